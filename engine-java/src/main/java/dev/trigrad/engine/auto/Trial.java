package dev.trigrad.engine.auto;

import dev.trigrad.TensorType;
import dev.trigrad.engine.java.Kernel;
import dev.trigrad.engine.java.KernelRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Runs a whole program on sample values, in turns with the kernels of one engine or another, and
 * times its steps: so each finds in the caches what the steps before it left there, as it will
 * later.
 */
final class Trial {
  private static final int LEAST_ROUNDS = 6;

  private final long budgetNanos;
  private final List<KernelRequest> steps;
  private final Object[] frame;

  /** What is read before it is written: values to begin each run with. */
  private final Object[] initial;

  /**
   * A trial of {@code steps}, which are all those of a program that compute something, for {@code
   * millis} milliseconds or some runs.
   */
  Trial(List<KernelRequest> steps, int millis) {
    this.steps = steps;
    budgetNanos = millis * 1_000_000L;
    int slots = 0;
    for (KernelRequest step : steps) {
      for (int slot : slots(step)) {
        slots = Math.max(slots, slot + 1);
      }
    }
    frame = new Object[slots];
    initial = new Object[slots];
    var read = new TreeSet<Integer>();
    var written = new TreeSet<Integer>();
    for (KernelRequest step : steps) {
      for (int i = 0; i < step.inputs().size(); i++) {
        allocate(step.in(i), step.input(i));
        if (!written.contains(step.in(i))) {
          read.add(step.in(i));
        }
      }
      for (int i = 0; i < step.outputs().size(); i++) {
        allocate(step.outputSlots().get(i), step.outputs().get(i));
        written.add(step.outputSlots().get(i));
      }
    }
    fill(read, written);
  }

  private static int[] slots(KernelRequest step) {
    int inputs = step.inputSlots().size();
    int[] slots = Arrays.copyOf(step.inputSlots().toArray(), inputs + step.outputSlots().size());
    System.arraycopy(step.outputSlots().toArray(), 0, slots, inputs, slots.length - inputs);
    return slots;
  }

  private void allocate(int slot, TensorType type) {
    if (frame[slot] == null || length(frame[slot]) < type.elements()) {
      frame[slot] = type.dtype().newArray(type.elements());
    }
  }

  private static int length(Object array) {
    return array instanceof float[] floats ? floats.length : ((int[]) array).length;
  }

  /**
   * Numbers of either sign and moderate size, since products of tiny ones take longer; integers are
   * 0, which every index may be.
   */
  private void fill(Set<Integer> read, Set<Integer> written) {
    for (int slot : read) {
      if (frame[slot] instanceof float[] values) {
        for (int i = 0; i < values.length; i++) {
          values[i] = values.length == 1 ? 1 : ((i * 37 & 63) - 31.5f) * 0.002f;
        }
      }
      if (written.contains(slot)) {
        initial[slot] = frame[slot] instanceof float[] values ? values.clone() : null;
      }
    }
  }

  /**
   * The time of each step in nanoseconds, by each of {@code candidates}, which are kernels for all
   * steps.
   */
  long[][] times(List<Kernel[]> candidates) {
    var states = new Object[candidates.size()][];
    List<List<long[]>> rounds = new ArrayList<>();
    for (int c = 0; c < states.length; c++) {
      states[c] = Arrays.stream(candidates.get(c)).map(Kernel::newState).toArray();
      rounds.add(new ArrayList<>());
    }
    long start = System.nanoTime();
    for (int round = 0; round < LEAST_ROUNDS || System.nanoTime() - start < budgetNanos; round++) {
      for (int c = 0; c < states.length; c++) {
        rounds.get(c).add(run(candidates.get(c), states[c]));
      }
    }
    return rounds.stream().map(this::typical).toArray(long[][]::new);
  }

  private long[] run(Kernel[] kernels, Object[] states) {
    for (int slot = 0; slot < frame.length; slot++) {
      if (initial[slot] != null) {
        System.arraycopy(initial[slot], 0, frame[slot], 0, length(frame[slot]));
      }
    }
    long[] times = new long[kernels.length];
    long before = System.nanoTime();
    for (int i = 0; i < kernels.length; i++) {
      kernels[i].run(frame, states[i]);
      long after = System.nanoTime();
      times[i] = after - before;
      before = after;
    }
    return times;
  }

  /** The lower quartile of the last third, when all is compiled, of each step. */
  private long[] typical(List<long[]> rounds) {
    long[] typical = new long[steps.size()];
    for (int i = 0; i < typical.length; i++) {
      int step = i;
      long[] sorted =
          rounds.stream()
              .skip(rounds.size() * 2L / 3)
              .mapToLong(times -> times[step])
              .sorted()
              .toArray();
      typical[i] = sorted[sorted.length / 4];
    }
    return typical;
  }
}
