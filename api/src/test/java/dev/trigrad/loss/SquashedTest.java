package dev.trigrad.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.trigrad.ArgumentException;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import org.junit.jupiter.api.Test;

/** What is refused is a softmax over the classes given as logits, and nothing else. */
class SquashedTest {
  private static final Tensor X = Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
  private static final Tensor LABELS = Tensor.of(new int[] {0, 2}, 2);

  private static void taken(Loss loss, Tensor prediction, Tensor target) {
    assertEquals(Shape.SCALAR, loss.of(prediction, target).shape());
  }

  private static void refused(Loss loss, Tensor prediction, Tensor target) {
    assertThrows(ArgumentException.class, () -> loss.of(prediction, target));
  }

  @Test
  void aSoftmaxOverTheClassesIsRefused() {
    refused(new CrossEntropy(), X.softmax(1), LABELS);
    refused(new CrossEntropy(), X.softmax(-1), X.softmax(-1));
    refused(new NegativeLogLikelihood(), X.softmax(1), LABELS);
    refused(new BinaryCrossEntropyWithLogits(), X.sigmoid(), X.sigmoid());
  }

  @Test
  void oneOverAnotherAxisIsTaken() {
    taken(new CrossEntropy(), X.softmax(0), LABELS);
  }

  @Test
  void targetsMayBeAnything() {
    taken(new CrossEntropy(), X, X.softmax(1));
    taken(new BinaryCrossEntropyWithLogits(), X, X.sigmoid());
  }

  @Test
  void theStatedWaysAreTaken() {
    taken(new NegativeLogLikelihood(), X.softmax(1).log(), LABELS);
    taken(new CrossEntropy(), X.softmax(1).mul(1), LABELS);
    taken(new CrossEntropy(), X.softmax(1).div(0.1f), LABELS);
    taken(new CrossEntropy(), X.softmax(1).mul(0.5f).add(X.neg().softmax(1).mul(0.5f)), LABELS);
    taken(new BinaryCrossEntropy(), X.sigmoid(), X.sigmoid());
  }
}
