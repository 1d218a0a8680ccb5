"""Records scikit-learn's scalers: /usr/bin/python3 record.py > scalers.txt

Each line: kind, then numbers. x: a row of float32; then what each scaler made of it.
"""
import numpy as np
from sklearn.preprocessing import MinMaxScaler, StandardScaler, OneHotEncoder

rng = np.random.default_rng(1)
x = np.stack(
    [
        rng.normal(size=30),
        1e6 + rng.normal(size=30),
        np.full(30, 3.25),
        1e-4 * rng.exponential(size=30),
        -(10.0 ** rng.integers(-3, 6, size=30)),
    ],
    axis=1,
).astype(np.float32)
d = x.astype(np.float64)
standard = StandardScaler().fit(d)
minmax = MinMaxScaler(feature_range=(-1, 2)).fit(d)
c = rng.integers(-2, 4, size=30) * 3
hot = OneHotEncoder(sparse=False).fit(c[:, None])


def line(kind, numbers):
    print(kind, *[repr(float(n)) for n in numbers])


line("mean", standard.mean_)
line("deviation", standard.scale_)
line("minimum", minmax.data_min_)
line("range", minmax.data_range_)
line("categories", hot.categories_[0])
for i in range(30):
    line("x", x[i])
    line("standard", standard.transform(d[i : i + 1])[0])
    line("minmax", minmax.transform(d[i : i + 1])[0])
    line("class", [c[i]])
    line("hot", hot.transform(c[i : i + 1, None])[0])
