"""Records circles and moons of scikit-learn, unshuffled and without noise: points.txt beside.

To be run in this folder.
"""
from sklearn.datasets import make_circles, make_moons

with open("points.txt", "w") as out:
    for n in [1, 2, 5, 12]:
        for name, (x, y) in [
            ("circles", make_circles(n, shuffle=False, factor=0.3)),
            ("moons", make_moons(n, shuffle=False)),
        ]:
            print(name, n, *(f"{a!r},{b!r},{c}" for (a, b), c in zip(x.tolist(), y.tolist())), file=out)
