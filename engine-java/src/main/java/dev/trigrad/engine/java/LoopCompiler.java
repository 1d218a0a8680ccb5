package dev.trigrad.engine.java;

import dev.trigrad.op.Integers;
import dev.trigrad.plan.Fused;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Loops made while the program runs, by what they compute: plans of one engine share them, and with
 * them their compiled code.
 */
public final class LoopCompiler {
  /** Chains beyond this number are interpreted, so that no program fills the memory with code. */
  private static final int CAPACITY = 1000;

  private record Key(Fused chain, Integers scalars) {}

  private final ConcurrentHashMap<Key, ChainLoop> loops = new ConcurrentHashMap<>();

  /** A compiler without loops yet. */
  public LoopCompiler() {}

  /**
   * The loop of {@code chain}, of which the inputs marked in {@code scalar} are one number; {@code
   * null} if there are too many already.
   */
  ChainLoop loop(Fused chain, boolean[] scalar) {
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
