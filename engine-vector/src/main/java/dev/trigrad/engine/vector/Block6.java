package dev.trigrad.engine.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The inner product of the packed matrix multiplication: a block of 6 rows by two vectors, which
 * fills 15 of the 16 registers of AVX2.
 *
 * <p>Kept free of fields, branches inside the loop, and any call of its own methods: once a method
 * has grown beyond C2's node budget, only the Vector API itself is still inlined, and a vector that
 * reaches a call is boxed in the whole loop, which is then thirty times slower. Beginning a sum and
 * continuing one are two methods for the same reason.
 */
final class Block6 {
  /** Rows of A's panels. */
  static final int ROWS = 6;

  private static final VectorSpecies<Float> F = Lanes.F;
  private static final int LANES = F.length();

  private Block6() {}

  /**
   * {@code c[i, j] = Σₚ a[p, i] b[p, j]} over {@code depth} terms: i in [0, 6), j in two vectors.
   */
  static void begin(
      float[] a, int aAt, float[] b, int bAt, int depth, float[] c, int cAt, int stride) {
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
    for (int p = 0; p < depth; p++) {
      var left = FloatVector.fromArray(F, b, bAt);
      var right = FloatVector.fromArray(F, b, bAt + LANES);
      bAt += 2 * LANES;
      var a0 = FloatVector.broadcast(F, a[aAt]);
      l0 = a0.fma(left, l0);
      r0 = a0.fma(right, r0);
      var a1 = FloatVector.broadcast(F, a[aAt + 1]);
      l1 = a1.fma(left, l1);
      r1 = a1.fma(right, r1);
      var a2 = FloatVector.broadcast(F, a[aAt + 2]);
      l2 = a2.fma(left, l2);
      r2 = a2.fma(right, r2);
      var a3 = FloatVector.broadcast(F, a[aAt + 3]);
      l3 = a3.fma(left, l3);
      r3 = a3.fma(right, r3);
      var a4 = FloatVector.broadcast(F, a[aAt + 4]);
      l4 = a4.fma(left, l4);
      r4 = a4.fma(right, r4);
      var a5 = FloatVector.broadcast(F, a[aAt + 5]);
      l5 = a5.fma(left, l5);
      r5 = a5.fma(right, r5);
      aAt += ROWS;
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
  }

  /** As {@link #begin}, adding to c. */
  static void more(
      float[] a, int aAt, float[] b, int bAt, int depth, float[] c, int cAt, int stride) {
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
    for (int p = 0; p < depth; p++) {
      var left = FloatVector.fromArray(F, b, bAt);
      var right = FloatVector.fromArray(F, b, bAt + LANES);
      bAt += 2 * LANES;
      var a0 = FloatVector.broadcast(F, a[aAt]);
      l0 = a0.fma(left, l0);
      r0 = a0.fma(right, r0);
      var a1 = FloatVector.broadcast(F, a[aAt + 1]);
      l1 = a1.fma(left, l1);
      r1 = a1.fma(right, r1);
      var a2 = FloatVector.broadcast(F, a[aAt + 2]);
      l2 = a2.fma(left, l2);
      r2 = a2.fma(right, r2);
      var a3 = FloatVector.broadcast(F, a[aAt + 3]);
      l3 = a3.fma(left, l3);
      r3 = a3.fma(right, r3);
      var a4 = FloatVector.broadcast(F, a[aAt + 4]);
      l4 = a4.fma(left, l4);
      r4 = a4.fma(right, r4);
      var a5 = FloatVector.broadcast(F, a[aAt + 5]);
      l5 = a5.fma(left, l5);
      r5 = a5.fma(right, r5);
      aAt += ROWS;
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
  }
}
