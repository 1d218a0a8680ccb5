"""Records random networks in PyTorch 1.13: weights in float32, loss and gradients in double.

usage: python3 record.py     writes networks.safetensors and networks.txt (one network a line: its layers)
"""
import json, random, struct
import numpy as np
import torch
from torch import nn
import torch.nn.functional as F

torch.manual_seed(7)
random.seed(7)
EPSILON = float(np.float32(1e-5))
ACTIVATIONS = {"relu": F.relu, "elu": F.elu, "selu": F.selu, "silu": F.silu, "mish": F.mish, "gelu": F.gelu, "tanh": torch.tanh,
               "sigmoid": torch.sigmoid, "logSigmoid": F.logsigmoid, "softsign": F.softsign, "softmax": lambda x: F.softmax(x, -1)}


class Activation(nn.Module):
    def __init__(self, name):
        super().__init__()
        self.function = ACTIVATIONS[name]

    def forward(self, x):
        return self.function(x)


class Residual(nn.Module):
    def __init__(self, inner):
        super().__init__()
        self.inner = inner

    def forward(self, x):
        return x + self.inner(x)


def network(width):
    layers, words = [], []
    for _ in range(random.randint(3, 7)):
        kind = random.choice(["linear", "linear", "layer", "batch", "prelu", "residual", "act", "act"])
        act = random.choice(list(ACTIVATIONS))
        if kind == "linear":
            out = random.randint(3, 9)
            layers.append(nn.Linear(width, out))
            words.append(f"linear:{width}:{out}")
            width = out
        elif kind == "act":
            layers.append(Activation(act))
            words.append(act)
        elif kind == "residual":
            layers.append(Residual(nn.Sequential(nn.Linear(width, width), Activation(act))))
            words.append(f"residual:{width}:{act}")
        else:
            layers.append({"layer": nn.LayerNorm(width, eps=EPSILON), "batch": nn.BatchNorm1d(width, eps=EPSILON), "prelu": nn.PReLU(width)}[kind])
            words.append(f"{kind}:{width}")
    return nn.Sequential(*layers), words, width


tensors, lines = {}, []
for index in range(24):
    start = random.randint(3, 6)
    model, words, width = network(start)
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.add_(0.3 * torch.randn_like(parameter))
        for name, value in model.state_dict().items():
            if name.endswith("running_mean"):
                value.normal_()
            if name.endswith("running_var"):
                value.uniform_(0.5, 2)
    for name, value in model.state_dict().items():
        tensors[f"{index}.model.{name}"] = value.clone()
    x, y = torch.randn(5, start), torch.randint(width, (5,))
    training = index % 2 == 1
    model = model.double().train(training)
    input = x.double().requires_grad_(True)
    loss = F.cross_entropy(model(input), y)
    loss.backward()
    tensors.update({f"{index}.x": x, f"{index}.y": y.int(), f"{index}.loss": loss.detach(), f"{index}.gradient.x": input.grad})
    tensors.update({f"{index}.gradient.{name}": value.grad for name, value in model.named_parameters()})
    lines.append(("training " if training else "inference ") + " ".join(words))

header, data = {}, b""
for name, value in sorted(tensors.items()):
    raw = value.contiguous().numpy().tobytes()
    kind = {torch.float32: "F32", torch.float64: "F64", torch.int32: "I32", torch.int64: "I64"}[value.dtype]
    header[name] = {"dtype": kind, "shape": list(value.shape), "data_offsets": [len(data), len(data) + len(raw)]}
    data += raw
text = json.dumps(header).encode()
text += b" " * (-len(text) % 8)
with open("networks.safetensors", "wb") as out:
    out.write(struct.pack("<Q", len(text)) + text + data)
with open("networks.txt", "w") as out:
    out.write("\n".join(lines) + "\n")
