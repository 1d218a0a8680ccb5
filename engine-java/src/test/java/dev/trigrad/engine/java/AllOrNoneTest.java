package dev.trigrad.engine.java;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.GraphException;
import dev.trigrad.IndexException;
import dev.trigrad.Tensor;
import dev.trigrad.engine.Engine;
import dev.trigrad.engine.EngineException;
import dev.trigrad.engine.EngineInfo;
import dev.trigrad.engine.Plan;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Gradients;
import dev.trigrad.graph.Updates;
import dev.trigrad.op.Op;
import dev.trigrad.plan.Planner;
import dev.trigrad.plan.Program;
import dev.trigrad.run.Evaluator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a kernel throws, and whenever: a step changes all of its cells or none, or says so. */
class AllOrNoneTest {
  private final Faulty faulty = new Faulty();
  private final CpuEngine engine =
      new CpuEngine(
          new EngineInfo("faulty", "fails when told to", Map.of()),
          List.of(faulty),
          new Parallel(1));

  /** Plain Java, but for one run of a kernel. */
  private static final class Faulty implements KernelLayer {
    private final JavaKernels kernels = new JavaKernels();

    /** Whether it says that its kernels can fail, or that they only compute. */
    private boolean cautious;

    private Supplier<Throwable> failure;
    private int runs;
    private int failing = -1;
    private boolean late;

    @Override
    public boolean canFail(Op op) {
      return cautious || op.canFail();
    }

    /** From now on the {@code n}-th kernel fails, once its work is done if {@code late}. */
    void failAt(int n, boolean late, Supplier<Throwable> failure) {
      runs = 0;
      failing = n;
      this.late = late;
      this.failure = failure;
    }

    @Override
    public String name() {
      return "faulty";
    }

    @Override
    public Kernel create(KernelRequest request) {
      Kernel right = kernels.create(request);
      return new Kernel() {
        @Override
        public Object newState() {
          return right.newState();
        }

        @Override
        public void run(Object[] frame, Object state) {
          boolean fails = runs++ == failing;
          if (fails && !late) {
            throw Faulty.<RuntimeException>unchecked(failure.get());
          }
          right.run(frame, state);
          if (fails) {
            throw Faulty.<RuntimeException>unchecked(failure.get());
          }
        }
      };
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T unchecked(Throwable failure) throws T {
      throw (T) failure;
    }
  }

  /** A step of two layers with a running mean, on cells of its own. */
  private static final class Training {
    final Cell w = new Cell("w", Tensor.of(new float[] {0.5f, -1, 2, 0.25f}, 2, 2));
    final Cell u = new Cell("u", Tensor.of(new float[] {1, -0.5f}, 2, 1));
    final Cell mean = new Cell("mean", Tensor.of(new float[] {3, 4}));
    final List<Cell> cells = List.of(w, u, mean);
    final Tensor x = Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 3, 2);

    Tensor step(Evaluator evaluator) {
      Tensor hidden = x.matmul(w.tensor()).add(mean.tensor()).tanh();
      Tensor loss = hidden.matmul(u.tensor()).square().mean();
      List<Tensor> gradients = Gradients.of(loss, w.tensor(), u.tensor());
      Tensor norm = gradients.get(0).square().sum().add(gradients.get(1).square().sum()).sqrt();
      evaluator.commit(
          new Updates()
              .put(mean, mean.tensor().mul(0.9f).add(hidden.mean(0).mul(0.1f)))
              .put(w, w.tensor().sub(gradients.get(0).mul(0.1f)))
              .put(u, u.tensor().sub(gradients.get(1).mul(0.1f))),
          loss,
          norm);
      return norm;
    }

    float[][] values() {
      return cells.stream().map(cell -> cell.snapshot().toArray()).toArray(float[][]::new);
    }
  }

  private static void assertSame(float[][] expected, float[][] found) {
    for (int i = 0; i < expected.length; i++) {
      assertArrayEquals(expected[i], found[i]);
    }
  }

  @ParameterizedTest
  @CsvSource({"true, true", "true, false", "false, true", "false, false"})
  void aStepThatFailsAtAnyKernelChangesNothingOrTearsAllItsCells(
      boolean planned, boolean cautious) {
    faulty.cautious = cautious;
    List<Supplier<Throwable>> failures =
        List.of(
            () -> new EngineException("told to fail"),
            () -> new OutOfMemoryError("told to fail"),
            () -> new StackOverflowError("told to fail"),
            () -> new Exception("told to fail"));
    var counts = new int[2];
    for (var failure : failures) {
      for (boolean late : new boolean[] {false, true}) {
        int n = 0;
        while (failsAt(n, late, failure, planned, counts)) {
          n++;
        }
        assertTrue(n > 3, n + " kernels");
      }
    }
    // Where kernels are known to fail, all writes wait for the last one.
    assertTrue(counts[0] > 0, "no failure before the first write");
    assertEquals(cautious, counts[1] == 0, "torn " + counts[1] + " times");
  }

  /** Whether there is an {@code n}-th kernel. */
  private boolean failsAt(
      int n, boolean late, Supplier<Throwable> failure, boolean planned, int[] counts) {
    var expected = new Training();
    expected.step(new Evaluator(new JavaProvider().open()));
    var evaluator = planned ? new Evaluator(engine) : new Evaluator(engine, Planner.none());
    var training = new Training();
    float[][] before = training.values();
    Tensor leaf = training.w.tensor();
    faulty.failAt(n, late, failure);
    try {
      training.step(evaluator);
      assertSame(expected.values(), training.values());
      return false;
    } catch (Throwable e) {
      assertEquals("told to fail", e.getMessage());
    }
    training.cells.forEach(cell -> assertEquals(1, cell.version()));
    if (training.cells.stream().anyMatch(Cell::torn)) {
      counts[1]++;
      assertEquals("w float32[2, 2]", leaf.toString());
      tornUntilSetAnew(training, before, evaluator);
    } else {
      counts[0]++;
    }
    assertSame(before, training.values());
    training.step(evaluator);
    assertSame(expected.values(), training.values());
    return true;
  }

  private static void tornUntilSetAnew(Training training, float[][] before, Evaluator evaluator) {
    for (Cell cell : training.cells) {
      assertTrue(cell.torn(), cell.toString());
      String message =
          "'"
              + cell.name()
              + "' is torn: a step failed while it wrote the value; set it anew by assign(…) or"
              + " initialize(…), or load it again";
      assertEquals(message, assertThrows(GraphException.class, cell::tensor).getMessage());
      assertEquals(message, assertThrows(GraphException.class, cell::snapshot).getMessage());
      assertThrows(
          GraphException.class,
          () ->
              evaluator.commit(
                  new Updates().put(cell, Tensor.zeros(cell.type().shape().extents()))));
    }
    assertThrows(GraphException.class, () -> training.step(evaluator));
    for (int i = 0; i < before.length; i++) {
      Cell cell = training.cells.get(i);
      cell.assign(Tensor.of(before[i], cell.type().shape().extents()));
      assertFalse(cell.torn());
    }
  }

  @Test
  void whatWasRecordedBeforeTheFailureIsRefusedToo() {
    var evaluator = new Evaluator(engine);
    var cell = new Cell("w", Tensor.of(new float[] {1, 2}));
    Tensor read = cell.tensor().exp();
    tear(cell);
    var error = assertThrows(GraphException.class, () -> evaluator.evaluate(read));
    assertTrue(error.getMessage().startsWith("'w' is torn"), error.getMessage());
    cell.assign(Tensor.of(new float[] {3, 4}));
    var stale = assertThrows(GraphException.class, () -> evaluator.evaluate(read));
    assertTrue(stale.getMessage().startsWith("'w' was updated"), stale.getMessage());
  }

  @Test
  void anEngineThatAnnouncesNothingTearsWhatItMayHaveWritten() {
    var w = new Cell("w", Tensor.of(new float[] {1, 2}));
    var quiet = new Evaluator(new Delegating(engine, true));
    faulty.failAt(0, false, () -> new IndexException("told to fail"));
    var updates = new Updates().put(w, w.tensor().mul(3));
    assertThrows(IndexException.class, () -> quiet.commit(updates));
    assertTrue(w.torn());
    w.assign(Tensor.of(new float[] {1, 2}));
    quiet.commit(new Updates().put(w, w.tensor().mul(3)));
    assertArrayEquals(new float[] {3, 6}, w.snapshot().toArray());
    var wrong = new Evaluator(new Delegating(engine, false));
    var error =
        assertThrows(
            EngineException.class, () -> wrong.commit(new Updates().put(w, w.tensor().mul(3))));
    assertTrue(error.getMessage().contains("without announcing"), error.getMessage());
    assertTrue(w.torn());
  }

  /** A stranger's engine, which leaves the announcement to the interface, or forgets it. */
  private record Delegating(Engine rest, boolean inherits) implements Engine {
    @Override
    public EngineInfo info() {
      return rest.info();
    }

    @Override
    public Plan compile(Program program) {
      Plan plan = rest.compile(program);
      return inherits ? new Inheriting(plan) : new Forgetting(plan);
    }
  }

  private record Inheriting(Plan plan) implements Plan {
    @Override
    public void run(Object[] inputs, Object[] outputs) {
      plan.run(inputs, outputs);
    }

    @Override
    public List<String> kernels() {
      return plan.kernels();
    }
  }

  private record Forgetting(Plan plan) implements Plan {
    @Override
    public void run(Object[] inputs, Object[] outputs) {
      plan.run(inputs, outputs);
    }

    @Override
    public void run(Object[] inputs, Object[] outputs, Runnable beforeWrites) {
      plan.run(inputs, outputs);
    }

    @Override
    public List<String> kernels() {
      return plan.kernels();
    }
  }

  private void tear(Cell cell) {
    var evaluator = new Evaluator(engine);
    faulty.failAt(0, true, () -> new OutOfMemoryError("told to fail"));
    assertThrows(
        OutOfMemoryError.class,
        () -> evaluator.commit(new Updates().put(cell, cell.tensor().mul(3))));
    assertTrue(cell.torn());
  }

  @Test
  void anIndexErrorLeavesTheStateUsable() {
    var evaluator = new Evaluator(engine);
    var w = new Cell("w", Tensor.of(new float[] {1, 2}));
    var v = new Cell("v", Tensor.of(new float[] {3, 4}));
    for (int factor : new int[] {7, 1}) {
      Tensor index = Tensor.of(new int[] {0, 1}).mul(Tensor.of(factor));
      Tensor gathered = w.tensor().gather(0, index);
      var updates = new Updates().put(w, w.tensor().mul(2)).put(v, v.tensor().add(gathered));
      if (factor == 7) {
        assertThrows(IndexException.class, () -> evaluator.commit(updates));
        assertArrayEquals(new float[] {1, 2}, w.snapshot().toArray());
        assertArrayEquals(new float[] {3, 4}, v.snapshot().toArray());
      } else {
        evaluator.commit(updates);
      }
    }
    assertArrayEquals(new float[] {2, 4}, w.snapshot().toArray());
    assertArrayEquals(new float[] {4, 6}, v.snapshot().toArray());
  }
}
