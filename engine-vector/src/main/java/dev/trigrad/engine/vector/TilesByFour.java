package dev.trigrad.engine.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products of some rows of A and four vectors of B's columns, kept in registers, with both operands
 * read where they are: {@code c[i, j] = Σₚ a[i, p] b[p, j]}.
 *
 * <p>Element (i, p) of A is at {@code aAt + i * aRow + p * aStep}, so that A may be transposed; row
 * p of B at {@code bAt + p * bStep}. The last vector of columns begins at column {@code edge},
 * where it may overlap the one before it: no lane is ever masked. Where only rows up to {@code
 * last} are wanted, it is computed again in the place of the missing ones.
 *
 * <p>Kept free of fields, branches and calls inside the loop: see {@link Block12}.
 */
final class TilesByFour {
  private static final VectorSpecies<Float> F = Lanes.F;
  private static final int LANES = F.length();

  private TilesByFour() {}

  /** Six rows: 29 of the 32 registers of AVX-512. */
  static void six(
      float[] a,
      int aAt,
      int aRow,
      int aStep,
      float[] b,
      int bAt,
      int bStep,
      int depth,
      float[] c,
      int cAt,
      int cRow,
      int last,
      int edge) {
    var p0 = FloatVector.zero(F);
    var q0 = FloatVector.zero(F);
    var r0 = FloatVector.zero(F);
    var s0 = FloatVector.zero(F);
    var p1 = FloatVector.zero(F);
    var q1 = FloatVector.zero(F);
    var r1 = FloatVector.zero(F);
    var s1 = FloatVector.zero(F);
    var p2 = FloatVector.zero(F);
    var q2 = FloatVector.zero(F);
    var r2 = FloatVector.zero(F);
    var s2 = FloatVector.zero(F);
    var p3 = FloatVector.zero(F);
    var q3 = FloatVector.zero(F);
    var r3 = FloatVector.zero(F);
    var s3 = FloatVector.zero(F);
    var p4 = FloatVector.zero(F);
    var q4 = FloatVector.zero(F);
    var r4 = FloatVector.zero(F);
    var s4 = FloatVector.zero(F);
    var p5 = FloatVector.zero(F);
    var q5 = FloatVector.zero(F);
    var r5 = FloatVector.zero(F);
    var s5 = FloatVector.zero(F);
    int a1 = Math.min(1, last) * aRow;
    int a2 = Math.min(2, last) * aRow;
    int a3 = Math.min(3, last) * aRow;
    int a4 = Math.min(4, last) * aRow;
    int a5 = Math.min(5, last) * aRow;
    for (int t = 0; t < depth; t++, aAt += aStep, bAt += bStep) {
      var y0 = FloatVector.fromArray(F, b, bAt);
      var y1 = FloatVector.fromArray(F, b, bAt + LANES);
      var y2 = FloatVector.fromArray(F, b, bAt + 2 * LANES);
      var y3 = FloatVector.fromArray(F, b, bAt + edge);
      p0 = FloatVector.broadcast(F, a[aAt]).fma(y0, p0);
      q0 = FloatVector.broadcast(F, a[aAt]).fma(y1, q0);
      r0 = FloatVector.broadcast(F, a[aAt]).fma(y2, r0);
      s0 = FloatVector.broadcast(F, a[aAt]).fma(y3, s0);
      var x1 = FloatVector.broadcast(F, a[aAt + a1]);
      p1 = x1.fma(y0, p1);
      q1 = x1.fma(y1, q1);
      r1 = x1.fma(y2, r1);
      s1 = x1.fma(y3, s1);
      var x2 = FloatVector.broadcast(F, a[aAt + a2]);
      p2 = x2.fma(y0, p2);
      q2 = x2.fma(y1, q2);
      r2 = x2.fma(y2, r2);
      s2 = x2.fma(y3, s2);
      var x3 = FloatVector.broadcast(F, a[aAt + a3]);
      p3 = x3.fma(y0, p3);
      q3 = x3.fma(y1, q3);
      r3 = x3.fma(y2, r3);
      s3 = x3.fma(y3, s3);
      var x4 = FloatVector.broadcast(F, a[aAt + a4]);
      p4 = x4.fma(y0, p4);
      q4 = x4.fma(y1, q4);
      r4 = x4.fma(y2, r4);
      s4 = x4.fma(y3, s4);
      var x5 = FloatVector.broadcast(F, a[aAt + a5]);
      p5 = x5.fma(y0, p5);
      q5 = x5.fma(y1, q5);
      r5 = x5.fma(y2, r5);
      s5 = x5.fma(y3, s5);
    }
    p0.intoArray(c, cAt);
    q0.intoArray(c, cAt + LANES);
    r0.intoArray(c, cAt + 2 * LANES);
    s0.intoArray(c, cAt + edge);
    p1.intoArray(c, cAt + Math.min(1, last) * cRow);
    q1.intoArray(c, cAt + Math.min(1, last) * cRow + LANES);
    r1.intoArray(c, cAt + Math.min(1, last) * cRow + 2 * LANES);
    s1.intoArray(c, cAt + Math.min(1, last) * cRow + edge);
    p2.intoArray(c, cAt + Math.min(2, last) * cRow);
    q2.intoArray(c, cAt + Math.min(2, last) * cRow + LANES);
    r2.intoArray(c, cAt + Math.min(2, last) * cRow + 2 * LANES);
    s2.intoArray(c, cAt + Math.min(2, last) * cRow + edge);
    p3.intoArray(c, cAt + Math.min(3, last) * cRow);
    q3.intoArray(c, cAt + Math.min(3, last) * cRow + LANES);
    r3.intoArray(c, cAt + Math.min(3, last) * cRow + 2 * LANES);
    s3.intoArray(c, cAt + Math.min(3, last) * cRow + edge);
    p4.intoArray(c, cAt + Math.min(4, last) * cRow);
    q4.intoArray(c, cAt + Math.min(4, last) * cRow + LANES);
    r4.intoArray(c, cAt + Math.min(4, last) * cRow + 2 * LANES);
    s4.intoArray(c, cAt + Math.min(4, last) * cRow + edge);
    p5.intoArray(c, cAt + Math.min(5, last) * cRow);
    q5.intoArray(c, cAt + Math.min(5, last) * cRow + LANES);
    r5.intoArray(c, cAt + Math.min(5, last) * cRow + 2 * LANES);
    s5.intoArray(c, cAt + Math.min(5, last) * cRow + edge);
  }

  /** Four rows. */
  static void four(
      float[] a,
      int aAt,
      int aRow,
      int aStep,
      float[] b,
      int bAt,
      int bStep,
      int depth,
      float[] c,
      int cAt,
      int cRow,
      int last,
      int edge) {
    var p0 = FloatVector.zero(F);
    var q0 = FloatVector.zero(F);
    var r0 = FloatVector.zero(F);
    var s0 = FloatVector.zero(F);
    var p1 = FloatVector.zero(F);
    var q1 = FloatVector.zero(F);
    var r1 = FloatVector.zero(F);
    var s1 = FloatVector.zero(F);
    var p2 = FloatVector.zero(F);
    var q2 = FloatVector.zero(F);
    var r2 = FloatVector.zero(F);
    var s2 = FloatVector.zero(F);
    var p3 = FloatVector.zero(F);
    var q3 = FloatVector.zero(F);
    var r3 = FloatVector.zero(F);
    var s3 = FloatVector.zero(F);
    int a1 = Math.min(1, last) * aRow;
    int a2 = Math.min(2, last) * aRow;
    int a3 = Math.min(3, last) * aRow;
    for (int t = 0; t < depth; t++, aAt += aStep, bAt += bStep) {
      var y0 = FloatVector.fromArray(F, b, bAt);
      var y1 = FloatVector.fromArray(F, b, bAt + LANES);
      var y2 = FloatVector.fromArray(F, b, bAt + 2 * LANES);
      var y3 = FloatVector.fromArray(F, b, bAt + edge);
      p0 = FloatVector.broadcast(F, a[aAt]).fma(y0, p0);
      q0 = FloatVector.broadcast(F, a[aAt]).fma(y1, q0);
      r0 = FloatVector.broadcast(F, a[aAt]).fma(y2, r0);
      s0 = FloatVector.broadcast(F, a[aAt]).fma(y3, s0);
      var x1 = FloatVector.broadcast(F, a[aAt + a1]);
      p1 = x1.fma(y0, p1);
      q1 = x1.fma(y1, q1);
      r1 = x1.fma(y2, r1);
      s1 = x1.fma(y3, s1);
      var x2 = FloatVector.broadcast(F, a[aAt + a2]);
      p2 = x2.fma(y0, p2);
      q2 = x2.fma(y1, q2);
      r2 = x2.fma(y2, r2);
      s2 = x2.fma(y3, s2);
      var x3 = FloatVector.broadcast(F, a[aAt + a3]);
      p3 = x3.fma(y0, p3);
      q3 = x3.fma(y1, q3);
      r3 = x3.fma(y2, r3);
      s3 = x3.fma(y3, s3);
    }
    p0.intoArray(c, cAt);
    q0.intoArray(c, cAt + LANES);
    r0.intoArray(c, cAt + 2 * LANES);
    s0.intoArray(c, cAt + edge);
    p1.intoArray(c, cAt + Math.min(1, last) * cRow);
    q1.intoArray(c, cAt + Math.min(1, last) * cRow + LANES);
    r1.intoArray(c, cAt + Math.min(1, last) * cRow + 2 * LANES);
    s1.intoArray(c, cAt + Math.min(1, last) * cRow + edge);
    p2.intoArray(c, cAt + Math.min(2, last) * cRow);
    q2.intoArray(c, cAt + Math.min(2, last) * cRow + LANES);
    r2.intoArray(c, cAt + Math.min(2, last) * cRow + 2 * LANES);
    s2.intoArray(c, cAt + Math.min(2, last) * cRow + edge);
    p3.intoArray(c, cAt + Math.min(3, last) * cRow);
    q3.intoArray(c, cAt + Math.min(3, last) * cRow + LANES);
    r3.intoArray(c, cAt + Math.min(3, last) * cRow + 2 * LANES);
    s3.intoArray(c, cAt + Math.min(3, last) * cRow + edge);
  }
}
