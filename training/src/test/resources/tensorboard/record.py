"""Records event files of PyTorch's SummaryWriter for EventWriterTest: python3 record.py <directory>.

PyTorch 1.13 with TensorBoard 2.21. Times are fixed: 1700000000.25 s.
"""
import os
import sys
import time

TIME = 1700000000.25
time.time = lambda: TIME

import numpy

# PyTorch 1.13 asks for a dtype that NumPy 1.24 refuses; later releases of PyTorch do not.
greater = numpy.greater
numpy.greater = lambda a, b, dtype=None: greater(a, b)

from google.protobuf.struct_pb2 import Value
from tensorboard.compat.proto.summary_pb2 import Summary, SummaryMetadata
from tensorboard.plugins.hparams import api_pb2, plugin_data_pb2
from torch.utils.tensorboard import SummaryWriter
from torch.utils.tensorboard.summary import hparams


def write(name, log):
    directory = os.path.join(sys.argv[1], name + ".directory")
    writer = SummaryWriter(directory)
    log(writer)
    writer.close()
    [recorded] = os.listdir(directory)
    os.rename(os.path.join(directory, recorded), os.path.join(sys.argv[1], name + ".tfevents"))
    os.rmdir(directory)


VALUES = [1.0, 0.5, -2.25, float("nan"), float("inf"), float("-inf"), 0.0, -0.0, 1e-42, 3.0e38, 0.1]


def scalars(writer):
    for step, value in enumerate(VALUES):
        writer.add_scalar("loss", value, step)
    writer.add_scalar("größe/läuft", 7, 2**40)


def tensors(writer):
    for step, value in enumerate(VALUES):
        writer.add_scalar("loss", value, step, new_style=True)
        writer.add_scalar("wide", value, step, new_style=True, double_precision=True)


def histograms(writer):
    # Multiples of 1/64, whose sums and squares are exact in any order.
    spread = numpy.arange(-300, 500, dtype=numpy.float32) / 64
    writer.add_histogram("spread", spread, 1)
    writer.add_histogram("one", numpy.array([0.75], dtype=numpy.float32), 2)
    writer.add_histogram("zeros", numpy.zeros(5, dtype=numpy.float32), 3)
    writer.add_histogram("negative zero", numpy.array([-0.0, 1, 1], dtype=numpy.float32), 3)
    writer.add_histogram("far", numpy.array([-(2.0**66), 2.0**-40, 2.0**66], dtype=numpy.float32), 4)
    writer.add_histogram("whole", numpy.array([3, -1, 4, 1, -5, 9, 2, 6], dtype=numpy.int32), 5)


def images(writer):
    steps = numpy.arange(2 * 5 * 3 * 4 * 6)
    levels = (steps * 37 % 256).astype(numpy.uint8).reshape(10, 3, 4, 6)
    writer.add_image("color", levels[0], 1)
    writer.add_image("grey", levels[0, 0], 2, dataformats="HW")
    writer.add_images("grid", levels, 3)


def text(writer):
    writer.add_text("note", "**bold** naïve\n\n| a | b |", 3)


def curves(writer):
    scores = (numpy.arange(500) * 13 % 257 / 256).astype(numpy.float32)
    labels = (numpy.arange(500) * 7 % 11 < 5).astype(numpy.int32)
    writer.add_pr_curve("curve", labels, scores, 4)
    writer.add_pr_curve("none", labels * 0, scores, 5)


def hyperparameters(writer):
    # One at a time: maps are written in no order.
    for values in [{"rate": 0.125}, {"optimizer": "adam"}, {"layers": 3}]:
        for summary in hparams(values, {"accuracy": 0.75, "loss": 0.5}):
            writer.file_writer.add_summary(summary, 0)
        writer.add_scalar("accuracy", 0.75, 0)
        writer.add_scalar("loss", 0.5, 0)


def truths(writer):
    """PyTorch takes truth values for numbers; this is what TensorBoard's own classes make of them."""
    hparams = {"nesterov": Value(bool_value=True)}
    infos = [api_pb2.HParamInfo(name="nesterov", type=api_pb2.DATA_TYPE_BOOL)]
    for tag, data in [
        ("experiment", {"experiment": api_pb2.Experiment(hparam_infos=infos)}),
        ("session_start_info", {"session_start_info": plugin_data_pb2.SessionStartInfo(hparams=hparams)}),
        ("session_end_info", {"session_end_info": plugin_data_pb2.SessionEndInfo(status=api_pb2.STATUS_SUCCESS)}),
    ]:
        content = plugin_data_pb2.HParamsPluginData(**data).SerializeToString()
        plugin = SummaryMetadata.PluginData(plugin_name="hparams", content=content)
        value = Summary.Value(tag="_hparams_/" + tag, metadata=SummaryMetadata(plugin_data=plugin))
        writer.file_writer.add_summary(Summary(value=[value]), 0)


for each in [scalars, tensors, histograms, images, text, curves, hyperparameters, truths]:
    write(each.__name__, each)
