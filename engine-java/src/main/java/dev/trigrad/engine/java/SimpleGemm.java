package dev.trigrad.engine.java;

/** The textbook product: row by row, adding multiples of B's rows; a transposed B is read by dot products. */
final class SimpleGemm implements Gemm {
  private final boolean transposeA;
  private final boolean transposeB;
  private final int m;
  private final int n;
  private final int k;

  SimpleGemm(boolean transposeA, boolean transposeB, int m, int n, int k) {
    this.transposeA = transposeA;
    this.transposeB = transposeB;
    this.m = m;
    this.n = n;
    this.k = k;
  }

  @Override
  public int tiles() {
    return 1;
  }

  @Override
  public void run(int tile, float[] a, int aOffset, float[] b, int bOffset, float[] c, int cOffset) {
    for (int i = 0; i < m; i++) {
      int row = cOffset + i * n;
      java.util.Arrays.fill(c, row, row + n, 0);
      for (int p = 0; p < k; p++) {
        float factor = transposeA ? a[aOffset + p * m + i] : a[aOffset + i * k + p];
        if (transposeB) {
          for (int j = 0; j < n; j++) {
            c[row + j] += factor * b[bOffset + j * k + p];
          }
        } else {
          for (int j = 0; j < n; j++) {
            c[row + j] += factor * b[bOffset + p * n + j];
          }
        }
      }
    }
  }
}
