package dev.trigrad.reference.arithmetic;

import dev.trigrad.DType;
import dev.trigrad.Shape;
import dev.trigrad.TensorType;
import dev.trigrad.op.ArgMax;
import dev.trigrad.op.BinaryFunction;
import dev.trigrad.op.Reduce;
import dev.trigrad.op.ReduceFunction;
import dev.trigrad.reference.ReferenceValue;
import java.util.Arrays;

/** {@link Reduce} and {@link ArgMax} in double precision. */
public final class ReferenceReduce {
  private ReferenceReduce() {}

  public static ReferenceValue reduce(Reduce reduce, TensorType type, ReferenceValue x) {
    Shape shape = x.type().shape();
    int[] axes = reduce.axes().toArray();
    int[] targets = targets(shape, axes);
    if (reduce.function() != ReduceFunction.SUM) {
      return extreme(
          reduce.function() == ReduceFunction.MAX ? BinaryFunction.MAX : BinaryFunction.MIN,
          type,
          x,
          targets);
    }
    return type.dtype() == DType.INT32
        ? integerSum(type, x, targets)
        : sum(type, x, targets, reduce.count(shape));
  }

  /** Which element of the result each element of the input goes to. */
  private static int[] targets(Shape shape, int[] axes) {
    int[] strides = shape.reduce(axes, true).strides();
    for (int axis : axes) {
      strides[axis] = 0;
    }
    return ReferenceLayout.walk(shape, strides, 0);
  }

  private static ReferenceValue sum(TensorType type, ReferenceValue x, int[] targets, int count) {
    var sums = new ReferenceSum[type.elements()];
    Arrays.setAll(sums, i -> new ReferenceSum());
    for (int i = 0; i < targets.length; i++) {
      sums[targets[i]].add(x.value()[i], x.bound()[i]);
    }
    return stored(type, sums, Math.max(count - 1, 0));
  }

  static ReferenceValue stored(TensorType type, ReferenceSum[] sums, long roundings) {
    double[] value = new double[sums.length];
    double[] bound = new double[sums.length];
    for (int i = 0; i < sums.length; i++) {
      sums[i].store(value, bound, i, roundings);
    }
    return new ReferenceValue(type, value, bound);
  }

  static ReferenceValue integerSum(TensorType type, ReferenceValue x, int[] targets) {
    double[] value = new double[type.elements()];
    double[] bound = new double[value.length];
    for (int i = 0; i < targets.length; i++) {
      value[targets[i]] = (int) value[targets[i]] + (int) x.value()[i];
      bound[targets[i]] += x.bound()[i];
    }
    for (int i = 0; i < value.length; i++) {
      bound[i] =
          bound[i] > 0 && Math.abs(value[i]) + bound[i] > Integer.MAX_VALUE
              ? Double.POSITIVE_INFINITY
              : bound[i];
    }
    return new ReferenceValue(type, value, bound);
  }

  private static ReferenceValue extreme(
      BinaryFunction f, TensorType type, ReferenceValue x, int[] targets) {
    double start = f == BinaryFunction.MAX ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    double[] value = new double[type.elements()];
    Arrays.fill(value, start);
    double[] low = value.clone();
    double[] high = value.clone();
    boolean[] open = new boolean[value.length];
    boolean[] nan = new boolean[value.length];
    for (int i = 0; i < targets.length; i++) {
      int to = targets[i];
      double term = x.value()[i];
      double error = x.bound()[i];
      value[to] = f.of(value[to], term);
      if (error == Double.POSITIVE_INFINITY) {
        open[to] = true;
      } else {
        nan[to] |= Double.isNaN(term);
        low[to] = f.of(low[to], term - error);
        high[to] = f.of(high[to], term + error);
      }
    }
    double[] bound = new double[value.length];
    for (int i = 0; i < bound.length; i++) {
      double spread =
          Math.max(
              RoundingError.deviation(value[i], low[i]),
              RoundingError.deviation(value[i], high[i]));
      // One NaN that is certain decides, whatever the others are.
      bound[i] = nan[i] ? 0 : open[i] ? Double.POSITIVE_INFINITY : spread;
    }
    return new ReferenceValue(type, value, bound);
  }

  public static ReferenceValue argMax(ArgMax argMax, TensorType type, ReferenceValue x) {
    Shape shape = x.type().shape();
    int n = shape.extent(argMax.axis());
    int inner = shape.range(argMax.axis() + 1, shape.rank()).elements();
    double[] value = new double[type.elements()];
    double[] bound = new double[value.length];
    for (int i = 0; i < value.length; i++) {
      int at = i / inner * n * inner + i % inner;
      int best = largest(x.value(), at, n, inner);
      value[i] = best;
      bound[i] = spread(x, at, n, inner, best);
    }
    return new ReferenceValue(type, value, bound);
  }

  private static int largest(double[] x, int at, int n, int stride) {
    int best = 0;
    for (int i = 0; i < n; i++) {
      double next = x[at + i * stride];
      if (Double.isNaN(next)) {
        return i;
      }
      best = next > x[at + best * stride] ? i : best;
    }
    return best;
  }

  /** Distance from the largest element to the farthest one that may be larger within the bounds. */
  private static double spread(ReferenceValue x, int at, int n, int stride, int best) {
    double error = x.bound()[at + best * stride];
    double floor = x.value()[at + best * stride] - error;
    double spread = 0;
    for (int i = 0; i < n; i++) {
      double e = x.bound()[at + i * stride];
      boolean rival = e + error > 0 && !(x.value()[at + i * stride] + e < floor);
      spread = rival ? Math.max(spread, Math.abs(i - best)) : spread;
    }
    return spread;
  }
}
