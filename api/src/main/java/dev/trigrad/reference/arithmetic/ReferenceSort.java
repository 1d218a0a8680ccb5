package dev.trigrad.reference.arithmetic;

import dev.trigrad.Shape;
import dev.trigrad.TensorType;
import dev.trigrad.op.ArgSort;
import dev.trigrad.reference.ReferenceValue;
import java.util.Arrays;
import java.util.Comparator;

/** {@link ArgSort} in double precision. */
public final class ReferenceSort {
  private ReferenceSort() {}

  public static ReferenceValue argSort(ArgSort op, TensorType type, ReferenceValue x) {
    Shape shape = type.shape();
    int n = shape.extent(op.axis());
    int inner = shape.range(op.axis() + 1, shape.rank()).elements();
    double[] value = new double[type.elements()];
    double[] bound = new double[value.length];
    for (int row = 0; n > 0 && row < value.length / n; row++) {
      int at = row / inner * n * inner + row % inner;
      Integer[] order = order(op.descending(), x.value(), at, n, inner);
      double[] spread = spread(op.descending(), x, at, inner, order);
      for (int i = 0; i < n; i++) {
        value[at + i * inner] = order[i];
        bound[at + i * inner] = spread[i];
      }
    }
    return new ReferenceValue(type, value, bound);
  }

  private static Integer[] order(boolean descending, double[] x, int at, int n, int stride) {
    var order = new Integer[n];
    Arrays.setAll(order, i -> i);
    // Adding 0 makes one zero of both.
    Comparator<Integer> ascending = Comparator.comparingDouble(i -> x[at + i * stride] + 0.0);
    // The sort is stable in either direction.
    Arrays.sort(order, descending ? ascending.reversed() : ascending);
    return order;
  }

  /**
   * How far each index may be from the one in its place: numbers whose intervals meet, directly or
   * through others, may come in any order, unless all of them are exact.
   */
  private static double[] spread(
      boolean descending, ReferenceValue x, int at, int stride, Integer[] order) {
    int n = order.length;
    double[] low = new double[n];
    double[] high = new double[n];
    boolean[] open = new boolean[n];
    for (int i = 0; i < n; i++) {
      double e = x.bound()[at + order[i] * stride];
      double v = x.value()[at + order[i] * stride];
      double number = Double.isNaN(v) ? Double.POSITIVE_INFINITY : v;
      boolean any = e == Double.POSITIVE_INFINITY;
      open[i] = e > 0;
      low[i] = (descending ? -1 : 1) * number - e;
      high[i] = any ? e : (descending ? -1 : 1) * number + e;
      low[i] = any ? -e : low[i];
    }
    for (int i = n - 2; i >= 0; i--) {
      low[i] = Math.min(low[i], low[i + 1]);
    }
    double[] spread = new double[n];
    for (int from = 0, to; from < n; from = to) {
      double reach = high[from];
      for (to = from + 1; to < n && low[to] <= reach; to++) {
        reach = Math.max(reach, high[to]);
      }
      fill(spread, order, open, from, to);
    }
    return spread;
  }

  private static void fill(double[] spread, Integer[] order, boolean[] open, int from, int to) {
    boolean uncertain = false;
    int least = Integer.MAX_VALUE;
    int most = 0;
    for (int i = from; i < to; i++) {
      uncertain |= open[i];
      least = Math.min(least, order[i]);
      most = Math.max(most, order[i]);
    }
    for (int i = from; uncertain && i < to; i++) {
      spread[i] = Math.max(most - order[i], order[i] - least);
    }
  }
}
