"""Records a network of square layers in PyTorch 1.13: its weights and what it gives, and judges what is written back.

usage: python3 record.py            writes torch.safetensors, old.safetensors and outputs.txt (needs safetensors 0.8.0)
       python3 record.py file       reads outputs of this network with the weights in a file, by nothing but torch and
                                    numpy: prints them
"""
import json, struct, sys
import numpy as np
import torch
from torch import nn


class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(4, 4)
        self.norm = nn.BatchNorm1d(4)
        self.act = nn.PReLU(4)

    def forward(self, x):
        return self.act(self.norm(self.fc(x)))


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.tokens = nn.Embedding(4, 4)
        self.blocks = nn.Sequential(Block(), Block())
        self.layer = nn.LayerNorm(4)
        self.group = nn.GroupNorm(2, 4)
        self.pair = nn.Bilinear(4, 4, 4)
        self.head = nn.Linear(4, 4, bias=False)

    def forward(self, ids):
        x = self.tokens(ids)
        y = self.group(self.layer(self.blocks(x)))
        return self.head(self.pair(y, x))


ids = torch.tensor([0, 1, 2, 3, 2, 1])


def read(path):
    data = open(path, "rb").read()
    length = struct.unpack("<Q", data[:8])[0]
    header = json.loads(data[8:8 + length])
    header.pop("__metadata__", None)
    types = {"F32": np.float32, "I64": np.int64}
    return {name: torch.from_numpy(np.frombuffer(data[8 + length:][slice(*entry["data_offsets"])], types[entry["dtype"]]).reshape(entry["shape"]).copy())
            for name, entry in header.items()}


def say(model, out):
    for row in model.eval()(ids).tolist():
        out.write(" ".join(repr(np.float32(value).item()) for value in row) + "\n")


model = Net()
if len(sys.argv) > 1:
    model.load_state_dict(read(sys.argv[1]), strict=True)
    say(model, sys.stdout)
else:
    import safetensors.torch
    torch.manual_seed(11)
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.normal_()
        for _ in range(3):
            model.train()(ids)
    safetensors.torch.save_file(model.state_dict(), "torch.safetensors", metadata={"format": "pt"})
    with open("outputs.txt", "w") as out:
        say(model, out)
    # As DataParallel, an older version and a half-precision copy have it.
    old = {"module." + name.replace("blocks.", "encoder.block"): value.bfloat16() if value.is_floating_point() else value
           for name, value in model.state_dict().items() if not name.endswith("num_batches_tracked")}
    safetensors.torch.save_file(old, "old.safetensors")
    model.load_state_dict({name[7:].replace("encoder.block", "blocks."): value.float() for name, value in old.items()}, strict=False)
    with open("old.txt", "w") as out:
        say(model, out)
