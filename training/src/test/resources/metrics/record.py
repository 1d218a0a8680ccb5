"""Records what scikit-learn (1.2.1, Debian's python3-sklearn) measures of random samples: python3 record.py > sklearn.txt

A line is a name and numbers; "case <task> <samples> <width>" begins a case, "scores" and "targets" are its data.
Scores are rounded to quarters in the cases called tied, so that many are equal.
"""
import warnings
import numpy as np
from sklearn import metrics as m

warnings.filterwarnings("ignore")
rng = np.random.default_rng(20)


def line(name, *values):
    print(name, *[repr(float(v)) if not isinstance(v, (int, np.integer)) else str(v) for v in values])


def scores(shape, tied):
    s = rng.normal(size=shape).astype(np.float32)
    return np.round(s * 4).astype(np.float32) / 4 if tied else s


def prf(y, p, averages, labels):
    for name, f in ("precision", m.precision_score), ("recall", m.recall_score), ("f1", m.f1_score):
        for a in averages:
            line(name + "." + a, f(y, p, average=a, zero_division=0))
        for i, v in enumerate(f(y, p, average=None, labels=labels, zero_division=0)):
            line(name + "." + str(i), v)


def begin(task, s, y):
    print("case", task, len(s), s.shape[1] if s.ndim > 1 else 1)
    line("scores", *s.ravel())
    line("targets", *y.ravel())


for tied in False, True:
    for n in 2, 41, 200:
        s = scores(n, tied)
        y = rng.integers(0, 2, n)
        y[:2] = 0, 1
        begin("binary", s, y)
        p = (s > 0).astype(int)
        line("accuracy", m.accuracy_score(y, p))
        prf(y, p, ("binary", "micro", "macro", "weighted"), [0, 1])
        line("rocAuc", m.roc_auc_score(y, s))
        line("averagePrecision", m.average_precision_score(y, s))
    for n, c in (5, 3), (41, 4), (150, 7):
        s = scores((n, c), tied)
        y = rng.integers(0, c, n)
        y[:c] = np.arange(c)
        if n == 41:
            s[:, 2] = -9  # class 2 is never given
        begin("multiclass", s, y)
        p = s.argmax(1)
        line("accuracy", m.accuracy_score(y, p))
        prf(y, p, ("micro", "macro", "weighted"), list(range(c)))
        hot = np.eye(c, dtype=int)[y]
        for a in "micro", "macro", "weighted":
            line("rocAuc." + a, m.roc_auc_score(hot, s, average=a))
            line("averagePrecision." + a, m.average_precision_score(hot, s, average=a))
        if not tied:
            for k in 1, 2, 3:
                line("top-%d" % k, m.top_k_accuracy_score(y, s, k=k, labels=list(range(c))))
        line("confusion", *m.confusion_matrix(y, p, labels=list(range(c))).ravel())
    for n, c in (6, 2), (60, 5):
        s = scores((n, c), tied)
        y = rng.integers(0, 2, (n, c))
        y[0], y[1] = 0, 1
        begin("multilabel", s, y)
        p = (s > 0).astype(int)
        line("accuracy", m.accuracy_score(y, p))
        prf(y, p, ("micro", "macro", "weighted"), list(range(c)))
        for a in "micro", "macro", "weighted":
            line("rocAuc." + a, m.roc_auc_score(y, s, average=a))
            line("averagePrecision." + a, m.average_precision_score(y, s, average=a))

# a class that neither occurs nor is given, one of each kind of absence
s = np.eye(5, dtype=np.float32)[[0, 0, 1, 3, 3, 1, 0]]
y = np.array([0, 1, 1, 2, 3, 1, 0])
begin("multiclass", s, y)
line("accuracy", m.accuracy_score(y, s.argmax(1)))
prf(y, s.argmax(1), ("micro", "macro", "weighted"), list(range(5)))

for n, c in (2, 1), (33, 1), (50, 3):
    p = rng.normal(size=(n, c)).astype(np.float32)
    y = (p + rng.normal(size=(n, c)) * 0.3 + 100 * np.arange(c)).astype(np.float32)
    if c == 3:
        y[:, 1] = 7  # constant, missed
        y[:, 2] = 2
        p[:, 2] = 2  # constant, met
    begin("regression", p, y)
    p, y = p.astype(np.float64), y.astype(np.float64)
    line("mae", m.mean_absolute_error(y, p))
    line("mse", m.mean_squared_error(y, p))
    line("rmse", m.mean_squared_error(y.ravel(), p.ravel(), squared=False))
    line("maxError", m.max_error(y.ravel(), p.ravel()))
    line("r2", m.r2_score(y, p))
