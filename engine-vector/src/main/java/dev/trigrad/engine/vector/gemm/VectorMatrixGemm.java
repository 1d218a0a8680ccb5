package dev.trigrad.engine.vector.gemm;

import dev.trigrad.engine.vector.layout.Lanes;
import java.util.EnumSet;
import java.util.Set;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products of a vector and a matrix, {@code y[j] = Σₚ x[p] B[p, j]}: nothing is read twice. Of a
 * transposed B, blocks that stay in the first-level cache are transposed first.
 */
final class VectorMatrixGemm implements LaneGemm {
  /** From this many elements on, B comes from beyond the caches and is best read in its order. */
  private static final int STREAMED = 1 << 17;

  /** Terms of a block that is transposed: with four vectors, a part of the first-level cache. */
  private static final int DEPTH = 128;

  private static final VectorSpecies<Float> F = Lanes.F;
  private static final int LANES = F.length();
  private static final int PANEL = 4 * LANES;

  private final boolean commuted;
  private final boolean transposed;
  private final int n;
  private final int k;
  private final PackBuffers.Pool pool;

  /**
   * The product of a vector of {@code k} terms with B, or with Aᵀ if {@code commuted}: {@code
   * transposed} if the matrix is stored as [n, k].
   */
  VectorMatrixGemm(boolean commuted, boolean transposed, int n, int k, PackBuffers.Pool pool) {
    this.commuted = commuted;
    this.transposed = transposed;
    this.n = n;
    this.k = k;
    this.pool = pool;
  }

  @Override
  public Set<GemmLoop> loops() {
    if (transposed) {
      return LANES >= 16
          ? EnumSet.of(GemmLoop.MORE_FOUR_VECTORS, GemmLoop.TRANSPOSE_SIXTEEN)
          : EnumSet.of(GemmLoop.MORE_FOUR_VECTORS);
    }
    if (isStreamed()) {
      return EnumSet.of(GemmLoop.FOUR_TERMS);
    }
    if (n < LANES) {
      return EnumSet.of(GemmLoop.PART_OF_VECTOR);
    }
    var loops = EnumSet.noneOf(GemmLoop.class);
    if (n >= PANEL) {
      loops.add(GemmLoop.FOUR_VECTORS);
    }
    if (n % PANEL != 0) {
      loops.add(GemmLoop.ONE_VECTOR);
    }
    return loops;
  }

  private boolean isStreamed() {
    return n >= PANEL && (long) n * k >= STREAMED;
  }

  @Override
  public int tiles() {
    return 1;
  }

  @Override
  public void run(
      int tile, float[] a, int aOffset, float[] b, int bOffset, float[] c, int cOffset) {
    if (commuted) {
      multiply(b, bOffset, a, aOffset, c, cOffset);
    } else {
      multiply(a, aOffset, b, bOffset, c, cOffset);
    }
  }

  private void multiply(float[] x, int xAt, float[] b, int bAt, float[] y, int yAt) {
    if (transposed) {
      transposed(x, xAt, b, bAt, y, yAt);
    } else if (isStreamed()) {
      streamed(x, xAt, b, bAt, y, yAt);
    } else {
      int j = 0;
      for (; j + PANEL <= n; j += PANEL) {
        fourVectors(x, xAt, b, bAt + j, n, k, y, yAt + j);
      }
      for (; j < n; j += LANES) {
        if (n >= LANES) {
          // The last vector overlaps the one before it.
          int at = Math.min(j, n - LANES);
          oneVector(x, xAt, b, bAt + at, n, k, y, yAt + at);
        } else {
          partOfVector(x, xAt, b, bAt, n, k, y, yAt, n);
        }
      }
    }
  }

  private void streamed(float[] x, int xAt, float[] b, int bAt, float[] y, int yAt) {
    java.util.Arrays.fill(y, yAt, yAt + n, 0);
    int p = 0;
    for (; p + 4 <= k; p += 4) {
      fourTerms(x, xAt + p, b, bAt + p * n, n, y, yAt);
    }
    for (; p < k; p++) {
      for (int j = 0; j < n; j++) {
        y[yAt + j] = Math.fma(x[xAt + p], b[bAt + p * n + j], y[yAt + j]);
      }
    }
  }

  private void transposed(float[] x, int xAt, float[] b, int bAt, float[] y, int yAt) {
    PackBuffers buffers = pool.take();
    for (int j = 0; j < n; j += PANEL) {
      int wide = Math.min(PANEL, n - j);
      java.util.Arrays.fill(buffers.edge, 0, PANEL, 0);
      for (int p = 0; p < k; p += DEPTH) {
        int depth = Math.min(DEPTH, k - p);
        Packing.columns(true, b, bAt, n, k, p, depth, j, wide, buffers.b, PANEL);
        moreFourVectors(x, xAt + p, buffers.b, 0, PANEL, depth, buffers.edge, 0);
      }
      System.arraycopy(buffers.edge, 0, y, yAt + j, wide);
    }
    pool.giveBack(buffers);
  }

  static void fourVectors(
      float[] x, int xAt, float[] b, int bAt, int stride, int depth, float[] y, int yAt) {
    if (depth < 0) {
      return;
    }
    var c0 = FloatVector.zero(F);
    var c1 = FloatVector.zero(F);
    var c2 = FloatVector.zero(F);
    var c3 = FloatVector.zero(F);
    for (int p = 0; p < depth; p++) {
      var a = FloatVector.broadcast(F, x[xAt + p]);
      c0 = a.fma(FloatVector.fromArray(F, b, bAt), c0);
      c1 = a.fma(FloatVector.fromArray(F, b, bAt + LANES), c1);
      c2 = a.fma(FloatVector.fromArray(F, b, bAt + 2 * LANES), c2);
      c3 = a.fma(FloatVector.fromArray(F, b, bAt + 3 * LANES), c3);
      bAt += stride;
    }
    c0.intoArray(y, yAt);
    c1.intoArray(y, yAt + LANES);
    c2.intoArray(y, yAt + 2 * LANES);
    c3.intoArray(y, yAt + 3 * LANES);
  }

  static void moreFourVectors(
      float[] x, int xAt, float[] b, int bAt, int stride, int depth, float[] y, int yAt) {
    if (depth < 0) {
      return;
    }
    var c0 = FloatVector.fromArray(F, y, yAt);
    var c1 = FloatVector.fromArray(F, y, yAt + LANES);
    var c2 = FloatVector.fromArray(F, y, yAt + 2 * LANES);
    var c3 = FloatVector.fromArray(F, y, yAt + 3 * LANES);
    for (int p = 0; p < depth; p++) {
      var a = FloatVector.broadcast(F, x[xAt + p]);
      c0 = a.fma(FloatVector.fromArray(F, b, bAt), c0);
      c1 = a.fma(FloatVector.fromArray(F, b, bAt + LANES), c1);
      c2 = a.fma(FloatVector.fromArray(F, b, bAt + 2 * LANES), c2);
      c3 = a.fma(FloatVector.fromArray(F, b, bAt + 3 * LANES), c3);
      bAt += stride;
    }
    c0.intoArray(y, yAt);
    c1.intoArray(y, yAt + LANES);
    c2.intoArray(y, yAt + 2 * LANES);
    c3.intoArray(y, yAt + 3 * LANES);
  }

  static void oneVector(
      float[] x, int xAt, float[] b, int bAt, int stride, int depth, float[] y, int yAt) {
    if (depth < 0) {
      return;
    }
    var sum = FloatVector.zero(F);
    for (int p = 0; p < depth; p++) {
      sum = FloatVector.broadcast(F, x[xAt + p]).fma(FloatVector.fromArray(F, b, bAt), sum);
      bAt += stride;
    }
    sum.intoArray(y, yAt);
  }

  static void partOfVector(
      float[] x, int xAt, float[] b, int bAt, int stride, int depth, float[] y, int yAt, int wide) {
    if (depth < 0) {
      return;
    }
    var mask = F.indexInRange(0, wide);
    var sum = FloatVector.zero(F);
    for (int p = 0; p < depth; p++) {
      sum = FloatVector.broadcast(F, x[xAt + p]).fma(FloatVector.fromArray(F, b, bAt, mask), sum);
      bAt += stride;
    }
    sum.intoArray(y, yAt, mask);
  }

  /**
   * {@code y[j] += Σₚ x[p] b[p, j]} over four terms p and all {@code n} columns: as many streams
   * through memory as are fetched ahead, in long pieces.
   */
  static void fourTerms(float[] x, int xAt, float[] b, int bAt, int n, float[] y, int yAt) {
    if (n < 0) {
      return;
    }
    var a0 = FloatVector.broadcast(F, x[xAt + 0]);
    var a1 = FloatVector.broadcast(F, x[xAt + 1]);
    var a2 = FloatVector.broadcast(F, x[xAt + 2]);
    var a3 = FloatVector.broadcast(F, x[xAt + 3]);
    int j = 0;
    for (; j + PANEL <= n; j += PANEL) {
      int at = bAt + j;
      int to = yAt + j;
      var s0 = FloatVector.fromArray(F, y, to);
      var s1 = FloatVector.fromArray(F, y, to + LANES);
      var s2 = FloatVector.fromArray(F, y, to + 2 * LANES);
      var s3 = FloatVector.fromArray(F, y, to + 3 * LANES);
      s0 = a0.fma(FloatVector.fromArray(F, b, at), s0);
      s1 = a0.fma(FloatVector.fromArray(F, b, at + LANES), s1);
      s2 = a0.fma(FloatVector.fromArray(F, b, at + 2 * LANES), s2);
      s3 = a0.fma(FloatVector.fromArray(F, b, at + 3 * LANES), s3);
      s0 = a1.fma(FloatVector.fromArray(F, b, at + n), s0);
      s1 = a1.fma(FloatVector.fromArray(F, b, at + n + LANES), s1);
      s2 = a1.fma(FloatVector.fromArray(F, b, at + n + 2 * LANES), s2);
      s3 = a1.fma(FloatVector.fromArray(F, b, at + n + 3 * LANES), s3);
      s0 = a2.fma(FloatVector.fromArray(F, b, at + 2 * n), s0);
      s1 = a2.fma(FloatVector.fromArray(F, b, at + 2 * n + LANES), s1);
      s2 = a2.fma(FloatVector.fromArray(F, b, at + 2 * n + 2 * LANES), s2);
      s3 = a2.fma(FloatVector.fromArray(F, b, at + 2 * n + 3 * LANES), s3);
      s0 = a3.fma(FloatVector.fromArray(F, b, at + 3 * n), s0);
      s1 = a3.fma(FloatVector.fromArray(F, b, at + 3 * n + LANES), s1);
      s2 = a3.fma(FloatVector.fromArray(F, b, at + 3 * n + 2 * LANES), s2);
      s3 = a3.fma(FloatVector.fromArray(F, b, at + 3 * n + 3 * LANES), s3);
      s0.intoArray(y, to);
      s1.intoArray(y, to + LANES);
      s2.intoArray(y, to + 2 * LANES);
      s3.intoArray(y, to + 3 * LANES);
    }
    for (; j + LANES <= n; j += LANES) {
      int at = bAt + j;
      var sum = a0.fma(FloatVector.fromArray(F, b, at), FloatVector.fromArray(F, y, yAt + j));
      sum = a1.fma(FloatVector.fromArray(F, b, at + n), sum);
      sum = a2.fma(FloatVector.fromArray(F, b, at + 2 * n), sum);
      sum = a3.fma(FloatVector.fromArray(F, b, at + 3 * n), sum);
      sum.intoArray(y, yAt + j);
    }
    for (; j < n; j++) {
      float sum = y[yAt + j];
      for (int p = 0; p < 4; p++) {
        sum = Math.fma(x[xAt + p], b[bAt + p * n + j], sum);
      }
      y[yAt + j] = sum;
    }
  }
}
