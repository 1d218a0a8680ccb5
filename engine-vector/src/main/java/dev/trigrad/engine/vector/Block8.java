package dev.trigrad.engine.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The inner product of the packed matrix multiplication: a block of 8 rows by two vectors, for what
 * {@link Block12} leaves over, and written like it.
 */
final class Block8 {
  /** Rows of C. */
  static final int ROWS = 8;

  private static final VectorSpecies<Float> F = Lanes.F;
  private static final int LANES = F.length();

  private Block8() {}

  /**
   * {@code c[i, j] = Σₚ a[i, p] b[p, j]} over {@code depth} terms: i in [0, 8), j in two vectors.
   */
  static void begin(
      float[] a,
      int aAt,
      int aGroup,
      int aStep,
      float[] b,
      int bAt,
      int bNext,
      int depth,
      float[] c,
      int cAt,
      int stride) {
    var l0 = FloatVector.zero(F);
    var r0 = FloatVector.zero(F);
    var l1 = FloatVector.zero(F);
    var r1 = FloatVector.zero(F);
    var l2 = FloatVector.zero(F);
    var r2 = FloatVector.zero(F);
    var l3 = FloatVector.zero(F);
    var r3 = FloatVector.zero(F);
    var l4 = FloatVector.zero(F);
    var r4 = FloatVector.zero(F);
    var l5 = FloatVector.zero(F);
    var r5 = FloatVector.zero(F);
    var l6 = FloatVector.zero(F);
    var r6 = FloatVector.zero(F);
    var l7 = FloatVector.zero(F);
    var r7 = FloatVector.zero(F);
    int a1 = aAt + aGroup;
    for (int p = 0; p < depth; p++) {
      var left = FloatVector.fromArray(F, b, bAt);
      var right = FloatVector.fromArray(F, b, bAt + bNext);
      bAt += LANES;
      var x0 = FloatVector.broadcast(F, a[aAt]);
      l0 = x0.fma(left, l0);
      r0 = x0.fma(right, r0);
      var x1 = FloatVector.broadcast(F, a[aAt + 1]);
      l1 = x1.fma(left, l1);
      r1 = x1.fma(right, r1);
      var x2 = FloatVector.broadcast(F, a[aAt + 2]);
      l2 = x2.fma(left, l2);
      r2 = x2.fma(right, r2);
      var x3 = FloatVector.broadcast(F, a[aAt + 3]);
      l3 = x3.fma(left, l3);
      r3 = x3.fma(right, r3);
      var x4 = FloatVector.broadcast(F, a[a1]);
      l4 = x4.fma(left, l4);
      r4 = x4.fma(right, r4);
      var x5 = FloatVector.broadcast(F, a[a1 + 1]);
      l5 = x5.fma(left, l5);
      r5 = x5.fma(right, r5);
      var x6 = FloatVector.broadcast(F, a[a1 + 2]);
      l6 = x6.fma(left, l6);
      r6 = x6.fma(right, r6);
      var x7 = FloatVector.broadcast(F, a[a1 + 3]);
      l7 = x7.fma(left, l7);
      r7 = x7.fma(right, r7);
      aAt += aStep;
      a1 += aStep;
    }
    l0.intoArray(c, cAt);
    r0.intoArray(c, cAt + LANES);
    l1.intoArray(c, cAt + stride);
    r1.intoArray(c, cAt + stride + LANES);
    l2.intoArray(c, cAt + 2 * stride);
    r2.intoArray(c, cAt + 2 * stride + LANES);
    l3.intoArray(c, cAt + 3 * stride);
    r3.intoArray(c, cAt + 3 * stride + LANES);
    l4.intoArray(c, cAt + 4 * stride);
    r4.intoArray(c, cAt + 4 * stride + LANES);
    l5.intoArray(c, cAt + 5 * stride);
    r5.intoArray(c, cAt + 5 * stride + LANES);
    l6.intoArray(c, cAt + 6 * stride);
    r6.intoArray(c, cAt + 6 * stride + LANES);
    l7.intoArray(c, cAt + 7 * stride);
    r7.intoArray(c, cAt + 7 * stride + LANES);
  }

  /** As {@link #begin}, adding to c. */
  static void more(
      float[] a,
      int aAt,
      int aGroup,
      int aStep,
      float[] b,
      int bAt,
      int bNext,
      int depth,
      float[] c,
      int cAt,
      int stride) {
    var l0 = FloatVector.fromArray(F, c, cAt);
    var r0 = FloatVector.fromArray(F, c, cAt + LANES);
    var l1 = FloatVector.fromArray(F, c, cAt + stride);
    var r1 = FloatVector.fromArray(F, c, cAt + stride + LANES);
    var l2 = FloatVector.fromArray(F, c, cAt + 2 * stride);
    var r2 = FloatVector.fromArray(F, c, cAt + 2 * stride + LANES);
    var l3 = FloatVector.fromArray(F, c, cAt + 3 * stride);
    var r3 = FloatVector.fromArray(F, c, cAt + 3 * stride + LANES);
    var l4 = FloatVector.fromArray(F, c, cAt + 4 * stride);
    var r4 = FloatVector.fromArray(F, c, cAt + 4 * stride + LANES);
    var l5 = FloatVector.fromArray(F, c, cAt + 5 * stride);
    var r5 = FloatVector.fromArray(F, c, cAt + 5 * stride + LANES);
    var l6 = FloatVector.fromArray(F, c, cAt + 6 * stride);
    var r6 = FloatVector.fromArray(F, c, cAt + 6 * stride + LANES);
    var l7 = FloatVector.fromArray(F, c, cAt + 7 * stride);
    var r7 = FloatVector.fromArray(F, c, cAt + 7 * stride + LANES);
    int a1 = aAt + aGroup;
    for (int p = 0; p < depth; p++) {
      var left = FloatVector.fromArray(F, b, bAt);
      var right = FloatVector.fromArray(F, b, bAt + bNext);
      bAt += LANES;
      var x0 = FloatVector.broadcast(F, a[aAt]);
      l0 = x0.fma(left, l0);
      r0 = x0.fma(right, r0);
      var x1 = FloatVector.broadcast(F, a[aAt + 1]);
      l1 = x1.fma(left, l1);
      r1 = x1.fma(right, r1);
      var x2 = FloatVector.broadcast(F, a[aAt + 2]);
      l2 = x2.fma(left, l2);
      r2 = x2.fma(right, r2);
      var x3 = FloatVector.broadcast(F, a[aAt + 3]);
      l3 = x3.fma(left, l3);
      r3 = x3.fma(right, r3);
      var x4 = FloatVector.broadcast(F, a[a1]);
      l4 = x4.fma(left, l4);
      r4 = x4.fma(right, r4);
      var x5 = FloatVector.broadcast(F, a[a1 + 1]);
      l5 = x5.fma(left, l5);
      r5 = x5.fma(right, r5);
      var x6 = FloatVector.broadcast(F, a[a1 + 2]);
      l6 = x6.fma(left, l6);
      r6 = x6.fma(right, r6);
      var x7 = FloatVector.broadcast(F, a[a1 + 3]);
      l7 = x7.fma(left, l7);
      r7 = x7.fma(right, r7);
      aAt += aStep;
      a1 += aStep;
    }
    l0.intoArray(c, cAt);
    r0.intoArray(c, cAt + LANES);
    l1.intoArray(c, cAt + stride);
    r1.intoArray(c, cAt + stride + LANES);
    l2.intoArray(c, cAt + 2 * stride);
    r2.intoArray(c, cAt + 2 * stride + LANES);
    l3.intoArray(c, cAt + 3 * stride);
    r3.intoArray(c, cAt + 3 * stride + LANES);
    l4.intoArray(c, cAt + 4 * stride);
    r4.intoArray(c, cAt + 4 * stride + LANES);
    l5.intoArray(c, cAt + 5 * stride);
    r5.intoArray(c, cAt + 5 * stride + LANES);
    l6.intoArray(c, cAt + 6 * stride);
    r6.intoArray(c, cAt + 6 * stride + LANES);
    l7.intoArray(c, cAt + 7 * stride);
    r7.intoArray(c, cAt + 7 * stride + LANES);
  }
}
