package dev.trigrad.engine.vector.row;

import dev.trigrad.engine.vector.warm.WarmUp;
import dev.trigrad.engine.vector.warm.WarmUpThread;
import dev.trigrad.op.ReduceFunction;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** The warm-ups of reductions. */
public final class ReductionWarmUps {
  /** Elements of a row: several rounds of each loop, and a rest. */
  private static final int ROW = 1000;

  /** Sums of columns. */
  public final WarmUp columns;

  private final Map<ReduceFunction, WarmUp> rows = new EnumMap<>(ReduceFunction.class);

  /** Warm-ups on {@code thread}. */
  public ReductionWarmUps(WarmUpThread thread) {
    float[] x = new float[48 * 128];
    float[] y = new float[128];
    float[] zeros = new float[ROW];
    Arrays.fill(x, 1);
    for (ReduceFunction function : ReduceFunction.values()) {
      rows.put(function, new WarmUp(thread, work -> row(function, x, zeros, work ? ROW : -1, y)));
    }
    columns = new WarmUp(thread, work -> columns(x, work ? 48 : -1, y));
  }

  /** That of the reduction of rows by {@code function}. */
  WarmUp rows(ReduceFunction function) {
    return rows.get(function);
  }

  private static void row(ReduceFunction function, float[] x, float[] zeros, int n, float[] y) {
    switch (function) {
      case SUM -> VectorReductions.sum(x, 0, n, y);
      case MAX -> {
        VectorReductions.max(x, 0, n, y);
        VectorReductions.carefulMax(zeros, 0, n, y);
      }
      case MIN -> {
        VectorReductions.min(x, 0, n, y);
        VectorReductions.carefulMin(zeros, 0, n, y);
      }
    }
  }

  private static void columns(float[] x, int rows, float[] y) {
    ColumnSums.fourVectors(x, 0, rows, 128, y, 0);
    ColumnSums.oneVector(x, 0, rows, 128, y, 0);
  }
}
