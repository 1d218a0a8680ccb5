package dev.trigrad.engine.vector;

import dev.trigrad.DType;
import dev.trigrad.engine.java.ChainLoop;
import dev.trigrad.engine.java.ChainLoops;
import dev.trigrad.op.Integers;
import dev.trigrad.op.Primitive;
import dev.trigrad.plan.Fused;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ConcurrentHashMap;

/** Loops over vectors, made while the program runs, and given out once they are compiled. */
final class LaneChains implements ChainLoops {
  /** Chains beyond this number stay single operations. */
  private static final int CAPACITY = 1000;

  /** About what the registers of the processor hold without moving much to memory and back. */
  private static final int MOST = 110;

  /** Elements of a warm-up: some vectors, and a rest. */
  private static final int LENGTH = 16 * 16 + 5;

  private record Key(Fused chain, Integers scalars) {}

  private record Made(ChainLoop loop, WarmUp warmUp) {}

  private final ConcurrentHashMap<Key, Made> loops = new ConcurrentHashMap<>();
  private final WarmUpThread thread;

  /** Loops that {@code thread} warms up. */
  LaneChains(WarmUpThread thread) {
    this.thread = thread;
  }

  @Override
  public boolean writes(Primitive op, DType[] types) {
    return LaneWriter.writes(op, types);
  }

  @Override
  public boolean offsets() {
    return true;
  }

  @Override
  public int size(Primitive op) {
    return LaneWriter.size(op);
  }

  @Override
  public int most() {
    return MOST;
  }

  @Override
  public ChainLoop loop(Fused chain, boolean[] scalar) {
    int[] marks = new int[scalar.length];
    for (int i = 0; i < marks.length; i++) {
      marks[i] = scalar[i] ? 1 : 0;
    }
    var key = new Key(chain, Integers.of(marks));
    Made known = loops.get(key);
    if (known == null && loops.size() < CAPACITY) {
      known = loops.computeIfAbsent(key, _ -> make(chain, scalar));
    }
    return known != null && known.warmUp.done() ? known.loop : null;
  }

  private Made make(Fused chain, boolean[] scalar) {
    ChainLoop loop = define(chain, scalar);
    int arity = chain.arity();
    var registers = new Object[arity + chain.results().size()];
    int[] at = new int[registers.length];
    for (int i = 0; i < at.length; i++) {
      registers[i] = new float[i < arity && scalar[i] ? 1 : LENGTH];
      at[i] = i;
    }
    Runnable run = () -> loop.run(registers, at, 0, LENGTH);
    return new Made(loop, new WarmUp(thread, java.util.List.of(run)));
  }

  /** The loop, compiled or not. */
  static ChainLoop define(Fused chain, boolean[] scalar) {
    try {
      var lookup = MethodHandles.lookup().defineHiddenClass(LaneWriter.write(chain, scalar), true);
      return (ChainLoop)
          lookup.findConstructor(lookup.lookupClass(), MethodType.methodType(void.class)).invoke();
    } catch (Throwable e) {
      throw new IllegalStateException("cannot define the loop of " + chain, e);
    }
  }
}
