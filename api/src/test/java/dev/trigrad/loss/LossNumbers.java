package dev.trigrad.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Gradients;
import dev.trigrad.reference.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Compares a loss in double precision with numbers of another program. */
final class LossNumbers {
  private static final double TOLERANCE = 1e-12;

  /** The constant ½ log 2π is rounded to float32, by 3·10⁻⁸ at most, and summed over six. */
  private static final double ROUNDED = 6 * 3e-8;

  private LossNumbers() {}

  /** The gradient of the mean with respect to {@code x}. */
  record Gradient(Tensor x, double[] expected) {}

  static Gradient wrt(Tensor x, double... expected) {
    return new Gradient(x, expected);
  }

  static void check(
      Function<Reduction, Tensor> loss,
      double mean,
      double sum,
      double[] none,
      Gradient... gradients) {
    check(TOLERANCE, loss, mean, sum, none, gradients);
  }

  /** As above, of losses with a constant that is no binary fraction. */
  static void checkRounded(
      Function<Reduction, Tensor> loss,
      double mean,
      double sum,
      double[] none,
      Gradient... gradients) {
    check(ROUNDED, loss, mean, sum, none, gradients);
  }

  private static void check(
      double tolerance,
      Function<Reduction, Tensor> loss,
      double mean,
      double sum,
      double[] none,
      Gradient... gradients) {
    near(tolerance, "mean", loss.apply(Reduction.MEAN), mean);
    near(tolerance, "sum", loss.apply(Reduction.SUM), sum);
    near(tolerance, "none", loss.apply(Reduction.NONE), none);
    double rows = loss.apply(Reduction.NONE).shape().extent(0);
    near(tolerance, "batch mean", loss.apply(Reduction.BATCH_MEAN), sum / rows);
    var xs = new ArrayList<Tensor>();
    for (Gradient each : gradients) {
      xs.add(each.x());
    }
    List<Tensor> found = Gradients.of(loss.apply(Reduction.MEAN), xs);
    for (int i = 0; i < gradients.length; i++) {
      near(tolerance, "gradient " + i, found.get(i), gradients[i].expected());
    }
  }

  private static void near(double tolerance, String what, Tensor actual, double... expected) {
    double[] values = new Reference().of(actual).value();
    assertEquals(expected.length, values.length, what);
    for (int i = 0; i < expected.length; i++) {
      double allowed = tolerance * Math.max(1, Math.abs(expected[i]));
      assertEquals(expected[i], values[i], allowed, what + ", element " + i);
    }
  }
}
