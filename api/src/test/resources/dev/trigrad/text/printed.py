"""Writes printed.txt: how NumPy prints arrays.

python3 printed.py > printed.txt

A case is a line "= type[extents] elements", floats as their bits, and the lines that print() writes.
"""

import numpy as np

CASES = []


def floats(*shapes_and_values):
    for values in shapes_and_values:
        CASES.append(np.asarray(values, dtype=np.float32))


def of(values, *shape):
    return np.asarray(values, dtype=np.float32).reshape(shape)


rng = np.random.RandomState(7)
floats(1.5, 0.0, -0.0, 3, 0.1, -2.25, 1e-5, 1.5e-5, 1e16, 1.5e16, 123456.79, 1e15, 1e-4, 16777216)
floats(np.nan, np.inf, -np.inf, 1 / 3, 3.4028235e38, 1.4e-45)
floats([1, 2, 3], [0.5, -2.25], [1e-5, 1], [1e9], [1e8], [99999999], [0.0001, 0.1], [0.00011, 0.1])
floats([np.nan, np.inf, -np.inf, 0.5], [np.nan], [np.inf], [-np.inf], [np.nan, -np.inf], [np.inf, 1])
floats([np.nan, 1e-5], [-np.inf, 1e20], [np.nan, 123456], [-np.inf, 1], [np.inf, -1])
floats([0.0, -0.0], [-0.0], [0, 1e-3], [1000, 1], [1001, 1], [1000.5, 1], [0.001, 1.0])
floats([1 / 3, 2 / 3], [0.1, 0.12, 0.123], [3.14159265, -2.7182818], [1.4e-45], [3.4028235e38, 1])
floats([1e-38, 1e38], [1.17549435e-38, 5e-41], [123.456, 0.00123], [0.00012345678, 0.05])
floats([16777217, 33554448], [16777216.0, 0.5], [8388609, 8388608.5], [0.3, 0.30000001, 0.29999998])
floats([9.9999999e7, 1], [0.99999999, 0.5], [1.9999999, 1e-3], [1e-4, 1e-1], [67108864, 33554432])
floats([], of([], 0, 3), of([], 2, 0, 3))
floats(of([1, 2, 3, -4, 5, 60], 2, 3), of([1, 2, 3, 4], 2, 1, 2), of(range(24), 2, 3, 4))
floats(of(range(16), 2, 2, 2, 2), of([7], 1, 1, 1, 1, 1))
floats(rng.randn(5), rng.randn(3, 4), rng.rand(17), rng.randn(2, 3, 5), rng.randn(40), rng.randn(3, 20))
floats(rng.randn(4, 3) * 10.0 ** rng.randint(-6, 6, (4, 3)), rng.randn(12) * 1e-7, rng.rand(30) * 1e6)
floats(np.arange(1000), np.arange(1001), np.zeros((40, 50)), rng.randn(7, 150), rng.randn(11, 10, 10))
floats(rng.rand(1001, 1), rng.rand(2, 501), rng.rand(1, 1, 1001), rng.randn(6, 6, 30), rng.randn(600, 2))
floats(np.where(np.arange(1200) == 600, 1e10, 1), np.where(np.arange(1200) == 1199, -1e-9, 1))
for values in (3, -7, [1, 2, 3], [-1, 10, 100], [2147483647, -2147483648], [[1, -2], [30, 4]], []):
    CASES.append(np.asarray(values, dtype=np.int32))
CASES.append(np.arange(2001, dtype=np.int32))
CASES.append(np.arange(60, dtype=np.int32))
CASES.append(np.arange(1200, dtype=np.int32).reshape(30, 40) - 600)
for values in (True, False, [True, False], [[True], [True]], [True] * 30, [[False] * 300] * 4):
    CASES.append(np.asarray(values, dtype=bool))
for values in (0.1, 1e-300, [0.1, 1 / 3], [1e-300, 1e100], [1, 2.5], rng.randn(5), rng.rand(2, 4) * 1e-9):
    CASES.append(np.asarray(values, dtype=np.float64))

for x in CASES:
    bits = {"float32": np.int32, "float64": np.int64}.get(str(x.dtype))
    numbers = (x.view(bits) if x.ndim else x.reshape(1).view(bits)) if bits else x.astype(np.int32)
    flat = " ".join(str(v) for v in numbers.reshape(-1))
    print("=", str(x.dtype) + str(list(x.shape)), flat)
    print(x)
