package dev.trigrad.engine.vector.function;

import dev.trigrad.engine.vector.warm.WarmUp;
import dev.trigrad.engine.vector.warm.WarmUpThread;
import java.util.Arrays;
import java.util.List;

/** The warm-ups of functions over arrays. */
public final class FunctionWarmUps {
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

  public FunctionWarmUps(WarmUpThread thread) {
    float[] a = new float[128];
    float[] b = new float[128];
    float[] c = new float[128];
    Arrays.fill(a, 1);
    Arrays.fill(b, 1);
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
  }
}
