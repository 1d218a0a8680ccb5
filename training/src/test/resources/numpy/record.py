"""Writes files with NumPy (1.24.2, Debian's python3-numpy) into recorded.zip: /usr/bin/python3 record.py

<type>-<shape>[-fortran][-v2|-v3].npy holds values(type, shape); stored.npz and deflated.npz hold several; refused-*.npy
are what must not be read; own-*.npy are numpy.save's bytes of arrays that the test writes too.
"""
import os
import tempfile
import zipfile
import numpy as np
from numpy.lib import format as f

target = os.path.abspath("recorded.zip")
os.chdir(tempfile.mkdtemp())


def values(dtype, shape):
    n = int(np.prod(shape))
    d = np.dtype(dtype)
    if d.kind == "b":
        v = np.arange(n) % 3 == 1
    elif d.kind == "f":
        v = (np.arange(n) - 2.5) / 8
        if n > 5:
            v[:5] = [0.1, -np.inf, np.inf, np.nan, -0.0]
    else:
        i = np.iinfo(d)
        v = np.arange(n) * 5 + (0 if d.kind == "u" else -9)
        if n > 2:
            v[0], v[1] = max(i.min, -(2**31)), min(i.max, 2**31 - 1)
    return v.astype(d).reshape(shape)


types = "<f4 >f4 <f8 >f8 <f2 >f2 |i1 <i2 >i2 <i4 >i4 <i8 >i8 |u1 <u2 >u2 <u4 >u4 <u8 >u8 |b1".split()
shapes = {"scalar": (), "empty": (0,), "hole": (2, 0, 3), "vector": (7,), "matrix": (3, 4), "cube": (2, 3, 4)}
for t in types:
    name = t.replace("<", "le").replace(">", "be").replace("|", "")
    for s in ("vector", "cube"):
        np.save("%s-%s.npy" % (name, s), values(t, shapes[s]))
    np.save("%s-cube-fortran.npy" % name, np.asfortranarray(values(t, shapes["cube"])))
for s in shapes:
    np.save("f4-%s.npy" % s, values("<f4", shapes[s]))
    a = np.asarray(values("<f4", shapes[s]), order="F")
    for version in (2, 0), (3, 0):
        with open("f4-%s-v%d.npy" % (s, version[0]), "wb") as out:
            f.write_array(out, a, version=version)

refused = {
    "object": np.array([1, "a"], dtype=object),
    "complex": np.zeros(2, np.complex64),
    "bytes": np.array([b"ab", b"c"]),
    "text": np.array(["ab", "c"]),
    "structured": np.zeros(2, [("a", "<f4"), ("b", "<i4")]),
    "date": np.array(["2020-01-01"], dtype="datetime64[D]"),
    "raw": np.zeros(2, "V4"),
    "longdouble": np.zeros(2, np.longdouble),
    "axes": np.zeros((1,) * 9, np.float32),
    "int64": np.array([[1, 2], [2**31, 3]]),
    "uint32": np.array([1, 2**32 - 1], np.uint32),
    "uint64": np.array([2**64 - 1], np.uint64),
}
for name, a in refused.items():
    np.save("refused-%s.npy" % name, a, allow_pickle=name == "object")

many = {"weight": values("<f4", (3, 4)), "bias": values("<f8", (4,)), "labels": values("<i8", (3,)), "größe/x.1": values("|b1", ()), "none": values("<f4", (0,))}
np.savez("stored.npz", **many)
np.savez_compressed("deflated.npz", **many)
np.savez("nothing.npz")
np.savez_compressed("data.npz", features=np.arange(12, dtype="<f8").reshape(6, 2), targets=np.arange(6) % 3)

np.save("own-float32.npy", np.array([[1.5, -2, np.inf], [0, 1e-40, 3]], np.float32))
np.save("own-int32.npy", np.array([1, -2, 2**31 - 1], np.int32))
np.save("own-bool.npy", np.array([True, False, True]))
np.save("own-float64.npy", np.full((2, 1, 2), 0.1))
np.save("own-scalar.npy", np.float32(7))
np.save("own-empty.npy", np.zeros((0, 3), np.float32))
np.save("own-wide.npy", np.zeros((1, 2, 1, 1, 1, 1, 1, 123), np.int32))

with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as out:
    for name in sorted(os.listdir(".")):
        out.writestr(zipfile.ZipInfo(name), open(name, "rb").read(), zipfile.ZIP_DEFLATED)
