package dev.trigrad.testkit.checks;

import dev.trigrad.DType;
import dev.trigrad.Tensor;
import dev.trigrad.run.Evaluator;
import dev.trigrad.testkit.Check;
import dev.trigrad.testkit.Rule;
import dev.trigrad.testkit.numbers.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;

/**
 * Rule R2 on operations with a Java number: they give the bits of the same operation with a tensor
 * that holds the number, the largest and those that float32 does not have included. What was lost
 * while an operation was recorded is not in the graph, and no reference of the graph misses it.
 */
public final class ScalarChecks {
  private static final int ODD = (1 << 24) + 1;
  private static final int[] INTEGERS = {
    0, 1, -3, ODD - 1, ODD, -ODD, 0x7ffffff1, Integer.MAX_VALUE, Integer.MIN_VALUE
  };
  private static final float[] FLOATS = {0, 1, -3, 0.1f, 0x1p24f, 3e9f, -1e-40f};

  private interface WithInteger {
    Tensor of(Tensor x, long number);
  }

  private interface WithFloat {
    Tensor of(Tensor x, float number);
  }

  private record Call(
      String name,
      boolean takesIntegers,
      WithInteger integer,
      WithFloat number,
      BinaryOperator<Tensor> tensor) {}

  private static final List<Call> CALLS =
      List.of(
          new Call("add", true, Tensor::add, Tensor::add, Tensor::add),
          new Call("sub", true, Tensor::sub, Tensor::sub, Tensor::sub),
          new Call("mul", true, Tensor::mul, Tensor::mul, Tensor::mul),
          new Call("div", false, Tensor::div, Tensor::div, Tensor::div),
          new Call("pow", false, Tensor::pow, Tensor::pow, Tensor::pow),
          new Call("maximum", true, Tensor::maximum, Tensor::maximum, Tensor::maximum),
          new Call("minimum", true, Tensor::minimum, Tensor::minimum, Tensor::minimum),
          new Call("equal", true, Tensor::equal, Tensor::equal, Tensor::equal),
          new Call("notEqual", true, Tensor::notEqual, Tensor::notEqual, Tensor::notEqual),
          new Call("less", true, Tensor::less, Tensor::less, Tensor::less),
          new Call("lessEqual", true, Tensor::lessEqual, Tensor::lessEqual, Tensor::lessEqual),
          new Call("greater", true, Tensor::greater, Tensor::greater, Tensor::greater),
          new Call(
              "greaterEqual",
              true,
              Tensor::greaterEqual,
              Tensor::greaterEqual,
              Tensor::greaterEqual),
          new Call(
              "clip",
              true,
              (x, b) -> x.clip(b, b),
              (x, b) -> x.clip(b, b),
              (x, b) -> x.minimum(b).maximum(b)),
          new Call(
              "pad",
              true,
              (x, b) -> x.pad(new int[] {1}, new int[] {2}, b),
              (x, b) -> x.pad(new int[] {1}, new int[] {2}, b),
              (x, b) -> b.expand(1).concat(0, x, b.expand(2))));

  private final Evaluator evaluator;

  public ScalarChecks(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  public List<Check> all() {
    var checks = new ArrayList<Check>();
    for (Call call : CALLS) {
      String name = call.name + " of a number and of a tensor";
      checks.add(new Check(call.name, Rule.R2_VALUE, name, () -> check(call)));
    }
    return checks;
  }

  private void check(Call call) {
    Tensor floats = Tensor.of(FLOATS);
    for (float number : FLOATS) {
      same(call.number.of(floats, number), call.tensor.apply(floats, Tensor.of(number)), number);
    }
    for (int number : INTEGERS) {
      if (call.takesIntegers) {
        Tensor integers = Tensor.of(INTEGERS);
        same(
            call.integer.of(integers, number),
            call.tensor.apply(integers, Tensor.of(new int[] {number}).reshape()),
            number);
      }
      if ((long) (float) number == number) {
        same(
            call.integer.of(floats, number),
            call.tensor.apply(floats, Tensor.of((float) number)),
            number);
      }
    }
  }

  private void same(Tensor withNumber, Tensor withTensor, Number number) {
    evaluator.evaluate(withNumber, withTensor);
    DType dtype = withTensor.dtype();
    Comparison.sameBits(
        Comparison.array(withTensor),
        Comparison.array(withNumber),
        "with " + number + " as a tensor and as a number, " + dtype);
  }
}
