package dev.trigrad.testkit.checks;

import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.engine.Engine;
import dev.trigrad.graph.Gradients;
import dev.trigrad.plan.Planner;
import dev.trigrad.reference.Reference;
import dev.trigrad.run.Evaluator;
import dev.trigrad.testkit.Check;
import dev.trigrad.testkit.Rule;
import dev.trigrad.testkit.numbers.Comparison;
import dev.trigrad.testkit.numbers.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Rule R5 on what is done row by row, at widths around the borders of tiles: values, gradients and
 * gradients of gradients, cold and hot, with and without planner passes.
 */
public final class WidthChecks {
  private static final int[] WIDTHS = {
    31, 33, 1023, 1024, 1025, 2047, 2048, 2049, 4096, 4097, 8191, 8192, 8193
  };

  /** One more than some kernels do at once. */
  private static final int ROWS = 5;

  private final Evaluator cold;
  private final Evaluator hot;
  private final Evaluator plain;
  private final boolean sameBits;

  /**
   * Checks of {@code hot} against {@code cold}.
   *
   * @param sameBits whether planner passes leave every bit alone
   */
  public WidthChecks(Engine cold, Engine hot, boolean sameBits) {
    this.cold = new Evaluator(cold);
    this.hot = new Evaluator(hot);
    this.plain = new Evaluator(cold, Planner.none());
    this.sameBits = sameBits;
  }

  public List<Check> all() {
    var checks = new ArrayList<Check>();
    for (int width : WIDTHS) {
      graphs(width)
          .forEach(
              (name, graph) ->
                  checks.add(
                      new Check("rows", Rule.R5_EDGES, name + " of " + width, () -> check(graph))));
    }
    return checks;
  }

  /** Makes outputs anew at each call. */
  private interface Rows {
    List<Tensor> make();
  }

  private static Map<String, Rows> graphs(int width) {
    Map<String, Rows> graphs = new TreeMap<>();
    graphs.put("a network", () -> network(width));
    graphs.put("statistics", () -> statistics(width));
    functions()
        .forEach(
            (name, function) -> {
              graphs.put(name, () -> gradients(function, width, false));
              graphs.put(name + ", twice differentiated", () -> gradients(function, width, true));
            });
    return graphs;
  }

  private static Map<String, Function<Tensor, Tensor>> functions() {
    return Map.of(
        "softmax and tanh", x -> x.softmax(1).tanh(),
        "unit vectors", x -> x.div(x.square().sumKeep(1).add(0.5f).sqrt()),
        "layer norm and relu", x -> x.layerNorm(1, 1e-3f).relu(),
        "log softmax and exp", x -> x.logSoftmax(1).exp().mul(x),
        "centred by one number", x -> x.sub(x.meanKeep(1)).mul(x.sum().tanh().exp()),
        "gated by rows", x -> x.mul(x.meanKeep(1).abs().add(1).sqrt()).sigmoid().sumKeep(1).mul(x));
  }

  private static Tensor sample(int rows, int columns, int seed) {
    return Samples.floats(Shape.of(rows, columns), -1, 1, seed);
  }

  private static List<Tensor> gradients(
      Function<Tensor, Tensor> function, int width, boolean twice) {
    Tensor x = sample(ROWS, width, 1);
    Tensor y = function.apply(x);
    Tensor first = Gradients.of(y, sample(ROWS, width, 2), List.of(x)).getFirst();
    if (!twice) {
      return List.of(y, first);
    }
    return Gradients.of(first, sample(ROWS, width, 3), List.of(x));
  }

  /** Linear, layer norm, activation, linear, and the gradients of all they are made of. */
  private static List<Tensor> network(int width) {
    Tensor x = sample(ROWS, 8, 4);
    Tensor w1 = sample(8, width, 5);
    Tensor b1 = sample(1, width, 6).reshape(width);
    Tensor gain = sample(1, width, 7).reshape(width).add(1);
    Tensor bias = sample(1, width, 8).reshape(width);
    Tensor w2 = sample(width, 3, 9).div((float) Math.sqrt(width));
    Tensor h = x.matmul(w1).add(b1).layerNorm(gain, bias, 1e-3f).gelu();
    Tensor loss = h.matmul(w2).square().mean();
    var outputs = new ArrayList<>(List.of(loss));
    outputs.addAll(Gradients.of(loss, x, w1, b1, gain, bias, w2));
    return outputs;
  }

  /** Numbers of a row beside what is computed of them; some are read outside, some are not. */
  private static List<Tensor> statistics(int width) {
    Tensor x = sample(ROWS, width, 10);
    Tensor scale = sample(ROWS, 1, 11);
    Tensor mean = x.meanKeep(1);
    Tensor deviation = x.sub(mean).square().meanKeep(1).add(1e-3f).sqrt();
    Tensor both = mean.mul(scale).add(deviation);
    Tensor y = x.mul(both).add(scale);
    Tensor z = y.maxKeep(1).sub(y).mul(scale.abs().sqrt());
    return List.of(mean, deviation, both, y, z, z.sumKeep(1).div(deviation), z.sum(0));
  }

  private void check(Rows rows) {
    List<Tensor> outputs = rows.make();
    var reference = new Reference();
    var expected = outputs.stream().map(reference::of).toList();
    Object[] first = values(cold, outputs);
    Object[] second = values(hot, rows.make());
    Object[] bare = sameBits ? values(plain, rows.make()) : first;
    for (int i = 0; i < first.length; i++) {
      Comparison.within(expected.get(i), outputs.get(i));
      Comparison.sameBits(first[i], second[i], "output " + i + " cold and hot");
      Comparison.sameBits(first[i], bare[i], "output " + i + " with and without passes");
    }
  }

  private static Object[] values(Evaluator evaluator, List<Tensor> outputs) {
    evaluator.evaluate(outputs.toArray(Tensor[]::new));
    return outputs.stream().map(Comparison::array).toArray();
  }
}
