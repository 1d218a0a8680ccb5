package dev.trigrad.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.nn.Initializer;
import dev.trigrad.nn.Parameter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * In double precision every optimizer follows PyTorch's own trajectory, or that of its paper, for
 * 100 steps, as {@code optimizers.py} recorded it: two parameters, one of which has no gradient in
 * every fifth step, along {@code g = h (w − c) + n}, with the rate halved after 50 steps.
 */
class TrajectoryTest {
  private static final int STEPS = 100;
  private static final double[] CURVATURE = {0.5, 1, 2, 0, 1.5, 0.25};
  private static final double[] CENTRE = {0.25, 0.5, -1, 0, 2, -3};

  private final Parameter a = parameter("a", 1, -2, 0.5f, 3);
  private final Parameter b = parameter("b", -0.25f, 4);

  private static Parameter parameter(String name, float... values) {
    var parameter = new Parameter(name, Shape.of(values.length), Initializer.zeros());
    parameter.assign(Tensor.of(values));
    return parameter;
  }

  private static final Map<String, Function<List<Parameter>, Optimizer>> OPTIMIZERS =
      new LinkedHashMap<>();

  static {
    sgd();
    means();
    adams();
  }

  private static void add(String name, Function<List<Parameter>, Optimizer> make) {
    OPTIMIZERS.put(name, make);
  }

  private static void sgd() {
    add("sgd", w -> new Sgd(w, 0.1f));
    add("sgd decay", w -> new Sgd(w, 0.1f).weightDecay(0.01f));
    add("sgd momentum", w -> new Sgd(w, 0.1f).momentum(0.9f));
    add("sgd momentum decay", w -> new Sgd(w, 0.1f).momentum(0.9f).weightDecay(0.01f));
    add("sgd dampening", w -> new Sgd(w, 0.1f).momentum(0.9f).dampening(0.3f).weightDecay(0.01f));
    add("sgd nesterov", w -> new Sgd(w, 0.1f).momentum(0.9f).nesterov().weightDecay(0.01f));
    add("sgd maximize", w -> new Sgd(w, 0.001f).momentum(0.5f).weightDecay(0.01f).maximize());
    add(
        "sgd groups",
        w ->
            new Sgd(w, 0.1f)
                .weightDecay(0.01f)
                .group(
                    p -> p.name().equals("b"),
                    g -> g.learningRate(0.02f).momentum(0.8f).weightDecay(0)));
    add("perceptron", w -> new PerceptronRule(w, 1));
    add("lion", w -> new Lion(w, 0.01f));
    add("lion decay", w -> new Lion(w, 0.01f).betas(0.8, 0.95).weightDecay(0.1f));
    add("lamb", w -> new Lamb(w, 0.01f));
    add("lamb decay", w -> new Lamb(w, 0.01f).betas(0.8, 0.95).epsilon(1e-3f).weightDecay(0.1f));
  }

  private static void means() {
    add("adagrad", w -> new Adagrad(w, 0.1f));
    add(
        "adagrad all",
        w ->
            new Adagrad(w, 0.1f)
                .learningRateDecay(0.05f)
                .weightDecay(0.01f)
                .initialAccumulator(0.1f)
                .epsilon(1e-3f));
    add("adadelta", w -> new Adadelta(w, 1));
    add("adadelta all", w -> new Adadelta(w, 0.5f).rho(0.8).epsilon(1e-3f).weightDecay(0.01f));
    add("rmsprop", w -> new RmsProp(w, 0.01f));
    add("rmsprop centered", w -> new RmsProp(w, 0.01f).alpha(0.9).epsilon(1e-4f).centered());
    add("rmsprop momentum", w -> new RmsProp(w, 0.01f).momentum(0.9f).weightDecay(0.01f));
    add(
        "rmsprop all",
        w ->
            new RmsProp(w, 0.01f)
                .alpha(0.9)
                .epsilon(1e-4f)
                .momentum(0.5f)
                .weightDecay(0.01f)
                .centered());
  }

  private static void adams() {
    add("adam", w -> new Adam(w, 0.01f));
    add("adam all", w -> new Adam(w, 0.01f).betas(0.8, 0.95).epsilon(1e-3f).weightDecay(0.1f));
    add("adam maximize", w -> new Adam(w, 0.01f).weightDecay(0.1f).maximize());
    add("amsgrad", w -> new Adam(w, 0.01f).betas(0.5, 0.8).amsgrad());
    add("adamw", w -> new AdamW(w, 0.01f));
    add(
        "adamw all",
        w -> new AdamW(w, 0.01f).betas(0.8, 0.95).epsilon(1e-3f).weightDecay(0.3f).amsgrad());
    add(
        "adamw groups",
        w ->
            new AdamW(w, 0.01f)
                .weightDecay(0.1f)
                .group(
                    p -> p.name().equals("b"),
                    g -> g.learningRate(0.05f).weightDecay(0).betas(0.7, 0.9).epsilon(1e-4f)));
    add("nadam", w -> new NAdam(w, 0.01f));
    add(
        "nadam all",
        w ->
            new NAdam(w, 0.01f)
                .betas(0.8, 0.95)
                .epsilon(1e-3f)
                .weightDecay(0.1f)
                .momentumDecay(0.02f));
    add("radam", w -> new RAdam(w, 0.01f));
    add("radam all", w -> new RAdam(w, 0.01f).betas(0.8, 0.95).epsilon(1e-3f).weightDecay(0.1f));
    add("adamax", w -> new Adamax(w, 0.01f));
    add("adamax all", w -> new Adamax(w, 0.01f).betas(0.8, 0.95).epsilon(1e-3f).weightDecay(0.1f));
  }

  /** Steps and values by name, as recorded. */
  private static Map<String, List<double[]>> recorded() {
    Map<String, List<double[]>> rows = new LinkedHashMap<>();
    try (var in = TrajectoryTest.class.getResourceAsStream("optimizers.csv")) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        String[] parts = line.split(",");
        double[] row = Arrays.stream(parts).skip(1).mapToDouble(Double::parseDouble).toArray();
        rows.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(row);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  static Stream<String> names() {
    return OPTIMIZERS.keySet().stream();
  }

  @Test
  void allThatIsRecordedIsFollowed() {
    assertEquals(recorded().keySet(), new java.util.HashSet<>(OPTIMIZERS.keySet()));
  }

  @ParameterizedTest
  @MethodSource("names")
  void theUpdateInDoubleFollowsTheRecord(String name) {
    var optimizer = (FormulaOptimizer<?>) OPTIMIZERS.get(name).apply(List.of(a, b));
    double rate = optimizer.learningRate();
    var steps = new DoubleSteps(optimizer);
    var rows = recorded().get(name).iterator();
    double[] row = rows.next();
    long state = 1;
    for (int t = 1; t <= STEPS; t++) {
      if (t == STEPS / 2 + 1) {
        optimizer.learningRate(rate / 2);
      }
      double[] w = joined(steps.value(a), steps.value(b));
      double[] g = new double[w.length];
      for (int i = 0; i < g.length; i++) {
        state = (1103515245 * state + 12345) % (1L << 31);
        double noise = i == 3 && t % 3 == 1 ? 0 : (state >> 8) / (double) (1 << 22) - 1;
        g[i] = CURVATURE[i] * (w[i] - CENTRE[i]) + noise;
      }
      double[] second = Arrays.copyOfRange(g, 4, 6);
      steps.step(Arrays.asList(Arrays.copyOf(g, 4), t % 5 == 0 ? null : second));
      if (t == row[0]) {
        double[] found = joined(steps.value(a), steps.value(b));
        for (int i = 0; i < found.length; i++) {
          double scale = Math.max(1, Math.abs(row[i + 1]));
          assertEquals(row[i + 1], found[i], 1e-9 * scale, "w" + i + " after step " + t);
        }
        row = rows.hasNext() ? rows.next() : row;
      }
    }
    assertTrue(row[0] == STEPS && !rows.hasNext(), "the record has other steps");
  }

  private static double[] joined(double[] a, double[] b) {
    double[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }
}
