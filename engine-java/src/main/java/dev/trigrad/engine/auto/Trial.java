package dev.trigrad.engine.auto;

import dev.trigrad.TensorType;
import dev.trigrad.engine.java.Kernel;
import dev.trigrad.engine.java.KernelRequest;
import dev.trigrad.op.Integers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Measures kernels for one step on arrays of its own, in turns, until none becomes faster any more:
 * the least of the times counts, since all that disturbs a measurement lengthens it.
 */
final class Trial {
  private static final long BATCH_NANOS = 300_000;
  private static final long BUDGET_NANOS = 400_000_000;

  /** Rounds and time without news after which the times stand: compiling takes some time. */
  private static final int STEADY_ROUNDS = 4;

  private static final long STEADY_NANOS = 25_000_000;

  private static final double NEWS = 0.97;

  /** What a later candidate must save to be preferred. */
  private static final double MARGIN = 0.985;

  private final Object[] frame;

  Trial(KernelRequest request) {
    int slots = 0;
    for (Integers all : List.of(request.inputSlots(), request.outputSlots())) {
      for (int i = 0; i < all.size(); i++) {
        slots = Math.max(slots, all.get(i) + 1);
      }
    }
    frame = new Object[slots];
    for (int i = 0; i < request.inputs().size(); i++) {
      frame[request.in(i)] = sample(request.input(i));
    }
    for (int i = 0; i < request.outputs().size(); i++) {
      int slot = request.outputSlots().get(i);
      if (frame[slot] == null) {
        frame[slot] = sample(request.outputs().get(i));
      }
    }
  }

  private static Object sample(TensorType type) {
    Object array = type.dtype().newArray(type.elements());
    if (array instanceof float[] floats) {
      for (int i = 0; i < floats.length; i++) {
        floats[i] = (i % 16 + 1) * 0.0625f;
      }
    }
    return array;
  }

  /** The name of the fastest. */
  String fastest(Map<String, Kernel> candidates) {
    var names = List.copyOf(candidates.keySet());
    double[] best = new double[names.size()];
    int[] calls = new int[best.length];
    Object[] states = new Object[best.length];
    Arrays.fill(best, Double.MAX_VALUE);
    Arrays.fill(calls, 1);
    for (int i = 0; i < states.length; i++) {
      states[i] = candidates.get(names.get(i)).newState();
    }
    long start = System.nanoTime();
    long news = start;
    int steady = 0;
    while ((steady < STEADY_ROUNDS || System.nanoTime() - news < STEADY_NANOS)
        && System.nanoTime() - start < BUDGET_NANOS) {
      steady++;
      for (int i = 0; i < best.length; i++) {
        double time = time(candidates.get(names.get(i)), states[i], calls[i]);
        if (time < best[i] * NEWS) {
          steady = 0;
          news = System.nanoTime();
        }
        best[i] = Math.min(best[i], time);
        calls[i] = (int) Math.max(1, Math.min(10_000, BATCH_NANOS / best[i]));
      }
    }
    int fastest = 0;
    for (int i = 1; i < best.length; i++) {
      if (best[i] < best[fastest] * MARGIN) {
        fastest = i;
      }
    }
    return names.get(fastest);
  }

  private double time(Kernel kernel, Object state, int calls) {
    long start = System.nanoTime();
    for (int i = 0; i < calls; i++) {
      kernel.run(frame, state);
    }
    return (System.nanoTime() - start) / (double) calls;
  }
}
