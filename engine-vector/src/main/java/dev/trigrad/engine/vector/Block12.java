package dev.trigrad.engine.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * The inner product of the packed matrix multiplication: a block of 12 rows by two vectors, which fills 27 of the 32 registers of AVX-512.
 *
 * <p>Kept free of fields, calls and branches inside the loop, and of vectors that outlive it: a vector that reaches any of those is
 * boxed, and the loop is thirty times slower. Continuing a sum is a masked load for the same reason.
 */
final class Block12 {
  /** Rows of A's panels. */
  static final int ROWS = 12;

  private static final VectorSpecies<Float> F = Lanes.F;
  private static final int LANES = F.length();

  private Block12() {}

  /** {@code c[i, j] = Σₚ a[p, i] b[p, j]} over {@code depth} terms, or continuing from c: i in [0, 12), j in two vectors. */
  static void run(float[] a, int aAt, float[] b, int bAt, int depth, float[] c, int cAt, int stride, boolean more) {
    VectorMask<Float> from = F.maskAll(more);
    var l0 = FloatVector.fromArray(F, c, cAt, from);
    var r0 = FloatVector.fromArray(F, c, cAt + LANES, from);
    var l1 = FloatVector.fromArray(F, c, cAt + stride, from);
    var r1 = FloatVector.fromArray(F, c, cAt + stride + LANES, from);
    var l2 = FloatVector.fromArray(F, c, cAt + 2 * stride, from);
    var r2 = FloatVector.fromArray(F, c, cAt + 2 * stride + LANES, from);
    var l3 = FloatVector.fromArray(F, c, cAt + 3 * stride, from);
    var r3 = FloatVector.fromArray(F, c, cAt + 3 * stride + LANES, from);
    var l4 = FloatVector.fromArray(F, c, cAt + 4 * stride, from);
    var r4 = FloatVector.fromArray(F, c, cAt + 4 * stride + LANES, from);
    var l5 = FloatVector.fromArray(F, c, cAt + 5 * stride, from);
    var r5 = FloatVector.fromArray(F, c, cAt + 5 * stride + LANES, from);
    var l6 = FloatVector.fromArray(F, c, cAt + 6 * stride, from);
    var r6 = FloatVector.fromArray(F, c, cAt + 6 * stride + LANES, from);
    var l7 = FloatVector.fromArray(F, c, cAt + 7 * stride, from);
    var r7 = FloatVector.fromArray(F, c, cAt + 7 * stride + LANES, from);
    var l8 = FloatVector.fromArray(F, c, cAt + 8 * stride, from);
    var r8 = FloatVector.fromArray(F, c, cAt + 8 * stride + LANES, from);
    var l9 = FloatVector.fromArray(F, c, cAt + 9 * stride, from);
    var r9 = FloatVector.fromArray(F, c, cAt + 9 * stride + LANES, from);
    var l10 = FloatVector.fromArray(F, c, cAt + 10 * stride, from);
    var r10 = FloatVector.fromArray(F, c, cAt + 10 * stride + LANES, from);
    var l11 = FloatVector.fromArray(F, c, cAt + 11 * stride, from);
    var r11 = FloatVector.fromArray(F, c, cAt + 11 * stride + LANES, from);
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
