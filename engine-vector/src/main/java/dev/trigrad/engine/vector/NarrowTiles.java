package dev.trigrad.engine.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** {@link Tiles} of one or two vectors of columns. */
final class NarrowTiles {
  private static final VectorSpecies<Float> F = Lanes.F;
  private static final int LANES = F.length();

  private NarrowTiles() {}

  /** Twelve rows, two vectors. */
  static void twelveByTwo(
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
      int high,
      int edge) {
    var p0 = FloatVector.zero(F);
    var q0 = FloatVector.zero(F);
    var p1 = FloatVector.zero(F);
    var q1 = FloatVector.zero(F);
    var p2 = FloatVector.zero(F);
    var q2 = FloatVector.zero(F);
    var p3 = FloatVector.zero(F);
    var q3 = FloatVector.zero(F);
    var p4 = FloatVector.zero(F);
    var q4 = FloatVector.zero(F);
    var p5 = FloatVector.zero(F);
    var q5 = FloatVector.zero(F);
    var p6 = FloatVector.zero(F);
    var q6 = FloatVector.zero(F);
    var p7 = FloatVector.zero(F);
    var q7 = FloatVector.zero(F);
    var p8 = FloatVector.zero(F);
    var q8 = FloatVector.zero(F);
    var p9 = FloatVector.zero(F);
    var q9 = FloatVector.zero(F);
    var p10 = FloatVector.zero(F);
    var q10 = FloatVector.zero(F);
    var p11 = FloatVector.zero(F);
    var q11 = FloatVector.zero(F);
    int last = high - 1;
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
    for (int t = 0; t < depth; t++) {
      var y0 = FloatVector.fromArray(F, b, bAt);
      var y1 = FloatVector.fromArray(F, b, bAt + edge);
      var x0 = FloatVector.broadcast(F, a[aAt]);
      p0 = x0.fma(y0, p0);
      q0 = x0.fma(y1, q0);
      var x1 = FloatVector.broadcast(F, a[aAt + a1]);
      p1 = x1.fma(y0, p1);
      q1 = x1.fma(y1, q1);
      var x2 = FloatVector.broadcast(F, a[aAt + a2]);
      p2 = x2.fma(y0, p2);
      q2 = x2.fma(y1, q2);
      var x3 = FloatVector.broadcast(F, a[aAt + a3]);
      p3 = x3.fma(y0, p3);
      q3 = x3.fma(y1, q3);
      var x4 = FloatVector.broadcast(F, a[aAt + a4]);
      p4 = x4.fma(y0, p4);
      q4 = x4.fma(y1, q4);
      var x5 = FloatVector.broadcast(F, a[aAt + a5]);
      p5 = x5.fma(y0, p5);
      q5 = x5.fma(y1, q5);
      var x6 = FloatVector.broadcast(F, a[aAt + a6]);
      p6 = x6.fma(y0, p6);
      q6 = x6.fma(y1, q6);
      var x7 = FloatVector.broadcast(F, a[aAt + a7]);
      p7 = x7.fma(y0, p7);
      q7 = x7.fma(y1, q7);
      var x8 = FloatVector.broadcast(F, a[aAt + a8]);
      p8 = x8.fma(y0, p8);
      q8 = x8.fma(y1, q8);
      var x9 = FloatVector.broadcast(F, a[aAt + a9]);
      p9 = x9.fma(y0, p9);
      q9 = x9.fma(y1, q9);
      var x10 = FloatVector.broadcast(F, a[aAt + a10]);
      p10 = x10.fma(y0, p10);
      q10 = x10.fma(y1, q10);
      var x11 = FloatVector.broadcast(F, a[aAt + a11]);
      p11 = x11.fma(y0, p11);
      q11 = x11.fma(y1, q11);
      aAt += aStep;
      bAt += bStep;
    }
    p0.intoArray(c, cAt);
    q0.intoArray(c, cAt + edge);
    int c1 = cAt + Math.min(1, last) * cRow;
    p1.intoArray(c, c1);
    q1.intoArray(c, c1 + edge);
    int c2 = cAt + Math.min(2, last) * cRow;
    p2.intoArray(c, c2);
    q2.intoArray(c, c2 + edge);
    int c3 = cAt + Math.min(3, last) * cRow;
    p3.intoArray(c, c3);
    q3.intoArray(c, c3 + edge);
    int c4 = cAt + Math.min(4, last) * cRow;
    p4.intoArray(c, c4);
    q4.intoArray(c, c4 + edge);
    int c5 = cAt + Math.min(5, last) * cRow;
    p5.intoArray(c, c5);
    q5.intoArray(c, c5 + edge);
    int c6 = cAt + Math.min(6, last) * cRow;
    p6.intoArray(c, c6);
    q6.intoArray(c, c6 + edge);
    int c7 = cAt + Math.min(7, last) * cRow;
    p7.intoArray(c, c7);
    q7.intoArray(c, c7 + edge);
    int c8 = cAt + Math.min(8, last) * cRow;
    p8.intoArray(c, c8);
    q8.intoArray(c, c8 + edge);
    int c9 = cAt + Math.min(9, last) * cRow;
    p9.intoArray(c, c9);
    q9.intoArray(c, c9 + edge);
    int c10 = cAt + Math.min(10, last) * cRow;
    p10.intoArray(c, c10);
    q10.intoArray(c, c10 + edge);
    int c11 = cAt + Math.min(11, last) * cRow;
    p11.intoArray(c, c11);
    q11.intoArray(c, c11 + edge);
  }

  /** Eight rows, two vectors. */
  static void eightByTwo(
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
      int high,
      int edge) {
    var p0 = FloatVector.zero(F);
    var q0 = FloatVector.zero(F);
    var p1 = FloatVector.zero(F);
    var q1 = FloatVector.zero(F);
    var p2 = FloatVector.zero(F);
    var q2 = FloatVector.zero(F);
    var p3 = FloatVector.zero(F);
    var q3 = FloatVector.zero(F);
    var p4 = FloatVector.zero(F);
    var q4 = FloatVector.zero(F);
    var p5 = FloatVector.zero(F);
    var q5 = FloatVector.zero(F);
    var p6 = FloatVector.zero(F);
    var q6 = FloatVector.zero(F);
    var p7 = FloatVector.zero(F);
    var q7 = FloatVector.zero(F);
    int last = high - 1;
    int a1 = Math.min(1, last) * aRow;
    int a2 = Math.min(2, last) * aRow;
    int a3 = Math.min(3, last) * aRow;
    int a4 = Math.min(4, last) * aRow;
    int a5 = Math.min(5, last) * aRow;
    int a6 = Math.min(6, last) * aRow;
    int a7 = Math.min(7, last) * aRow;
    for (int t = 0; t < depth; t++) {
      var y0 = FloatVector.fromArray(F, b, bAt);
      var y1 = FloatVector.fromArray(F, b, bAt + edge);
      var x0 = FloatVector.broadcast(F, a[aAt]);
      p0 = x0.fma(y0, p0);
      q0 = x0.fma(y1, q0);
      var x1 = FloatVector.broadcast(F, a[aAt + a1]);
      p1 = x1.fma(y0, p1);
      q1 = x1.fma(y1, q1);
      var x2 = FloatVector.broadcast(F, a[aAt + a2]);
      p2 = x2.fma(y0, p2);
      q2 = x2.fma(y1, q2);
      var x3 = FloatVector.broadcast(F, a[aAt + a3]);
      p3 = x3.fma(y0, p3);
      q3 = x3.fma(y1, q3);
      var x4 = FloatVector.broadcast(F, a[aAt + a4]);
      p4 = x4.fma(y0, p4);
      q4 = x4.fma(y1, q4);
      var x5 = FloatVector.broadcast(F, a[aAt + a5]);
      p5 = x5.fma(y0, p5);
      q5 = x5.fma(y1, q5);
      var x6 = FloatVector.broadcast(F, a[aAt + a6]);
      p6 = x6.fma(y0, p6);
      q6 = x6.fma(y1, q6);
      var x7 = FloatVector.broadcast(F, a[aAt + a7]);
      p7 = x7.fma(y0, p7);
      q7 = x7.fma(y1, q7);
      aAt += aStep;
      bAt += bStep;
    }
    p0.intoArray(c, cAt);
    q0.intoArray(c, cAt + edge);
    int c1 = cAt + Math.min(1, last) * cRow;
    p1.intoArray(c, c1);
    q1.intoArray(c, c1 + edge);
    int c2 = cAt + Math.min(2, last) * cRow;
    p2.intoArray(c, c2);
    q2.intoArray(c, c2 + edge);
    int c3 = cAt + Math.min(3, last) * cRow;
    p3.intoArray(c, c3);
    q3.intoArray(c, c3 + edge);
    int c4 = cAt + Math.min(4, last) * cRow;
    p4.intoArray(c, c4);
    q4.intoArray(c, c4 + edge);
    int c5 = cAt + Math.min(5, last) * cRow;
    p5.intoArray(c, c5);
    q5.intoArray(c, c5 + edge);
    int c6 = cAt + Math.min(6, last) * cRow;
    p6.intoArray(c, c6);
    q6.intoArray(c, c6 + edge);
    int c7 = cAt + Math.min(7, last) * cRow;
    p7.intoArray(c, c7);
    q7.intoArray(c, c7 + edge);
  }

  /** Six rows, two vectors: 15 of the 16 registers of AVX2. */
  static void sixByTwo(
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
      int high,
      int edge) {
    var p0 = FloatVector.zero(F);
    var q0 = FloatVector.zero(F);
    var p1 = FloatVector.zero(F);
    var q1 = FloatVector.zero(F);
    var p2 = FloatVector.zero(F);
    var q2 = FloatVector.zero(F);
    var p3 = FloatVector.zero(F);
    var q3 = FloatVector.zero(F);
    var p4 = FloatVector.zero(F);
    var q4 = FloatVector.zero(F);
    var p5 = FloatVector.zero(F);
    var q5 = FloatVector.zero(F);
    int last = high - 1;
    int a1 = Math.min(1, last) * aRow;
    int a2 = Math.min(2, last) * aRow;
    int a3 = Math.min(3, last) * aRow;
    int a4 = Math.min(4, last) * aRow;
    int a5 = Math.min(5, last) * aRow;
    for (int t = 0; t < depth; t++) {
      var y0 = FloatVector.fromArray(F, b, bAt);
      var y1 = FloatVector.fromArray(F, b, bAt + edge);
      var x0 = FloatVector.broadcast(F, a[aAt]);
      p0 = x0.fma(y0, p0);
      q0 = x0.fma(y1, q0);
      var x1 = FloatVector.broadcast(F, a[aAt + a1]);
      p1 = x1.fma(y0, p1);
      q1 = x1.fma(y1, q1);
      var x2 = FloatVector.broadcast(F, a[aAt + a2]);
      p2 = x2.fma(y0, p2);
      q2 = x2.fma(y1, q2);
      var x3 = FloatVector.broadcast(F, a[aAt + a3]);
      p3 = x3.fma(y0, p3);
      q3 = x3.fma(y1, q3);
      var x4 = FloatVector.broadcast(F, a[aAt + a4]);
      p4 = x4.fma(y0, p4);
      q4 = x4.fma(y1, q4);
      var x5 = FloatVector.broadcast(F, a[aAt + a5]);
      p5 = x5.fma(y0, p5);
      q5 = x5.fma(y1, q5);
      aAt += aStep;
      bAt += bStep;
    }
    p0.intoArray(c, cAt);
    q0.intoArray(c, cAt + edge);
    int c1 = cAt + Math.min(1, last) * cRow;
    p1.intoArray(c, c1);
    q1.intoArray(c, c1 + edge);
    int c2 = cAt + Math.min(2, last) * cRow;
    p2.intoArray(c, c2);
    q2.intoArray(c, c2 + edge);
    int c3 = cAt + Math.min(3, last) * cRow;
    p3.intoArray(c, c3);
    q3.intoArray(c, c3 + edge);
    int c4 = cAt + Math.min(4, last) * cRow;
    p4.intoArray(c, c4);
    q4.intoArray(c, c4 + edge);
    int c5 = cAt + Math.min(5, last) * cRow;
    p5.intoArray(c, c5);
    q5.intoArray(c, c5 + edge);
  }

  /** Twelve rows, one vector. */
  static void twelveByOne(
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
      int high) {
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
    int last = high - 1;
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
    for (int t = 0; t < depth; t++) {
      var y0 = FloatVector.fromArray(F, b, bAt);
      var x0 = FloatVector.broadcast(F, a[aAt]);
      p0 = x0.fma(y0, p0);
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
      aAt += aStep;
      bAt += bStep;
    }
    p0.intoArray(c, cAt);
    int c1 = cAt + Math.min(1, last) * cRow;
    p1.intoArray(c, c1);
    int c2 = cAt + Math.min(2, last) * cRow;
    p2.intoArray(c, c2);
    int c3 = cAt + Math.min(3, last) * cRow;
    p3.intoArray(c, c3);
    int c4 = cAt + Math.min(4, last) * cRow;
    p4.intoArray(c, c4);
    int c5 = cAt + Math.min(5, last) * cRow;
    p5.intoArray(c, c5);
    int c6 = cAt + Math.min(6, last) * cRow;
    p6.intoArray(c, c6);
    int c7 = cAt + Math.min(7, last) * cRow;
    p7.intoArray(c, c7);
    int c8 = cAt + Math.min(8, last) * cRow;
    p8.intoArray(c, c8);
    int c9 = cAt + Math.min(9, last) * cRow;
    p9.intoArray(c, c9);
    int c10 = cAt + Math.min(10, last) * cRow;
    p10.intoArray(c, c10);
    int c11 = cAt + Math.min(11, last) * cRow;
    p11.intoArray(c, c11);
  }
}
