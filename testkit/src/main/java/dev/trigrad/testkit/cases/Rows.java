package dev.trigrad.testkit.cases;

import dev.trigrad.DType;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.testkit.Rule;
import dev.trigrad.testkit.numbers.Samples;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Adds the cases of operations on one tensor; numbers make their names distinct. */
final class Rows {
  private final List<OperationCase> cases;

  Rows(List<OperationCase> cases) {
    this.cases = cases;
  }

  /** A case on {@code x}; what it covers is the operation of this name. */
  void add(String operation, String name, Rule rule, Supplier<Tensor> x, UnaryOperator<Tensor> f) {
    add(operation, operation, name, rule, x, f);
  }

  void add(
      String operation,
      Object covers,
      String name,
      Rule rule,
      Supplier<Tensor> x,
      UnaryOperator<Tensor> f) {
    cases.add(
        new OperationCase(
            operation,
            covers,
            name + " #" + cases.size(),
            rule,
            () -> List.of(x.get()),
            in -> f.apply(in.getFirst())));
  }

  /** On floats in [−2, 2) of a shape. */
  void floats(String operation, Object covers, Rule rule, int[] extents, UnaryOperator<Tensor> f) {
    of(operation, covers, rule, DType.FLOAT32, extents, f);
  }

  /** On ordinary values of a type and shape. */
  void of(
      String operation,
      Object covers,
      Rule rule,
      DType dtype,
      int[] extents,
      UnaryOperator<Tensor> f) {
    Shape shape = Shape.of(extents);
    add(operation, covers, dtype + " " + shape, rule, () -> Samples.of(dtype, shape, 41), f);
  }

  /** On every kind of number, [4, 5]. */
  void special(String operation, Object covers, UnaryOperator<Tensor> f) {
    add(
        operation,
        covers,
        "special values",
        Rule.R4_SPECIAL,
        () -> Tensor.of(Samples.special(), 4, 5),
        f);
  }
}
