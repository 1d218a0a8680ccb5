"""Writes optimizers.csv: trajectories of PyTorch's optimizers in float64, and of LION and LAMB by their papers.

    /usr/bin/python3 optimizers.py > optimizers.csv

Two parameters, of 4 and 2 values, take 100 steps along g = h (w - c) + n, where n is exact pseudo-random noise; the
second one has no gradient in every fifth step, and from step 51 on the rates are halved. Settings that are floats in
Trigrad are rounded to float32 first. Recorded with torch 1.13.1.
"""
import numpy as np
import torch

torch.set_default_dtype(torch.float64)
STEPS = 100
SHOWN = [1, 2, 5] + list(range(10, STEPS + 1, 10))
START = [1.0, -2.0, 0.5, 3.0, -0.25, 4.0]
CURVATURE = [0.5, 1.0, 2.0, 0.0, 1.5, 0.25]
CENTRE = [0.25, 0.5, -1.0, 0.0, 2.0, -3.0]


def f(x):
    """As a float32 of Trigrad's settings."""
    return float(np.float32(x))


def noise():
    """Rows of multiples of 2^-22 in [-1, 1); every third one of the fourth value is 0."""
    state, rows = 1, []
    for t in range(1, STEPS + 1):
        row = []
        for i in range(6):
            state = (1103515245 * state + 12345) % 2**31
            row.append(0.0 if i == 3 and t % 3 == 1 else (state >> 8) / 2.0**22 - 1.0)
        rows.append(row)
    return rows


NOISE = noise()


def gradient(t, w):
    return [h * (x - c) + n for h, x, c, n in zip(CURVATURE, w, CENTRE, NOISE[t - 1])]


def show(name, t, w):
    if t in SHOWN:
        print(name + "," + str(t) + "," + ",".join("%.17g" % x for x in w))


def follow(name, make, groups=None):
    a = torch.nn.Parameter(torch.tensor(START[:4]))
    b = torch.nn.Parameter(torch.tensor(START[4:]))
    optimizer = make([a, b] if groups is None else [{"params": [a]}, dict(params=[b], **groups)])
    bases = [group["lr"] for group in optimizer.param_groups]
    for t in range(1, STEPS + 1):
        for group, base in zip(optimizer.param_groups, bases):
            group["lr"] = base if t <= 50 else base / 2
        g = gradient(t, a.tolist() + b.tolist())
        a.grad = torch.tensor(g[:4])
        b.grad = None if t % 5 == 0 else torch.tensor(g[4:])
        optimizer.step()
        show(name, t, a.tolist() + b.tolist())


def by_hand(name, lr, step):
    """step(w, g, state, lr, t) of one parameter as numpy arrays."""
    w = [np.array(START[:4]), np.array(START[4:])]
    states, counts = [{}, {}], [0, 0]
    for t in range(1, STEPS + 1):
        g = gradient(t, list(w[0]) + list(w[1]))
        for p, gradients in enumerate([np.array(g[:4]), np.array(g[4:])]):
            if p == 1 and t % 5 == 0:
                continue
            counts[p] += 1
            w[p] = step(w[p], gradients, states[p], lr if t <= 50 else lr / 2, counts[p])
        show(name, t, list(w[0]) + list(w[1]))


def lion(beta1, beta2, decay):
    """Chen et al. 2023, program 1."""

    def step(w, g, state, lr, t):
        m = state.get("m", 0 * w)
        update = np.sign(beta1 * m + (1 - beta1) * g)
        state["m"] = beta2 * m + (1 - beta2) * g
        return w - lr * (update + decay * w)

    return step


def lamb(beta1, beta2, epsilon, decay):
    """You et al. 2020, algorithm 2, with the identity for phi."""

    def step(w, g, state, lr, t):
        m = state["m"] = beta1 * state.get("m", 0 * w) + (1 - beta1) * g
        v = state["v"] = beta2 * state.get("v", 0 * w) + (1 - beta2) * g * g
        r = (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + epsilon) + decay * w
        size, length = np.sqrt(np.sum(w * w)), np.sqrt(np.sum(r * r))
        ratio = size / length if size > 0 and length > 0 else 1
        return w - lr * ratio * r

    return step


O = torch.optim
follow("sgd", lambda p: O.SGD(p, f(0.1)))
follow("sgd decay", lambda p: O.SGD(p, f(0.1), weight_decay=f(0.01)))
follow("sgd momentum", lambda p: O.SGD(p, f(0.1), momentum=f(0.9)))
follow("sgd momentum decay", lambda p: O.SGD(p, f(0.1), momentum=f(0.9), weight_decay=f(0.01)))
follow("sgd dampening", lambda p: O.SGD(p, f(0.1), momentum=f(0.9), dampening=f(0.3), weight_decay=f(0.01)))
follow("sgd nesterov", lambda p: O.SGD(p, f(0.1), momentum=f(0.9), nesterov=True, weight_decay=f(0.01)))
follow("sgd maximize", lambda p: O.SGD(p, f(0.001), momentum=f(0.5), weight_decay=f(0.01), maximize=True))
follow("sgd groups", lambda p: O.SGD(p, f(0.1), weight_decay=f(0.01)), dict(lr=f(0.02), momentum=f(0.8), weight_decay=0))
follow("perceptron", lambda p: O.SGD(p, 1.0))
follow("adagrad", lambda p: O.Adagrad(p, f(0.1)))
follow("adagrad all", lambda p: O.Adagrad(p, f(0.1), lr_decay=f(0.05), weight_decay=f(0.01), initial_accumulator_value=f(0.1), eps=f(1e-3)))
follow("adadelta", lambda p: O.Adadelta(p, 1.0))
follow("adadelta all", lambda p: O.Adadelta(p, f(0.5), rho=0.8, eps=f(1e-3), weight_decay=f(0.01)))
follow("rmsprop", lambda p: O.RMSprop(p, f(0.01)))
follow("rmsprop centered", lambda p: O.RMSprop(p, f(0.01), alpha=0.9, eps=f(1e-4), centered=True))
follow("rmsprop momentum", lambda p: O.RMSprop(p, f(0.01), momentum=f(0.9), weight_decay=f(0.01)))
follow("rmsprop all", lambda p: O.RMSprop(p, f(0.01), alpha=0.9, eps=f(1e-4), momentum=f(0.5), weight_decay=f(0.01), centered=True))
follow("adam", lambda p: O.Adam(p, f(0.01)))
follow("adam all", lambda p: O.Adam(p, f(0.01), betas=(0.8, 0.95), eps=f(1e-3), weight_decay=f(0.1)))
follow("adam maximize", lambda p: O.Adam(p, f(0.01), weight_decay=f(0.1), maximize=True))
follow("amsgrad", lambda p: O.Adam(p, f(0.01), betas=(0.5, 0.8), amsgrad=True))
follow("adamw", lambda p: O.AdamW(p, f(0.01)))
follow("adamw all", lambda p: O.AdamW(p, f(0.01), betas=(0.8, 0.95), eps=f(1e-3), weight_decay=f(0.3), amsgrad=True))
follow("adamw groups", lambda p: O.AdamW(p, f(0.01), weight_decay=f(0.1)), dict(lr=f(0.05), weight_decay=0, betas=(0.7, 0.9), eps=f(1e-4)))
# The single-tensor form of 1.13 multiplies the product of t + 1 momenta by the t-th once more; the other is the paper's.
follow("nadam", lambda p: O.NAdam(p, f(0.01), foreach=True))
follow("nadam all", lambda p: O.NAdam(p, f(0.01), betas=(0.8, 0.95), eps=f(1e-3), weight_decay=f(0.1), momentum_decay=f(0.02), foreach=True))
follow("radam", lambda p: O.RAdam(p, f(0.01)))
follow("radam all", lambda p: O.RAdam(p, f(0.01), betas=(0.8, 0.95), eps=f(1e-3), weight_decay=f(0.1)))
follow("adamax", lambda p: O.Adamax(p, f(0.01)))
follow("adamax all", lambda p: O.Adamax(p, f(0.01), betas=(0.8, 0.95), eps=f(1e-3), weight_decay=f(0.1)))
by_hand("lion", f(0.01), lion(0.9, 0.99, 0))
by_hand("lion decay", f(0.01), lion(0.8, 0.95, f(0.1)))
by_hand("lamb", f(0.01), lamb(0.9, 0.999, 1e-6, 0))
by_hand("lamb decay", f(0.01), lamb(0.8, 0.95, f(1e-3), f(0.1)))
