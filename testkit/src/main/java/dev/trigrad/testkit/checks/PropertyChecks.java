package dev.trigrad.testkit.checks;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Gradients;
import dev.trigrad.run.Evaluator;
import dev.trigrad.testkit.Check;
import dev.trigrad.testkit.Rule;
import dev.trigrad.testkit.numbers.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Rule R4 where mathematics says more than the graph that is recorded for an operation, with which
 * its reference is computed: what holds exactly for the function has to hold for each bit.
 */
public final class PropertyChecks {
  private static final int[] WIDTHS = {1, 2, 3, 7, 31, 100, 1023, 1025};
  private static final float[] NUMBERS = {0.1f, 1 / 3f, -7e-12f, 3.7e8f, -5};

  private final Evaluator evaluator;

  public PropertyChecks(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  public List<Check> all() {
    var checks = new ArrayList<Check>();
    shifted()
        .forEach(
            (name, function) ->
                checks.add(
                    new Check(name, Rule.R4_SPECIAL, "equal numbers", () -> shift(function))));
    choosing()
        .forEach(
            (name, function) ->
                checks.add(
                    new Check(
                        name,
                        Rule.R4_SPECIAL,
                        "infinite cotangents of what is chosen",
                        () -> choose(function))));
    return checks;
  }

  /** Functions of rows that adding one number to a whole row leaves alone. */
  private static Map<String, Function<Tensor, Tensor>> shifted() {
    return new TreeMap<>(
        Map.of(
            "softmax", x -> x.softmax(1),
            "logSoftmax", x -> x.logSoftmax(1),
            "layerNorm", x -> x.layerNorm(1, 1e-5f)));
  }

  private void shift(Function<Tensor, Tensor> function) {
    for (int width : WIDTHS) {
      Tensor zeros = evaluator.evaluate(function.apply(Tensor.full(0f, 2, width)));
      for (float number : NUMBERS) {
        Tensor others = evaluator.evaluate(function.apply(Tensor.full(number, 2, width)));
        Comparison.sameBits(
            Comparison.array(zeros),
            Comparison.array(others),
            width + " times 0 and " + width + " times " + number);
      }
    }
  }

  /** Functions whose result is an element, or its negative, or a number. */
  private static Map<String, Function<Tensor, Tensor>> choosing() {
    var functions = new TreeMap<String, Function<Tensor, Tensor>>();
    functions.put("abs", Tensor::abs);
    functions.put("relu", Tensor::relu);
    functions.put("clip", x -> x.clip(-1, 1));
    functions.put("maximum", x -> x.maximum(0.5f));
    functions.put("minimum", x -> x.minimum(0.5f));
    functions.put("where", x -> x.greater(0).where(x, x.neg()));
    return functions;
  }

  /** A cotangent goes where the element was taken from, and nothing of it elsewhere. */
  private void choose(Function<Tensor, Tensor> function) {
    float[] values = {0, -0f, 0.25f, -0.25f, 0.5f, 1, -1, 3, -3};
    for (float infinity : new float[] {Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
      Tensor x = Tensor.of(values);
      Tensor cotangent = Tensor.full(infinity, values.length);
      Tensor gradient = Gradients.of(function.apply(x), cotangent, List.of(x)).getFirst();
      float[] found = (float[]) Comparison.array(evaluator.evaluate(gradient));
      for (int i = 0; i < found.length; i++) {
        if (Float.isNaN(found[i])) {
          throw new AssertionError(
              "gradient at " + values[i] + " is NaN for a cotangent of " + infinity);
        }
      }
    }
  }
}
