package dev.trigrad.engine.java.gemm;

import java.util.Arrays;

/** A tile by rank-4 updates of four rows of C in arrays of their own, over packed rows of B. */
final class PackedGemm {
  private PackedGemm() {}

  static void run(GemmBlock block, GemmScratch scratch) {
    float[][] rowsOfB = scratch.rowsOfB;
    float[][] rowsOfC = scratch.rowsOfC;
    for (int p = 0; p < block.depth(); p += JavaGemm.DEPTH) {
      int depth = Math.min(JavaGemm.DEPTH, block.depth() - p);
      GemmPacking.packRows(block, p, depth, rowsOfB);
      for (int i = block.row(); i < block.rowEnd(); i += 4) {
        int count = Math.min(4, block.rowEnd() - i);
        for (int r = 0; r < count; r++) {
          if (p == 0) {
            Arrays.fill(rowsOfC[r], 0, block.columnEnd() - block.column(), 0f);
          } else {
            GemmPacking.loadRow(block, i + r, rowsOfC[r]);
          }
        }
        if (count == 4) {
          updateFour(block, i, p, depth, rowsOfB, rowsOfC);
        } else {
          for (int r = 0; r < count; r++) {
            updateOne(block, i + r, p, depth, rowsOfB, rowsOfC[r]);
          }
        }
        for (int r = 0; r < count; r++) {
          GemmPacking.storeRow(block, i + r, rowsOfC[r]);
        }
      }
    }
  }

  private static void updateFour(
      GemmBlock block, int i, int p, int depth, float[][] rowsOfB, float[][] rowsOfC) {
    int n = block.columnEnd() - block.column();
    int step = block.strides().aDepth();
    int row = block.strides().aRow();
    int at = block.aOffset() + i * row + p * step;
    float[] a = block.a();
    float[] c0 = rowsOfC[0];
    float[] c1 = rowsOfC[1];
    float[] c2 = rowsOfC[2];
    float[] c3 = rowsOfC[3];
    int q = 0;
    for (; q + 4 <= depth; q += 4, at += 4 * step) {
      float[] b0 = rowsOfB[q];
      float[] b1 = rowsOfB[q + 1];
      float[] b2 = rowsOfB[q + 2];
      float[] b3 = rowsOfB[q + 3];
      fourByFour(a, at, row, step, b0, b1, b2, b3, c0, c1, c2, c3, n);
    }
    for (; q < depth; q++, at += step) {
      oneByOne(a[at], rowsOfB[q], c0, n);
      oneByOne(a[at + row], rowsOfB[q], c1, n);
      oneByOne(a[at + 2 * row], rowsOfB[q], c2, n);
      oneByOne(a[at + 3 * row], rowsOfB[q], c3, n);
    }
  }

  private static void updateOne(
      GemmBlock block, int i, int p, int depth, float[][] rowsOfB, float[] c) {
    int n = block.columnEnd() - block.column();
    int step = block.strides().aDepth();
    int at = block.aOffset() + i * block.strides().aRow() + p * step;
    float[] a = block.a();
    int q = 0;
    for (; q + 4 <= depth; q += 4, at += 4 * step) {
      oneByFour(a, at, step, rowsOfB[q], rowsOfB[q + 1], rowsOfB[q + 2], rowsOfB[q + 3], c, n);
    }
    for (; q < depth; q++, at += step) {
      oneByOne(a[at], rowsOfB[q], c, n);
    }
  }

  /** The hot loop: 16 multiply-adds for 8 loads and 4 stores; C2 unrolls no larger body. */
  private static void fourByFour(
      float[] a,
      int at,
      int row,
      int step,
      float[] b0,
      float[] b1,
      float[] b2,
      float[] b3,
      float[] c0,
      float[] c1,
      float[] c2,
      float[] c3,
      int n) {
    float a00 = a[at];
    float a01 = a[at + step];
    float a02 = a[at + 2 * step];
    float a03 = a[at + 3 * step];
    at += row;
    float a10 = a[at];
    float a11 = a[at + step];
    float a12 = a[at + 2 * step];
    float a13 = a[at + 3 * step];
    at += row;
    float a20 = a[at];
    float a21 = a[at + step];
    float a22 = a[at + 2 * step];
    float a23 = a[at + 3 * step];
    at += row;
    float a30 = a[at];
    float a31 = a[at + step];
    float a32 = a[at + 2 * step];
    float a33 = a[at + 3 * step];
    for (int j = 0; j < n; j++) {
      float x0 = b0[j];
      float x1 = b1[j];
      float x2 = b2[j];
      float x3 = b3[j];
      c0[j] = Math.fma(a03, x3, Math.fma(a02, x2, Math.fma(a01, x1, Math.fma(a00, x0, c0[j]))));
      c1[j] = Math.fma(a13, x3, Math.fma(a12, x2, Math.fma(a11, x1, Math.fma(a10, x0, c1[j]))));
      c2[j] = Math.fma(a23, x3, Math.fma(a22, x2, Math.fma(a21, x1, Math.fma(a20, x0, c2[j]))));
      c3[j] = Math.fma(a33, x3, Math.fma(a32, x2, Math.fma(a31, x1, Math.fma(a30, x0, c3[j]))));
    }
  }

  private static void oneByFour(
      float[] a,
      int at,
      int step,
      float[] b0,
      float[] b1,
      float[] b2,
      float[] b3,
      float[] c,
      int n) {
    float a0 = a[at];
    float a1 = a[at + step];
    float a2 = a[at + 2 * step];
    float a3 = a[at + 3 * step];
    for (int j = 0; j < n; j++) {
      float sum = Math.fma(a1, b1[j], Math.fma(a0, b0[j], c[j]));
      c[j] = Math.fma(a3, b3[j], Math.fma(a2, b2[j], sum));
    }
  }

  private static void oneByOne(float a, float[] b, float[] c, int n) {
    for (int j = 0; j < n; j++) {
      c[j] = Math.fma(a, b[j], c[j]);
    }
  }
}
