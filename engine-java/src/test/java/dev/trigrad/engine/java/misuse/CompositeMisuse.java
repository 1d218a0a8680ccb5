package dev.trigrad.engine.java.misuse;

import static dev.trigrad.engine.java.misuse.Given.A;
import static dev.trigrad.engine.java.misuse.Given.JAVA;
import static dev.trigrad.engine.java.misuse.Given.S;
import static dev.trigrad.engine.java.misuse.Misuse.argument;
import static dev.trigrad.engine.java.misuse.Misuse.graph;

import dev.trigrad.DType;
import dev.trigrad.RandomKey;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Gradients;
import dev.trigrad.graph.Recorder;
import dev.trigrad.op.Backward;
import dev.trigrad.op.Composite;
import dev.trigrad.op.CustomFunction;
import dev.trigrad.op.Saved;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Bodies and gradients of composites that are not what their components and inputs say. */
final class CompositeMisuse {
  private static final String FOR_EVER =
      ", and would keep what it finds now for ever; pass a tensor as an input, and compute with it";
  private static final Cell CELL = new Cell("w", S);
  private static int calls;

  private CompositeMisuse() {}

  static Stream<Misuse> rows() {
    return Stream.of(bodies(), gradients(), classes(), functions()).flatMap(rows -> rows);
  }

  /** What a body does to its input; an enum, as composites may have. */
  private enum Body {
    CELL_TENSOR(x -> x.mul(CELL.tensor())),
    CELL_VALUE(x -> x.mul(CELL.snapshot())),
    INTEGERS(x -> x.mul(x.cast(DType.INT32).toIntArray()[0])),
    EVALUATED(x -> JAVA.evaluate(x.neg())),
    CAPTURED(x -> x.mul(S)),
    COUNTED(x -> x.mul(++calls)),
    GROWING(x -> ++calls % 2 == 0 ? x.neg() : x.neg().neg()),
    KNOWN(x -> x.mul(Tensor.of(7).knownInts() == null ? ++calls : 0)),
    OTHER_TYPE(x -> x.cast(DType.INT32)),
    NONE(x -> null),
    ITSELF(x -> Recorder.record(new Bodied(Body.valueOf("ITSELF")), x));

    private final UnaryOperator<Tensor> function;

    Body(UnaryOperator<Tensor> function) {
      this.function = function;
    }
  }

  private record Bodied(Body body) implements Composite {
    @Override
    public String name() {
      return "mine";
    }

    @Override
    public List<TensorType> types(List<TensorType> inputs) {
      return inputs;
    }

    @Override
    public List<Tensor> body(List<Tensor> inputs) {
      Tensor result = body.function.apply(inputs.getFirst());
      return result == null ? null : List.of(result);
    }
  }

  private static Misuse body(Body body, String message) {
    return graph(
        "mine: its body " + message, () -> JAVA.evaluate(Recorder.record(new Bodied(body), A)));
  }

  private static Stream<Misuse> bodies() {
    String changes =
        "differs from call to call; make it depend on the composite's components and on its inputs"
            + " alone";
    return Stream.of(
        body(Body.CELL_TENSOR, "reads cell 'w'" + FOR_EVER),
        body(Body.CELL_VALUE, "reads cells" + FOR_EVER),
        body(Body.INTEGERS, "reads cast int32[2, 3]" + FOR_EVER),
        body(Body.EVALUATED, "reads [neg float32[2, 3]]" + FOR_EVER),
        body(
            Body.CAPTURED,
            "uses constant [float32[]], which is none of its inputs; pass it as an input"),
        body(Body.COUNTED, changes),
        body(Body.GROWING, changes),
        body(Body.KNOWN, changes),
        body(
            Body.OTHER_TYPE, "gives [int32[2, 3]], its types say [float32[2, 3]]; make them agree"),
        body(Body.NONE, "gives null; return one recorded tensor for each output"),
        body(Body.ITSELF, "contains itself, 100 times so far; write it with other operations"));
  }

  private enum Backwards {
    READS,
    TOO_FEW,
    OTHER_SHAPE,
    OTHER_TYPE
  }

  private record Differentiated(Backwards how) implements Composite {
    @Override
    public String name() {
      return "mine";
    }

    @Override
    public List<Tensor> body(List<Tensor> inputs) {
      return List.of(inputs.getFirst().neg());
    }

    @Override
    public Tensor[] gradient(Backward back) {
      Tensor g = back.cotangent(0);
      return switch (how) {
        case READS -> new Tensor[] {g.mul(back.input(0).sum().item())};
        case TOO_FEW -> new Tensor[0];
        case OTHER_SHAPE -> new Tensor[] {g.reshape(3, 2)};
        case OTHER_TYPE -> new Tensor[] {g.cast(DType.INT32)};
      };
    }
  }

  private static Misuse gradient(Backwards how, String message) {
    return graph(
        "mine: its gradient " + message,
        () -> {
          Tensor y = Recorder.record(new Differentiated(how), A);
          JAVA.evaluate(Gradients.of(y.sum(), A).getFirst());
        });
  }

  private static Stream<Misuse> gradients() {
    String tail =
        ", the input is float32[2, 3]; give it that shape, or one that the input was broadcast to";
    return Stream.of(
        gradient(Backwards.READS, "reads sum float32[]" + FOR_EVER),
        gradient(
            Backwards.TOO_FEW,
            "has 0 entries for 1 input; return one for each, in order, null where none flows"),
        gradient(Backwards.OTHER_SHAPE, "by input 0 is float32[3, 2]" + tail),
        gradient(Backwards.OTHER_TYPE, "by input 0 is int32[2, 3]" + tail));
  }

  private record OfFloat(float value) implements Composite {
    @Override
    public String name() {
      return "mine";
    }

    @Override
    public List<Tensor> body(List<Tensor> inputs) {
      return List.of(inputs.getFirst().mul(value));
    }
  }

  private record OfList(List<String> values) implements Composite {
    @Override
    public String name() {
      return "mine";
    }

    @Override
    public List<Tensor> body(List<Tensor> inputs) {
      return List.of(inputs.getFirst().mul(values.size()));
    }
  }

  private static final class NoRecord implements Composite {
    @Override
    public String name() {
      return "mine";
    }

    @Override
    public List<Tensor> body(List<Tensor> inputs) {
      return inputs;
    }
  }

  private static Stream<Misuse> classes() {
    return Stream.of(
        graph(
            "mine: component 'value' is float; pass it as an input",
            () -> Recorder.record(new OfFloat(2), A)),
        graph(
            "mine: component 'values' is List; use int, boolean, an enum, String or a record of"
                + " these",
            () -> Recorder.record(new OfList(List.of()), A)),
        graph(
            "mine: component 'key' is a RandomKey, and each key would be a plan of its own; pass"
                + " the random numbers as an input",
            () -> Recorder.record(new OfKey(RandomKey.of(1)), A)),
        graph(
            "backward: saved(0) of 0; have the forward half save it: saved.save(…)",
            () -> JAVA.evaluate(Gradients.of(new Forgetful().apply(A).sum(), A).getFirst())),
        graph(
            "mine: "
                + NoRecord.class.getName()
                + " is no record; make it one, so that equal ones share plans",
            () -> Recorder.record(new NoRecord(), A)));
  }

  private record OfKey(RandomKey key) implements Composite {
    @Override
    public String name() {
      return "mine";
    }

    @Override
    public List<Tensor> body(List<Tensor> inputs) {
      return List.of(inputs.getFirst().mul(Tensor.uniform(key, 2, 3)));
    }
  }

  /** Reads what it has not saved. */
  private record Forgetful() implements CustomFunction {
    @Override
    public String name() {
      return "forgetful";
    }

    @Override
    public List<Tensor> forward(Saved saved, List<Tensor> inputs) {
      return List.of(inputs.getFirst().exp());
    }

    @Override
    public Tensor[] backward(Backward b) {
      return new Tensor[] {b.cotangent(0).mul(b.saved(0))};
    }
  }

  /** A custom function with a fault. */
  private record Faulty(int results, int entries, boolean reads, boolean savesNull)
      implements CustomFunction {
    @Override
    public String name() {
      return "faulty";
    }

    @Override
    public List<Tensor> forward(Saved saved, List<Tensor> inputs) {
      Tensor y = inputs.getFirst().square();
      if (savesNull) {
        saved.save(null);
      }
      return List.of(reads ? y.mul(CELL.tensor()) : y);
    }

    @Override
    public Tensor[] backward(Backward b) {
      return entries < 0 ? null : new Tensor[entries];
    }
  }

  private record Scaled(float factor) implements CustomFunction {
    @Override
    public String name() {
      return "scaled";
    }

    @Override
    public List<Tensor> forward(Saved saved, List<Tensor> inputs) {
      return List.of(inputs.getFirst().mul(factor));
    }

    @Override
    public Tensor[] backward(Backward b) {
      return new Tensor[] {b.cotangent(0).mul(factor)};
    }
  }

  private static Object backward(int entries) {
    Tensor y = new Faulty(1, entries, false, false).apply(S);
    return JAVA.evaluate(Gradients.of(y, S).getFirst());
  }

  private static Stream<Misuse> functions() {
    return Stream.of(
        graph(
            "faulty: its forward half gives 1 results, results() says 2; make them agree",
            () -> new Faulty(2, 1, false, false).apply(S)),
        graph(
            "faulty: its gradient has 2 entries for 1 input; return one for each, in order, null"
                + " where none flows",
            () -> backward(2)),
        graph(
            "faulty: its backward half gives null; return an array of one gradient for each input",
            () -> backward(-1)),
        graph(
            "faulty: its body reads cell 'w'" + FOR_EVER,
            () -> new Faulty(1, 1, true, false).apply(S)),
        argument("save: tensor is null", () -> new Faulty(1, 1, false, true).apply(S)),
        argument(
            "faulty: input 0 is null", () -> new Faulty(1, 1, false, false).apply((Tensor) null)),
        argument(
            "faulty: array of inputs is null",
            () -> new Faulty(1, 1, false, false).apply((Tensor[]) null)),
        graph(
            "scaled: component 'factor' is float; pass it as an input",
            () -> new Scaled(2).apply(S)));
  }
}
