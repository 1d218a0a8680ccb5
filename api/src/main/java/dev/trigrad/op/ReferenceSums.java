package dev.trigrad.op;

import dev.trigrad.DType;
import dev.trigrad.TensorType;

/** Sums in double precision with the bound n·u·Σ|terms| of any order of additions in float32. */
final class ReferenceSums {
  /** Covers the terms of second order in u for any sum of less than 2¹⁷ terms. */
  private static final double SECOND_ORDER = 1.01;

  private final TensorType type;
  private final double[] sum;
  private final double[] magnitude;
  private final double[] carried;
  private final int[] count;

  ReferenceSums(TensorType type) {
    this.type = type;
    this.sum = new double[type.elements()];
    this.magnitude = new double[sum.length];
    this.carried = new double[sum.length];
    this.count = new int[sum.length];
  }

  void add(int at, double term, double bound) {
    sum[at] += term;
    magnitude[at] += Math.abs(term) + bound;
    carried[at] += bound;
    count[at]++;
  }

  ReferenceValue result() {
    double[] bound = new double[sum.length];
    for (int i = 0; i < sum.length; i++) {
      if (type.dtype() == DType.INT32) {
        sum[i] = (int) (long) sum[i];
        bound[i] = carried[i] > 0 ? Double.POSITIVE_INFINITY : 0;
      } else if (magnitude[i] > Float.MAX_VALUE && !Double.isInfinite(magnitude[i])) {
        // Partial sums may overflow or not, by their order.
        bound[i] = Double.POSITIVE_INFINITY;
      } else if (Double.isFinite(sum[i])) {
        bound[i] = carried[i] + SECOND_ORDER * count[i] * (ReferenceValue.U * magnitude[i] + ReferenceValue.TINY);
      }
    }
    return new ReferenceValue(type, sum, bound);
  }
}
