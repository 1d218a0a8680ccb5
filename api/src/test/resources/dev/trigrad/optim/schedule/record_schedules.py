"""Records PyTorch's learning rates of 120 steps, one line a schedule: python3 record_schedules.py > schedules.csv

Base rate 1, so that rates are factors. Written with torch 1.13 in double precision.
"""
import warnings

import torch
from torch.optim import lr_scheduler as s
from torch.optim.swa_utils import SWALR

warnings.simplefilter("ignore")


def optimizer():
    return torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=1.0)


def rates(make, steps=120):
    opt = optimizer()
    scheduler = make(opt)
    found = []
    for _ in range(steps):
        found.append(opt.param_groups[0]["lr"])
        opt.step()
        scheduler.step()
    return found


def plateau(steps=120, mode="min", **settings):
    opt = optimizer()
    scheduler = s.ReduceLROnPlateau(opt, mode=mode, **settings)
    found = []
    for t in range(steps):
        # A curve that falls, rests, and falls again; exact in binary.
        measure = (max(0, 20 - t) + ((t * 7) % 5) / 8 + (3 if t < 60 else 0)) * (1 if mode == "min" else -1)
        scheduler.step(measure)
        found.append(opt.param_groups[0]["lr"])
    return found


def sequential(o):
    return s.SequentialLR(
        o,
        [s.LinearLR(o, 0.25, 1.0, 10), s.CosineAnnealingLR(o, 60, 0.1), s.ExponentialLR(o, 0.9)],
        [10, 70],
    )


cases = {
    "constant": lambda: rates(lambda o: s.ConstantLR(o)),
    "step": lambda: rates(lambda o: s.StepLR(o, 30)),
    "step 7 0.5": lambda: rates(lambda o: s.StepLR(o, 7, 0.5)),
    "multiStep": lambda: rates(lambda o: s.MultiStepLR(o, [60, 90])),
    "exponential": lambda: rates(lambda o: s.ExponentialLR(o, 0.95)),
    "polynomial 5 1": lambda: rates(lambda o: s.PolynomialLR(o)),
    "polynomial 100 4": lambda: rates(lambda o: s.PolynomialLR(o, 100, 4.0)),
    "cosine 100": lambda: rates(lambda o: s.CosineAnnealingLR(o, 100)),
    "cosine 30 0.2": lambda: rates(lambda o: s.CosineAnnealingLR(o, 30, 0.2)),
    "warmRestarts 10 1": lambda: rates(lambda o: s.CosineAnnealingWarmRestarts(o, 10)),
    "warmRestarts 7 2 0.05": lambda: rates(lambda o: s.CosineAnnealingWarmRestarts(o, 7, 2, 0.05)),
    "linear": lambda: rates(lambda o: s.LinearLR(o)),
    "linear 0.1 0.7 50": lambda: rates(lambda o: s.LinearLR(o, 0.1, 0.7, 50)),
    "anneal 20 0.05": lambda: rates(lambda o: SWALR(o, 0.05, 20)),
    "anneal linear": lambda: rates(lambda o: SWALR(o, 0.05, 20, "linear")),
    "oneCycle": lambda: rates(lambda o: s.OneCycleLR(o, 1.0, 120)),
    "oneCycle straight": lambda: rates(lambda o: s.OneCycleLR(o, 1.0, 120, anneal_strategy="linear")),
    "oneCycle symmetric": lambda: rates(lambda o: s.OneCycleLR(o, 1.0, 120, three_phase=True)),
    "oneCycle settings": lambda: rates(
        lambda o: s.OneCycleLR(o, 1.0, 120, pct_start=0.21, div_factor=10.0, final_div_factor=100.0)
    ),
    "sequential": lambda: rates(sequential),
    "chained": lambda: rates(
        lambda o: s.ChainedScheduler([s.ConstantLR(o, 0.1, 20), s.ExponentialLR(o, 0.9)])
    ),
    "lambda": lambda: rates(lambda o: s.LambdaLR(o, lambda t: 1 / (1 + 0.01 * t))),
    "plateau": lambda: plateau(),
    "plateau settings": lambda: plateau(
        factor=0.5, patience=2, threshold=0.5, threshold_mode="abs", cooldown=3, min_lr=0.01
    ),
    "plateau max": lambda: plateau(mode="max", patience=4, threshold=0.01),
    "plateau max abs": lambda: plateau(mode="max", factor=0.3, patience=0, threshold=0.25, threshold_mode="abs"),
}
for name, make in cases.items():
    print(name + "," + ",".join(repr(float(x)) for x in make()))
