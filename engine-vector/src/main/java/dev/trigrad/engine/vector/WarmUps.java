package dev.trigrad.engine.vector;

import java.util.Arrays;
import java.util.List;

/** The warm-ups of one engine: what a program does not use is not compiled for it. */
final class WarmUps {
  private static final int DEPTH = 4;
  private static final long PATIENCE_NANOS = 5_000_000_000L;

  /** Blocks of packed matrix products. */
  final WarmUp products;

  /** Products of a few rows. */
  final WarmUp rows;

  /** Sums, maxima and minima. */
  final WarmUp reductions;

  /** Comparisons and choices. */
  final WarmUp comparisons;

  /** Logarithms. */
  final WarmUp logarithms;

  /** Sine and cosine. */
  final WarmUp angles;

  WarmUps() {
    var thread = new WarmUpThread();
    float[] a = new float[1024];
    float[] b = new float[4096];
    float[] c = new float[4096];
    Arrays.fill(a, 1);
    Arrays.fill(b, 1);
    int lanes = Lanes.F.length();
    products =
        new WarmUp(
            thread,
            lanes >= 16
                ? List.of(
                    () -> Block12.begin(a, 0, b, 0, DEPTH, c, 0, 2 * lanes),
                    () -> Packing.copyRows(b, 0, 64, DEPTH, c, 0),
                    () -> Block12.more(a, 0, b, 0, DEPTH, c, 0, 2 * lanes))
                : List.of(
                    () -> Block6.begin(a, 0, b, 0, DEPTH, c, 0, 2 * lanes),
                    () -> Packing.copyRows(b, 0, 64, DEPTH, c, 0),
                    () -> Block6.more(a, 0, b, 0, DEPTH, c, 0, 2 * lanes)));
    rows =
        new WarmUp(
            thread,
            List.of(
                () -> RowGemm.fourVectors(a, 0, 1, b, 0, 64, DEPTH, c, 0),
                () -> RowGemm.oneVector(a, 0, 1, b, 0, 64, DEPTH, c, 0, 3)));
    reductions =
        new WarmUp(
            thread,
            List.of(
                () -> c[0] = VectorReductions.sum(b, 0, 100, c),
                () -> c[0] = VectorReductions.max(b, 0, 100, c),
                () -> c[0] = VectorReductions.min(b, 0, 100, c)));
    comparisons =
        new WarmUp(
            thread,
            List.of(
                () -> ComparisonLanes.less(a, b, c, 0, 64),
                () -> ComparisonLanes.lessScalarA(a, b, c, 0, 64),
                () -> ComparisonLanes.where(a, b, c, c, 0, 64)));
    logarithms =
        new WarmUp(
            thread, List.of(() -> LaneLoops.log(b, c, 0, 64), () -> LaneLoops.log1p(b, c, 0, 64)));
    angles =
        new WarmUp(
            thread, List.of(() -> LaneLoops.sin(b, c, 0, 64), () -> LaneLoops.cos(b, c, 0, 64)));
  }

  /** Waits until all kernels are compiled, or will not be. */
  void await() {
    long end = System.nanoTime() + PATIENCE_NANOS;
    for (WarmUp warmUp : List.of(products, rows, reductions, comparisons, logarithms, angles)) {
      while (!warmUp.done() && System.nanoTime() < end) {
        try {
          Thread.sleep(1);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return;
        }
      }
    }
  }
}
