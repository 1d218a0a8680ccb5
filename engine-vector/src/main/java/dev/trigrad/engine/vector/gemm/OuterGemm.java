package dev.trigrad.engine.vector.gemm;

import dev.trigrad.engine.vector.layout.Lanes;
import java.util.EnumSet;
import java.util.Set;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Products of one term, {@code c[i, j] = a[i] b[j]}: C is written row by row. */
final class OuterGemm implements LaneGemm {
  private static final VectorSpecies<Float> F = Lanes.F;
  private static final int LANES = F.length();

  private final int m;
  private final int n;

  /** C [m, n]; n is at least a vector. */
  OuterGemm(int m, int n) {
    this.m = m;
    this.n = n;
  }

  @Override
  public Set<GemmLoop> loops() {
    var loops = EnumSet.noneOf(GemmLoop.class);
    if (n >= 8 * LANES) {
      loops.add(GemmLoop.OUTER_EIGHT_VECTORS);
    }
    if (n % (8 * LANES) != 0) {
      loops.add(GemmLoop.OUTER_ONE_VECTOR);
    }
    return loops;
  }

  @Override
  public int tiles() {
    return 1;
  }

  @Override
  public void run(
      int tile, float[] a, int aOffset, float[] b, int bOffset, float[] c, int cOffset) {
    int j = 0;
    for (; j + 8 * LANES <= n; j += 8 * LANES) {
      eightVectors(a, aOffset, m, b, bOffset + j, c, cOffset + j, n);
    }
    for (; j < n; j += LANES) {
      // The last vector overlaps the one before it.
      int at = Math.min(j, n - LANES);
      oneVector(a, aOffset, m, b, bOffset + at, c, cOffset + at, n);
    }
  }

  /** Adds the products to zero, as every sum begins: a product of −0 is +0. */
  static void eightVectors(
      float[] a, int aAt, int m, float[] b, int bAt, float[] c, int cAt, int n) {
    if (m < 0) {
      return;
    }
    var zero = FloatVector.zero(F);
    var b0 = FloatVector.fromArray(F, b, bAt);
    var b1 = FloatVector.fromArray(F, b, bAt + LANES);
    var b2 = FloatVector.fromArray(F, b, bAt + 2 * LANES);
    var b3 = FloatVector.fromArray(F, b, bAt + 3 * LANES);
    var b4 = FloatVector.fromArray(F, b, bAt + 4 * LANES);
    var b5 = FloatVector.fromArray(F, b, bAt + 5 * LANES);
    var b6 = FloatVector.fromArray(F, b, bAt + 6 * LANES);
    var b7 = FloatVector.fromArray(F, b, bAt + 7 * LANES);
    for (int i = 0; i < m; i++) {
      var x = FloatVector.broadcast(F, a[aAt + i]);
      x.fma(b0, zero).intoArray(c, cAt);
      x.fma(b1, zero).intoArray(c, cAt + LANES);
      x.fma(b2, zero).intoArray(c, cAt + 2 * LANES);
      x.fma(b3, zero).intoArray(c, cAt + 3 * LANES);
      x.fma(b4, zero).intoArray(c, cAt + 4 * LANES);
      x.fma(b5, zero).intoArray(c, cAt + 5 * LANES);
      x.fma(b6, zero).intoArray(c, cAt + 6 * LANES);
      x.fma(b7, zero).intoArray(c, cAt + 7 * LANES);
      cAt += n;
    }
  }

  static void oneVector(float[] a, int aAt, int m, float[] b, int bAt, float[] c, int cAt, int n) {
    if (m < 0) {
      return;
    }
    var zero = FloatVector.zero(F);
    var b0 = FloatVector.fromArray(F, b, bAt);
    for (int i = 0; i < m; i++) {
      FloatVector.broadcast(F, a[aAt + i]).fma(b0, zero).intoArray(c, cAt);
      cAt += n;
    }
  }
}
