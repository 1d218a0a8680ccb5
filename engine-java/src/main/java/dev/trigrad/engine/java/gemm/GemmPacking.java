package dev.trigrad.engine.java.gemm;

/** Moves rows of B and C between the matrices and arrays of their own, transposing where needed. */
final class GemmPacking {
  private GemmPacking() {}

  /** Copies op(B)[p + q, column…columnEnd) to {@code rows[q]} for 0 ≤ q &lt; depth. */
  static void packRows(GemmBlock block, int p, int depth, float[][] rows) {
    int n = block.columnEnd() - block.column();
    int down = block.strides().bDepth();
    int along = block.strides().bColumn();
    int from = block.bOffset() + p * down + block.column() * along;
    if (along == 1) {
      for (int q = 0; q < depth; q++) {
        System.arraycopy(block.b(), from + q * down, rows[q], 0, n);
      }
      return;
    }
    int q = 0;
    for (; q + 8 <= depth; q += 8) {
      transposeEight(block.b(), from + q * down, down, along, rows, q, n);
    }
    for (; q < depth; q++) {
      gather(block.b(), from + q * down, along, rows[q], n);
    }
  }

  /** Copies C[i, column…columnEnd) to {@code row}. */
  static void loadRow(GemmBlock block, int i, float[] row) {
    int along = block.strides().cColumn();
    int from = block.cOffset() + i * block.strides().cRow() + block.column() * along;
    int n = block.columnEnd() - block.column();
    if (along == 1) {
      System.arraycopy(block.c(), from, row, 0, n);
    } else {
      gather(block.c(), from, along, row, n);
    }
  }

  /** Copies {@code row} to C[i, column…columnEnd). */
  static void storeRow(GemmBlock block, int i, float[] row) {
    int along = block.strides().cColumn();
    int to = block.cOffset() + i * block.strides().cRow() + block.column() * along;
    int n = block.columnEnd() - block.column();
    if (along == 1) {
      System.arraycopy(row, 0, block.c(), to, n);
      return;
    }
    float[] c = block.c();
    for (int j = 0; j < n; j++) {
      c[to + j * along] = row[j];
    }
  }

  /** Eight rows at a time, so that each cache line read gives half of its elements. */
  private static void transposeEight(
      float[] b, int from, int down, int along, float[][] rows, int q, int n) {
    float[] r0 = rows[q];
    float[] r1 = rows[q + 1];
    float[] r2 = rows[q + 2];
    float[] r3 = rows[q + 3];
    float[] r4 = rows[q + 4];
    float[] r5 = rows[q + 5];
    float[] r6 = rows[q + 6];
    float[] r7 = rows[q + 7];
    for (int j = 0; j < n; j++) {
      int at = from + j * along;
      r0[j] = b[at];
      r1[j] = b[at + down];
      r2[j] = b[at + 2 * down];
      r3[j] = b[at + 3 * down];
      r4[j] = b[at + 4 * down];
      r5[j] = b[at + 5 * down];
      r6[j] = b[at + 6 * down];
      r7[j] = b[at + 7 * down];
    }
  }

  private static void gather(float[] source, int from, int along, float[] row, int n) {
    for (int j = 0; j < n; j++) {
      row[j] = source[from + j * along];
    }
  }
}
