package dev.trigrad.benchmarks.speed.contender;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkTaskTest {
  private final NetworkTask task = NetworkTask.of("3-5*2-4/6", true, 2);

  @Test
  void readsShapes() {
    assertEquals(new NetworkTask(List.of(3, 5, 5, 4), 6, true, 2), task);
    assertEquals(3, task.layers());
    assertEquals(5, task.in(2));
    assertEquals(4, task.out(2));
  }

  @Test
  void countsWork() {
    assertEquals(2 * 6 * (15 + 25 + 20), task.forwardFlops());
    assertEquals(2 * 6 * (2 * 15 + 3 * 25 + 3 * 20), task.stepFlops());
  }

  @Test
  void givesTheSameValuesAgain() {
    assertArrayEquals(task.features(), NetworkTask.of("3-5*2-4/6", false, 1).features());
    assertArrayEquals(task.weights(1), task.weights(1));
    assertArrayEquals(task.labels(), task.labels());
  }

  @Test
  void transposesWeights() {
    float[] weights = task.weights(0);
    float[] transposed = task.transposedWeights(0);
    for (int i = 0; i < 3; i++) {
      for (int o = 0; o < 5; o++) {
        assertEquals(weights[i * 5 + o], transposed[o * 3 + i]);
      }
    }
  }

  @Test
  void marksOneClassOfEachSample() {
    int[] labels = task.labels();
    float[] oneHot = task.oneHot();
    for (int i = 0; i < 6; i++) {
      for (int c = 0; c < 4; c++) {
        assertEquals(c == labels[i] ? 1 : 0, oneHot[i * 4 + c]);
      }
    }
  }

  @Test
  void boundsWeightsAsHeDoes() {
    float bound = (float) Math.sqrt(6.0 / 784);
    float largest = 0;
    for (float weight : NetworkTask.of("784-128-10/1", false, 1).weights(0)) {
      largest = Math.max(largest, Math.abs(weight));
    }
    assertTrue(largest <= bound);
    // Of 100,352 uniform draws, none above 0.999 has probability 0.999^100352 < 10⁻⁴³.
    assertTrue(largest > 0.999f * bound);
  }
}
