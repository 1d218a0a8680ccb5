package dev.trigrad.testkit.cases;

import dev.trigrad.DType;
import dev.trigrad.RandomKey;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.testkit.Rule;
import dev.trigrad.testkit.numbers.Samples;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Cases of methods that record an operation under another name, or several: each is called once as
 * users call it, at edges besides.
 */
final class NamedCases {
  private static final RandomKey KEY = RandomKey.of(5);

  private NamedCases() {}

  static void add(List<OperationCase> cases) {
    for (int[] extents : new int[][] {{2, 3, 4}, {1, 1, 1}, {2, 1, 17}}) {
      Shape shape = Shape.of(extents);
      one(cases, "sumKeep", shape, x -> x.sumKeep(1));
      one(cases, "meanKeep", shape, x -> x.meanKeep(0, -1));
      one(cases, "maxKeep", shape, x -> x.maxKeep(2));
      one(cases, "minKeep", shape, Tensor::minKeep);
      one(cases, "logSumExpKeep", shape, x -> x.logSumExpKeep(-1));
      one(cases, "argmaxKeep", shape, x -> x.argmaxKeep(2));
      one(cases, "flatten", shape, x -> x.flatten(1));
      one(cases, "unsqueeze", shape, x -> x.unsqueeze(-1));
      one(cases, "squeeze", shape, x -> x.unsqueeze(1).squeeze(1));
      one(cases, "transpose", shape, Tensor::transpose);
      one(cases, "transpose", shape, x -> x.transpose(0, 2));
      one(cases, "select", shape, x -> x.select(-1, -1));
      one(cases, "stack", shape, x -> Tensor.stack(-1, x, x.neg(), x));
    }
    two(cases, "greater", Tensor::greater);
    two(cases, "greaterEqual", Tensor::greaterEqual);
    two(cases, "maximum", Tensor::maximum);
    two(cases, "minimum", Tensor::minimum);
    for (int n : new int[] {0, 1, 17, 1030}) {
      Shape shape = Shape.of(n);
      one(cases, "zeros", shape, x -> x.add(Tensor.zeros(n)));
      one(cases, "ones", shape, x -> x.mul(Tensor.ones(n)));
      one(cases, "full", shape, x -> x.mul(Tensor.full(3, n)));
      one(cases, "arange", shape, x -> x.mul(Tensor.arange(n).cast(DType.FLOAT32)));
      one(cases, "arange", shape, x -> x.mul(Tensor.arange(-1, 0.1f, n)));
      one(cases, "uniform", shape, x -> x.mul(Tensor.uniform(KEY, n)));
      one(cases, "normal", shape, x -> x.mul(Tensor.normal(KEY, n)));
    }
  }

  private static void one(
      List<OperationCase> cases, String name, Shape shape, Function<Tensor, Tensor> call) {
    add(
        cases,
        name,
        shape.toString(),
        Rule.R2_VALUE,
        () -> List.of(Samples.floats(shape, -3, 3, 51)),
        in -> call.apply(in.getFirst()));
  }

  private interface Call {
    Tensor of(Tensor a, Tensor b);
  }

  private static void two(List<OperationCase> cases, String name, Call call) {
    for (DType dtype : new DType[] {DType.FLOAT32, DType.INT32}) {
      for (int n : new int[] {0, 1, 17}) {
        add(
            cases,
            name,
            dtype + " [" + n + "] [2, 1]",
            Rule.R2_VALUE,
            () ->
                List.of(Samples.of(dtype, Shape.of(n), 52), Samples.of(dtype, Shape.of(2, 1), 53)),
            in -> call.of(in.get(0), in.get(1)));
      }
    }
    float[] special = Samples.special();
    add(
        cases,
        name,
        "special values",
        Rule.R4_SPECIAL,
        () -> List.of(Tensor.of(special, special.length, 1), Tensor.of(special)),
        in -> call.of(in.get(0), in.get(1)));
  }

  private static void add(
      List<OperationCase> cases,
      String name,
      String title,
      Rule rule,
      Supplier<List<Tensor>> inputs,
      Function<List<Tensor>, Tensor> call) {
    cases.add(new OperationCase(name, name, title + " #" + cases.size(), rule, inputs, call));
  }
}
