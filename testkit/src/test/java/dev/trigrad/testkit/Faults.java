package dev.trigrad.testkit;

import dev.trigrad.DType;
import dev.trigrad.engine.java.JavaKernels;
import dev.trigrad.engine.java.Kernel;
import dev.trigrad.engine.java.KernelRequest;
import dev.trigrad.op.MatMul;
import dev.trigrad.op.Primitive;
import dev.trigrad.op.Unary;
import dev.trigrad.op.UnaryFunction;
import dev.trigrad.plan.Fused;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;

/** The kernels of engines that are broken on purpose. */
final class Faults {
  private Faults() {}

  /** Changes the float results of a step. */
  interface Harm {
    void to(float[] y, int n, Object[] frame, KernelRequest request);
  }

  /** A fault in the float results of the primitives named {@code operation}. */
  static BrokenEngine.Fault in(String operation, Harm harm) {
    return (r, right) -> {
      boolean concerned = r.op() instanceof Primitive && r.op().name().equals(operation);
      return concerned && r.output().dtype() != DType.INT32 && r.output().elements() > 0
          ? harmed(r, right, harm)
          : null;
    };
  }

  /**
   * A fault in the float results of the steps that the planner made: {@code type} is their
   * operation.
   */
  static BrokenEngine.Fault inPlanned(Class<?> type, Harm harm) {
    return (r, right) ->
        type.isInstance(r.op()) && r.outputs().getFirst().elements() > 0
            ? harmed(r, right, harm)
            : null;
  }

  private static Kernel harmed(KernelRequest r, Kernel right, Harm harm) {
    int slot = r.outputSlots().get(0);
    int n = r.outputs().getFirst().elements();
    return BrokenEngine.after(
        right,
        frame -> {
          if (frame[slot] instanceof float[] y) {
            harm.to(y, n, frame, r);
          }
        });
  }

  /** As {@link #in}, where the shape of the first input and the number of results say so. */
  static BrokenEngine.Fault in(
      String operation, int inputElements, IntPredicate elements, Harm harm) {
    BrokenEngine.Fault always = in(operation, harm);
    return (r, right) ->
        elements.test(r.output().elements())
                && (inputElements < 0 || r.input(0).elements() == inputElements)
            ? always.breaks(r, right)
            : null;
  }

  /** One more unit in the last place every third time. */
  static BrokenEngine.Fault unsteady(String operation) {
    var runs = new AtomicInteger();
    return in(
        operation,
        (y, n, frame, r) -> y[0] = runs.getAndIncrement() % 3 == 0 ? Math.nextUp(y[0]) : y[0]);
  }

  /** Other bits from the {@code count}-th run on, as if a compiler had changed them. */
  static BrokenEngine.Fault changingAfter(String operation, int count) {
    var runs = new AtomicInteger();
    return in(
        operation,
        (y, n, frame, r) -> y[0] = runs.getAndIncrement() > count ? Math.nextUp(y[0]) : y[0]);
  }

  /** Reads a transposed square operand as it lies. */
  static Kernel untransposed(KernelRequest r) {
    if (!(r.op() instanceof MatMul(var a, var b))
        || !a
        || r.input(0).shape().extent(-1) != r.input(0).shape().extent(-2)) {
      return null;
    }
    var plain =
        new KernelRequest(
            new MatMul(false, b),
            r.inputs(),
            r.outputs(),
            r.inputSlots(),
            r.outputSlots(),
            r.parallel(),
            r.loops());
    return new JavaKernels().create(plain);
  }

  /** Keeps a NaN that was in the buffer before. */
  static Kernel stale(KernelRequest r, Kernel right) {
    if (!r.op().name().equals("permute")
        || r.output().dtype() != DType.FLOAT32
        || r.output().elements() == 0) {
      return null;
    }
    return new Kernel() {
      @Override
      public Object newState() {
        return right.newState();
      }

      @Override
      public void run(Object[] frame, Object state) {
        float[] y = (float[]) frame[r.out()];
        boolean poisoned = Float.isNaN(y[0]);
        right.run(frame, state);
        y[0] = poisoned ? Float.NaN : y[0];
      }
    };
  }

  /** Takes its result through a buffer that all runs share. */
  static BrokenEngine.Fault sharing(String operation) {
    Object[] shared = {null};
    return in(
        operation,
        (y, n, frame, r) -> {
          shared[0] = Arrays.copyOf(y, n);
          Thread.yield();
          float[] back = (float[]) shared[0];
          System.arraycopy(back, 0, y, 0, Math.min(n, back.length));
        });
  }

  /** Does an update in place twice. */
  static Kernel twice(KernelRequest r, Kernel right) {
    boolean inPlace =
        Arrays.stream(r.inputSlots().toArray()).anyMatch(slot -> slot == r.outputSlots().get(0));
    return r.op() instanceof Fused && inPlace ? harmed(r, right, Faults::spoil) : null;
  }

  static Kernel lastAmongEquals(KernelRequest r) {
    if (!r.op().name().equals("argmax")
        || r.input(0).dtype() != DType.FLOAT32
        || r.output().elements() * 3 != r.input(0).elements()) {
      return null;
    }
    return (frame, state) -> {
      float[] x = (float[]) frame[r.in(0)];
      int[] y = (int[]) frame[r.out()];
      for (int row = 0; row < r.output().elements(); row++) {
        y[row] = 0;
        for (int j = 1; j < 3; j++) {
          y[row] = x[row * 3 + j] >= x[row * 3 + y[row]] ? j : y[row];
        }
      }
    };
  }

  static void overwrite(float[] y, int n, Object[] frame, KernelRequest r) {
    if (r.output().shape().rank() == 1) {
      float[] x = (float[]) frame[r.in(0)];
      int[] index = (int[]) frame[r.in(1)];
      for (int i = 0; i < r.input(1).elements(); i++) {
        y[index[i]] = x[i];
      }
    }
  }

  static void mask(float[] y, int n, Object[] frame, KernelRequest r) {
    if (r.input(0).elements() == n && r.input(1).elements() == n && r.input(2).elements() == n) {
      float[] condition = (float[]) frame[r.in(0)];
      for (int i = 0; i < n; i++) {
        float a = ((float[]) frame[r.in(1)])[i];
        float b = ((float[]) frame[r.in(2)])[i];
        y[i] = condition[i] * a + (1 - condition[i]) * b;
      }
    }
  }

  static void columnsAsRows(float[] y, int n, Object[] frame, KernelRequest r) {
    if (n == 12 && r.input(0).elements() == 12 && r.input(1).elements() == 3) {
      for (int i = 0; i < 12; i++) {
        y[i] = ((float[]) frame[r.in(0)])[i] - ((float[]) frame[r.in(1)])[i % 3];
      }
    }
  }

  static void withoutBias(float[] y, int n, Object[] frame, KernelRequest r) {
    int columns = r.output().shape().extent(-1);
    for (int i = 0; i < n; i++) {
      y[i] -= ((float[]) frame[r.in(2)])[i % columns];
    }
  }

  static void spoil(float[] y, int n, Object[] frame, KernelRequest r) {
    y[n - 1] += 1 + Math.abs(y[n - 1]);
  }

  /** Changes what it should only read. */
  static void writeInput(float[] y, int n, Object[] frame, KernelRequest r) {
    if (frame[r.in(0)] instanceof float[] x && x != y) {
      x[0] += 1;
    }
  }

  static void reverse(float[] y, int n, Object[] frame, KernelRequest r) {
    for (int i = 0; i < n / 2; i++) {
      float swapped = y[i];
      y[i] = y[n - 1 - i];
      y[n - 1 - i] = swapped;
    }
  }

  static void replace(float[] y, int n, java.util.function.Predicate<Float> bad, float by) {
    for (int i = 0; i < n; i++) {
      y[i] = bad.test(y[i]) ? by : y[i];
    }
  }

  /** Whether this is the float function. */
  static boolean is(KernelRequest r, UnaryFunction function) {
    return r.op() instanceof Unary(var f) && f == function && r.output().dtype() == DType.FLOAT32;
  }
}
