package dev.trigrad.testkit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.DType;
import dev.trigrad.engine.java.Kernel;
import dev.trigrad.op.ArgMax;
import dev.trigrad.op.Binary;
import dev.trigrad.op.BinaryFunction;
import dev.trigrad.op.Concat;
import dev.trigrad.op.Gather;
import dev.trigrad.op.MatMul;
import dev.trigrad.op.Permute;
import dev.trigrad.op.Reduce;
import dev.trigrad.op.ReduceFunction;
import dev.trigrad.op.ScatterAdd;
import dev.trigrad.op.Slice;
import dev.trigrad.op.Unary;
import dev.trigrad.op.UnaryFunction;
import dev.trigrad.op.Where;
import dev.trigrad.plan.Fused;
import dev.trigrad.plan.MatMulEpilogue;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The kit's own test: each fault, put into an engine on purpose, trips its rule; the engine without fault trips none. */
class BrokenEnginesTest {
  private record Case(String name, Rule trips, String operation, BrokenEngine.Fault fault) {}

  private static float[] floats(Object array) {
    return (float[]) array;
  }

  private static final List<Case> CASES =
      List.of(
          new Case("a loop that forgets its tail", Rule.R5_EDGES, "exp", (r, right) ->
              r.op() instanceof Unary(var f) && f == UnaryFunction.EXP && r.output().elements() % 4 != 0
                  ? BrokenEngine.after(right, frame -> floats(frame[r.out()])[r.output().elements() - 1] = 0)
                  : null),
          new Case("a sum without its last element", Rule.R2_VALUE, "sum", (r, right) ->
              r.op() instanceof Reduce(var f, var axes, var keep) && f == ReduceFunction.SUM && r.output().elements() == 1 && r.output().dtype() == DType.FLOAT32 && r.input(0).elements() > 0
                  ? BrokenEngine.after(right, frame -> floats(frame[r.out()])[0] -= floats(frame[r.in(0)])[r.input(0).elements() - 1])
                  : null),
          new Case("a transposition that is ignored", Rule.R5_EDGES, "matmul", (r, right) ->
              r.op() instanceof MatMul(var a, var b) && a && r.input(0).shape().extent(-1) == r.input(0).shape().extent(-2)
                  ? new dev.trigrad.engine.java.JavaKernels().create(new dev.trigrad.engine.java.KernelRequest(new MatMul(false, b), r.inputs(), r.outputs(), r.inputSlots(), r.outputSlots(), r.parallel()))
                  : null),
          new Case("NaN swallowed by a maximum", Rule.R4_SPECIAL, "max", (r, right) ->
              r.op() instanceof Binary(var f) && f == BinaryFunction.MAX && r.output().dtype() == DType.FLOAT32
                  ? BrokenEngine.after(right, frame -> replaceNaN(floats(frame[r.out()]), r.output().elements()))
                  : null),
          new Case("a kernel that writes its input", Rule.R6_INPUTS, "tanh", (r, right) ->
              r.op() instanceof Unary(var f) && f == UnaryFunction.TANH && r.output().elements() > 0
                  ? BrokenEngine.after(right, frame -> floats(frame[r.in(0)])[0] += 1)
                  : null),
          new Case("different bits at each run", Rule.R7_REPLAY, "sqrt", (r, right) ->
              r.op() instanceof Unary(var f) && f == UnaryFunction.SQRT ? counting(right, r.out(), r.output().elements()) : null),
          new Case("columns broadcast as rows", Rule.R2_VALUE, "sub", (r, right) ->
              r.op() instanceof Binary(var f) && f == BinaryFunction.SUB && r.output().dtype() == DType.FLOAT32 && r.input(1).elements() == 3 && r.output().elements() == 12
                  ? (frame, state) -> {
                    for (int i = 0; i < 12; i++) {
                      floats(frame[r.out()])[i] = floats(frame[r.in(0)])[i % r.input(0).elements()] - floats(frame[r.in(1)])[i % 3];
                    }
                  }
                  : null),
          new Case("the last among equals", Rule.R2_VALUE, "argmax", (r, right) ->
              r.op() instanceof ArgMax(var axis, var keep) && r.input(0).dtype() == DType.FLOAT32 && r.input(0).shape().rank() == 2 && axis == 1
                  ? (frame, state) -> last(floats(frame[r.in(0)]), (int[]) frame[r.out()], r.input(0).shape().extent(1))
                  : null),
          new Case("a scatter that overwrites", Rule.R2_VALUE, "scatterAdd", (r, right) ->
              r.op() instanceof ScatterAdd && r.output().shape().rank() == 1
                  ? (frame, state) -> overwrite(floats(frame[r.in(0)]), (int[]) frame[r.in(1)], floats(frame[r.out()]), r.input(1).elements())
                  : null),
          new Case("a scratch read before it is written", Rule.R9_MEMORY, "graph", (r, right) ->
              r.op() instanceof Permute ? stale(right, r.out(), r.output().elements()) : null),
          new Case("a fused step that skips its last operation", Rule.R8_PASSES, "graph", (r, right) ->
              r.op() instanceof Fused fused && fused.instructions().size() > 2
                  ? BrokenEngine.after(right, frame -> spoil(frame[r.outputSlots().get(0)], r.outputs().getFirst().elements()))
                  : null),
          new Case("an epilogue without its bias", Rule.R7_REPLAY, "network", (r, right) ->
              r.op() instanceof MatMulEpilogue ? counting(right, r.out(), r.output().elements()) : null),
          new Case("state shared by threads", Rule.R10_THREADS, "network", (r, right) ->
              r.op() instanceof Reduce ? sharing(right, r.out(), r.output().elements()) : null),
          new Case("a wrong gradient of log", Rule.R3_GRADIENT, "log", (r, right) ->
              r.op() instanceof Binary(var f) && f == BinaryFunction.DIV ? BrokenEngine.after(right, frame -> spoil(frame[r.out()], r.output().elements())) : null),
          new Case("a choice that multiplies by its mask", Rule.R4_SPECIAL, "where", (r, right) ->
              r.op() instanceof Where && r.output().dtype() == DType.FLOAT32 && r.input(0).elements() == r.output().elements() && r.input(1).elements() == r.output().elements() && r.input(2).elements() == r.output().elements()
                  ? (frame, state) -> mask(floats(frame[r.in(0)]), floats(frame[r.in(1)]), floats(frame[r.in(2)]), floats(frame[r.out()]), r.output().elements())
                  : null),
          new Case("updates done twice", Rule.R13_UPDATES, "updates", (r, right) ->
              r.op() instanceof Fused && r.inputSlots().toArray().length > 0 && Arrays.stream(r.inputSlots().toArray()).anyMatch(slot -> slot == r.outputSlots().get(0))
                  ? BrokenEngine.after(right, frame -> spoil(frame[r.outputSlots().get(0)], r.outputs().getFirst().elements()))
                  : null),
          new Case("a slice that ignores negative steps", Rule.R2_VALUE, "slice", (r, right) ->
              r.op() instanceof Slice(var sizes, var steps) && steps.get(0) < 0 && r.output().dtype() == DType.FLOAT32
                  ? BrokenEngine.after(right, frame -> reverse(floats(frame[r.out()]), r.output().elements()))
                  : null),
          new Case("a gather of the neighbour", Rule.R2_VALUE, "gather", (r, right) ->
              r.op() instanceof Gather ? BrokenEngine.after(right, frame -> rotate(frame[r.out()], r.output().elements())) : null),
          new Case("a concatenation in the wrong order", Rule.R2_VALUE, "concat", (r, right) ->
              r.op() instanceof Concat && r.output().dtype() == DType.FLOAT32
                  ? BrokenEngine.after(right, frame -> reverse(floats(frame[r.out()]), r.output().elements()))
                  : null));

  private static void replaceNaN(float[] y, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = Float.isNaN(y[i]) ? 0 : y[i];
    }
  }

  private static void last(float[] x, int[] y, int n) {
    for (int o = 0; o < y.length; o++) {
      for (int j = 0; j < n; j++) {
        y[o] = j == 0 || x[o * n + j] >= x[o * n + y[o]] ? j : y[o];
      }
    }
  }

  private static void overwrite(float[] x, int[] index, float[] y, int n) {
    Arrays.fill(y, 0);
    for (int i = 0; i < n; i++) {
      y[index[i]] = x[i];
    }
  }

  private static void mask(float[] condition, float[] a, float[] b, float[] y, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = condition[i] * a[i] + (1 - condition[i]) * b[i];
    }
  }

  private static void spoil(Object array, int n) {
    if (array instanceof float[] y && n > 0) {
      y[n - 1] += 1 + Math.abs(y[n - 1]);
    }
  }

  private static void reverse(float[] y, int n) {
    for (int i = 0; i < n / 2; i++) {
      float swapped = y[i];
      y[i] = y[n - 1 - i];
      y[n - 1 - i] = swapped;
    }
  }

  private static void rotate(Object array, int n) {
    if (array instanceof float[] y && n > 1) {
      float first = y[0];
      System.arraycopy(y, 1, y, 0, n - 1);
      y[n - 1] = first;
    }
  }

  private static Kernel counting(Kernel right, int out, int n) {
    var runs = new AtomicInteger();
    return BrokenEngine.after(
        right,
        frame -> {
          if (n > 0) {
            floats(frame[out])[0] = Math.nextUp(floats(frame[out])[0] + 1e-7f * (runs.getAndIncrement() % 3));
          }
        });
  }

  /** Adds what the buffer held before to what belongs there; a dead buffer may hold anything. */
  private static Kernel stale(Kernel right, int out, int n) {
    return new Kernel() {
      @Override
      public Object newState() {
        return right.newState();
      }

      @Override
      public void run(Object[] frame, Object state) {
        float before = frame[out] instanceof float[] y && n > 0 ? y[0] : 0;
        right.run(frame, state);
        if (Float.isNaN(before)) {
          floats(frame[out])[0] = before;
        }
      }
    };
  }

  /** Takes its result through a buffer that all runs share. */
  private static Kernel sharing(Kernel right, int out, int n) {
    Object[] shared = {null};
    return BrokenEngine.after(
        right,
        frame -> {
          if (frame[out] instanceof float[] y && n > 0) {
            shared[0] = y.clone();
            Thread.yield();
            System.arraycopy(shared[0], 0, y, 0, n);
          }
        });
  }

  @TestFactory
  List<DynamicTest> eachFaultTripsItsRule() {
    return CASES.stream().map(each -> DynamicTest.dynamicTest(each.name(), () -> trips(each))).toList();
  }

  private static void trips(Case each) {
    List<Check> concerned =
        new ConformanceChecks(new BrokenEngine(each.fault()).open(), true)
            .all().stream().filter(check -> check.rule() == each.trips() && check.operation().equals(each.operation())).toList();
    assertFalse(concerned.isEmpty(), "no check of " + each.operation() + "/" + each.trips().label());
    assertTrue(failures(concerned) > 0, () -> "none of " + concerned.size() + " checks of " + each.operation() + "/" + each.trips().label() + " noticed");
  }

  private static int failures(List<Check> checks) {
    int failures = 0;
    for (Check check : checks) {
      try {
        check.body().execute();
      } catch (Throwable e) {
        failures++;
      }
    }
    return failures;
  }

  @Test
  void anEngineWithoutFaultTripsNothing() {
    Set<String> failed = new TreeSet<>();
    for (Check check : new ConformanceChecks(new BrokenEngine((request, right) -> right).open(), true).all()) {
      try {
        check.body().execute();
      } catch (Throwable e) {
        failed.add(check.path());
      }
    }
    assertTrue(failed.isEmpty(), failed::toString);
    assertTrue(CASES.size() >= 12, "at least 12 faults");
  }
}
