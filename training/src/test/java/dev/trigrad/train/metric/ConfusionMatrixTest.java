package dev.trigrad.train.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.IndexException;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.reference.Reference;
import org.junit.jupiter.api.Test;

/** Accuracy and confusion matrix: counted right, and nothing miscounted in silence. */
class ConfusionMatrixTest {
  @Test
  void accuracyIsTheShareOfRightSamples() {
    Tensor scores = Tensor.of(new float[] {1, 2, 0, 3, 3, 1, 0, 0, 5, 9, 1, 1}, 4, 3);
    // The first of equal scores counts.
    Tensor labels = Tensor.of(new int[] {1, 0, 2, 1});
    assertEquals(0.75, new Reference().of(Accuracy.of(scores, labels)).value()[0]);
    assertThrows(ShapeException.class, () -> Accuracy.of(scores, Tensor.of(new int[3])));
    assertThrows(ShapeException.class, () -> Accuracy.of(Tensor.of(1f), Tensor.of(1)));
  }

  @Test
  void theMatrixCounts() {
    var matrix = new ConfusionMatrix(3);
    assertTrue(Double.isNaN(matrix.accuracy()));
    matrix.add(new int[] {0, 1, 1, 2}, new int[] {0, 1, 2, 2});
    matrix.add(new int[] {1}, new int[] {2});
    assertEquals(2, matrix.count(2, 1));
    assertEquals(0, matrix.count(1, 2));
    assertEquals(0.6, matrix.accuracy());
  }

  @Test
  void whatCannotBeCountedIsRefusedWhole() {
    var matrix = new ConfusionMatrix(2);
    assertThrows(ShapeException.class, () -> matrix.add(new int[] {0, 1}, new int[] {0}));
    assertThrows(ShapeException.class, () -> matrix.add(new int[] {0}, new int[] {0, 1}));
    assertThrows(IndexException.class, () -> matrix.add(new int[] {0, 2}, new int[] {0, 0}));
    assertThrows(IndexException.class, () -> matrix.add(new int[] {0, 0}, new int[] {0, -1}));
    assertTrue(Double.isNaN(matrix.accuracy()), "something was counted");
    assertThrows(ShapeException.class, () -> new ConfusionMatrix(0));
  }
}
