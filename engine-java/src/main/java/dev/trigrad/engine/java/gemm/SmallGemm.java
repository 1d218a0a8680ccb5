package dev.trigrad.engine.java.gemm;

/** A tile in blocks of scalars read in place: for shapes too small or thin to be worth packing. */
final class SmallGemm {
  private SmallGemm() {}

  static void run(GemmBlock block) {
    int i = block.row();
    if (block.rowEnd() - i == 1) {
      for (int j = block.column(); j < block.columnEnd(); j += 8) {
        oneByEight(block, i, j);
      }
      return;
    }
    for (; i < block.rowEnd(); i += 3) {
      for (int j = block.column(); j < block.columnEnd(); j += 4) {
        threeByFour(block, i, j);
      }
    }
  }

  /**
   * Twelve sums and four operands fit sixteen registers. At an edge the last row and column are
   * computed again in the place of missing ones.
   */
  private static void threeByFour(GemmBlock block, int i, int j) {
    GemmBlock.Strides strides = block.strides();
    int lastRow = block.rowEnd() - 1;
    int lastColumn = block.columnEnd() - 1;
    int i1 = Math.min(i + 1, lastRow);
    int i2 = Math.min(i + 2, lastRow);
    int j1 = Math.min(j + 1, lastColumn);
    int j2 = Math.min(j + 2, lastColumn);
    int j3 = Math.min(j + 3, lastColumn);
    float[] a = block.a();
    float[] b = block.b();
    int a0 = block.aOffset() + i * strides.aRow();
    int a1 = block.aOffset() + i1 * strides.aRow();
    int a2 = block.aOffset() + i2 * strides.aRow();
    int b0 = block.bOffset() + j * strides.bColumn();
    int b1 = block.bOffset() + j1 * strides.bColumn();
    int b2 = block.bOffset() + j2 * strides.bColumn();
    int b3 = block.bOffset() + j3 * strides.bColumn();
    float c00 = 0;
    float c01 = 0;
    float c02 = 0;
    float c03 = 0;
    float c10 = 0;
    float c11 = 0;
    float c12 = 0;
    float c13 = 0;
    float c20 = 0;
    float c21 = 0;
    float c22 = 0;
    float c23 = 0;
    for (int p = 0; p < block.depth(); p++) {
      int pa = p * strides.aDepth();
      int pb = p * strides.bDepth();
      float x0 = a[a0 + pa];
      float x1 = a[a1 + pa];
      float x2 = a[a2 + pa];
      float y0 = b[b0 + pb];
      c00 = Math.fma(x0, y0, c00);
      c10 = Math.fma(x1, y0, c10);
      c20 = Math.fma(x2, y0, c20);
      float y1 = b[b1 + pb];
      c01 = Math.fma(x0, y1, c01);
      c11 = Math.fma(x1, y1, c11);
      c21 = Math.fma(x2, y1, c21);
      float y2 = b[b2 + pb];
      c02 = Math.fma(x0, y2, c02);
      c12 = Math.fma(x1, y2, c12);
      c22 = Math.fma(x2, y2, c22);
      float y3 = b[b3 + pb];
      c03 = Math.fma(x0, y3, c03);
      c13 = Math.fma(x1, y3, c13);
      c23 = Math.fma(x2, y3, c23);
    }
    store(block, i, j, j1, j2, j3, c00, c01, c02, c03);
    store(block, i1, j, j1, j2, j3, c10, c11, c12, c13);
    store(block, i2, j, j1, j2, j3, c20, c21, c22, c23);
  }

  /** Eight chains at a time hide the latency of the multiply-add. */
  private static void oneByEight(GemmBlock block, int i, int j) {
    GemmBlock.Strides strides = block.strides();
    int lastColumn = block.columnEnd() - 1;
    int j1 = Math.min(j + 1, lastColumn);
    int j2 = Math.min(j + 2, lastColumn);
    int j3 = Math.min(j + 3, lastColumn);
    int j4 = Math.min(j + 4, lastColumn);
    int j5 = Math.min(j + 5, lastColumn);
    int j6 = Math.min(j + 6, lastColumn);
    int j7 = Math.min(j + 7, lastColumn);
    float[] a = block.a();
    float[] b = block.b();
    int a0 = block.aOffset() + i * strides.aRow();
    int b0 = block.bOffset() + j * strides.bColumn();
    int b1 = block.bOffset() + j1 * strides.bColumn();
    int b2 = block.bOffset() + j2 * strides.bColumn();
    int b3 = block.bOffset() + j3 * strides.bColumn();
    int b4 = block.bOffset() + j4 * strides.bColumn();
    int b5 = block.bOffset() + j5 * strides.bColumn();
    int b6 = block.bOffset() + j6 * strides.bColumn();
    int b7 = block.bOffset() + j7 * strides.bColumn();
    float c0 = 0;
    float c1 = 0;
    float c2 = 0;
    float c3 = 0;
    float c4 = 0;
    float c5 = 0;
    float c6 = 0;
    float c7 = 0;
    for (int p = 0; p < block.depth(); p++) {
      int pa = p * strides.aDepth();
      int pb = p * strides.bDepth();
      float x = a[a0 + pa];
      c0 = Math.fma(x, b[b0 + pb], c0);
      c1 = Math.fma(x, b[b1 + pb], c1);
      c2 = Math.fma(x, b[b2 + pb], c2);
      c3 = Math.fma(x, b[b3 + pb], c3);
      c4 = Math.fma(x, b[b4 + pb], c4);
      c5 = Math.fma(x, b[b5 + pb], c5);
      c6 = Math.fma(x, b[b6 + pb], c6);
      c7 = Math.fma(x, b[b7 + pb], c7);
    }
    store(block, i, j, j1, j2, j3, c0, c1, c2, c3);
    store(block, i, j4, j5, j6, j7, c4, c5, c6, c7);
  }

  private static void store(
      GemmBlock block,
      int i,
      int j0,
      int j1,
      int j2,
      int j3,
      float c0,
      float c1,
      float c2,
      float c3) {
    float[] c = block.c();
    int row = block.cOffset() + i * block.strides().cRow();
    int along = block.strides().cColumn();
    c[row + j0 * along] = c0;
    c[row + j1 * along] = c1;
    c[row + j2 * along] = c2;
    c[row + j3 * along] = c3;
  }
}
