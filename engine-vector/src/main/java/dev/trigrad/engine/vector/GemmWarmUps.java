package dev.trigrad.engine.vector;

import java.util.Arrays;
import java.util.List;

/** The warm-ups of matrix products. */
final class GemmWarmUps {
  /**
   * Terms of a call. Having seen loops of 32 terms or fewer, the compiler would not unroll them,
   * and a block would run at two thirds of its rate.
   */
  private static final int DEPTH = 64;

  private static final boolean WIDE = Lanes.F.length() >= 16;
  private static final int LANES = Lanes.F.length();

  /** Part of a vector. */
  private static final int PART = LANES - 1;

  /** Products of a few rows. */
  final WarmUp rows;

  /** Products read in place. */
  final WarmUp tiles;

  /** Packed products. */
  final WarmUp products;

  private final float[] a = new float[4096];
  private final float[] b = new float[8192];
  private final float[] c = new float[8192];

  /** Masked rows that reach the array's end take another branch, to be compiled as well. */
  private final int end = b.length - 64 * (DEPTH - 1) - PART;

  GemmWarmUps(WarmUpThread thread) {
    Arrays.fill(a, 1);
    Arrays.fill(b, 1);
    rows = new WarmUp(thread, rows());
    tiles = new WarmUp(thread, WIDE ? tiles() : narrowTiles());
    products = new WarmUp(thread, WIDE ? blocks() : narrowBlocks());
  }

  private List<Runnable> rows() {
    return List.of(
        () -> RowGemm.fourVectors(a, 0, 1, b, 0, 64, DEPTH, c, 0),
        () -> RowGemm.oneVector(a, 0, 1, b, end, 64, DEPTH, c, 0, PART));
  }

  private List<Runnable> narrowTiles() {
    return List.of(
        () -> NarrowTiles.sixByTwo(a, 0, 128, 1, b, 0, 64, DEPTH, c, 0, 64, 6, LANES),
        () -> NarrowTiles.twelveByOne(a, 0, 128, 1, b, end, 64, DEPTH, c, 0, 64, 12, PART));
  }

  private List<Runnable> tiles() {
    return List.of(
        () -> Tiles.sixByFour(a, 0, 128, 1, b, 0, 64, DEPTH, c, 0, 64, 6, 48),
        () -> Tiles.fourByFour(a, 0, 128, 1, b, 0, 64, DEPTH, c, 0, 64, 4, 48),
        () -> Tiles.sixByThree(a, 0, 128, 1, b, 0, 64, DEPTH, c, 0, 64, 6, 32),
        () -> NarrowTiles.twelveByTwo(a, 0, 128, 1, b, 0, 64, DEPTH, c, 0, 64, 12, 16),
        () -> NarrowTiles.sixByTwo(a, 0, 128, 1, b, 0, 64, DEPTH, c, 0, 64, 6, 16),
        () -> NarrowTiles.twelveByOne(a, 0, 128, 1, b, end, 64, DEPTH, c, 0, 64, 12, PART),
        () -> Packing.narrow(b, end, 64, c, end, 64, DEPTH, PART),
        () -> Transposes.sixteen(a, 0, 64, 16, b, 0, 64));
  }

  private List<Runnable> narrowBlocks() {
    return List.of(
        () -> Block6.begin(a, 0, b, 0, DEPTH, c, 0, 2 * LANES),
        () -> Packing.copyRows(b, 0, 64, DEPTH, c, 0),
        () -> Packing.narrow(b, end, 64, c, end, 64, DEPTH, PART),
        () -> Block6.more(a, 0, b, 0, DEPTH, c, 0, 2 * LANES));
  }

  private List<Runnable> blocks() {
    return List.of(
        () -> Block12.begin(a, 0, 256, 4, b, 0, 32, DEPTH, c, 0, 32, 12),
        () -> Block8.begin(a, 0, 256, 4, b, 0, 32, DEPTH, c, 0, 32, 8),
        () -> Packing.copyRows(b, 0, 64, DEPTH, c, 0),
        () -> Packing.narrow(b, end, 64, c, end, 64, DEPTH, PART),
        () -> Transposes.four(a, 0, 1000, 4, 256, b, 0),
        () -> Transposes.sixteen(a, 0, 64, 16, b, 0, 64),
        () -> Block12.more(a, 0, 256, 4, b, 0, 32, DEPTH, c, 0, 32, 12),
        () -> Block8.more(a, 0, 256, 4, b, 0, 32, DEPTH, c, 0, 32, 8));
  }
}
