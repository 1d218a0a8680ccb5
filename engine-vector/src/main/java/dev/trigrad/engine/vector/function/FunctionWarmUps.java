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
    return of(function, loop);
  }

  /** That of {@code loop} over two arrays. */
  WarmUp comparison(BinaryFunction function, Operands operands, BinaryLoop loop) {
    return of(new Comparison(function, operands), (x, y, from, to) -> loop.run(x, x, y, from, to));
  }

  /** That of the choice between two arrays. */
  WarmUp where(WhereLoop loop) {
    return of(WhereLoop.class, (x, y, from, to) -> loop.run(x, x, x, y, from, to));
  }

  /** That of {@code loop}, which goes by {@code key}; over no elements it does nothing. */
  private WarmUp of(Object key, UnaryLoop loop) {
    return warmUps.computeIfAbsent(
        key,
        same -> {
          float[] x = ones();
          float[] y = ones();
          return new WarmUp(thread, work -> loop.run(x, y, 0, work ? LENGTH : 0));
        });
  }
}
