package dev.trigrad.engine.java.chain;

import dev.trigrad.op.Integers;
import dev.trigrad.plan.Fused;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What was made for chains, by what they compute: plans of one engine share it, and with it the
 * compiled code. What was not asked for longest makes room, so that no program fills the memory
 * with code; its class is unloaded once no plan uses it.
 */
public final class ChainCache<T> {
  /** Most chains. */
  static final int CAPACITY = 1000;

  private record Key(Fused chain, Integers scalars) {}

  /** Guarded by itself; in the order of use. */
  private final Map<Key, T> made =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, T> eldest) {
          return size() > CAPACITY;
        }
      };

  /** An empty cache. */
  public ChainCache() {}

  /**
   * What is kept for {@code chain}, of which the operands marked in {@code scalar} are one number,
   * or else what {@code maker} makes. Threads that ask for the same at once all get what one made.
   */
  public T of(Fused chain, boolean[] scalar, Supplier<T> maker) {
    int[] marks = new int[scalar.length];
    for (int i = 0; i < marks.length; i++) {
      marks[i] = scalar[i] ? 1 : 0;
    }
    var key = new Key(chain, Integers.of(marks));
    synchronized (made) {
      T known = made.get(key);
      if (known != null) {
        return known;
      }
    }
    T own = maker.get();
    synchronized (made) {
      T known = made.putIfAbsent(key, own);
      return known == null ? own : known;
    }
  }

  /** The loop that the class file {@code code} of {@code lookup}'s package defines. */
  public static ChainLoop define(Lookup lookup, byte[] code) {
    try {
      Lookup hidden = lookup.defineHiddenClass(code, true);
      return (ChainLoop)
          hidden.findConstructor(hidden.lookupClass(), MethodType.methodType(void.class)).invoke();
    } catch (VirtualMachineError e) {
      // A full memory or stack is no fault of the code.
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("cannot define a loop", e);
    }
  }
}
