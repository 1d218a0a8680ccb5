package dev.trigrad.engine.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The inner product of the packed matrix multiplication: a block of 12 rows by two vectors, which
 * fills 27 of the 32 registers of AVX-512.
 *
 * <p>Rows of A come in groups of four, {@code aGroup} apart, of which term p is at {@code p *
 * aStep}; B comes in columns of one vector, {@code bNext} apart.
 *
 * <p>Kept free of fields, branches inside the loop, and any call of its own methods: once a method
 * has grown beyond C2's node budget, only the Vector API itself is still inlined, and a vector that
 * reaches a call is boxed in the whole loop, which is then thirty times slower. Beginning a sum and
 * continuing one are two methods for the same reason.
 */
final class Block12 {
  /** Rows of C. */
  static final int ROWS = 12;

  private static final VectorSpecies<Float> F = Lanes.F;
  private static final int LANES = F.length();

  private Block12() {}

  /**
   * {@code c[i, j] = Σₚ a[i, p] b[p, j]} over {@code depth} terms: i in [0, 12), j in two vectors.
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
    var l8 = FloatVector.zero(F);
    var r8 = FloatVector.zero(F);
    var l9 = FloatVector.zero(F);
    var r9 = FloatVector.zero(F);
    var l10 = FloatVector.zero(F);
    var r10 = FloatVector.zero(F);
    var l11 = FloatVector.zero(F);
    var r11 = FloatVector.zero(F);
    int a1 = aAt + aGroup;
    int a2 = aAt + 2 * aGroup;
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
      var x8 = FloatVector.broadcast(F, a[a2]);
      l8 = x8.fma(left, l8);
      r8 = x8.fma(right, r8);
      var x9 = FloatVector.broadcast(F, a[a2 + 1]);
      l9 = x9.fma(left, l9);
      r9 = x9.fma(right, r9);
      var x10 = FloatVector.broadcast(F, a[a2 + 2]);
      l10 = x10.fma(left, l10);
      r10 = x10.fma(right, r10);
      var x11 = FloatVector.broadcast(F, a[a2 + 3]);
      l11 = x11.fma(left, l11);
      r11 = x11.fma(right, r11);
      aAt += aStep;
      a1 += aStep;
      a2 += aStep;
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
    var l8 = FloatVector.fromArray(F, c, cAt + 8 * stride);
    var r8 = FloatVector.fromArray(F, c, cAt + 8 * stride + LANES);
    var l9 = FloatVector.fromArray(F, c, cAt + 9 * stride);
    var r9 = FloatVector.fromArray(F, c, cAt + 9 * stride + LANES);
    var l10 = FloatVector.fromArray(F, c, cAt + 10 * stride);
    var r10 = FloatVector.fromArray(F, c, cAt + 10 * stride + LANES);
    var l11 = FloatVector.fromArray(F, c, cAt + 11 * stride);
    var r11 = FloatVector.fromArray(F, c, cAt + 11 * stride + LANES);
    int a1 = aAt + aGroup;
    int a2 = aAt + 2 * aGroup;
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
      var x8 = FloatVector.broadcast(F, a[a2]);
      l8 = x8.fma(left, l8);
      r8 = x8.fma(right, r8);
      var x9 = FloatVector.broadcast(F, a[a2 + 1]);
      l9 = x9.fma(left, l9);
      r9 = x9.fma(right, r9);
      var x10 = FloatVector.broadcast(F, a[a2 + 2]);
      l10 = x10.fma(left, l10);
      r10 = x10.fma(right, r10);
      var x11 = FloatVector.broadcast(F, a[a2 + 3]);
      l11 = x11.fma(left, l11);
      r11 = x11.fma(right, r11);
      aAt += aStep;
      a1 += aStep;
      a2 += aStep;
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
