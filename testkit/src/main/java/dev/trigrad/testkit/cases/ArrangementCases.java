package dev.trigrad.testkit.cases;

import dev.trigrad.DType;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.testkit.Rule;
import dev.trigrad.testkit.numbers.Samples;
import java.util.List;
import java.util.function.UnaryOperator;

/** The cases of layout, parts and extensions that are composed of other operations. */
final class ArrangementCases {
  private static final DType[] TYPES = {DType.FLOAT32, DType.INT32, DType.BOOL};

  private final List<OperationCase> cases;

  private ArrangementCases(List<OperationCase> cases) {
    this.cases = cases;
  }

  static void add(List<OperationCase> cases) {
    var rows = new ArrangementCases(cases);
    rows.orders();
    rows.parts();
    rows.diagonals();
    rows.margins();
    rows.repeats();
  }

  private void orders() {
    call("moveAxis", x -> x.moveAxis(0, -1), Shape.of(2, 3, 4), Shape.of(17, 1), Shape.of(3));
    call("moveAxis", x -> x.moveAxis(-1, 1), Shape.of(2, 0, 3), Shape.of(2, 3, 2, 2));
    call("flip", x -> x.flip(), Shape.SCALAR, Shape.of(5), Shape.of(3, 4), Shape.of(2, 0));
    call("flip", x -> x.flip(-1), Shape.of(17), Shape.of(2, 1, 3), Shape.of(1030));
    call("flip", x -> x.flip(2, 0), Shape.of(2, 3, 4));
    call("roll", x -> x.roll(0, 1), Shape.of(5), Shape.of(3, 4), Shape.of(0, 2), Shape.of(1030));
    call("roll", x -> x.roll(-1, -7), Shape.of(17), Shape.of(2, 3, 4), Shape.of(1));
    call("roll", x -> x.roll(1, 0), Shape.of(2, 3));
    call(
        "zerosLike",
        x -> joined(List.of(x, x.zerosLike())),
        Shape.SCALAR,
        Shape.of(2, 3),
        Shape.of(0, 2));
    call(
        "onesLike",
        x -> joined(List.of(x, x.onesLike())),
        Shape.SCALAR,
        Shape.of(2, 3),
        Shape.of(0, 2));
  }

  private void parts() {
    call("split", x -> joined(x.split(0, 2)), Shape.of(5), Shape.of(4, 3), Shape.of(0, 2));
    call("split", x -> joined(x.split(-1, 1, 0, 2)), Shape.of(3), Shape.of(2, 2, 3));
    call("chunk", x -> joined(x.chunk(0, 3)), Shape.of(7, 2), Shape.of(4), Shape.of(1030));
    call("unbind", x -> joined(x.unbind(-1)), Shape.of(3, 4), Shape.of(2, 1, 3));
    call("triu", x -> x.triu(), Shape.of(4, 4), Shape.of(3, 17), Shape.of(2, 3, 2), Shape.of(0, 3));
    call("triu", x -> x.triu(-1), Shape.of(4, 3), Shape.of(1, 1));
    call("tril", x -> x.tril(), Shape.of(4, 4), Shape.of(17, 3), Shape.of(2, 3, 2), Shape.of(3, 0));
    call("tril", x -> x.tril(Integer.MAX_VALUE), Shape.of(2, 3));
    call("tril", x -> x.tril(-2), Shape.of(4, 5));
    special("triu", x -> x.triu(1));
    special("tril", x -> x.tril(1));
    special("flip", x -> x.flip(1));
    special("roll", x -> x.roll(0, 2));
  }

  /** Each in reverse, so that the order and the number of parts show. */
  private static Tensor joined(List<Tensor> parts) {
    var flat = new Tensor[parts.size() - 1];
    for (int i = 0; i < flat.length; i++) {
      Tensor part = parts.get(flat.length - 1 - i);
      flat[i] = part.reshape(part.type().elements());
    }
    Tensor last = parts.getLast();
    return last.reshape(last.type().elements()).concat(0, flat);
  }

  private void diagonals() {
    call("diagonal", x -> x.diagonal(), Shape.of(4, 4), Shape.of(2, 5), Shape.of(3, 2, 3));
    call(
        "diagonal",
        x -> x.diagonal(1, -2, -1),
        Shape.of(3, 4),
        Shape.of(2, 3, 3),
        Shape.of(17, 17));
    call("diagonal", x -> x.diagonal(-1, 0, 2), Shape.of(4, 2, 3), Shape.of(3, 0, 3));
    call("diagonal", x -> x.diagonal(1, 2, 0), Shape.of(4, 2, 3));
    call("diagonal", x -> x.diagonal(9, 0, 1), Shape.of(3, 4), Shape.of(0, 0));
    call(
        "diag", x -> x.diag(), Shape.of(4), Shape.of(3, 4), Shape.of(0), Shape.of(1), Shape.of(17));
    call("diag", x -> x.diag(-2), Shape.of(3), Shape.of(4, 3), Shape.of(0));
    call("diag", x -> x.diag(1), Shape.of(3), Shape.of(4, 3));
    special("diag", x -> x.diag());
  }

  private void margins() {
    int[] none = {0, 0};
    call("padReflect", x -> x.padReflect(new int[] {2, 0}, new int[] {1, 3}), Shape.of(3, 4));
    call("padReflect", x -> x.padReflect(new int[] {4}, new int[] {4}), Shape.of(5));
    call("padReflect", x -> x.padReflect(none, none), Shape.of(0, 1), Shape.of(2, 2));
    call("padReflect", x -> x.padReflect(none, new int[] {1, 1}), Shape.of(2, 2));
    call("padEdge", x -> x.padEdge(new int[] {2, 0}, new int[] {1, 3}), Shape.of(3, 4));
    call("padEdge", x -> x.padEdge(new int[] {4}, new int[] {17}), Shape.of(1), Shape.of(5));
    call("padEdge", x -> x.padEdge(new int[] {0, 1}, none), Shape.of(0, 1), Shape.of(1, 2));
    special("padReflect", x -> x.padReflect(new int[] {3, 3}, new int[] {3, 3}));
    special("padEdge", x -> x.padEdge(new int[] {1, 1}, new int[] {1, 1}));
  }

  private void repeats() {
    call("repeat", x -> x.repeat(2), Shape.of(3), Shape.SCALAR, Shape.of(0), Shape.of(1030));
    call("repeat", x -> x.repeat(2, 1, 3), Shape.of(2, 2, 1), Shape.of(2, 3), Shape.of(1));
    call("repeat", x -> x.repeat(2, 0), Shape.of(2, 3));
    call("repeat", x -> x.repeat(1, 2, 1, 2, 1, 2, 1, 2), Shape.of(1, 2, 1, 1, 1, 1, 1, 2));
    call("tile", x -> x.tile(2), Shape.of(2, 3), Shape.of(3));
    call("tile", x -> x.tile(2, 3), Shape.of(2));
    call(
        "repeatInterleave",
        x -> x.repeatInterleave(0, 3),
        Shape.of(3),
        Shape.of(2, 2),
        Shape.of(0));
    call("repeatInterleave", x -> x.repeatInterleave(-1, 2), Shape.of(17), Shape.of(2, 3, 2));
    call("repeatInterleave", x -> x.repeatInterleave(1, 0), Shape.of(2, 3));
    call(
        "repeatInterleave",
        x -> x.repeatInterleave(1, new int[] {2, 0, 1}),
        Shape.of(2, 3),
        Shape.of(2, 3, 2));
    special("repeat", x -> x.repeat(2, 2));
    special("repeatInterleave", x -> x.repeatInterleave(0, 2));
    for (DType dtype : new DType[] {DType.FLOAT32, DType.INT32}) {
      for (int[] sizes : new int[][] {{3, 4}, {1, 17}, {0, 3}}) {
        cases.add(
            new OperationCase(
                "outer",
                "outer",
                dtype + " " + sizes[0] + " × " + sizes[1],
                Rule.R2_VALUE,
                () ->
                    List.of(
                        Samples.of(dtype, Shape.of(sizes[0]), 5),
                        Samples.of(dtype, Shape.of(sizes[1]), 6)),
                in -> in.get(0).outer(in.get(1))));
      }
    }
  }

  private void call(String operation, UnaryOperator<Tensor> call, Shape... shapes) {
    for (Shape shape : shapes) {
      for (DType dtype : TYPES) {
        cases.add(
            new OperationCase(
                operation,
                operation,
                dtype + " " + shape + " #" + cases.size(),
                shape.elements() == 0 ? Rule.R5_EDGES : Rule.R2_VALUE,
                () -> List.of(Samples.of(dtype, shape, 31)),
                in -> call.apply(in.getFirst())));
      }
    }
  }

  private void special(String operation, UnaryOperator<Tensor> call) {
    cases.add(
        new OperationCase(
            operation,
            operation,
            "special values #" + cases.size(),
            Rule.R4_SPECIAL,
            () -> List.of(Tensor.of(Samples.special(), 4, 5)),
            in -> call.apply(in.getFirst())));
  }
}
