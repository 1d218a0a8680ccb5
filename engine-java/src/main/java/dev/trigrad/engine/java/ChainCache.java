package dev.trigrad.engine.java;

import dev.trigrad.op.Integers;
import dev.trigrad.plan.Fused;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What was made for chains, by what they compute: plans of one engine share it, and with it the
 * compiled code.
 */
public final class ChainCache<T> {
  /** Chains beyond this number get nothing, so that no program fills the memory with code. */
  private static final int CAPACITY = 1000;

  private record Key(Fused chain, Integers scalars) {}

  private final ConcurrentHashMap<Key, T> made = new ConcurrentHashMap<>();

  /** An empty cache. */
  public ChainCache() {}

  /**
   * What is kept for {@code chain}, of which the operands marked in {@code scalar} are one number,
   * or else what {@code maker} makes; {@code null} if there are too many already.
   */
  public T of(Fused chain, boolean[] scalar, Supplier<T> maker) {
    int[] marks = new int[scalar.length];
    for (int i = 0; i < marks.length; i++) {
      marks[i] = scalar[i] ? 1 : 0;
    }
    var key = new Key(chain, Integers.of(marks));
    T known = made.get(key);
    if (known != null || made.size() >= CAPACITY) {
      return known;
    }
    return made.computeIfAbsent(key, _ -> maker.get());
  }

  /** The loop that the class file {@code code} of {@code lookup}'s package defines. */
  public static ChainLoop define(Lookup lookup, byte[] code) {
    try {
      Lookup hidden = lookup.defineHiddenClass(code, true);
      return (ChainLoop)
          hidden.findConstructor(hidden.lookupClass(), MethodType.methodType(void.class)).invoke();
    } catch (Throwable e) {
      throw new IllegalStateException("cannot define a loop", e);
    }
  }
}
