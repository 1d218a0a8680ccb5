package dev.trigrad.engine.java;

/** One tile of a product: the part of C it covers, and the operands. */
record GemmBlock(
    int row,
    int rowEnd,
    int column,
    int columnEnd,
    int depth,
    float[] a,
    int aOffset,
    float[] b,
    int bOffset,
    float[] c,
    int cOffset,
    Strides strides) {

  /** Distances between neighbours, in elements: A along m and k, B along k and n, C m and n. */
  record Strides(
      int aRow, int aDepth, int bDepth, int bColumn, int cRow, int cColumn, boolean commuted) {

    static Strides of(boolean transposeA, boolean transposeB, int m, int n, int k) {
      int aRow = transposeA ? 1 : k;
      int aDepth = transposeA ? m : 1;
      int bDepth = transposeB ? 1 : n;
      int bColumn = transposeB ? k : 1;
      return new Strides(aRow, aDepth, bDepth, bColumn, n, 1, false);
    }

    /** Those of Cᵀ = op(B)ᵀ·op(A)ᵀ, with A and B in exchanged roles. */
    Strides commute() {
      return new Strides(bColumn, bDepth, aDepth, aRow, cColumn, cRow, !commuted);
    }
  }
}
