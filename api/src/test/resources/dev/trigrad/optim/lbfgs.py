"""Writes lbfgs.csv: values after each step of torch.optim.LBFGS with strong Wolfe line search, in float64.

    /usr/bin/python3 lbfgs.py > lbfgs.csv

Recorded with torch 1.13.1.
"""
import numpy as np
import torch

torch.set_default_dtype(torch.float64)


def rosenbrock(x):
    return (100 * (x[1:] - x[:-1] ** 2) ** 2 + (1 - x[:-1]) ** 2).sum()


def quartic(x):
    h = torch.tensor([0.5, 4.0, 20.0, 1.0])
    c = torch.tensor([1.0, -2.0, 0.5, 3.0])
    return (h * (x - c) ** 2 + 0.1 * x**4).sum() + 0.3 * (x[1:] * x[:-1]).sum()


def follow(name, f, start, steps, **settings):
    x = torch.nn.Parameter(torch.tensor(start))
    optimizer = torch.optim.LBFGS([x], line_search_fn="strong_wolfe", **settings)

    def closure():
        optimizer.zero_grad()
        loss = f(x)
        loss.backward()
        return loss

    for t in range(1, steps + 1):
        optimizer.step(closure)
        print(name + "," + str(t) + "," + ",".join("%.17g" % v for v in x.tolist()))


START = [-1.25, 1.0, -1.5, 2.0]
follow("rosenbrock", rosenbrock, START, 20, max_iter=4)
follow("rosenbrock default", rosenbrock, START, 4)
follow("rosenbrock history", rosenbrock, START, 30, max_iter=3, history_size=2, lr=0.5)
follow("quartic", quartic, START, 6, max_iter=3)
follow("quartic far", quartic, [-40.0, 30.0, 90.0, -20.0], 10, max_iter=2, lr=float(np.float32(0.01)))
follow("quartic tolerance", quartic, START, 5, tolerance_grad=0.5, tolerance_change=1e-3)
