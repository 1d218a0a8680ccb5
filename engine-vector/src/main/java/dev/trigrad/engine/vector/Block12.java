package dev.trigrad.engine.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The inner product of the packed matrix multiplication: a block of 12 rows by two vectors, which
 * fills 27 of the 32 registers of AVX-512.
 *
 * <p>Kept free of fields, branches inside the loop, and any call of its own methods: once a method
 * has grown beyond C2's node budget, only the Vector API itself is still inlined, and a vector that
 * reaches a call is boxed in the whole loop, which is then thirty times slower. Beginning a sum and
 * continuing one are two methods for the same reason.
 */
final class Block12 {
  /** Rows of A's panels. */
  static final int ROWS = 12;

  private static final VectorSpecies<Float> F = Lanes.F;
  private static final int LANES = F.length();

  private Block12() {}

  /**
   * {@code c[i, j] = Σₚ a[p, i] b[p, j]} over {@code depth} terms: i in [0, 12), j in two vectors.
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
    var l6 = FloatVector.zero(F);
    var r6 = FloatVector.zero(F);
    var l7 = FloatVector.zero(F);
    var r7 = FloatVector.zero(F);
    var l8 = FloatVector.zero(F);
    var r8 = FloatVector.zero(F);
    var l9 = FloatVector.zero(F);
    var r9 = FloatVector.zero(F);
    var l10 = FloatVector.zero(F);
    var r10 = FloatVector.zero(F);
    var l11 = FloatVector.zero(F);
    var r11 = FloatVector.zero(F);
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
      var a6 = FloatVector.broadcast(F, a[aAt + 6]);
      l6 = a6.fma(left, l6);
      r6 = a6.fma(right, r6);
      var a7 = FloatVector.broadcast(F, a[aAt + 7]);
      l7 = a7.fma(left, l7);
      r7 = a7.fma(right, r7);
      var a8 = FloatVector.broadcast(F, a[aAt + 8]);
      l8 = a8.fma(left, l8);
      r8 = a8.fma(right, r8);
      var a9 = FloatVector.broadcast(F, a[aAt + 9]);
      l9 = a9.fma(left, l9);
      r9 = a9.fma(right, r9);
      var a10 = FloatVector.broadcast(F, a[aAt + 10]);
      l10 = a10.fma(left, l10);
      r10 = a10.fma(right, r10);
      var a11 = FloatVector.broadcast(F, a[aAt + 11]);
      l11 = a11.fma(left, l11);
      r11 = a11.fma(right, r11);
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
    l6.intoArray(c, cAt + 6 * stride);
    r6.intoArray(c, cAt + 6 * stride + LANES);
    l7.intoArray(c, cAt + 7 * stride);
    r7.intoArray(c, cAt + 7 * stride + LANES);
    l8.intoArray(c, cAt + 8 * stride);
    r8.intoArray(c, cAt + 8 * stride + LANES);
    l9.intoArray(c, cAt + 9 * stride);
    r9.intoArray(c, cAt + 9 * stride + LANES);
    l10.intoArray(c, cAt + 10 * stride);
    r10.intoArray(c, cAt + 10 * stride + LANES);
    l11.intoArray(c, cAt + 11 * stride);
    r11.intoArray(c, cAt + 11 * stride + LANES);
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
    var l6 = FloatVector.fromArray(F, c, cAt + 6 * stride);
    var r6 = FloatVector.fromArray(F, c, cAt + 6 * stride + LANES);
    var l7 = FloatVector.fromArray(F, c, cAt + 7 * stride);
    var r7 = FloatVector.fromArray(F, c, cAt + 7 * stride + LANES);
    var l8 = FloatVector.fromArray(F, c, cAt + 8 * stride);
    var r8 = FloatVector.fromArray(F, c, cAt + 8 * stride + LANES);
    var l9 = FloatVector.fromArray(F, c, cAt + 9 * stride);
    var r9 = FloatVector.fromArray(F, c, cAt + 9 * stride + LANES);
    var l10 = FloatVector.fromArray(F, c, cAt + 10 * stride);
    var r10 = FloatVector.fromArray(F, c, cAt + 10 * stride + LANES);
    var l11 = FloatVector.fromArray(F, c, cAt + 11 * stride);
    var r11 = FloatVector.fromArray(F, c, cAt + 11 * stride + LANES);
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
      var a6 = FloatVector.broadcast(F, a[aAt + 6]);
      l6 = a6.fma(left, l6);
      r6 = a6.fma(right, r6);
      var a7 = FloatVector.broadcast(F, a[aAt + 7]);
      l7 = a7.fma(left, l7);
      r7 = a7.fma(right, r7);
      var a8 = FloatVector.broadcast(F, a[aAt + 8]);
      l8 = a8.fma(left, l8);
      r8 = a8.fma(right, r8);
      var a9 = FloatVector.broadcast(F, a[aAt + 9]);
      l9 = a9.fma(left, l9);
      r9 = a9.fma(right, r9);
      var a10 = FloatVector.broadcast(F, a[aAt + 10]);
      l10 = a10.fma(left, l10);
      r10 = a10.fma(right, r10);
      var a11 = FloatVector.broadcast(F, a[aAt + 11]);
      l11 = a11.fma(left, l11);
      r11 = a11.fma(right, r11);
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
    l6.intoArray(c, cAt + 6 * stride);
    r6.intoArray(c, cAt + 6 * stride + LANES);
    l7.intoArray(c, cAt + 7 * stride);
    r7.intoArray(c, cAt + 7 * stride + LANES);
    l8.intoArray(c, cAt + 8 * stride);
    r8.intoArray(c, cAt + 8 * stride + LANES);
    l9.intoArray(c, cAt + 9 * stride);
    r9.intoArray(c, cAt + 9 * stride + LANES);
    l10.intoArray(c, cAt + 10 * stride);
    r10.intoArray(c, cAt + 10 * stride + LANES);
    l11.intoArray(c, cAt + 11 * stride);
    r11.intoArray(c, cAt + 11 * stride + LANES);
  }
}
