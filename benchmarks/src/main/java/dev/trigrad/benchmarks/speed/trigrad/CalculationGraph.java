package dev.trigrad.benchmarks.speed.trigrad;

import dev.trigrad.Tensor;
import dev.trigrad.benchmarks.speed.contender.Calculation;
import dev.trigrad.graph.Gradients;
import dev.trigrad.reference.Reference;
import dev.trigrad.reference.ReferenceValue;
import java.util.ArrayList;
import java.util.List;

/** A {@link Calculation} as a graph: what Trigrad runs, and what everybody's results must be. */
public final class CalculationGraph {
  /**
   * Of the largest value of a result: rounding errs less, even in sums of 128 terms, and the other
   * formula for GELU by more.
   */
  private static final double TOLERANCE = 1e-4;

  /** Elements that are enough to check, of work that goes element by element. */
  private static final int PREFIX = 4096;

  private final Calculation calculation;
  private final List<Tensor> inputs = new ArrayList<>();
  private final Tensor seed;

  /** Over new leaves. */
  public CalculationGraph(Calculation calculation) {
    this.calculation = calculation;
    List<float[]> values = calculation.inputs();
    for (int i = 0; i < values.size(); i++) {
      inputs.add(Tensor.of(values.get(i), calculation.extents(i)));
    }
    seed =
        calculation.gradient()
            ? Tensor.of(calculation.seed(), calculation.rows(), calculation.columns())
            : null;
  }

  /** The result, then the gradients if asked for, recorded anew. */
  public Tensor[] outputs() {
    Tensor result = result(calculation.work(), inputs);
    if (seed == null) {
      return new Tensor[] {result};
    }
    List<Tensor> gradients = Gradients.of(result, seed, inputs);
    var outputs = new Tensor[gradients.size() + 1];
    outputs[0] = result;
    for (int i = 0; i < gradients.size(); i++) {
      outputs[i + 1] = gradients.get(i);
    }
    return outputs;
  }

  private static Tensor result(Calculation.Work work, List<Tensor> inputs) {
    Tensor x = inputs.getFirst();
    Tensor y = inputs.getLast();
    return switch (work) {
      case AFFINE -> x.mul(y).add(x).relu().mul(2).sub(y);
      case GATE -> x.sigmoid().mul(y.tanh());
      case BELL -> x.sub(y).square().neg().exp().mul(0.5f);
      case SOFTMAX -> x.softmax(-1);
      case LAYERNORM -> x.layerNorm(inputs.get(1), y, Calculation.EPSILON);
      case GELU -> x.gelu();
    };
  }

  /**
   * Compares {@code results}, of the first run, with those of double precision.
   *
   * @throws IllegalStateException if they differ by more than rounding
   */
  public static void check(Calculation calculation, float[][] results) {
    Calculation checked = calculation;
    if (calculation.beyondCache()) {
      int columns = Math.min(PREFIX, calculation.elements());
      checked = new Calculation(calculation.work(), calculation.gradient(), 1, columns);
    }
    Tensor[] outputs = new CalculationGraph(checked).outputs();
    if (results.length != outputs.length) {
      throw new IllegalStateException(
          "it computed " + results.length + " results, not " + outputs.length);
    }
    var reference = new Reference();
    for (int i = 0; i < outputs.length; i++) {
      check(i, reference.of(outputs[i]), results[i]);
    }
  }

  private static void check(int result, ReferenceValue expected, float[] actual) {
    double largest = 0;
    for (int i = 0; i < expected.elements(); i++) {
      largest = Math.max(largest, Math.abs(expected.value()[i]));
    }
    for (int i = 0; i < expected.elements(); i++) {
      double wanted = expected.value()[i];
      if (!(Math.abs(wanted - actual[i]) <= TOLERANCE * largest)) {
        throw new IllegalStateException(
            "its result " + result + " is " + actual[i] + " at " + i + ", not " + wanted);
      }
    }
  }
}
