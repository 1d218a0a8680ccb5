package dev.trigrad.engine.vector.gemm;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Partial sums of the products of a vector and rows, in the order that {@link
 * dev.trigrad.engine.java.gemm.DotGemm} lays down, with vectors of 16 lanes.
 */
final class PartialDots {
  private static final VectorSpecies<Float> F = FloatVector.SPECIES_512;

  private PartialDots() {}

  /**
   * Partial sums of {@code count} rows from each of four places that are {@code apart} rows apart,
   * which are four streams through memory: {@code sums[at + s * spread + 16 r + l]} of row r of
   * stream s.
   */
  static void four(
      float[] x,
      int xAt,
      float[] b,
      int bAt,
      int k,
      int count,
      int apart,
      float[] sums,
      int at,
      int spread) {
    int whole = k - k % 64;
    int rest = k - k % 16;
    for (int row = 0; row < count; row++) {
      int b0 = bAt + row * k;
      int b1 = b0 + apart * k;
      int b2 = b1 + apart * k;
      int b3 = b2 + apart * k;
      var s0 = FloatVector.zero(F);
      var s1 = FloatVector.zero(F);
      var s2 = FloatVector.zero(F);
      var s3 = FloatVector.zero(F);
      var t0 = FloatVector.zero(F);
      var t1 = FloatVector.zero(F);
      var t2 = FloatVector.zero(F);
      var t3 = FloatVector.zero(F);
      var u0 = FloatVector.zero(F);
      var u1 = FloatVector.zero(F);
      var u2 = FloatVector.zero(F);
      var u3 = FloatVector.zero(F);
      var v0 = FloatVector.zero(F);
      var v1 = FloatVector.zero(F);
      var v2 = FloatVector.zero(F);
      var v3 = FloatVector.zero(F);
      int p = 0;
      for (; p < whole; p += 64) {
        var x0 = FloatVector.fromArray(F, x, xAt + p + 0);
        var x1 = FloatVector.fromArray(F, x, xAt + p + 16);
        var x2 = FloatVector.fromArray(F, x, xAt + p + 32);
        var x3 = FloatVector.fromArray(F, x, xAt + p + 48);
        s0 = x0.fma(FloatVector.fromArray(F, b, b0 + p + 0), s0);
        s1 = x1.fma(FloatVector.fromArray(F, b, b0 + p + 16), s1);
        s2 = x2.fma(FloatVector.fromArray(F, b, b0 + p + 32), s2);
        s3 = x3.fma(FloatVector.fromArray(F, b, b0 + p + 48), s3);
        t0 = x0.fma(FloatVector.fromArray(F, b, b1 + p + 0), t0);
        t1 = x1.fma(FloatVector.fromArray(F, b, b1 + p + 16), t1);
        t2 = x2.fma(FloatVector.fromArray(F, b, b1 + p + 32), t2);
        t3 = x3.fma(FloatVector.fromArray(F, b, b1 + p + 48), t3);
        u0 = x0.fma(FloatVector.fromArray(F, b, b2 + p + 0), u0);
        u1 = x1.fma(FloatVector.fromArray(F, b, b2 + p + 16), u1);
        u2 = x2.fma(FloatVector.fromArray(F, b, b2 + p + 32), u2);
        u3 = x3.fma(FloatVector.fromArray(F, b, b2 + p + 48), u3);
        v0 = x0.fma(FloatVector.fromArray(F, b, b3 + p + 0), v0);
        v1 = x1.fma(FloatVector.fromArray(F, b, b3 + p + 16), v1);
        v2 = x2.fma(FloatVector.fromArray(F, b, b3 + p + 32), v2);
        v3 = x3.fma(FloatVector.fromArray(F, b, b3 + p + 48), v3);
      }
      s0 = s0.add(s1).add(s2.add(s3));
      t0 = t0.add(t1).add(t2.add(t3));
      u0 = u0.add(u1).add(u2.add(u3));
      v0 = v0.add(v1).add(v2.add(v3));
      for (; p < rest; p += 16) {
        var y = FloatVector.fromArray(F, x, xAt + p);
        s0 = y.fma(FloatVector.fromArray(F, b, b0 + p), s0);
        t0 = y.fma(FloatVector.fromArray(F, b, b1 + p), t0);
        u0 = y.fma(FloatVector.fromArray(F, b, b2 + p), u0);
        v0 = y.fma(FloatVector.fromArray(F, b, b3 + p), v0);
      }
      int to = at + 16 * row;
      s0.intoArray(sums, to);
      t0.intoArray(sums, to + spread);
      u0.intoArray(sums, to + 2 * spread);
      v0.intoArray(sums, to + 3 * spread);
      for (int l = to; p < k; l++, p++) {
        float y = x[xAt + p];
        sums[l] = Math.fma(y, b[b0 + p], sums[l]);
        sums[l + spread] = Math.fma(y, b[b1 + p], sums[l + spread]);
        sums[l + 2 * spread] = Math.fma(y, b[b2 + p], sums[l + 2 * spread]);
        sums[l + 3 * spread] = Math.fma(y, b[b3 + p], sums[l + 3 * spread]);
      }
    }
  }
}
