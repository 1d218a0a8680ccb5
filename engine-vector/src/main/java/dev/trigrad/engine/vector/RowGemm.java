package dev.trigrad.engine.vector;

import dev.trigrad.engine.java.Gemm;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Products of a few rows: nothing would be read twice, so nothing is packed. */
final class RowGemm implements Gemm {
  /** Most rows for which packing B costs more than it brings. */
  static final int ROWS = 4;

  private static final VectorSpecies<Float> F = Lanes.F;
  private static final int LANES = F.length();

  private final boolean transposeA;
  private final int m;
  private final int n;
  private final int k;
  private final WarmUp warmUp;
  private final Gemm plain;

  RowGemm(boolean transposeA, int m, int n, int k, WarmUp warmUp, Gemm plain) {
    this.warmUp = warmUp;
    this.plain = plain;
    this.transposeA = transposeA;
    this.m = m;
    this.n = n;
    this.k = k;
  }

  @Override
  public Gemm now() {
    return warmUp.done() ? this : plain;
  }

  @Override
  public int tiles() {
    return 1;
  }

  @Override
  public void run(
      int tile, float[] a, int aOffset, float[] b, int bOffset, float[] c, int cOffset) {
    for (int i = 0; i < m; i++) {
      int aAt = transposeA ? aOffset + i : aOffset + i * k;
      int step = transposeA ? m : 1;
      row(a, aAt, step, b, bOffset, c, cOffset + i * n);
    }
  }

  /** c = Σₚ a[p] B[p, :], four vectors of c at a time. */
  private void row(float[] a, int aAt, int step, float[] b, int bAt, float[] c, int cAt) {
    int j = 0;
    for (; j + 4 * LANES <= n; j += 4 * LANES) {
      fourVectors(a, aAt, step, b, bAt + j, n, k, c, cAt + j);
    }
    for (; j < n; j += LANES) {
      oneVector(a, aAt, step, b, bAt + j, n, k, c, cAt + j, n - j);
    }
  }

  static void fourVectors(
      float[] a, int aAt, int step, float[] b, int bAt, int stride, int depth, float[] c, int cAt) {
    var c0 = FloatVector.zero(F);
    var c1 = FloatVector.zero(F);
    var c2 = FloatVector.zero(F);
    var c3 = FloatVector.zero(F);
    for (int p = 0; p < depth; p++) {
      var x = FloatVector.broadcast(F, a[aAt]);
      c0 = x.fma(FloatVector.fromArray(F, b, bAt), c0);
      c1 = x.fma(FloatVector.fromArray(F, b, bAt + LANES), c1);
      c2 = x.fma(FloatVector.fromArray(F, b, bAt + 2 * LANES), c2);
      c3 = x.fma(FloatVector.fromArray(F, b, bAt + 3 * LANES), c3);
      aAt += step;
      bAt += stride;
    }
    c0.intoArray(c, cAt);
    c1.intoArray(c, cAt + LANES);
    c2.intoArray(c, cAt + 2 * LANES);
    c3.intoArray(c, cAt + 3 * LANES);
  }

  static void oneVector(
      float[] a,
      int aAt,
      int step,
      float[] b,
      int bAt,
      int stride,
      int depth,
      float[] c,
      int cAt,
      int left) {
    var mask = F.indexInRange(0, left);
    var sum = FloatVector.zero(F);
    for (int p = 0; p < depth; p++) {
      sum = FloatVector.broadcast(F, a[aAt]).fma(FloatVector.fromArray(F, b, bAt, mask), sum);
      aAt += step;
      bAt += stride;
    }
    sum.intoArray(c, cAt, mask);
  }
}
