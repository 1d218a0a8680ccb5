package dev.trigrad.engine.vector.row;

import dev.trigrad.engine.vector.warm.WarmUp;
import dev.trigrad.engine.vector.warm.WarmUpThread;
import java.util.Arrays;
import java.util.List;

/** The warm-ups of reductions. */
public final class ReductionWarmUps {
  /** Sums, maxima and minima of rows. */
  public final WarmUp rows;

  /** Sums of columns. */
  public final WarmUp columns;

  public ReductionWarmUps(WarmUpThread thread) {
    float[] x = new float[1024];
    float[] y = new float[128];
    float[] zeros = new float[128];
    Arrays.fill(x, 1);
    rows =
        new WarmUp(
            thread,
            () ->
                List.of(
                    () -> y[0] = VectorReductions.sum(x, 0, 100, y),
                    () -> y[0] = VectorReductions.max(x, 0, 100, y),
                    () -> y[0] = VectorReductions.min(x, 0, 100, y),
                    () -> y[0] = VectorReductions.max(zeros, 0, 100, y),
                    () -> y[0] = VectorReductions.min(zeros, 0, 100, y)));
    columns =
        new WarmUp(
            thread,
            () ->
                List.of(
                    () -> ColumnSums.fourVectors(x, 0, 8, 128, y, 0),
                    () -> ColumnSums.oneVector(x, 0, 8, 128, y, 0)));
  }
}
