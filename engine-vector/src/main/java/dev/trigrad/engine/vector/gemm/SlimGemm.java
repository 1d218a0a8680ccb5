package dev.trigrad.engine.vector.gemm;

import dev.trigrad.engine.vector.layout.Lanes;
import java.util.EnumSet;
import java.util.Set;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products of few rows and less than a vector of columns, each a part of a vector; nothing is
 * packed.
 */
final class SlimGemm implements LaneGemm {
  private static final int ROWS = 9;
  private static final VectorSpecies<Float> F = Lanes.F;

  private final int m;
  private final int n;
  private final int k;

  /** C [m, n] of k terms, neither operand transposed. */
  SlimGemm(int m, int n, int k) {
    this.m = m;
    this.n = n;
    this.k = k;
  }

  @Override
  public Set<GemmLoop> loops() {
    return EnumSet.of(GemmLoop.NINE_ROWS);
  }

  @Override
  public int tiles() {
    return 1;
  }

  @Override
  public void run(
      int tile, float[] a, int aOffset, float[] b, int bOffset, float[] c, int cOffset) {
    for (int i = 0; i < m; i += ROWS) {
      int last = Math.min(ROWS, m - i) - 1;
      nine(a, aOffset + i * k, b, bOffset, n, k, c, cOffset + i * n, last);
    }
  }

  /**
   * Nine rows; where only those up to {@code last} are wanted, it is computed again in the place of
   * the missing ones. Rows of A are read with a step that the compiler knows.
   */
  static void nine(
      float[] a, int aAt, float[] b, int bAt, int n, int k, float[] c, int cAt, int last) {
    if (k < 0) {
      return;
    }
    var mask = F.indexInRange(0, n);
    var p0 = FloatVector.zero(F);
    var p1 = FloatVector.zero(F);
    var p2 = FloatVector.zero(F);
    var p3 = FloatVector.zero(F);
    var p4 = FloatVector.zero(F);
    var p5 = FloatVector.zero(F);
    var p6 = FloatVector.zero(F);
    var p7 = FloatVector.zero(F);
    var p8 = FloatVector.zero(F);
    int a1 = aAt + Math.min(1, last) * k;
    int a2 = aAt + Math.min(2, last) * k;
    int a3 = aAt + Math.min(3, last) * k;
    int a4 = aAt + Math.min(4, last) * k;
    int a5 = aAt + Math.min(5, last) * k;
    int a6 = aAt + Math.min(6, last) * k;
    int a7 = aAt + Math.min(7, last) * k;
    int a8 = aAt + Math.min(8, last) * k;
    for (int t = 0; t < k; t++, bAt += n) {
      var y = FloatVector.fromArray(F, b, bAt, mask);
      p0 = FloatVector.broadcast(F, a[aAt + t]).fma(y, p0);
      p1 = FloatVector.broadcast(F, a[a1 + t]).fma(y, p1);
      p2 = FloatVector.broadcast(F, a[a2 + t]).fma(y, p2);
      p3 = FloatVector.broadcast(F, a[a3 + t]).fma(y, p3);
      p4 = FloatVector.broadcast(F, a[a4 + t]).fma(y, p4);
      p5 = FloatVector.broadcast(F, a[a5 + t]).fma(y, p5);
      p6 = FloatVector.broadcast(F, a[a6 + t]).fma(y, p6);
      p7 = FloatVector.broadcast(F, a[a7 + t]).fma(y, p7);
      p8 = FloatVector.broadcast(F, a[a8 + t]).fma(y, p8);
    }
    p0.intoArray(c, cAt, mask);
    p1.intoArray(c, cAt + Math.min(1, last) * n, mask);
    p2.intoArray(c, cAt + Math.min(2, last) * n, mask);
    p3.intoArray(c, cAt + Math.min(3, last) * n, mask);
    p4.intoArray(c, cAt + Math.min(4, last) * n, mask);
    p5.intoArray(c, cAt + Math.min(5, last) * n, mask);
    p6.intoArray(c, cAt + Math.min(6, last) * n, mask);
    p7.intoArray(c, cAt + Math.min(7, last) * n, mask);
    p8.intoArray(c, cAt + Math.min(8, last) * n, mask);
  }
}
