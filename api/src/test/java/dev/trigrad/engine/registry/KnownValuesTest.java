package dev.trigrad.engine.registry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.nn.BatchNorm;
import dev.trigrad.nn.Linear;
import org.junit.jupiter.api.Test;

/** What is known without an engine, and what is not. */
class KnownValuesTest {
  @Test
  void oneNumberManyTimes() {
    assertArrayEquals(new float[] {0.5f, 0.5f}, Tensor.full(0.5, 2).toArray());
    assertArrayEquals(new int[] {7, 7, 7}, Tensor.of(7).expand(3).toIntArray());
    assertEquals(0, Tensor.zeros(0, 3).toArray().length);
  }

  @Test
  void parametersAndStateOfAModel() {
    var linear = new Linear(2, 3);
    linear.initialize(1);
    float[] weight = linear.weight().tensor().toArray();
    assertArrayEquals(linear.weight().snapshot().toArray(), weight);
    var norm = new BatchNorm(2);
    norm.initialize(1);
    assertFalse(norm.cells().isEmpty());
  }

  /** What is read is a copy, of the version that was recorded. */
  @Test
  void anOlderVersionIsNotKnown() {
    var cell = new Cell("w", Tensor.of(new float[] {1, 2}));
    Tensor read = cell.tensor();
    Tensor unread = cell.tensor();
    assertTrue(KnownValues.evaluate(read));
    cell.assign(Tensor.of(new float[] {3, 4}));
    assertArrayEquals(new float[] {1, 2}, read.toArray());
    assertArrayEquals(new float[] {3, 4}, cell.tensor().toArray());
    var later = new Cell("v", Tensor.of(1f));
    Tensor old = later.tensor();
    later.assign(Tensor.of(2f));
    assertFalse(KnownValues.evaluate(old));
    assertEquals(read.node(), unread.node(), "one leaf a version");
  }

  /** Of another thread's recording nothing is known. */
  @Test
  void anotherThreadsRecordingIsNotKnown() throws InterruptedException {
    Tensor zeros = Tensor.zeros(3);
    var known = new boolean[1];
    Thread other = new Thread(() -> known[0] = KnownValues.evaluate(zeros));
    other.start();
    other.join();
    assertFalse(known[0]);
  }

  @Test
  void allElseNeedsAnEngine() {
    assertFalse(KnownValues.evaluate(Tensor.zeros(2).add(1)));
    assertFalse(KnownValues.evaluate(Tensor.of(new float[] {1, 2}).expand(2, 2)));
  }
}
