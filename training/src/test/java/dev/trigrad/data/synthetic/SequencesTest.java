package dev.trigrad.data.synthetic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.RandomKey;
import dev.trigrad.data.TensorDataset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Targets follow from features by the rule of each task. */
class SequencesTest {
  private static final RandomKey KEY = RandomKey.of(3);

  @Test
  void additionIsThatOfHochreiterAndSchmidhuber() {
    int n = 2_000;
    int length = 40;
    TensorDataset data = Sequences.addition(n, length, KEY);
    assertEquals("{features=float32[40, 2], targets=float32[1]}", data.columns().toString());
    float[] x = data.features().toArray();
    float[] y = data.targets().toArray();
    boolean[] marked = new boolean[length];
    double squares = 0;
    for (int row = 0; row < n; row++) {
      double sum = 0;
      int ones = 0;
      for (int i = 0; i < length; i++) {
        float value = x[2 * (row * length + i)];
        float mark = x[2 * (row * length + i) + 1];
        assertTrue(value >= -1 && value <= 1);
        assertEquals(i == 0 || i == length - 1, mark == -1);
        if (mark == 1) {
          sum += value;
          ones++;
          marked[i] = true;
        }
      }
      assertTrue(ones == 2 || ones == 1, "the first place keeps its −1");
      assertEquals(0.5 + sum / 4, y[row], 1e-7);
      squares += (y[row] - 0.5) * (y[row] - 0.5);
    }
    for (int i = 0; i < length; i++) {
      assertEquals(i > 0 && i < length / 2 - 1, marked[i], "place " + i);
    }
    // One in ten first marks, and about one in eighteen second ones, counts as 0.
    assertEquals(1 / 24.0 * (0.9 + 17 / 18.0) / 2, squares / n, 0.004);
  }

  @Test
  void copyHasTheSymbolsBehindTheDelay() {
    TensorDataset data = Sequences.copy(20, 3, 4, 8, KEY);
    int[] x = data.features().toIntArray();
    int[] y = data.targets().toIntArray();
    for (int row = 0; row < 20; row++) {
      int[] in = Arrays.copyOfRange(x, 10 * row, 10 * row + 10);
      int[] out = Arrays.copyOfRange(y, 10 * row, 10 * row + 10);
      assertArrayEquals(new int[] {in[0], in[1], in[2], 0, 0, 0, 9, 0, 0, 0}, in);
      assertArrayEquals(new int[] {0, 0, 0, 0, 0, 0, 0, in[0], in[1], in[2]}, out);
      assertTrue(in[0] >= 1 && in[0] <= 8);
    }
    assertEquals(8, Arrays.stream(x).filter(s -> s > 0 && s < 9).distinct().count());
  }

  @Test
  void reverseAndEcho() {
    TensorDataset reverse = Sequences.reverse(10, 5, 4, KEY);
    int[] x = reverse.features().toIntArray();
    int[] y = reverse.targets().toIntArray();
    for (int i = 0; i < 50; i++) {
      assertEquals(x[i], y[i / 5 * 5 + 4 - i % 5]);
    }
    assertArrayEquals(new int[] {0, 1, 2, 3}, Arrays.stream(x).distinct().sorted().toArray());
    TensorDataset echo = Sequences.echo(10, 6, 2, KEY);
    float[] bits = echo.features().toArray();
    float[] later = echo.targets().toArray();
    for (int i = 0; i < 60; i++) {
      assertEquals(i % 6 < 2 ? 0 : bits[i - 2], later[i]);
    }
    assertEquals("float32[6, 1]", echo.columns().get("targets").toString());
  }

  @Test
  void parityIsBalanced() {
    for (int length : new int[] {1, 9}) {
      TensorDataset data = Sequences.parity(101, length, KEY);
      float[] bits = data.features().toArray();
      int[] odd = data.targets().toIntArray();
      assertEquals(50, Arrays.stream(odd).sum());
      for (int row = 0; row < 101; row++) {
        int ones = 0;
        for (int i = 0; i < length; i++) {
          ones += (int) bits[row * length + i];
        }
        assertEquals(ones % 2, odd[row]);
      }
    }
    assertEquals(0, Sequences.parity(0, 3, KEY).size());
  }
}
