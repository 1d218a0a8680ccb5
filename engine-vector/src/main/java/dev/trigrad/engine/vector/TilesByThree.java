package dev.trigrad.engine.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Tiles like {@link TilesByFour} of three vectors of columns. Here, and only here, rows' places
 * named before the loop would cost C2's code a quarter of its rate.
 */
final class TilesByThree {
  private static final VectorSpecies<Float> F = Lanes.F;
  private static final int LANES = F.length();

  private TilesByThree() {}

  /** Six rows. */
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
    var p1 = FloatVector.zero(F);
    var q1 = FloatVector.zero(F);
    var r1 = FloatVector.zero(F);
    var p2 = FloatVector.zero(F);
    var q2 = FloatVector.zero(F);
    var r2 = FloatVector.zero(F);
    var p3 = FloatVector.zero(F);
    var q3 = FloatVector.zero(F);
    var r3 = FloatVector.zero(F);
    var p4 = FloatVector.zero(F);
    var q4 = FloatVector.zero(F);
    var r4 = FloatVector.zero(F);
    var p5 = FloatVector.zero(F);
    var q5 = FloatVector.zero(F);
    var r5 = FloatVector.zero(F);
    for (int t = 0; t < depth; t++, aAt += aStep, bAt += bStep) {
      var y0 = FloatVector.fromArray(F, b, bAt);
      var y1 = FloatVector.fromArray(F, b, bAt + LANES);
      var y2 = FloatVector.fromArray(F, b, bAt + edge);
      p0 = FloatVector.broadcast(F, a[aAt]).fma(y0, p0);
      q0 = FloatVector.broadcast(F, a[aAt]).fma(y1, q0);
      r0 = FloatVector.broadcast(F, a[aAt]).fma(y2, r0);
      var x1 = FloatVector.broadcast(F, a[aAt + Math.min(1, last) * aRow]);
      p1 = x1.fma(y0, p1);
      q1 = x1.fma(y1, q1);
      r1 = x1.fma(y2, r1);
      var x2 = FloatVector.broadcast(F, a[aAt + Math.min(2, last) * aRow]);
      p2 = x2.fma(y0, p2);
      q2 = x2.fma(y1, q2);
      r2 = x2.fma(y2, r2);
      var x3 = FloatVector.broadcast(F, a[aAt + Math.min(3, last) * aRow]);
      p3 = x3.fma(y0, p3);
      q3 = x3.fma(y1, q3);
      r3 = x3.fma(y2, r3);
      var x4 = FloatVector.broadcast(F, a[aAt + Math.min(4, last) * aRow]);
      p4 = x4.fma(y0, p4);
      q4 = x4.fma(y1, q4);
      r4 = x4.fma(y2, r4);
      var x5 = FloatVector.broadcast(F, a[aAt + Math.min(5, last) * aRow]);
      p5 = x5.fma(y0, p5);
      q5 = x5.fma(y1, q5);
      r5 = x5.fma(y2, r5);
    }
    p0.intoArray(c, cAt);
    q0.intoArray(c, cAt + LANES);
    r0.intoArray(c, cAt + edge);
    p1.intoArray(c, cAt + Math.min(1, last) * cRow);
    q1.intoArray(c, cAt + Math.min(1, last) * cRow + LANES);
    r1.intoArray(c, cAt + Math.min(1, last) * cRow + edge);
    p2.intoArray(c, cAt + Math.min(2, last) * cRow);
    q2.intoArray(c, cAt + Math.min(2, last) * cRow + LANES);
    r2.intoArray(c, cAt + Math.min(2, last) * cRow + edge);
    p3.intoArray(c, cAt + Math.min(3, last) * cRow);
    q3.intoArray(c, cAt + Math.min(3, last) * cRow + LANES);
    r3.intoArray(c, cAt + Math.min(3, last) * cRow + edge);
    p4.intoArray(c, cAt + Math.min(4, last) * cRow);
    q4.intoArray(c, cAt + Math.min(4, last) * cRow + LANES);
    r4.intoArray(c, cAt + Math.min(4, last) * cRow + edge);
    p5.intoArray(c, cAt + Math.min(5, last) * cRow);
    q5.intoArray(c, cAt + Math.min(5, last) * cRow + LANES);
    r5.intoArray(c, cAt + Math.min(5, last) * cRow + edge);
  }
}
