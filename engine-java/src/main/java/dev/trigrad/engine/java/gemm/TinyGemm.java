package dev.trigrad.engine.java.gemm;

import dev.trigrad.engine.java.Gemm;

/**
 * Products of a few elements and very few terms, where any preparation would take longer than the
 * arithmetic: term by term, along the longer side of C.
 */
final class TinyGemm implements Gemm {
  private static final int MOST_TERMS = 3;
  private static final int MOST_ELEMENTS = 256;

  private final int outer;
  private final int inner;
  private final int k;
  private final boolean alongRows;
  private final int xRow;
  private final int xDepth;
  private final int yRow;
  private final int yDepth;

  private TinyGemm(int m, int n, int k, GemmBlock.Strides strides) {
    this.alongRows = m < n;
    this.outer = alongRows ? m : n;
    this.inner = alongRows ? n : m;
    this.k = k;
    this.xRow = alongRows ? strides.aRow() : strides.bColumn();
    this.xDepth = alongRows ? strides.aDepth() : strides.bDepth();
    this.yRow = alongRows ? strides.bColumn() : strides.aRow();
    this.yDepth = alongRows ? strides.bDepth() : strides.aDepth();
  }

  static boolean suits(int m, int n, int k) {
    return k > 0 && k <= MOST_TERMS && (long) m * n <= MOST_ELEMENTS;
  }

  static TinyGemm of(boolean transposeA, boolean transposeB, int m, int n, int k) {
    return new TinyGemm(m, n, k, GemmBlock.Strides.of(transposeA, transposeB, m, n, k));
  }

  @Override
  public int tiles() {
    return 1;
  }

  @Override
  public void run(
      int tile, float[] a, int aOffset, float[] b, int bOffset, float[] c, int cOffset) {
    int outerStep = alongRows ? inner : 1;
    int innerStep = alongRows ? 1 : outer;
    float[] x = alongRows ? a : b;
    float[] y = alongRows ? b : a;
    int xAt = alongRows ? aOffset : bOffset;
    int yAt = alongRows ? bOffset : aOffset;
    for (int i = 0; i < outer; i++) {
      int to = cOffset + i * outerStep;
      int from = xAt + i * xRow;
      switch (k) {
        case 1 -> one(x[from], y, yAt, yRow, inner, c, to, innerStep);
        case 2 ->
            two(x[from], x[from + xDepth], y, yAt, yAt + yDepth, yRow, inner, c, to, innerStep);
        default -> {
          two(x[from], x[from + xDepth], y, yAt, yAt + yDepth, yRow, inner, c, to, innerStep);
          more(x[from + 2 * xDepth], y, yAt + 2 * yDepth, yRow, inner, c, to, innerStep);
        }
      }
    }
  }

  private static void one(
      float x, float[] y, int yAt, int yRow, int count, float[] c, int to, int step) {
    for (int j = 0; j < count; j++) {
      c[to + j * step] = Math.fma(x, y[yAt + j * yRow], 0f);
    }
  }

  private static void two(
      float x0,
      float x1,
      float[] y,
      int y0,
      int y1,
      int yRow,
      int count,
      float[] c,
      int to,
      int step) {
    for (int j = 0; j < count; j++) {
      float first = Math.fma(x0, y[y0 + j * yRow], 0f);
      c[to + j * step] = Math.fma(x1, y[y1 + j * yRow], first);
    }
  }

  private static void more(
      float x, float[] y, int yAt, int yRow, int count, float[] c, int to, int step) {
    for (int j = 0; j < count; j++) {
      c[to + j * step] = Math.fma(x, y[yAt + j * yRow], c[to + j * step]);
    }
  }
}
