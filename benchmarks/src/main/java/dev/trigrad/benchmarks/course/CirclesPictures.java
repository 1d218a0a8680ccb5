package dev.trigrad.benchmarks.course;

import dev.trigrad.Tensor;
import dev.trigrad.benchmarks.course.plot.Bounds;
import dev.trigrad.benchmarks.course.plot.Curves;
import dev.trigrad.benchmarks.course.plot.DecisionMap;
import dev.trigrad.benchmarks.course.plot.Drawing;
import dev.trigrad.benchmarks.course.plot.Panels;
import dev.trigrad.benchmarks.course.plot.Surface;
import dev.trigrad.data.TensorDataset;
import dev.trigrad.loss.CrossEntropy;
import dev.trigrad.nn.Module;
import dev.trigrad.run.Evaluator;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What the lesson on circles draws. */
final class CirclesPictures {
  private CirclesPictures() {}

  static Drawing losses(List<Circles.Result> results) {
    var curves = new Curves("Circles: three ways down", "examples seen", "loss").logarithmicX();
    for (Circles.Way way : Circles.Way.values()) {
      List<Double> losses = results.get(way.ordinal()).losses();
      double[] seen = new double[losses.size()];
      Arrays.setAll(seen, epoch -> (epoch + 1.0) * Circles.TRAIN);
      curves.line(way.title, seen, losses.stream().mapToDouble(v -> v).toArray());
    }
    return curves.logarithmicY().coloredAsPaths();
  }

  static Drawing maps(Circles.Sets sets, List<Circles.Result> results, Evaluator engine) {
    return Panels.of(
        3,
        Stream.of(Circles.Way.values())
            .map(
                way ->
                    new DecisionMap(
                            "Circles: " + way.title,
                            Bounds.square(1.5),
                            points -> classes(results.get(way.ordinal()).model(), points, engine))
                        .points(sets.train().features(), sets.train().targets()))
            .toArray(Drawing[]::new));
  }

  private static Tensor classes(Module model, Tensor points, Evaluator engine) {
    return engine.evaluate(model.apply(points).argmax(1));
  }

  /** The plane through the common start, and where the whole set and single examples lead. */
  static Drawing surface(Circles.Sets sets, List<Circles.Result> results, Evaluator engine) {
    List<float[]> whole = results.get(0).path();
    var plane = new WeightPlane(whole.getFirst(), whole.getLast(), results.get(2).path().getLast());
    Module model = results.get(0).model();
    var loss = new CrossEntropy();
    // Some of the points show the same hills, and in less time.
    TensorDataset some = sets.train().range(0, 200).collect();
    var height =
        plane.loss(
            model, pass -> loss.of(model.apply(some.features(), pass), some.targets()), engine);
    List<float[]> all = results.stream().flatMap(each -> each.path().stream()).toList();
    var bounds = Bounds.around(plane.right(all), plane.up(all));
    var surface =
        new Surface(
            "Circles: the loss over a plane of weights",
            "the whole set's direction",
            "the online direction",
            bounds,
            height);
    for (Circles.Way way : Circles.Way.values()) {
      List<float[]> path = results.get(way.ordinal()).path();
      surface.path(way.title, plane.right(path), plane.up(path));
    }
    return surface;
  }
}
