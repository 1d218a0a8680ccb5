package dev.trigrad.engine.vector.function;

import dev.trigrad.engine.java.chain.LoopTable.Operands;
import dev.trigrad.engine.java.function.BinaryLoop;
import dev.trigrad.engine.java.function.UnaryLoop;
import dev.trigrad.engine.java.function.WhereLoop;
import dev.trigrad.engine.vector.warm.WarmUp;
import dev.trigrad.engine.vector.warm.WarmUpThread;
import dev.trigrad.op.BinaryFunction;
import dev.trigrad.op.UnaryFunction;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The warm-ups of functions over arrays, made when a first plan needs them. */
public final class FunctionWarmUps {
  /** Elements: several vectors, and a rest. */
  private static final int LENGTH = 48 * 16 + 5;

  private record Comparison(BinaryFunction function, Operands operands) {}

  private final WarmUpThread thread;
  private final Map<Object, WarmUp> warmUps = new ConcurrentHashMap<>();

  /** Warm-ups on {@code thread}. */
  public FunctionWarmUps(WarmUpThread thread) {
    this.thread = thread;
  }

  private static float[] ones() {
    float[] ones = new float[LENGTH];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** That of {@code loop} over one array. */
  WarmUp unary(UnaryFunction function, UnaryLoop loop) {
    return warmUps.computeIfAbsent(
        function,
        key -> {
          float[] x = ones();
          float[] y = ones();
          return new WarmUp(thread, work -> loop.run(x, y, 0, work ? LENGTH : 0));
        });
  }

  /** That of {@code loop} over two arrays. */
  WarmUp comparison(BinaryFunction function, Operands operands, BinaryLoop loop) {
    return warmUps.computeIfAbsent(
        new Comparison(function, operands),
        key -> {
          float[] a = ones();
          float[] y = ones();
          return new WarmUp(thread, work -> loop.run(a, a, y, 0, work ? LENGTH : 0));
        });
  }

  /** That of the choice between two arrays. */
  WarmUp where(WhereLoop loop) {
    return warmUps.computeIfAbsent(
        WhereLoop.class,
        key -> {
          float[] a = ones();
          float[] y = ones();
          return new WarmUp(thread, work -> loop.run(a, a, a, y, 0, work ? LENGTH : 0));
        });
  }
}
