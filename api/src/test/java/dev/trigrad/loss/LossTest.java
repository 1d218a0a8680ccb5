package dev.trigrad.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.DTypeException;
import dev.trigrad.IndexException;
import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Gradients;
import dev.trigrad.reference.GradientCheck;
import dev.trigrad.reference.Reference;
import org.junit.jupiter.api.Test;

/** Values and gradients of losses in double precision, at ordinary and at extreme points. */
class LossTest {
  private static final float INFINITY = Float.POSITIVE_INFINITY;

  /** Double rounds a few dozen times here. */
  private static final double DOUBLE = 64 * 0x1p-53;

  private static double[] of(Tensor tensor) {
    return new Reference().of(tensor).value();
  }

  private static void near(double[] actual, double... expected) {
    assertEquals(expected.length, actual.length);
    for (int i = 0; i < expected.length; i++) {
      double tolerance =
          Double.isInfinite(expected[i]) ? 0 : DOUBLE * Math.max(1, Math.abs(expected[i]));
      assertEquals(expected[i], actual[i], tolerance, "element " + i);
    }
  }

  @Test
  void squaredErrors() {
    Tensor x = Tensor.of(new float[] {1, 2, 3, 5}, 2, 2);
    Tensor y = Tensor.of(new float[] {1, 0, 0, 1}, 2, 2);
    near(of(new MeanSquaredError().of(x, y)), 29 / 4.0);
    near(of(new MeanSquaredError(Reduction.SUM).of(x, y)), 29);
    near(of(new MeanSquaredError(Reduction.NONE).of(x, y)), 0, 4, 9, 16);
    near(of(new HalfSumSquared().of(x, y)), 14.5);
    near(of(Gradients.of(new HalfSumSquared().of(x, y), x).getFirst()), 0, 2, 3, 4);
    assertThrows(ShapeException.class, () -> new HalfSumSquared().of(x, Tensor.of(new float[2])));
  }

  @Test
  void crossEntropyOfEveryKindOfTarget() {
    Tensor logits = Tensor.of(new float[] {1, 2, 3, 0, 0, 0}, 2, 3);
    double first = Math.log(Math.exp(-1) + 1 + Math.exp(1));
    double second = Math.log(3);
    Tensor classes = Tensor.of(new int[] {1, 2});
    near(of(new CrossEntropy(Reduction.NONE).of(logits, classes)), first, second);
    near(of(new CrossEntropy(Reduction.SUM).of(logits, classes)), first + second);
    near(of(new CrossEntropy().of(logits, classes)), (first + second) / 2);
    near(of(new CrossEntropy().of(logits, classes.oneHot(3))), (first + second) / 2);
    // Targets need not sum to 1: the gradient is softmax · Σy − y.
    Tensor soft = Tensor.of(new float[] {0.5f, 1.5f, 0, 0, 0, 0.25f}, 2, 3);
    GradientCheck.of(in -> new CrossEntropy().of(in.getFirst(), soft)).at(logits).orThrow();
    GradientCheck.of(in -> new CrossEntropy().of(in.get(0), in.get(1))).at(logits, soft).orThrow();
    GradientCheck.of(in -> new CrossEntropy(Reduction.NONE).of(in.getFirst(), classes))
        .at(logits)
        .orThrow();
  }

  @Test
  void crossEntropyOfMoreAxes() {
    Tensor logits = Tensor.of(new float[2 * 3 * 4], 2, 3, 4);
    Tensor classes = Tensor.of(new int[6], 2, 3);
    assertEquals(Shape.of(2, 3), new CrossEntropy(Reduction.NONE).of(logits, classes).shape());
    near(of(new CrossEntropy().of(logits, classes)), Math.log(4));
    near(of(new CrossEntropy().of(Tensor.of(new float[4]), Tensor.of(3))), Math.log(4));
  }

  @Test
  void extremeLogitsGiveNoNaN() {
    Tensor logits = Tensor.of(new float[] {1e4f, -1e4f, 0, -1e4f, 1e4f, 0}, 2, 3);
    Tensor classes = Tensor.of(new int[] {0, 0});
    for (Tensor target : new Tensor[] {classes, classes.oneHot(3)}) {
      Tensor losses = new CrossEntropy(Reduction.NONE).of(logits, target);
      near(of(losses), 0, 2e4);
      near(of(Gradients.of(losses.sum(), logits).getFirst()), 0, 0, 0, -1, 1, 0);
    }
    // The largest floats: their difference overflows, and so does the loss.
    Tensor largest = Tensor.of(new float[] {Float.MAX_VALUE, -Float.MAX_VALUE}, 1, 2);
    Tensor loss = new CrossEntropy().of(largest, Tensor.of(new int[] {1}));
    near(of(loss), Double.POSITIVE_INFINITY);
    near(of(Gradients.of(loss, largest).getFirst()), 1, -1);
  }

  @Test
  void excludedClassesCostNothingUnlessTheyAreTheTarget() {
    Tensor logits = Tensor.of(new float[] {0, -INFINITY, 0, 0, -INFINITY, 0}, 2, 3);
    Tensor classes = Tensor.of(new int[] {0, 1});
    Tensor losses = new CrossEntropy(Reduction.NONE).of(logits, classes);
    near(of(losses), Math.log(2), Double.POSITIVE_INFINITY);
    near(of(Gradients.of(losses.sum(), logits).getFirst()), -0.5, 0, 0.5, 0.5, -1, 0.5);
    near(
        of(new CrossEntropy(Reduction.NONE).of(logits, classes.oneHot(3))),
        Math.log(2),
        Double.POSITIVE_INFINITY);
  }

  @Test
  void multiclassHinge() {
    Tensor scores = Tensor.of(new float[] {1, 3, 2, 5, 0, 0}, 2, 3);
    Tensor classes = Tensor.of(new int[] {0, 0});
    near(of(new MulticlassHinge(1, Reduction.NONE).of(scores, classes)), 3 + 2, 0);
    near(of(new MulticlassHinge(2, Reduction.SUM).of(scores, classes)), 4 + 3);
    near(
        of(
            Gradients.of(new MulticlassHinge(1, Reduction.SUM).of(scores, classes), scores)
                .getFirst()),
        -2,
        1,
        1,
        0,
        0,
        0);
    // A score of +∞ elsewhere must not leak into the sample's own place as ∞ − ∞.
    Tensor infinite = Tensor.of(new float[] {INFINITY, 0, 0, 0, 0, 0}, 2, 3);
    near(of(new MulticlassHinge(1, Reduction.NONE).of(infinite, classes)), 0, 2);
  }

  @Test
  void targetsMustFit() {
    Tensor logits = Tensor.of(new float[6], 2, 3);
    for (Loss loss : new Loss[] {new CrossEntropy(), new MulticlassHinge()}) {
      for (int wrong : new int[] {-1, 3}) {
        Tensor target = Tensor.of(new int[] {0, wrong});
        var error = assertThrows(IndexException.class, () -> loss.of(logits, target));
        assertTrue(
            error
                .getMessage()
                .endsWith("class " + wrong + " of sample 1 is out of range, expected 0 to 2"),
            error.getMessage());
        Tensor computed = loss.of(logits, target.mul(1));
        assertThrows(IndexException.class, () -> of(computed));
      }
      assertThrows(ShapeException.class, () -> loss.of(logits, Tensor.of(new int[3])));
    }
    assertThrows(ShapeException.class, () -> new CrossEntropy().of(Tensor.of(1f), Tensor.of(0)));
    assertThrows(
        ShapeException.class, () -> new CrossEntropy().of(logits, Tensor.of(new float[2])));
    assertThrows(
        DTypeException.class, () -> new MulticlassHinge().of(logits, Tensor.of(new float[2])));
    assertThrows(
        DTypeException.class,
        () -> new CrossEntropy().of(Tensor.of(new int[6], 2, 3), Tensor.of(new int[2])));
  }
}
