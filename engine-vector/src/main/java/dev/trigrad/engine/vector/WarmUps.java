package dev.trigrad.engine.vector;

import dev.trigrad.engine.java.Warmth;
import java.util.Arrays;
import java.util.List;

/** The warm-ups of one engine: what a program does not use is not compiled for it. */
final class WarmUps {
  /** Matrix products. */
  final GemmWarmUps gemm;

  /** Sums, maxima and minima. */
  final WarmUp reductions;

  /** Sums of columns. */
  final WarmUp columns;

  /** Comparisons and choices. */
  final WarmUp comparisons;

  /** Powers of e. */
  final WarmUp exponentials;

  /** The error function. */
  final WarmUp errorFunctions;

  /** Logarithms. */
  final WarmUp logarithms;

  /** Sine and cosine. */
  final WarmUp angles;

  /** Loops of several operations, each with a warm-up of its own. */
  final LaneChains chains;

  /** The warm-ups of an engine that takes the ways of {@code warmth}. */
  WarmUps(Warmth warmth) {
    var thread = new WarmUpThread(warmth);
    float[] a = new float[1024];
    float[] b = new float[4096];
    float[] c = new float[4096];
    float[] zeros = new float[128];
    Arrays.fill(a, 1);
    Arrays.fill(b, 1);
    gemm = new GemmWarmUps(thread);
    reductions =
        new WarmUp(
            thread,
            () ->
                List.of(
                    () -> c[0] = VectorReductions.sum(b, 0, 100, c),
                    () -> c[0] = VectorReductions.max(b, 0, 100, c),
                    () -> c[0] = VectorReductions.min(b, 0, 100, c),
                    () -> c[0] = VectorReductions.max(zeros, 0, 100, c),
                    () -> c[0] = VectorReductions.min(zeros, 0, 100, c)));
    columns =
        new WarmUp(
            thread,
            () ->
                List.of(
                    () -> ColumnSums.fourVectors(b, 0, 8, 128, c, 0),
                    () -> ColumnSums.oneVector(b, 0, 8, 128, c, 0)));
    comparisons =
        new WarmUp(
            thread,
            () ->
                List.of(
                    () -> ComparisonLoops.less(a, b, c, 0, 64),
                    () -> ComparisonLoops.lessScalarA(a, b, c, 0, 64),
                    () -> ComparisonLoops.where(a, b, c, c, 0, 64)));
    exponentials = new WarmUp(thread, () -> List.of(() -> ExponentialLoops.exp(b, c, 0, 128)));
    errorFunctions = new WarmUp(thread, () -> List.of(() -> ExponentialLoops.erf(b, c, 0, 128)));
    logarithms =
        new WarmUp(
            thread,
            () ->
                List.of(
                    () -> LogarithmLoops.log(b, c, 0, 64),
                    () -> LogarithmLoops.log1p(b, c, 0, 64)));
    angles =
        new WarmUp(
            thread,
            () -> List.of(() -> AngleLoops.sin(b, c, 0, 64), () -> AngleLoops.cos(b, c, 0, 64)));
    chains = new LaneChains(thread);
  }
}
