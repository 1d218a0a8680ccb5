package dev.trigrad.engine.java;

import dev.trigrad.DType;
import dev.trigrad.op.Integers;
import dev.trigrad.op.Primitive;
import dev.trigrad.plan.Fused;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Loops made while the program runs, by what they compute: plans of one engine share them, and with
 * them their compiled code.
 */
public final class LoopCompiler implements ChainLoops {
  /** The largest loop that C2 unrolls, and so vectorises. */
  private static final int MOST = 31;

  /** Chains beyond this number are interpreted, so that no program fills the memory with code. */
  private static final int CAPACITY = 1000;

  private record Key(Fused chain, Integers scalars) {}

  private final ConcurrentHashMap<Key, ChainLoop> loops = new ConcurrentHashMap<>();

  /** A compiler without loops yet. */
  public LoopCompiler() {}

  @Override
  public boolean writes(Primitive op, DType[] types) {
    return LoopWriter.writes(op, types);
  }

  @Override
  public int size(Primitive op) {
    return 1;
  }

  @Override
  public int most() {
    return MOST;
  }

  /** As it says; {@code null} if there are too many already. */
  @Override
  public ChainLoop loop(Fused chain, boolean[] scalar) {
    int[] marks = new int[scalar.length];
    for (int i = 0; i < marks.length; i++) {
      marks[i] = scalar[i] ? 1 : 0;
    }
    var key = new Key(chain, Integers.of(marks));
    ChainLoop known = loops.get(key);
    if (known != null || loops.size() >= CAPACITY) {
      return known;
    }
    return loops.computeIfAbsent(key, _ -> make(chain, scalar));
  }

  private static ChainLoop make(Fused chain, boolean[] scalar) {
    try {
      var lookup = MethodHandles.lookup().defineHiddenClass(LoopWriter.write(chain, scalar), true);
      return (ChainLoop)
          lookup.findConstructor(lookup.lookupClass(), MethodType.methodType(void.class)).invoke();
    } catch (Throwable e) {
      throw new IllegalStateException("cannot define the loop of " + chain, e);
    }
  }
}
