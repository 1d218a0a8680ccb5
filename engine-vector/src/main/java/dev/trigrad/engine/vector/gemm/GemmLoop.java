package dev.trigrad.engine.vector.gemm;

import dev.trigrad.engine.vector.layout.Lanes;

/** The loops over vectors that products are made of. Each does nothing over fewer than no terms. */
enum GemmLoop {
  /** {@link Block12#begin}. */
  BLOCK_12,
  /** {@link Block12#more}. */
  BLOCK_12_MORE,
  /** {@link Block8#begin}. */
  BLOCK_8,
  /** {@link Block8#more}. */
  BLOCK_8_MORE,
  /** {@link Block6#begin}. */
  BLOCK_6,
  /** {@link Block6#more}. */
  BLOCK_6_MORE,
  /** {@link TilesByFour#six}. */
  SIX_BY_FOUR,
  /** {@link TilesByFour#four}. */
  FOUR_BY_FOUR,
  /** {@link TilesByThree#six}. */
  SIX_BY_THREE,
  /** {@link TilesByTwo#twelve}. */
  TWELVE_BY_TWO,
  /** {@link TilesByTwo#eight}. */
  EIGHT_BY_TWO,
  /** {@link TilesByTwo#six}. */
  SIX_BY_TWO,
  /** {@link TilesByOne#twelve}. */
  TWELVE_BY_ONE,
  /** {@link Packing#narrow}. */
  COPY_NARROW,
  /** {@link Packing#copyRows}. */
  COPY_ROWS,
  /** {@link Packing#strips(float[], int, int, int, int, float[], int)}. */
  STRIPS,
  /** {@link Transposes#four}. */
  TRANSPOSE_FOUR,
  /** {@link Transposes#sixteen}. */
  TRANSPOSE_SIXTEEN,
  /** {@link VectorMatrixGemm#fourVectors}. */
  FOUR_VECTORS,
  /** {@link VectorMatrixGemm#moreFourVectors}. */
  MORE_FOUR_VECTORS,
  /** {@link VectorMatrixGemm#oneVector}. */
  ONE_VECTOR,
  /** {@link VectorMatrixGemm#partOfVector}. */
  PART_OF_VECTOR,
  /** {@link VectorMatrixGemm#fourTerms}. */
  FOUR_TERMS,
  /** {@link OuterGemm#eightVectors}. */
  OUTER_EIGHT_VECTORS,
  /** {@link OuterGemm#oneVector}. */
  OUTER_ONE_VECTOR,
  /** {@link PartialDots#four}. */
  PARTIAL_DOTS,
  /** {@link DotTrees#sums}. */
  SUMS_OF_DOTS,
  /** {@link DotTrees#few}. */
  DOTS_OF_FEW_TERMS,
  /** {@link SlimGemm#nine}. */
  NINE_ROWS;

  private static final int LANES = Lanes.F.length();

  /** Part of a vector. */
  private static final int PART = LANES - 1;

  /** Masked rows that reach an array's end take another branch, to be compiled as well. */
  private static int end(float[] array, int rows) {
    return array.length - 64 * (rows - 1) - PART;
  }

  /**
   * Runs the loop over about {@code terms} terms, at most 48, or does nothing if that is negative.
   *
   * @param a of 4,096 elements
   * @param b of 16,384, as {@code c}
   */
  void run(float[] a, float[] b, float[] c, int terms) {
    int few = terms < 0 ? terms : (terms + 7) / 8;
    switch (this) {
      case BLOCK_12 -> TileCalls.block12Begin(a, b, c, terms);
      case BLOCK_12_MORE -> TileCalls.block12More(a, b, c, terms);
      case BLOCK_8 -> TileCalls.block8Begin(a, b, c, terms);
      case BLOCK_8_MORE -> TileCalls.block8More(a, b, c, terms);
      case BLOCK_6 -> TileCalls.block6Begin(a, b, c, terms);
      case BLOCK_6_MORE -> TileCalls.block6More(a, b, c, terms);
      case SIX_BY_FOUR -> TileCalls.tilesByFourSix(a, b, c, terms);
      case FOUR_BY_FOUR -> TileCalls.tilesByFourFour(a, b, c, terms);
      case SIX_BY_THREE -> TileCalls.tilesByThreeSix(a, b, c, terms);
      case TWELVE_BY_TWO -> TileCalls.tilesByTwoTwelve(a, b, c, terms);
      case EIGHT_BY_TWO -> TileCalls.tilesByTwoEight(a, b, c, terms);
      case SIX_BY_TWO -> TileCalls.tilesByTwoSix(a, b, c, terms);
      case TWELVE_BY_ONE -> TileCalls.tilesByOneTwelve(a, b, c, terms);
      case COPY_NARROW -> {
        Packing.narrow(b, end(b, terms), 64, c, end(c, terms), 64, terms, PART);
        Packing.narrow(b, 0, 64, c, 0, 64, terms, PART);
      }
      case COPY_ROWS -> Packing.copyRows(b, 0, 64, terms, c, 0);
      case STRIPS -> Packing.strips(b, 0, 64, terms, 64, c, 0);
      case TRANSPOSE_FOUR -> Transposes.four(a, 0, 1000, 4, 4 * terms, b, 0);
      case TRANSPOSE_SIXTEEN -> Transposes.sixteen(a, 0, 128, 16, few, b, 0, 64);
      case FOUR_VECTORS -> VectorMatrixGemm.fourVectors(a, 0, b, 0, 64, terms, c, 0);
      case MORE_FOUR_VECTORS -> VectorMatrixGemm.moreFourVectors(a, 0, b, 0, 64, terms, c, 0);
      case ONE_VECTOR -> VectorMatrixGemm.oneVector(a, 0, b, 0, 64, 4 * terms, c, 0);
      case PART_OF_VECTOR ->
          VectorMatrixGemm.partOfVector(a, 0, b, end(b, terms), 64, terms, c, 0, PART);
      case FOUR_TERMS ->
          VectorMatrixGemm.fourTerms(
              a, 0, b, 0, terms < 0 ? terms : 4 * LANES * terms + LANES, c, 0);
      case OUTER_EIGHT_VECTORS -> OuterGemm.eightVectors(a, 0, terms, b, 0, c, 0, 128);
      case OUTER_ONE_VECTOR -> OuterGemm.oneVector(a, 0, 4 * terms, b, 0, c, 0, 64);
      case PARTIAL_DOTS ->
          PartialDots.four(a, 0, b, 0, 64 * terms + 21, terms < 0 ? 0 : 1, 1, c, 0, 16);
      case SUMS_OF_DOTS -> DotTrees.sums(b, 0, few, c, 0);
      case DOTS_OF_FEW_TERMS -> DotTrees.few(a, 0, b, 0, 10, few, c, 0);
      case NINE_ROWS -> {
        SlimGemm.nine(a, 0, b, 0, PART, terms, c, 0, 8);
        SlimGemm.nine(a, 0, b, b.length - PART * terms, PART, terms, c, c.length - 9 * PART, 8);
      }
    }
  }
}
