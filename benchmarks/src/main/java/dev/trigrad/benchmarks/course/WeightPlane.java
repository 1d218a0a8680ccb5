package dev.trigrad.benchmarks.course;

import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Pass;
import dev.trigrad.run.Evaluator;
import dev.trigrad.run.HeldPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;

/**
 * All weights of a network are one point of a space of many dimensions. This is a plane through
 * that space: its loss can be drawn, and the shadows of paths that left the plane.
 */
final class WeightPlane {
  private final float[] origin;
  private final double[] right;
  private final double[] up;

  /** The plane through three points: the origin, one to its right, and one anywhere. */
  WeightPlane(float[] origin, float[] right, float[] other) {
    this.origin = origin;
    this.right = unit(minus(right, origin));
    double[] up = minus(other, origin);
    double along = dot(up, this.right);
    for (int i = 0; i < up.length; i++) {
      up[i] -= along * this.right[i];
    }
    this.up = unit(up);
  }

  /** Where {@code model} is now: its parameters, one behind the other. */
  static float[] weights(Module model) {
    int size = model.parameters().stream().mapToInt(each -> each.type().elements()).sum();
    float[] weights = new float[size];
    int at = 0;
    for (Cell parameter : model.parameters()) {
      float[] values = parameter.snapshot().toArray();
      System.arraycopy(values, 0, weights, at, values.length);
      at += values.length;
    }
    return weights;
  }

  /** How far right of the origin the shadow of each point falls. */
  double[] right(List<float[]> path) {
    return path.stream().mapToDouble(point -> dot(minus(point, origin), right)).toArray();
  }

  /** How far above the origin the shadow of each point falls. */
  double[] up(List<float[]> path) {
    return path.stream().mapToDouble(point -> dot(minus(point, origin), up)).toArray();
  }

  /**
   * What {@code loss} is where on the plane, for a network of the same weights as {@code model}:
   * one plan, run anew for each place.
   */
  DoubleBinaryOperator loss(Module model, Function<Pass, Tensor> loss, Evaluator engine) {
    Tensor weights = Tensor.of(origin);
    Map<Cell, Tensor> places = new HashMap<>();
    int at = 0;
    for (Cell parameter : model.parameters()) {
      Shape shape = parameter.type().shape();
      Tensor part = weights.slice(0, at, at + shape.elements());
      places.put(parameter, part.reshape(shape.extents()));
      at += shape.elements();
    }
    HeldPlan plan = engine.hold(List.of(weights), loss.apply(Pass.inference().with(places)));
    float[] point = new float[origin.length];
    float[] value = new float[1];
    return (x, y) -> {
      for (int i = 0; i < point.length; i++) {
        point[i] = (float) (origin[i] + x * right[i] + y * up[i]);
      }
      plan.run(point, value);
      return value[0];
    };
  }

  private static double[] minus(float[] a, float[] b) {
    double[] difference = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      difference[i] = (double) a[i] - b[i];
    }
    return difference;
  }

  private static double[] unit(double[] vector) {
    double length = Math.sqrt(dot(vector, vector));
    for (int i = 0; i < vector.length; i++) {
      vector[i] /= length;
    }
    return vector;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
