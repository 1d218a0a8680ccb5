package dev.trigrad.engine.vector.chain;

import dev.trigrad.DType;
import dev.trigrad.engine.java.Warmth;
import dev.trigrad.engine.java.chain.ChainCache;
import dev.trigrad.engine.java.chain.ChainLoop;
import dev.trigrad.engine.java.chain.ChainLoops;
import dev.trigrad.engine.vector.warm.WarmUp;
import dev.trigrad.engine.vector.warm.WarmUpThread;
import dev.trigrad.op.ElementwisePrimitive;
import dev.trigrad.op.Reduce;
import dev.trigrad.plan.Fused;
import java.lang.invoke.MethodHandles;

/** Loops over vectors, made while the program runs, and given out once they are compiled. */
public final class LaneChains implements ChainLoops {
  /** About what the registers of the processor hold without moving much to memory and back. */
  private static final int MOST = 110;

  /** Elements of a warm-up: some vectors, some more, and a rest. */
  private static final int LENGTH = 17 * 16 + 5;

  /**
   * What each vector instruction takes of a warm-up at most: compiled, a root of {@link #LENGTH}
   * elements takes half of it, and any operation that is not compiled several times as much.
   */
  private static final long FAST_NANOS = 300;

  /** What a loop saves until it is asked for again. */
  private static final long SAVED_NANOS = 200_000;

  private record Made(ChainLoop loop, WarmUp warmUp) {}

  private final ChainCache<Made> loops = new ChainCache<>();
  private final WarmUpThread thread;

  /** Loops that {@code thread} warms up. */
  public LaneChains(WarmUpThread thread) {
    this.thread = thread;
  }

  @Override
  public Warmth warmth() {
    return thread.warmth();
  }

  @Override
  public boolean writes(ElementwisePrimitive op, DType[] types) {
    return LaneOperations.writes(op, types);
  }

  @Override
  public boolean offsets() {
    return true;
  }

  @Override
  public boolean reduces(Reduce op) {
    return LaneOperations.reduces(op);
  }

  @Override
  public boolean numbers() {
    return true;
  }

  @Override
  public int size(ElementwisePrimitive op) {
    return LaneOperations.size(op);
  }

  @Override
  public int most() {
    return MOST;
  }

  @Override
  public ChainLoop loop(Fused chain, boolean[] scalar) {
    Made known = loops.of(chain, scalar, () -> make(chain, scalar));
    return known.warmUp.done(SAVED_NANOS) ? known.loop : null;
  }

  private Made make(Fused chain, boolean[] scalar) {
    LaneLoop loop = define(chain, scalar);
    int arity = chain.arity();
    var registers = new Object[arity + chain.results().size()];
    int[] at = new int[registers.length];
    for (int i = 0; i < at.length; i++) {
      registers[i] = new float[i < arity && scalar[i] ? 1 : LENGTH];
      at[i] = i;
    }
    int[] offsets = new int[at.length];
    WarmUp.Loop call =
        work -> {
          if (work) {
            loop.run(registers, at, 0, LENGTH);
            loop.run(registers, at, offsets, 0, LENGTH - 5);
          } else {
            loop.run(registers, at, 0, -1);
            loop.rest(registers, at, offsets, 0, -1);
          }
        };
    long fast = Math.max(WarmUp.FAST_NANOS, FAST_NANOS * size(chain));
    return new Made(loop, new WarmUp(thread, call, fast));
  }

  private static int size(Fused chain) {
    int size = 0;
    for (Fused.Instruction instruction : chain.instructions()) {
      size += instruction.op() instanceof ElementwisePrimitive op ? LaneOperations.size(op) : 1;
    }
    return size;
  }

  /** The loop, compiled or not. */
  static LaneLoop define(Fused chain, boolean[] scalar) {
    return (LaneLoop) ChainCache.define(MethodHandles.lookup(), LaneWriter.write(chain, scalar));
  }
}
