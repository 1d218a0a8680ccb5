package dev.trigrad.reference;

import dev.trigrad.DType;
import dev.trigrad.DTypeException;
import dev.trigrad.GraphException;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Gradients;
import dev.trigrad.graph.Recorder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * A function of points and cells, evaluated and differentiated in double precision wherever its
 * variables are put. A result that is no scalar is multiplied by fixed random weights and summed.
 *
 * @param function gets a leaf per point, and reads the cells itself
 * @param points types of the points, the first variables
 * @param cells the other variables
 */
record PerturbedFunction(
    Function<List<Tensor>, Tensor> function, List<TensorType> points, List<Cell> cells) {
  /**
   * A value of the function.
   *
   * @param value weighted sum of the elements
   * @param bound how far it may be off where host functions were called in float32
   * @param decisions what was decided on the way
   * @param inFloat the host functions called in float32
   */
  record Sample(double value, double bound, Decisions decisions, List<String> inFloat) {}

  /** The function's leaves and result in one place of its variables. */
  private record Recorded(Reference reference, List<Tensor> leaves, Tensor y) {
    double[] value() {
      return reference.of(y).value();
    }
  }

  /** How reports call variable {@code i}. */
  String name(int i) {
    return i < points.size() ? "input " + i : "'" + cells.get(i - points.size()).name() + "'";
  }

  /** The value where the variables are {@code at}. */
  Sample sample(List<double[]> at) {
    Recorded recorded = record(at);
    ReferenceValue y = recorded.reference.of(recorded.y);
    double[] weights = weights(y.elements());
    double sum = 0;
    double bound = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * y.value()[i];
      bound += Math.abs(weights[i]) * y.bound()[i];
    }
    List<String> inFloat = List.copyOf(recorded.reference.inFloat());
    return new Sample(sum, bound, Decisions.of(recorded.reference), inFloat);
  }

  /**
   * The gradients by the chain rule where the variables are {@code at}.
   *
   * @throws GraphException if the result does not depend on a variable
   */
  List<double[]> gradients(List<double[]> at) {
    Recorded recorded = record(at);
    Reference reference = recorded.reference;
    int elements = recorded.value().length;
    for (int i = 0; i < at.size(); i++) {
      Tensor leaf = recorded.leaves.get(i);
      if (!reference.hasRead(leaf)) {
        throw new GraphException(
            "gradient check: the result "
                + recorded.y.type()
                + " does not depend on "
                + name(i)
                + ", "
                + leaf.type()
                + "; use it, or leave it out of the check");
      }
    }
    Tensor cotangent = Recorder.constant(recorded.y.type(), new float[elements]);
    reference.with(cotangent, weights(elements));
    var gradients = new ArrayList<double[]>();
    for (Tensor gradient : Gradients.orZeros(recorded.y, cotangent, recorded.leaves)) {
      gradients.add(reference.of(gradient).value());
    }
    return gradients;
  }

  /**
   * Records the function on fresh leaves that hold the points rounded to float32, for its own
   * control flow; exact in the reference.
   */
  private Recorded record(List<double[]> at) {
    var reference = new Reference();
    var leaves = new ArrayList<Tensor>();
    for (int i = 0; i < points.size(); i++) {
      double[] x = at.get(i);
      float[] rounded = new float[x.length];
      for (int j = 0; j < x.length; j++) {
        rounded[j] = (float) x[j];
      }
      Tensor leaf = Recorder.constant(points.get(i), rounded);
      reference.with(leaf, x.clone());
      leaves.add(leaf);
    }
    List<Tensor> inputs = List.copyOf(leaves);
    for (int i = 0; i < cells.size(); i++) {
      reference.with(cells.get(i), at.get(points.size() + i).clone());
      leaves.add(cells.get(i).tensor());
    }
    return new Recorded(reference, leaves, checked(function.apply(inputs)));
  }

  private static Tensor checked(Tensor y) {
    if (y == null) {
      throw new GraphException("gradient check: the function returned null, expected a tensor");
    }
    if (y.dtype() != DType.FLOAT32) {
      throw new DTypeException(
          "gradient check: the function returned "
              + y.type()
              + "; only float32 has gradients, cast it");
    }
    if (y.type().elements() == 0) {
      throw new GraphException(
          "gradient check: the function returned "
              + y.type()
              + ", of which nothing can be judged; give points that are not empty");
    }
    return y;
  }

  private static double[] weights(int count) {
    if (count == 1) {
      return new double[] {1};
    }
    var random = new SplittableRandom(2);
    double[] weights = new double[count];
    Arrays.setAll(weights, i -> random.nextDouble(0.5, 1.5) * (random.nextBoolean() ? 1 : -1));
    return weights;
  }
}
