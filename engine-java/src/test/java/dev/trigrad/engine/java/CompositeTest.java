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
import dev.trigrad.run.Evaluator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A composite depends on its components and its inputs, and on nothing else. */
class CompositeTest {
  private static final Cell CELL = new Cell("scale", Tensor.of(3f));

  private static final Tensor KEPT = Tensor.of(7f);
  private static int calls;

  private final Evaluator evaluator = new Evaluator(new JavaProvider().open());

  /** Bodies to choose from: what a composite does is said by an enum. */
  private enum Kind {
    READS_ITEM(x -> x.mul(x.item())),
    READS_A_CELL(x -> x.mul(CELL.tensor())),
    READS_A_CELLS_VALUE(x -> x.mul(CELL.snapshot().item())),
    READS_INTEGERS(x -> x.mul(x.cast(dev.trigrad.DType.INT32).toIntArray()[0])),
    KEEPS_A_TENSOR(x -> x.mul(KEPT)),
    COUNTS(x -> x.mul(calls++)),
    EVALUATES(x -> new Evaluator(new JavaProvider().open()).evaluate(x.neg())),
    NOTHING(x -> null),
    ITSELF(x -> Recorder.record(new Typed(Kind.valueOf("ITSELF")), x.neg())),
    DETACHES(x -> x.mul(x.stopGradient())),
    ASKS_FOR_KNOWN(
        x -> x.mul(Tensor.of(new int[] {1}).knownInts() == null ? Tensor.of(2f) : Tensor.of(5f)));

    private final UnaryOperator<Tensor> body;

    Kind(UnaryOperator<Tensor> body) {
      this.body = body;
    }
  }

  private record Typed(Kind kind) implements Composite {
    @Override
    public String name() {
      return "typed";
    }

    @Override
    public List<TensorType> types(List<TensorType> inputs) {
      return inputs;
    }

    @Override
    public List<Tensor> body(List<Tensor> inputs) {
      Tensor result = kind.body.apply(inputs.getFirst());
      return result == null ? null : List.of(result);
    }
  }

  private record Untyped(Kind kind) implements Composite {
    @Override
    public String name() {
      return "untyped";
    }

    @Override
    public List<Tensor> body(List<Tensor> inputs) {
      return new Typed(kind).body(inputs);
    }
  }

  private void refused(Kind kind, String message) {
    Tensor x = Tensor.of(2f);
    var error =
        assertThrows(
            GraphException.class,
            () -> evaluator.evaluate(Recorder.record(new Typed(kind), x)),
            kind::toString);
    assertEquals("typed: " + message, error.getMessage());
  }

  @Test
  void whatReadsMoreThanItsInputsIsRefused() {
    String remedy =
        ", and would keep what it finds now for ever; pass a tensor as an input, and compute with"
            + " it";
    refused(Kind.READS_ITEM, "its body reads input float32[]" + remedy);
    refused(Kind.READS_A_CELL, "its body reads cell 'scale'" + remedy);
    refused(Kind.READS_A_CELLS_VALUE, "its body reads cells" + remedy);
    refused(Kind.READS_INTEGERS, "its body reads cast int32[]" + remedy);
    refused(Kind.EVALUATES, "its body reads [neg float32[]]" + remedy);
    refused(
        Kind.KEEPS_A_TENSOR,
        "its body uses constant [float32[]], which is none of its inputs; pass it as an input");
    refused(
        Kind.COUNTS,
        "its body differs from call to call; make it depend on the composite's components and on"
            + " its inputs alone");
    refused(Kind.NOTHING, "its body gives null; return one recorded tensor for each output");
    refused(
        Kind.ITSELF, "its body contains itself, 100 times so far; write it with other operations");
  }

  @Test
  void aBodyWithoutEndIsRefusedWhereItIsRecorded() {
    var error =
        assertThrows(GraphException.class, () -> Recorder.record(new Endless(), Tensor.of(1f)));
    assertEquals(
        "endless: its body contains itself without end; write it with other operations",
        error.getMessage());
  }

  private record Endless() implements Composite {
    @Override
    public String name() {
      return "endless";
    }

    @Override
    public List<Tensor> body(List<Tensor> inputs) {
      return List.of(Recorder.record(this, inputs.getFirst().neg()));
    }
  }

  /** What is known of the inputs is not known to a plan that is used again. */
  @Test
  void aPlanFoundAgainComputesWithTheInputsOfTheDay() {
    for (float value : new float[] {2, 3, 4}) {
      Tensor x = Tensor.of(value);
      assertEquals(value * value, evaluated(Recorder.record(new Typed(Kind.DETACHES), x)));
      Tensor evaluated = evaluator.evaluate(x.add(0));
      assertEquals(
          value * value, evaluated(Recorder.record(new Untyped(Kind.DETACHES), evaluated)));
      assertEquals(2 * value, evaluated(Recorder.record(new Typed(Kind.ASKS_FOR_KNOWN), x)));
      Tensor y = Recorder.record(new Typed(Kind.DETACHES), x);
      assertEquals(value, evaluated(Gradients.of(y, x).getFirst()));
    }
  }

  private float evaluated(Tensor tensor) {
    return evaluator.evaluate(tensor).item();
  }

  @Test
  void aGradientThatReadsAValueIsRefused() {
    Tensor x = Tensor.of(2f);
    Tensor y = Recorder.record(new Peeking(0), x);
    var error =
        assertThrows(GraphException.class, () -> evaluator.evaluate(Gradients.of(y, x).getFirst()));
    assertEquals(
        "peeking: its gradient reads input float32[], and would keep what it finds now for"
            + " ever; pass a tensor as an input, and compute with it",
        error.getMessage());
  }

  @Test
  void aGradientOfTheWrongLengthIsRefused() {
    Tensor x = Tensor.of(2f);
    Tensor y = Recorder.record(new Peeking(1), x);
    var error =
        assertThrows(GraphException.class, () -> evaluator.evaluate(Gradients.of(y, x).getFirst()));
    assertEquals(
        "peeking: its gradient has 0 entries for 1 input; return one for each, in order, null where"
            + " none flows",
        error.getMessage());
    Tensor z = Recorder.record(new Peeking(2), x);
    error =
        assertThrows(GraphException.class, () -> evaluator.evaluate(Gradients.of(z, x).getFirst()));
    assertEquals(
        "peeking: its gradient by input 0 is int32[3], the input is float32[]; give it that"
            + " shape, or one that the input was broadcast to",
        error.getMessage());
  }

  private record Peeking(int fault) implements Composite {
    @Override
    public String name() {
      return "peeking";
    }

    @Override
    public List<Tensor> body(List<Tensor> inputs) {
      return List.of(inputs.getFirst().neg());
    }

    @Override
    public Tensor[] gradient(Backward b) {
      return switch (fault) {
        case 0 -> new Tensor[] {b.cotangent(0).mul(b.input(0).item())};
        case 1 -> new Tensor[0];
        default -> new Tensor[] {Tensor.of(new float[3]).cast(dev.trigrad.DType.INT32)};
      };
    }
  }

  private record OfFloat(float value) implements Composite {
    @Override
    public String name() {
      return "ofFloat";
    }

    @Override
    public List<Tensor> body(List<Tensor> inputs) {
      return List.of(inputs.getFirst().mul(value));
    }
  }

  private record OfArray(int[] values) implements Composite {
    @Override
    public String name() {
      return "ofArray";
    }

    @Override
    public List<Tensor> body(List<Tensor> inputs) {
      return inputs;
    }
  }

  private static final class NoRecord implements Composite {
    @Override
    public String name() {
      return "noRecord";
    }

    @Override
    public List<Tensor> body(List<Tensor> inputs) {
      return inputs;
    }
  }

  @Test
  void compositesAreRecordsOfValues() {
    assertFault("ofFloat: component 'value' is float; pass it as an input", new OfFloat(1));
    assertFault(
        "ofArray: component 'values' is int[]; use int, boolean, an enum, String or a record of"
            + " these",
        new OfArray(new int[0]));
    assertFault(
        "noRecord: "
            + NoRecord.class.getName()
            + " is no record; make it one, so that equal ones share plans",
        new NoRecord());
  }

  private static void assertFault(String message, Composite composite) {
    for (int i = 0; i < 2; i++) {
      var error =
          assertThrows(GraphException.class, () -> Recorder.record(composite, Tensor.of(1f)));
      assertEquals(message, error.getMessage());
    }
  }

  /** Whether a plan is known already makes no difference to who may ask. */
  @Test
  void anotherThreadsEvaluatedCompositeHasAGradient() {
    for (int i = 0; i < 2; i++) {
      Tensor x = Tensor.of(new float[] {1, 2, 3});
      Tensor y =
          CompletableFuture.supplyAsync(
                  () -> evaluator.evaluate(Recorder.record(new Typed(Kind.DETACHES), x)))
              .join();
      var fresh = new Evaluator(new JavaProvider().open());
      for (Evaluator on : List.of(evaluator, fresh)) {
        Tensor gradient = Gradients.of(y, Tensor.of(new float[] {1, 1, 1}), List.of(x)).getFirst();
        assertArrayEquals(new float[] {1, 2, 3}, on.evaluate(gradient).toArray());
        Tensor soft = CompletableFuture.supplyAsync(() -> evaluator.evaluate(x.logSumExp())).join();
        assertEquals(3, on.evaluate(Gradients.of(soft, x).getFirst()).type().elements());
      }
    }
  }
}
