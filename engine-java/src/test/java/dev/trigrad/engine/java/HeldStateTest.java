package dev.trigrad.engine.java;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.GraphException;
import dev.trigrad.Tensor;
import dev.trigrad.engine.EngineInfo;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Updates;
import dev.trigrad.op.Op;
import dev.trigrad.op.Unary;
import dev.trigrad.op.UnaryFunction;
import dev.trigrad.plan.Planner;
import dev.trigrad.run.Evaluator;
import dev.trigrad.run.HeldPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Held plans and steps on the same cells: neither waits, and every run sees one moment. */
@Timeout(60)
class HeldStateTest {
  private static final int N = 300;

  private final Hooks hooks = new Hooks();
  private final Evaluator evaluator =
      new Evaluator(
          new CpuEngine(
              new EngineInfo("hooked", "waits or fails in kernels", Map.of()),
              List.of(hooks, new JavaKernels()),
              new Parallel(1)),
          Planner.none());
  private final Cell a = new Cell("a", Tensor.of(new float[N]));
  private final Cell b = new Cell("b", Tensor.of(new float[N]));

  /** Plain Java, but for what the tests do in the kernels of erf and cos. */
  private static final class Hooks implements KernelLayer {
    volatile Runnable erf = () -> {};
    volatile Runnable cos = () -> {};

    @Override
    public String name() {
      return "hooked";
    }

    @Override
    public boolean canFail(Op op) {
      return op.canFail();
    }

    @Override
    public Kernel create(KernelRequest request) {
      if (!(request.op() instanceof Unary(var function))
          || function != UnaryFunction.ERF && function != UnaryFunction.COS) {
        return null;
      }
      Kernel right = new JavaKernels().create(request);
      return new Kernel() {
        @Override
        public Object newState() {
          return right.newState();
        }

        @Override
        public void run(Object[] frame, Object state) {
          (function == UnaryFunction.ERF ? erf : cos).run();
          right.run(frame, state);
        }
      };
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Both cells and erf of the input, in that order. */
  private HeldPlan reading() {
    Tensor x = Tensor.of(0f);
    Tensor zero = x.erf();
    return evaluator.hold(List.of(x), a.tensor().add(zero), b.tensor().add(zero));
  }

  private static float[][] run(HeldPlan plan) {
    float[][] found = new float[2][N];
    plan.run(new Object[] {new float[1]}, found);
    return found;
  }

  /** Adds 1 to both cells. */
  private void step() {
    evaluator.commit(new Updates().put(a, a.tensor().add(1)).put(b, b.tensor().add(1)));
  }

  private static float value(float[][] found) {
    for (float[] each : found) {
      for (float element : each) {
        assertEquals(found[0][0], element);
      }
    }
    return found[0][0];
  }

  @Test
  void aRunThatDoesNotEndHoldsUpNoStep() {
    HeldPlan plan = reading();
    step();
    var begun = new CountDownLatch(2);
    var end = new CountDownLatch(1);
    hooks.erf =
        () -> {
          begun.countDown();
          await(end);
        };
    var runs = new ArrayList<CompletableFuture<float[][]>>();
    for (int i = 0; i < 2; i++) {
      runs.add(CompletableFuture.supplyAsync(() -> run(plan), task -> new Thread(task).start()));
    }
    await(begun);
    for (int i = 0; i < 10; i++) {
      step();
    }
    a.assign(Tensor.of(20f).expand(a.type().shape()));
    b.assign(Tensor.of(20f).expand(b.type().shape()));
    assertEquals(20, a.snapshot().toArray()[0]);
    hooks.erf = () -> {};
    assertEquals(20, value(run(plan)));
    end.countDown();
    runs.forEach(run -> assertEquals(1, value(run.join())));
    step();
    assertEquals(21, value(run(plan)));
  }

  @Test
  void aStepThatDoesNotEndHoldsUpNoRun() {
    HeldPlan plan = reading();
    var begun = new CountDownLatch(1);
    var end = new CountDownLatch(1);
    hooks.cos =
        () -> {
          begun.countDown();
          await(end);
        };
    var step =
        CompletableFuture.runAsync(
            () -> evaluator.commit(new Updates().put(a, a.tensor().cos()).put(b, b.tensor().cos())),
            task -> new Thread(task).start());
    await(begun);
    for (int i = 0; i < 10; i++) {
      assertEquals(0, value(run(plan)));
    }
    end.countDown();
    step.join();
    assertEquals(1, value(run(plan)));
  }

  @Test
  void everyRunSeesOneMoment() {
    HeldPlan plan = reading();
    var done = new AtomicBoolean();
    var runs = new AtomicInteger();
    var readers = new ArrayList<CompletableFuture<Void>>();
    for (int i = 0; i < 2; i++) {
      readers.add(
          CompletableFuture.runAsync(
              () -> {
                float last = 0;
                while (!done.get()) {
                  float now = value(run(plan));
                  assertTrue(now >= last, now + " after " + last);
                  last = now;
                  runs.getAndIncrement();
                }
              },
              task -> new Thread(task).start()));
    }
    int steps = 0;
    while (steps < 2_000 || runs.get() < 2_000 && readers.stream().noneMatch(r -> r.isDone())) {
      step();
      steps++;
    }
    done.set(true);
    readers.forEach(CompletableFuture::join);
    assertEquals(steps, value(run(plan)));
    assertEquals(steps + 1, a.version());
  }

  @Test
  void aStepThatFailsChangesNothingThatIsHeld() {
    HeldPlan plan = reading();
    failing();
    assertFalse(a.torn() || b.torn());
    assertEquals(0, value(run(plan)));
    assertArrayEquals(new float[N], a.snapshot().toArray());
    assertEquals(1, a.version());
    step();
    assertEquals(1, value(run(plan)));
  }

  /** Fails when one of the cells has been written. */
  private void failing() {
    var runs = new AtomicInteger();
    hooks.cos =
        () -> {
          if (runs.getAndIncrement() == 1) {
            throw new OutOfMemoryError("told to fail");
          }
        };
    var updates = new Updates().put(a, a.tensor().cos()).put(b, b.tensor().cos());
    assertThrows(OutOfMemoryError.class, () -> evaluator.commit(updates));
  }

  @Test
  void aPlanThatIsDroppedIsHeldNoMore() throws InterruptedException {
    reading();
    do {
      System.gc();
      Thread.sleep(1);
      a.assign(Tensor.of(new float[N]));
      b.assign(Tensor.of(new float[N]));
      failing();
    } while (!a.torn());
    assertTrue(b.torn());
    var error = assertThrows(GraphException.class, this::reading);
    assertTrue(error.getMessage().startsWith("'a' is torn"), error.getMessage());
  }

  @Test
  void whatWasRecordedBeforeItWasTornCannotBeHeld() {
    Tensor x = Tensor.of(0f);
    Tensor sum = a.tensor().add(x);
    failing();
    var error = assertThrows(GraphException.class, () -> evaluator.hold(List.of(x), sum));
    assertTrue(error.getMessage().startsWith("'a' is torn"), error.getMessage());
  }
}
