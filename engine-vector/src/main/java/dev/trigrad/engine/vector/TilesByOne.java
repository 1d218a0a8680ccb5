package dev.trigrad.engine.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Tiles like {@link TilesByFour} of one vector of columns. */
final class TilesByOne {
  private static final VectorSpecies<Float> F = Lanes.F;
  private static final int LANES = F.length();

  private TilesByOne() {}

  /** Twelve rows. */
  static void twelve(
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
      int last) {
    var p0 = FloatVector.zero(F);
    var p1 = FloatVector.zero(F);
    var p2 = FloatVector.zero(F);
    var p3 = FloatVector.zero(F);
    var p4 = FloatVector.zero(F);
    var p5 = FloatVector.zero(F);
    var p6 = FloatVector.zero(F);
    var p7 = FloatVector.zero(F);
    var p8 = FloatVector.zero(F);
    var p9 = FloatVector.zero(F);
    var p10 = FloatVector.zero(F);
    var p11 = FloatVector.zero(F);
    int a1 = Math.min(1, last) * aRow;
    int a2 = Math.min(2, last) * aRow;
    int a3 = Math.min(3, last) * aRow;
    int a4 = Math.min(4, last) * aRow;
    int a5 = Math.min(5, last) * aRow;
    int a6 = Math.min(6, last) * aRow;
    int a7 = Math.min(7, last) * aRow;
    int a8 = Math.min(8, last) * aRow;
    int a9 = Math.min(9, last) * aRow;
    int a10 = Math.min(10, last) * aRow;
    int a11 = Math.min(11, last) * aRow;
    for (int t = 0; t < depth; t++, aAt += aStep, bAt += bStep) {
      var y0 = FloatVector.fromArray(F, b, bAt);
      p0 = FloatVector.broadcast(F, a[aAt]).fma(y0, p0);
      var x1 = FloatVector.broadcast(F, a[aAt + a1]);
      p1 = x1.fma(y0, p1);
      var x2 = FloatVector.broadcast(F, a[aAt + a2]);
      p2 = x2.fma(y0, p2);
      var x3 = FloatVector.broadcast(F, a[aAt + a3]);
      p3 = x3.fma(y0, p3);
      var x4 = FloatVector.broadcast(F, a[aAt + a4]);
      p4 = x4.fma(y0, p4);
      var x5 = FloatVector.broadcast(F, a[aAt + a5]);
      p5 = x5.fma(y0, p5);
      var x6 = FloatVector.broadcast(F, a[aAt + a6]);
      p6 = x6.fma(y0, p6);
      var x7 = FloatVector.broadcast(F, a[aAt + a7]);
      p7 = x7.fma(y0, p7);
      var x8 = FloatVector.broadcast(F, a[aAt + a8]);
      p8 = x8.fma(y0, p8);
      var x9 = FloatVector.broadcast(F, a[aAt + a9]);
      p9 = x9.fma(y0, p9);
      var x10 = FloatVector.broadcast(F, a[aAt + a10]);
      p10 = x10.fma(y0, p10);
      var x11 = FloatVector.broadcast(F, a[aAt + a11]);
      p11 = x11.fma(y0, p11);
    }
    p0.intoArray(c, cAt);
    p1.intoArray(c, cAt + Math.min(1, last) * cRow);
    p2.intoArray(c, cAt + Math.min(2, last) * cRow);
    p3.intoArray(c, cAt + Math.min(3, last) * cRow);
    p4.intoArray(c, cAt + Math.min(4, last) * cRow);
    p5.intoArray(c, cAt + Math.min(5, last) * cRow);
    p6.intoArray(c, cAt + Math.min(6, last) * cRow);
    p7.intoArray(c, cAt + Math.min(7, last) * cRow);
    p8.intoArray(c, cAt + Math.min(8, last) * cRow);
    p9.intoArray(c, cAt + Math.min(9, last) * cRow);
    p10.intoArray(c, cAt + Math.min(10, last) * cRow);
    p11.intoArray(c, cAt + Math.min(11, last) * cRow);
  }
}
