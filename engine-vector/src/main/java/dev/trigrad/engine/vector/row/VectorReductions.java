package dev.trigrad.engine.vector.row;

import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import dev.trigrad.engine.java.row.ReduceKernel;
import dev.trigrad.engine.java.row.ReduceKernel.RowReduction;
import dev.trigrad.engine.vector.layout.Lanes;
import dev.trigrad.engine.vector.warm.WarmUp;
import dev.trigrad.engine.vector.warm.WarmedUp;
import dev.trigrad.op.ReduceFunction;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Reductions of a row by vectors, in the order that {@link ReduceKernel} lays down: the same bits
 * as plain Java's.
 */
public final class VectorReductions {
  private static final VectorSpecies<Float> F = Lanes.F;
  private static final int LANES = F.length();

  private VectorReductions() {}

  /**
   * The reduction for {@code function}; plain Java's until its warm-up is done, for rows shorter
   * than a vector, and where vectors are narrower than its order.
   */
  public static RowReduction of(ReduceFunction function, ReductionWarmUps warmUps) {
    RowReduction plain = ReduceKernel.plain(function);
    WarmUp warmUp = warmUps.rows(function);
    if (LANES != ReduceKernel.PARTIALS) {
      return plain;
    }
    return switch (function) {
      case SUM -> new Sum(warmUp, plain);
      case MAX -> new Max(warmUp, plain);
      case MIN -> new Min(warmUp, plain);
    };
  }

  // A class for each, so that the call of its loop has one target, and is inlined.

  private interface Rows extends RowReduction, WarmedUp {
    @Override
    RowReduction plain();

    @Override
    default Object lanes() {
      return this;
    }

    @Override
    default RowReduction ofLength(int n) {
      return n >= LANES ? this : plain();
    }
  }

  private record Sum(WarmUp warmUp, RowReduction plain) implements Rows {
    @Override
    public float reduce(float[] x, int from, int n, float[] lanes) {
      return warmUp.done(n / 2) ? sum(x, from, n, lanes) : plain.reduce(x, from, n, lanes);
    }
  }

  private record Max(WarmUp warmUp, RowReduction plain) implements Rows {
    @Override
    public float reduce(float[] x, int from, int n, float[] lanes) {
      return warmUp.done(n) ? max(x, from, n, lanes) : plain.reduce(x, from, n, lanes);
    }
  }

  private record Min(WarmUp warmUp, RowReduction plain) implements Rows {
    @Override
    public float reduce(float[] x, int from, int n, float[] lanes) {
      return warmUp.done(n) ? min(x, from, n, lanes) : plain.reduce(x, from, n, lanes);
    }
  }

  static float sum(float[] x, int from, int n, float[] lanes) {
    if (n < 0) {
      return 0;
    }
    var sum = FloatVector.zero(F);
    var second = sum;
    var third = sum;
    var fourth = sum;
    int i = 0;
    for (; i + 4 * LANES <= n; i += 4 * LANES) {
      sum = sum.add(FloatVector.fromArray(F, x, from + i));
      second = second.add(FloatVector.fromArray(F, x, from + i + LANES));
      third = third.add(FloatVector.fromArray(F, x, from + i + 2 * LANES));
      fourth = fourth.add(FloatVector.fromArray(F, x, from + i + 3 * LANES));
    }
    sum = sum.add(second).add(third.add(fourth));
    for (; i + LANES <= n; i += LANES) {
      sum = sum.add(FloatVector.fromArray(F, x, from + i));
    }
    sum.intoArray(lanes, 0);
    for (int l = 0; i < n; i++, l++) {
      lanes[l] += x[from + i];
    }
    return ReduceKernel.tree(lanes);
  }

  // Maxima and minima that keep NaN and tell zeros apart take seven instructions. These take two,
  // and a third for a sum that is NaN if any element is; where that or a zero comes out, all is
  // done again with care.

  static float max(float[] x, int from, int n, float[] lanes) {
    if (n < 0) {
      return 0;
    }
    var first = FloatVector.broadcast(F, x[from]);
    var second = first;
    var third = first;
    var fourth = first;
    var sum = FloatVector.zero(F);
    var other = sum;
    int i = 0;
    for (; i + 4 * LANES <= n; i += 4 * LANES) {
      var a = FloatVector.fromArray(F, x, from + i);
      var b = FloatVector.fromArray(F, x, from + i + LANES);
      var c = FloatVector.fromArray(F, x, from + i + 2 * LANES);
      var d = FloatVector.fromArray(F, x, from + i + 3 * LANES);
      first = first.blend(a, a.compare(GT, first));
      second = second.blend(b, b.compare(GT, second));
      third = third.blend(c, c.compare(GT, third));
      fourth = fourth.blend(d, d.compare(GT, fourth));
      sum = sum.add(a).add(b);
      other = other.add(c).add(d);
    }
    first = first.blend(second, second.compare(GT, first));
    third = third.blend(fourth, fourth.compare(GT, third));
    first = first.blend(third, third.compare(GT, first));
    for (; i < n; i += LANES) {
      // The last vector ends with the row: what it repeats does no harm.
      var a = FloatVector.fromArray(F, x, from + Math.min(i, n - LANES));
      first = first.blend(a, a.compare(GT, first));
      sum = sum.add(a);
    }
    first.intoArray(lanes, 0);
    sum.add(other).intoArray(lanes, LANES);
    return reducedMax(lanes) ? lanes[0] : carefulMax(x, from, n, lanes);
  }

  static float min(float[] x, int from, int n, float[] lanes) {
    if (n < 0) {
      return 0;
    }
    var first = FloatVector.broadcast(F, x[from]);
    var second = first;
    var third = first;
    var fourth = first;
    var sum = FloatVector.zero(F);
    var other = sum;
    int i = 0;
    for (; i + 4 * LANES <= n; i += 4 * LANES) {
      var a = FloatVector.fromArray(F, x, from + i);
      var b = FloatVector.fromArray(F, x, from + i + LANES);
      var c = FloatVector.fromArray(F, x, from + i + 2 * LANES);
      var d = FloatVector.fromArray(F, x, from + i + 3 * LANES);
      first = first.blend(a, a.compare(LT, first));
      second = second.blend(b, b.compare(LT, second));
      third = third.blend(c, c.compare(LT, third));
      fourth = fourth.blend(d, d.compare(LT, fourth));
      sum = sum.add(a).add(b);
      other = other.add(c).add(d);
    }
    first = first.blend(second, second.compare(LT, first));
    third = third.blend(fourth, fourth.compare(LT, third));
    first = first.blend(third, third.compare(LT, first));
    for (; i < n; i += LANES) {
      // The last vector ends with the row: what it repeats does no harm.
      var a = FloatVector.fromArray(F, x, from + Math.min(i, n - LANES));
      first = first.blend(a, a.compare(LT, first));
      sum = sum.add(a);
    }
    first.intoArray(lanes, 0);
    sum.add(other).intoArray(lanes, LANES);
    return reducedMin(lanes) ? lanes[0] : carefulMin(x, from, n, lanes);
  }

  /** Reduces to {@code lanes[0]}; whether that is surely right: no NaN, and no zero of any sign. */
  private static boolean reducedMax(float[] lanes) {
    float a = Math.max(Math.max(lanes[0], lanes[1]), Math.max(lanes[2], lanes[3]));
    float b = Math.max(Math.max(lanes[4], lanes[5]), Math.max(lanes[6], lanes[7]));
    float c = Math.max(Math.max(lanes[8], lanes[9]), Math.max(lanes[10], lanes[11]));
    float d = Math.max(Math.max(lanes[12], lanes[13]), Math.max(lanes[14], lanes[15]));
    lanes[0] = Math.max(Math.max(a, b), Math.max(c, d));
    return numbers(lanes) && lanes[0] != 0;
  }

  private static boolean reducedMin(float[] lanes) {
    float a = Math.min(Math.min(lanes[0], lanes[1]), Math.min(lanes[2], lanes[3]));
    float b = Math.min(Math.min(lanes[4], lanes[5]), Math.min(lanes[6], lanes[7]));
    float c = Math.min(Math.min(lanes[8], lanes[9]), Math.min(lanes[10], lanes[11]));
    float d = Math.min(Math.min(lanes[12], lanes[13]), Math.min(lanes[14], lanes[15]));
    lanes[0] = Math.min(Math.min(a, b), Math.min(c, d));
    return numbers(lanes) && lanes[0] != 0;
  }

  /** Whether the sum of the second vector is a number. */
  private static boolean numbers(float[] lanes) {
    float a = lanes[16] + lanes[17] + (lanes[18] + lanes[19]);
    float b = lanes[20] + lanes[21] + (lanes[22] + lanes[23]);
    float c = lanes[24] + lanes[25] + (lanes[26] + lanes[27]);
    float d = lanes[28] + lanes[29] + (lanes[30] + lanes[31]);
    float sum = a + b + (c + d);
    return sum == sum;
  }

  static float carefulMax(float[] x, int from, int n, float[] lanes) {
    if (n < 0) {
      return 0;
    }
    var best = FloatVector.broadcast(F, x[from]);
    var second = best;
    var third = best;
    var fourth = best;
    int i = 0;
    // Four at a time, since a maximum that keeps NaN takes several instructions in a row.
    for (; i + 4 * LANES <= n; i += 4 * LANES) {
      best = best.max(FloatVector.fromArray(F, x, from + i));
      second = second.max(FloatVector.fromArray(F, x, from + i + LANES));
      third = third.max(FloatVector.fromArray(F, x, from + i + 2 * LANES));
      fourth = fourth.max(FloatVector.fromArray(F, x, from + i + 3 * LANES));
    }
    best = best.max(second).max(third.max(fourth));
    for (; i + LANES <= n; i += LANES) {
      best = best.max(FloatVector.fromArray(F, x, from + i));
    }
    float value = x[from];
    best.intoArray(lanes, 0);
    for (int l = 0; l < LANES; l++) {
      value = Math.max(value, lanes[l]);
    }
    for (; i < n; i++) {
      value = Math.max(value, x[from + i]);
    }
    return value;
  }

  static float carefulMin(float[] x, int from, int n, float[] lanes) {
    if (n < 0) {
      return 0;
    }
    var best = FloatVector.broadcast(F, x[from]);
    var second = best;
    var third = best;
    var fourth = best;
    int i = 0;
    // Four at a time, since a maximum that keeps NaN takes several instructions in a row.
    for (; i + 4 * LANES <= n; i += 4 * LANES) {
      best = best.min(FloatVector.fromArray(F, x, from + i));
      second = second.min(FloatVector.fromArray(F, x, from + i + LANES));
      third = third.min(FloatVector.fromArray(F, x, from + i + 2 * LANES));
      fourth = fourth.min(FloatVector.fromArray(F, x, from + i + 3 * LANES));
    }
    best = best.min(second).min(third.min(fourth));
    for (; i + LANES <= n; i += LANES) {
      best = best.min(FloatVector.fromArray(F, x, from + i));
    }
    float value = x[from];
    best.intoArray(lanes, 0);
    for (int l = 0; l < LANES; l++) {
      value = Math.min(value, lanes[l]);
    }
    for (; i < n; i++) {
      value = Math.min(value, x[from + i]);
    }
    return value;
  }
}
