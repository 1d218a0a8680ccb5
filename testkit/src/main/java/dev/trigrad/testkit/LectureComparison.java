package dev.trigrad.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.Tensor;
import dev.trigrad.engine.EngineProvider;
import dev.trigrad.reference.GradientCheck;
import dev.trigrad.reference.Reference;
import dev.trigrad.reference.ReferenceValue;
import dev.trigrad.run.Evaluator;
import dev.trigrad.testkit.numbers.Comparison;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;

/**
 * How {@link LectureNumbers} compares: engine with reference, reference with closed form, gradient
 * with differences.
 */
abstract class LectureComparison {
  /** Unit roundoff of float32. */
  static final double U = 0x1p-24;

  /**
   * No closed form here rounds more than 256 times, nor anything larger than 1 or its result, in
   * double.
   */
  private static final double DOUBLE = 256 * 0x1p-53;

  private Evaluator engine;

  /** The provider of the engine. */
  protected abstract EngineProvider provider();

  @BeforeEach
  void open() {
    engine = new Evaluator(provider().open());
  }

  /** Evaluates on the engine, and checks against the reference. */
  final float[] value(Tensor tensor) {
    ReferenceValue expected = new Reference().of(tensor);
    engine.evaluate(tensor);
    Comparison.within(expected, tensor);
    return tensor.toArray();
  }

  /**
   * Checks {@code tensor} on the engine against the reference, and the reference against a closed
   * form.
   */
  final void closedForm(Tensor tensor, double... expected) {
    double[] reference = new Reference().of(tensor).value();
    assertEquals(expected.length, reference.length);
    for (int i = 0; i < expected.length; i++) {
      double tolerance = DOUBLE * Math.max(1, Math.abs(expected[i]));
      assertEquals(expected[i], reference[i], tolerance, "element " + i);
    }
    value(tensor);
  }

  /** The same for a number printed with {@code digits} decimals. */
  final void printed(double expected, int digits, Tensor tensor) {
    assertEquals(expected, new Reference().of(tensor).value()[0], 0.5 * Math.pow(10, -digits));
    value(tensor);
  }

  /** Compares gradients with central differences; no point may lie at a kink. */
  final void checkGradient(Function<List<Tensor>, Tensor> function, Tensor... points) {
    var report = GradientCheck.of(function).at(points);
    assertTrue(report.passed(), report::toString);
    assertTrue(report.kinks().isEmpty(), report::toString);
  }

  /** Row i of a matrix times a column. */
  static double row(Tensor matrix, int i, Tensor column) {
    float[] v = column.toArray();
    double sum = 0;
    for (int j = 0; j < v.length; j++) {
      sum += (double) matrix.toArray()[i * v.length + j] * v[j];
    }
    return sum;
  }

  static double[] outer(double[] d, Tensor column) {
    float[] v = column.toArray();
    double[] product = new double[d.length * v.length];
    for (int i = 0; i < product.length; i++) {
      product[i] = d[i / v.length] * v[i % v.length];
    }
    return product;
  }

  static double[] transposed(Tensor matrix, double[] d) {
    double[] product = new double[matrix.shape().extent(1)];
    for (int i = 0; i < d.length * product.length; i++) {
      product[i % product.length] += matrix.toArray()[i] * d[i / product.length];
    }
    return product;
  }
}
