package dev.trigrad.engine.java;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.trigrad.GraphException;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Gradients;
import dev.trigrad.graph.Recorder;
import dev.trigrad.op.Backward;
import dev.trigrad.op.Composite;
import dev.trigrad.reference.Reference;
import dev.trigrad.run.Evaluator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Gradients in the bodies and rules of composites: of their inputs, whatever these come from. */
class CompositeGradientTest {
  private static Tensor kept = Tensor.of(2f);

  private final Evaluator evaluator = new Evaluator(new JavaProvider().open());

  /** ∂(Σ a b)/∂a = b. */
  private record Partial() implements Composite {
    @Override
    public String name() {
      return "partial";
    }

    @Override
    public List<Tensor> body(List<Tensor> inputs) {
      Tensor product = inputs.get(0).mul(inputs.get(1)).sum();
      return List.of(Gradients.of(product, inputs.get(0)).getFirst());
    }
  }

  /** a² b, whose rule differentiates its body again, as checkpoints do. */
  private record Recomputing() implements Composite {
    @Override
    public String name() {
      return "recomputing";
    }

    @Override
    public List<Tensor> body(List<Tensor> inputs) {
      return List.of(inputs.get(0).square().mul(inputs.get(1)));
    }

    @Override
    public Tensor[] gradient(Backward b) {
      Tensor y = body(b.inputs()).getFirst();
      return Gradients.of(y, b.cotangent(0), b.inputs()).toArray(Tensor[]::new);
    }
  }

  private void assertGives(float expected, Tensor tensor) {
    assertEquals(expected, new Reference().of(tensor).value()[0], 1e-5 * Math.abs(expected));
    assertEquals(expected, evaluator.evaluate(tensor).item());
  }

  private static Tensor partial(Tensor a, Tensor b) {
    return Recorder.record(new Partial(), a, b);
  }

  private static Tensor recomputing(Tensor a, Tensor b) {
    return Recorder.record(new Recomputing(), a, b);
  }

  @Test
  void anInputStaysFixedWhereAnotherOneComesFromIt() {
    for (float scale : new float[] {5, 7}) {
      Tensor a = Tensor.of(3f);
      assertGives(3, partial(a, a));
      assertGives(3 * scale, partial(a, a.mul(scale)));
      assertGives(3 * scale, partial(a, evaluator.evaluate(a.mul(scale))));
      var cell = new Cell("scale", Tensor.of(scale));
      assertGives(3 * scale, partial(a, evaluator.evaluate(a.mul(cell.tensor()))));
      // ∂(scale a)/∂a, through the gradient in the body.
      assertGives(scale, Gradients.of(partial(a, a.mul(scale)), a).getFirst());
    }
  }

  @Test
  void aRuleSeesEachInputForItself() {
    for (float scale : new float[] {5, 7}) {
      Tensor a = Tensor.of(2f);
      // a³, scale a³, and their second derivatives.
      for (Tensor b : List.of(a, a.mul(scale), evaluator.evaluate(a.mul(scale)))) {
        float factor = b == a ? 1 : scale;
        Tensor first = Gradients.of(recomputing(a, b), a).getFirst();
        assertGives(12 * factor, first);
        Tensor again = Gradients.of(recomputing(a, b), a).getFirst();
        assertGives(12 * factor, Gradients.of(again, a).getFirst());
      }
    }
  }

  /** Its rule is fault number {@code fault}. */
  private record Faulty(int fault) implements Composite {
    @Override
    public String name() {
      return "faulty";
    }

    @Override
    public List<TensorType> types(List<TensorType> inputs) {
      return inputs;
    }

    @Override
    public List<Tensor> body(List<Tensor> inputs) {
      Tensor x = inputs.getFirst();
      Tensor y = x.neg();
      return fault < 3
          ? List.of(y)
          : List.of(Gradients.of(Recorder.record(this, y).sum(), x).getFirst());
    }

    @Override
    public Tensor[] gradient(Backward b) {
      return switch (fault) {
        case 0 -> new Tensor[] {b.cotangent(0).mul(kept)};
        case 1 -> {
          kept = kept.add(1);
          yield new Tensor[] {b.cotangent(0).mul(kept)};
        }
        case 2 -> {
          Tensor y = Recorder.record(this, b.input(0)).sum();
          yield new Tensor[] {Gradients.of(y, b.input(0)).getFirst()};
        }
        default -> null;
      };
    }
  }

  private void refused(int fault, String message) {
    Tensor x = Tensor.of(1f);
    Tensor gradient = Gradients.of(Recorder.record(new Faulty(fault), x), x).getFirst();
    var error = assertThrows(GraphException.class, () -> evaluator.evaluate(gradient));
    assertEquals("faulty: its " + message, error.getMessage());
  }

  @Test
  void aRuleThatReadsMoreThanItIsGivenIsRefused() {
    refused(
        0, "gradient uses constant [float32[]], which is none of its inputs; pass it as an input");
    refused(
        1,
        "gradient differs from call to call; make it depend on the composite's components and on"
            + " its inputs alone");
    String remedy = " contains itself, 100 times so far; write it with other operations";
    refused(2, "gradient" + remedy);
    refused(3, "body" + remedy);
  }

  private record Chain(int value, Chain next) implements Composite {
    @Override
    public String name() {
      return "chain";
    }

    @Override
    public List<Tensor> body(List<Tensor> inputs) {
      Tensor scaled = inputs.getFirst().mul(value);
      return List.of(next == null ? scaled : Recorder.record(next, scaled));
    }
  }

  @Test
  void aComponentMayBeOfTheRecordsOwnClass() {
    Tensor x = Tensor.of(new float[] {1, 2});
    Tensor y = Recorder.record(new Chain(2, new Chain(3, null)), x);
    assertArrayEquals(new float[] {6, 12}, evaluator.evaluate(y).toArray());
  }
}
