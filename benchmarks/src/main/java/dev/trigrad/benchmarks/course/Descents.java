package dev.trigrad.benchmarks.course;

import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.benchmarks.course.plot.Bounds;
import dev.trigrad.benchmarks.course.plot.Curves;
import dev.trigrad.benchmarks.course.plot.Surface;
import dev.trigrad.nn.Initializer;
import dev.trigrad.nn.Parameter;
import dev.trigrad.optim.Adam;
import dev.trigrad.optim.Optimizer;
import dev.trigrad.optim.RmsProp;
import dev.trigrad.optim.Sgd;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;

/**
 * Four ways down: plain gradient descent, momentum, RMSProp and Adam, on a ravine, whose walls are
 * forty times as steep as its floor, and from beside a saddle, where the gradient almost vanishes.
 */
@Command(name = "descents", description = "Momentum, RMSProp, Adam: a ravine and a saddle")
final class Descents extends Lesson {
  private static final int STEPS = 100;

  /**
   * A loss of two weights.
   *
   * @param done the loss at which a descent counts as arrived
   */
  private record Landscape(
      String name,
      String title,
      BinaryOperator<Tensor> loss,
      float[] start,
      double done,
      Bounds bounds) {}

  private static final Landscape RAVINE =
      new Landscape(
          "ravine",
          "Four ways down a ravine",
          (x, y) -> x.square().mul(0.25).add(y.square().mul(10)),
          new float[] {-4, 1},
          0.01,
          new Bounds(-4.6, 1.6, -1.5, 1.5));

  /** Two valleys, at y = ±1, and between them a saddle at (0, 0). */
  private static final Landscape SADDLE =
      new Landscape(
          "saddle",
          "Four ways past a saddle",
          (x, y) -> x.square().add(y.square().sub(1).square().mul(0.5)),
          new float[] {-1.5f, 0.001f},
          0.01,
          new Bounds(-1.8, 1.2, -1.5, 1.5));

  @Override
  protected void teach() {
    for (Landscape landscape : List.of(RAVINE, SADDLE)) {
      var paths = new LinkedHashMap<String, double[][]>();
      paths.put("SGD", descend(landscape, new Sgd(weights(landscape), 0.045)));
      paths.put("momentum", descend(landscape, new Sgd(weights(landscape), 0.045).momentum(0.8)));
      paths.put("RMSProp", descend(landscape, new RmsProp(weights(landscape), 0.08).alpha(0.9)));
      paths.put("Adam", descend(landscape, new Adam(weights(landscape), 0.15).betas(0.8, 0.9)));
      show(landscape, paths);
    }
  }

  private static List<Parameter> weights(Landscape landscape) {
    var weights = new Parameter("w", Shape.of(2), Initializer.zeros());
    weights.assign(Tensor.of(landscape.start));
    return List.of(weights);
  }

  /** Where the weights are before each step and after the last, and the loss there. */
  private double[][] descend(Landscape landscape, Optimizer optimizer) {
    optimizer.on(engine());
    Parameter w = optimizer.parameters().getFirst();
    double[][] path = new double[3][STEPS + 1];
    for (int step = 0; step <= STEPS; step++) {
      float[] at = w.snapshot().toArray();
      path[0][step] = at[0];
      path[1][step] = at[1];
      Tensor loss =
          optimizer.step(
              pass -> {
                Tensor now = pass.value(w);
                return landscape.loss.apply(now.select(0, 0), now.select(0, 1));
              });
      path[2][step] = loss.item();
    }
    return path;
  }

  private void show(Landscape landscape, Map<String, double[][]> paths) {
    say(
        "%s: loss after so many steps, from (%.1f, %.3f)",
        landscape.name, landscape.start[0], landscape.start[1]);
    say("%-10s %8d %8d %8d %8d %8d  below %.2f", "", 0, 10, 20, 50, 100, landscape.done);
    paths.forEach(
        (name, path) ->
            say(
                "%-10s %8.4f %8.4f %8.4f %8.4f %8.4f  %s",
                name,
                path[2][0],
                path[2][10],
                path[2][20],
                path[2][50],
                path[2][100],
                arrived(arrival(landscape, path))));
    say("");
    int plain = arrival(landscape, paths.get("SGD"));
    boolean all = true;
    for (String name : List.of("momentum", "RMSProp", "Adam")) {
      all &= arrival(landscape, paths.get(name)) < plain;
    }
    claim(all, "on the %s momentum, RMSProp and Adam are down before SGD.", landscape.name);
    plot(landscape.name, () -> surface(landscape, paths));
    plot(
        landscape.name + "-loss",
        () -> {
          var curves = new Curves("Loss on the " + landscape.name, "step", "loss").logarithmicY();
          double[] steps = IntStream.rangeClosed(0, STEPS).asDoubleStream().toArray();
          paths.forEach((name, path) -> curves.line(name, steps, path[2]));
          return curves.coloredAsPaths().rangeY(1e-4, 20);
        });
  }

  private static String arrived(int step) {
    return step > STEPS ? "not yet" : "after " + step;
  }

  /** Steps until the loss is low; one more than there are if it never is. */
  private static int arrival(Landscape landscape, double[][] path) {
    int step = 0;
    while (step <= STEPS && path[2][step] >= landscape.done) {
      step++;
    }
    return step;
  }

  private Surface surface(Landscape landscape, Map<String, double[][]> paths) {
    var surface =
        new Surface(
            landscape.title,
            "w1",
            "w2",
            landscape.bounds,
            (x, y) ->
                engine()
                    .evaluate(landscape.loss.apply(Tensor.of((float) x), Tensor.of((float) y)))
                    .item());
    paths.forEach((name, path) -> surface.path(name, path[0], path[1]));
    return surface;
  }
}
