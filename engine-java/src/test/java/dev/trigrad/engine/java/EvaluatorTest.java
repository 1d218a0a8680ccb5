package dev.trigrad.engine.java;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.GraphException;
import dev.trigrad.IndexException;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Gradients;
import dev.trigrad.graph.Recorder;
import dev.trigrad.graph.Updates;
import dev.trigrad.op.Composite;
import dev.trigrad.run.Evaluator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Recording, caching, updating and the rules of versions and threads, on the plain Java engine. */
class EvaluatorTest {
  private final Evaluator evaluator = new Evaluator(new JavaProvider().open());

  private float value(Tensor tensor) {
    return evaluator.evaluate(tensor).item();
  }

  @Test
  void nothingIsComputedUntilAsked() {
    Tensor sum = Tensor.of(2f).add(3);
    assertFalse(sum.evaluated());
    assertEquals(5, value(sum));
    assertTrue(sum.evaluated());
  }

  @Test
  void equalStructuresShareOnePlanWhateverTheirValues() {
    for (int i = 0; i < 5; i++) {
      Tensor x = Tensor.of(new float[] {i, 2 * i});
      assertEquals(3 * i * 0.5f, value(x.mul(0.5f).sum()));
    }
    assertEquals(1, evaluator.plans().misses());
    value(Tensor.of(new float[] {1, 2, 3}).mul(0.5f).sum());
    assertEquals(2, evaluator.plans().misses());
  }

  @Test
  void sharingIsPartOfTheStructure() {
    Tensor a = Tensor.of(3f);
    assertEquals(9, value(a.mul(a)));
    assertEquals(12, value(Tensor.of(3f).mul(Tensor.of(4f))));
    assertEquals(2, evaluator.plans().misses());
  }

  @Test
  void gradientsAddUpAtSharedNodes() {
    Tensor x = Tensor.of(3f);
    Tensor y = x.mul(x).add(x);
    assertEquals(7, value(Gradients.of(y, x).getFirst()));
  }

  @Test
  void gradientsOfGradients() {
    Tensor x = Tensor.of(2f);
    Tensor first = Gradients.of(x.pow(3), x).getFirst();
    Tensor second = Gradients.of(first, x).getFirst();
    Tensor third = Gradients.of(second, x).getFirst();
    assertEquals(12, value(first));
    assertEquals(12, value(second));
    assertEquals(6, value(third));
  }

  @Test
  void gradientsOfEvaluatedTensors() {
    Tensor x = Tensor.of(2f);
    Tensor y = x.square();
    Tensor z = y.mul(x);
    assertEquals(8, value(z));
    assertEquals(4, value(y));
    assertEquals(12, value(Gradients.of(z, x).getFirst()));
    assertEquals(2, value(Gradients.of(z, y).getFirst()));
    assertEquals(0, value(Gradients.orZeros(z.stopGradient(), List.of(x)).getFirst()));
  }

  @Test
  void broadcastGradientsAreSummed() {
    Tensor w = Tensor.of(new float[] {1, 2, 3});
    Tensor x = Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
    Tensor y = x.mul(w).sum();
    assertArrayEquals(
        new float[] {5, 7, 9}, evaluator.evaluate(Gradients.of(y, w).getFirst()).toArray());
  }

  @Test
  void aCompositeWithoutRuleIsDifferentiatedThroughItsBody() {
    Tensor x = Tensor.of(3f);
    Tensor y = Recorder.record(new Product(), x, x);
    assertEquals(9, value(y));
    assertEquals(6, value(Gradients.of(Recorder.record(new Product(), x, x), x).getFirst()));
  }

  private record Product() implements Composite {
    @Override
    public String name() {
      return "product";
    }

    @Override
    public List<Tensor> body(List<Tensor> inputs) {
      return List.of(inputs.get(0).mul(inputs.get(1)));
    }
  }

  @Test
  void updatesAreCommittedTogetherAndOnce() {
    var a = new Cell("a", Tensor.of(1f));
    var b = new Cell("b", Tensor.of(2f));
    Tensor kept = a.tensor().add(b.tensor());
    evaluator.commit(new Updates().put(a, b.tensor()).put(b, a.tensor()), kept);
    assertEquals(3, kept.item());
    assertEquals(2, a.snapshot().item());
    assertEquals(1, b.snapshot().item());
    assertEquals(2, a.version());
  }

  @Test
  void aStaleReadIsAnError() {
    var w = new Cell("w", Tensor.of(1f));
    Tensor old = w.tensor().mul(2);
    evaluator.commit(new Updates().put(w, w.tensor().add(1)));
    var error = assertThrows(GraphException.class, () -> evaluator.evaluate(old));
    assertTrue(error.getMessage().contains("'w' was updated"), error.getMessage());
    assertEquals(2, w.snapshot().item());
    var both = assertThrows(GraphException.class, () -> evaluator.evaluate(old.add(w.tensor())));
    assertTrue(both.getMessage().contains("'w' was updated"), both.getMessage());
  }

  @Test
  void aFailingStepChangesNothing() {
    var w = new Cell("w", Tensor.of(new float[] {1, 2}));
    Tensor index = Tensor.of(new int[] {0, 1}).mul(7);
    Tensor bad = w.tensor().gather(0, index).sum();
    var updates = new Updates().put(w, w.tensor().mul(2));
    assertThrows(IndexException.class, () -> evaluator.commit(updates, bad));
    assertArrayEquals(new float[] {1, 2}, w.snapshot().toArray());
    assertEquals(1, w.version());
  }

  @Test
  void unevaluatedGraphsOfTwoThreadsDoNotMix() {
    Tensor other = CompletableFuture.supplyAsync(() -> Tensor.of(1f).add(1)).join();
    var error = assertThrows(GraphException.class, () -> Tensor.of(1f).add(other));
    assertTrue(error.getMessage().startsWith("add: input 1"), error.getMessage());
    assertThrows(GraphException.class, () -> evaluator.evaluate(other));
    Tensor done =
        CompletableFuture.supplyAsync(() -> evaluator.evaluate(Tensor.of(1f).add(1))).join();
    assertEquals(3, value(Tensor.of(1f).add(done)));
  }

  @Test
  void anEndlessGraphIsRefusedWhereItGrows() {
    Tensor sum = Tensor.of(0f);
    var error =
        assertThrows(
            GraphException.class,
            () -> {
              Tensor s = sum;
              while (true) {
                s = s.add(1);
              }
            });
    assertTrue(error.getMessage().contains("100000 unevaluated"), error.getMessage());
  }

  /** Nodes count, however they lie; a gradient has room of its own. */
  @Test
  void theLimitCountsNodesAndLeavesRoomForTheGradient() {
    Tensor x = Tensor.of(1f);
    Tensor sum = x;
    for (int i = 0; i < 49_999; i++) {
      sum = sum.add(x.neg());
    }
    Tensor y = sum.sum();
    assertEquals(-49_998, value(Gradients.of(y, x).getFirst()));
    Tensor more = sum.add(x.neg()).add(x.neg()).sum();
    var error = assertThrows(GraphException.class, () -> value(more));
    assertTrue(error.getMessage().contains("more than 100000 unevaluated"), error.getMessage());
    Tensor deep = x;
    for (int i = 0; i < 100_000; i++) {
      deep = deep.neg();
    }
    assertEquals(1, value(Gradients.of(deep, x).getFirst()));
    // The sweep reads what lies as deep as it has come itself.
    Tensor power = x;
    for (int i = 0; i < 40_000; i++) {
      power = power.mul(x);
    }
    assertEquals(40_001, value(Gradients.of(power, x).getFirst()));
  }

  @Test
  void deepGraphsNeedNoDeepStack() {
    Tensor x = Tensor.of(1f);
    Tensor y = x;
    for (int i = 0; i < 20_000; i++) {
      y = y.mul(1.00001f);
    }
    assertEquals(1.2214f, value(Gradients.of(y, x).getFirst()), 1e-3f);
  }

  @Test
  void heldPlanRefusesWhatItCannotHold() {
    Tensor x = Tensor.of(new float[] {1, 2});
    Tensor y = x.mul(3);
    var weights = new Cell("weights", Tensor.of(new float[] {4, 5}));
    assertMessage(
        "the outputs do not read input 0", () -> evaluator.hold(List.of(Tensor.of(1f)), y));
    assertMessage("inputs 0 and 1 are the same", () -> evaluator.hold(List.of(x, x), y));
    assertMessage("outputs 0 and 1 are the same", () -> evaluator.hold(List.of(x), y, y));
    assertMessage(
        "'weights', which is read at each run",
        () -> evaluator.hold(List.of(weights.tensor()), weights.tensor().add(1)));
    assertMessage("has a value already", () -> evaluator.hold(List.of(x), x));

    var plan = evaluator.hold(List.of(x), y);
    float[] array = new float[2];
    assertMessage("input 0 is float[1], expected float[2]", () -> plan.run(new float[1], array));
    assertMessage("output 0 is null", () -> plan.run(array, null));
    assertMessage("also another input or output", () -> plan.run(array, array));
    assertMessage(
        "input 0 is int[2]", () -> plan.run(new Object[] {new int[2]}, new Object[] {array}));
    assertMessage(
        "got 0 inputs and 1 outputs", () -> plan.run(new Object[0], new Object[] {array}));
    plan.run(new float[] {7, 8}, array);
    assertArrayEquals(new float[] {21, 24}, array);
  }

  private static void assertMessage(String part, org.junit.jupiter.api.function.Executable call) {
    var error = assertThrows(dev.trigrad.TrigradException.class, call);
    assertTrue(error.getMessage().contains(part), error.getMessage());
  }
}
