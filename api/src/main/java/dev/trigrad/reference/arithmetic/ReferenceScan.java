package dev.trigrad.reference.arithmetic;

import dev.trigrad.DType;
import dev.trigrad.Shape;
import dev.trigrad.TensorType;
import dev.trigrad.op.BinaryFunction;
import dev.trigrad.op.LinearRecurrence;
import dev.trigrad.reference.ReferenceValue;

/**
 * {@link LinearRecurrence} in double precision.
 *
 * <p>The bound runs along: that of each product, and of each sum on it, as if they were operations
 * of their own. Source: Higham, Accuracy and Stability of Numerical Algorithms, 2nd edition,
 * section 3.3, running error analysis.
 */
public final class ReferenceScan {
  private final TensorType type;
  private final ReferenceValue a;
  private final ReferenceValue b;
  private final ReferenceValue y;

  /** The product of the element at hand, and its bound. */
  private final double[] product = new double[1];

  private final double[] error = new double[1];

  private ReferenceScan(TensorType type, ReferenceValue a, ReferenceValue b) {
    this.type = type;
    this.a = a;
    this.b = b;
    this.y = new ReferenceValue(type, b.value().clone(), b.bound().clone());
  }

  public static ReferenceValue linearRecurrence(
      LinearRecurrence op, TensorType type, ReferenceValue a, ReferenceValue b) {
    var scan = new ReferenceScan(type, a, b);
    Shape shape = type.shape();
    int n = shape.extent(op.axis());
    int inner = shape.range(op.axis() + 1, shape.rank()).elements();
    for (int chain = 0; n > 0 && chain < type.elements() / n; chain++) {
      int first = chain / inner * n * inner + chain % inner;
      int start = op.reversed() ? first + (n - 1) * inner : first;
      scan.run(start, op.reversed() ? -inner : inner, n);
    }
    return scan.y;
  }

  /** The first element keeps its bits: nothing is multiplied or added. */
  private void run(int start, int step, int n) {
    for (int i = 1, at = start + step; i < n; i++, at += step) {
      int before = at - step;
      apply(
          BinaryFunction.MUL,
          a.value()[at],
          a.bound()[at],
          y.value()[before],
          y.bound()[before],
          product,
          error,
          0);
      apply(
          BinaryFunction.ADD,
          product[0],
          error[0],
          b.value()[at],
          b.bound()[at],
          y.value(),
          y.bound(),
          at);
    }
  }

  private void apply(
      BinaryFunction f,
      double p,
      double ep,
      double q,
      double eq,
      double[] value,
      double[] bound,
      int at) {
    if (type.dtype() == DType.INT32) {
      value[at] = ReferenceBinary.integer(f, p, q);
      bound[at] = ReferenceBinary.integerBound(f, p, ep, q, eq, value[at]);
    } else {
      double v = f.of(p, q);
      double propagated = ReferenceBinary.propagated(f, p, ep, q, eq, v);
      RoundingError.store(value, bound, at, v, propagated, f.ulps());
    }
  }
}
