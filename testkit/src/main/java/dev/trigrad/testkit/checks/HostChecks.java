package dev.trigrad.testkit.checks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.GraphException;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Gradients;
import dev.trigrad.graph.Updates;
import dev.trigrad.op.HostFunction;
import dev.trigrad.op.HostLambda;
import dev.trigrad.run.Evaluator;
import dev.trigrad.run.HeldPlan;
import dev.trigrad.testkit.Check;
import dev.trigrad.testkit.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.function.Executable;

/**
 * When host functions are called: once in a run, on the calling thread, in the order of recording,
 * never merged; and that what they throw leaves every cell as it was.
 */
public final class HostChecks {
  private static final int LENGTH = 1030;
  private static final TensorType TYPE = TensorType.float32(Shape.of(LENGTH));

  private final Evaluator evaluator;

  public HostChecks(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  public List<Check> all() {
    var checks = new ArrayList<Check>();
    add(checks, Rule.R7_REPLAY, "called once, in order, here", this::calls);
    add(checks, Rule.R13_UPDATES, "within steps", this::steps);
    add(checks, Rule.R16_FAILURES, "that throws", this::failures);
    add(checks, Rule.R16_FAILURES, "that reads a value", this::reading);
    add(checks, Rule.R10_THREADS, "in a held plan", this::held);
    return checks;
  }

  private static void add(List<Check> checks, Rule rule, String name, Executable body) {
    checks.add(new Check("hostFunction", rule, name, body));
  }

  /** Doubles its input, and notes that it did. */
  private static HostLambda twice(String name, List<String> calls) {
    return HostFunction.of(
            name,
            TYPE,
            (in, out) -> {
              calls.add(name + " " + Thread.currentThread().threadId());
              for (int i = 0; i < LENGTH; i++) {
                out.floats(0)[i] = 2 * in.floats(0)[i];
              }
            })
        .withBackward(
            (in, out, outGradients, inGradients) -> {
              calls.add(name + "' " + Thread.currentThread().threadId());
              for (int i = 0; i < LENGTH; i++) {
                inGradients.floats(0)[i] = 2 * outGradients.floats(0)[i];
              }
            });
  }

  private static float[] full(float value) {
    float[] values = new float[LENGTH];
    java.util.Arrays.fill(values, value);
    return values;
  }

  private void calls() {
    long here = Thread.currentThread().threadId();
    for (int round = 0; round < 3; round++) {
      var calls = new ArrayList<String>();
      Tensor x = Tensor.of(full(1));
      Tensor a = twice("a", calls).apply(x);
      Tensor b = twice("b", calls).apply(x);
      // b is met first.
      Tensor y = round % 2 == 0 ? b.add(a) : a.add(b);
      Tensor gradient = Gradients.of(y.sum(), x).getFirst();
      evaluator.evaluate(y, gradient);
      assertArrayEquals(full(4), y.toArray());
      assertArrayEquals(full(4), gradient.toArray());
      assertEquals(
          List.of("a " + here, "b " + here, "b' " + here, "a' " + here), calls, "round " + round);
    }
  }

  private void steps() {
    var w = new Cell("w", Tensor.of(full(1)));
    var v = new Cell("v", Tensor.of(full(0)));
    for (int step = 1; step <= 5; step++) {
      Tensor y = twice("step " + step, new ArrayList<>()).apply(w.tensor().add(0.5f));
      Tensor loss = y.mul(v.tensor().add(1)).sum();
      Tensor gradient = Gradients.of(loss, w.tensor()).getFirst();
      float before = w.snapshot().toArray()[0];
      float other = v.snapshot().toArray()[0];
      evaluator.commit(
          new Updates().put(w, w.tensor().sub(gradient)).put(v, v.tensor().add(y)), loss);
      assertArrayEquals(full(before - 2 * (other + 1)), w.snapshot().toArray());
      assertArrayEquals(full(other + 2 * (before + 0.5f)), v.snapshot().toArray());
    }
  }

  private void failures() {
    var w = new Cell("w", Tensor.of(full(1)));
    var v = new Cell("v", Tensor.of(full(2)));
    for (boolean backward : new boolean[] {false, true}) {
      for (Throwable thrown : List.of(new IllegalStateException("down"), new AssertionError())) {
        var calls = new ArrayList<String>();
        HostLambda broken =
            backward
                ? twice("broken", calls).withBackward((in, out, g, into) -> raise(thrown))
                : HostFunction.of("broken", TYPE, (in, out) -> raise(thrown))
                    .withBackward((in, out, g, into) -> {});
        Tensor y = broken.apply(w.tensor().mul(3)).sum();
        Tensor gradient = Gradients.of(y, w.tensor()).getFirst();
        var updates = new Updates().put(v, v.tensor().add(1)).put(w, w.tensor().sub(gradient));
        assertSame(thrown, assertThrows(Throwable.class, () -> evaluator.commit(updates, y)));
        assertFalse(w.torn() || v.torn() || y.evaluated());
        assertArrayEquals(full(1), w.snapshot().toArray());
        assertArrayEquals(full(2), v.snapshot().toArray());
      }
    }
    Tensor next = twice("sound", new ArrayList<>()).apply(w.tensor());
    evaluator.commit(new Updates().put(w, next));
    assertArrayEquals(full(2), w.snapshot().toArray());
  }

  private static void raise(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) thrown;
  }

  private void reading() {
    var w = new Cell("w", Tensor.of(full(1)));
    Tensor other = Tensor.of(full(1)).exp();
    HostFunction nosy = HostFunction.of("nosy", TYPE, (in, out) -> evaluator.evaluate(other));
    var updates = new Updates().put(w, nosy.apply(w.tensor()));
    var error = assertThrows(GraphException.class, () -> evaluator.commit(updates));
    assertTrue(error.getMessage().startsWith("nosy: the function reads"), error.getMessage());
    assertArrayEquals(full(1), w.snapshot().toArray());
  }

  private void held() {
    Tensor x = Tensor.of(full(0));
    HostFunction twice =
        HostFunction.of(
            "twice",
            TYPE,
            (in, out) -> {
              for (int i = 0; i < LENGTH; i++) {
                out.floats(0)[i] = 2 * in.floats(0)[i];
              }
            });
    HeldPlan plan = evaluator.hold(List.of(x), twice.apply(x.add(1)).add(1));
    var runs = new ArrayList<CompletableFuture<Void>>();
    for (int i = 0; i < 32; i++) {
      int value = i;
      runs.add(
          CompletableFuture.runAsync(
              () -> {
                float[] out = new float[LENGTH];
                plan.run(full(value), out);
                assertArrayEquals(full(2 * (value + 1) + 1), out);
              }));
    }
    runs.forEach(CompletableFuture::join);
  }
}
