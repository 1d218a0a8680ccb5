package dev.trigrad.benchmarks.course;

import dev.trigrad.RandomKey;
import dev.trigrad.benchmarks.course.plot.Curves;
import dev.trigrad.run.Evaluator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/**
 * What the gradient of all weights costs, three ways: back-propagation, which goes back through
 * each layer once; finite differences, which run the network twice for each weight; and the chain
 * rule written out, a product for each path from a weight to the loss. {@link GradientWays} has
 * them; costs are counted by the engine, so they are the same on every machine.
 */
@Command(name = "naive-gradient", description = "What back-propagation saves, counted")
final class NaiveGradient extends Lesson {
  private static final int DEEPEST = 6;

  private record Cost(long flops, long kernels, double seconds, float[] gradient) {}

  private CountingEngine counter;

  @Override
  protected void teach() {
    counter = new CountingEngine(engine().engine());
    var counted = new Evaluator(counter);
    var back = new ArrayList<Cost>();
    var differences = new ArrayList<Cost>();
    var paths = new ArrayList<Cost>();
    boolean agree = true;
    say("            back-propagation     finite differences          path by path");
    say("layers    flops kernels    ms    flops kernels    ms    flops kernels    ms");
    for (int layers = 1; layers <= DEEPEST; layers++) {
      var ways = new GradientWays(layers, RandomKey.of(seed()), counted);
      back.add(cost(ways::backPropagation));
      differences.add(cost(ways::finiteDifferences));
      paths.add(cost(ways::pathByPath));
      say("%6d %s %s %s", layers, text(back), text(differences), text(paths));
      // Central differences err by h² / 6 of the third derivative, and by rounding over h.
      agree &= distance(back, differences) < 1e-3 && distance(back, paths) < 1e-5;
    }
    say("");
    claim(agree, "all three give the same gradient.");
    claim(
        constant(differences(flops(back))),
        "back-propagation is linear: each layer adds the same cost.");
    claim(
        constant(differences(differences(flops(differences)))),
        "finite differences are quadratic: weights times a forward pass each.");
    claim(
        Arrays.stream(ratios(flops(paths))).allMatch(ratio -> ratio > GradientWays.WIDTH),
        "path by path is exponential: each layer costs more than %d times as much.",
        GradientWays.WIDTH);
    plot(
        "flops",
        () ->
            new Curves("The cost of one gradient", "layers of three neurons", "flops")
                .line("path by path", flops(paths))
                .line("finite differences", flops(differences))
                .line("back-propagation", flops(back))
                .logarithmicY());
  }

  private Cost cost(Supplier<float[]> method) {
    long flops = counter.flops();
    long kernels = counter.kernels();
    float[] gradient = method.get();
    flops = counter.flops() - flops;
    kernels = counter.kernels() - kernels;
    // The first run has planned what the second repeats.
    long start = System.nanoTime();
    method.get();
    return new Cost(flops, kernels, (System.nanoTime() - start) * 1e-9, gradient);
  }

  private static String text(List<Cost> costs) {
    Cost last = costs.getLast();
    return String.format(
        Locale.ROOT, "%,8d %,7d %5.1f", last.flops, last.kernels, 1000 * last.seconds);
  }

  private static double[] flops(List<Cost> costs) {
    return costs.stream().mapToDouble(Cost::flops).toArray();
  }

  private static double[] differences(double[] costs) {
    double[] differences = new double[costs.length - 1];
    Arrays.setAll(differences, i -> costs[i + 1] - costs[i]);
    return differences;
  }

  private static double[] ratios(double[] costs) {
    double[] ratios = new double[costs.length - 1];
    Arrays.setAll(ratios, i -> costs[i + 1] / costs[i]);
    return ratios;
  }

  private static boolean constant(double[] values) {
    return Arrays.stream(values).distinct().count() == 1;
  }

  /** The largest difference of two gradients. */
  private static double distance(List<Cost> some, List<Cost> others) {
    float[] a = some.getLast().gradient;
    float[] b = others.getLast().gradient;
    double distance = 0;
    for (int i = 0; i < a.length; i++) {
      distance = Math.max(distance, Math.abs(a[i] - b[i]));
    }
    return distance;
  }
}
