package dev.trigrad.engine.java;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.ArgumentException;
import dev.trigrad.DType;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Updates;
import dev.trigrad.run.Evaluator;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A divisor that only a run knows to be 0 fails before any cell is written. */
class IntegerDivisionTest {
  private static final int N = 5000;

  private final Evaluator evaluator = new Evaluator(new JavaProvider().open());

  @Test
  void aStepThatDividesByZeroChangesNothing() {
    var quotient = new Cell("quotient", Tensor.full(7, N).cast(DType.INT32));
    var other = new Cell("other", Tensor.full(1f, N));
    for (int round = 0; round < 3; round++) {
      int zeroAt = round == 1 ? N - 2 : N;
      int[] numbers = new int[N];
      Arrays.setAll(numbers, i -> i == zeroAt ? 4 : 6);
      Tensor divisor = Tensor.of(numbers).sub(4);
      int[] before = quotient.snapshot().toIntArray();
      var updates =
          new Updates()
              .put(other, other.tensor().mul(2))
              .put(quotient, quotient.tensor().add(1).floorDivide(divisor).neg());
      if (zeroAt < N) {
        var error = assertThrows(ArgumentException.class, () -> evaluator.commit(updates));
        assertTrue(error.getMessage().contains("position " + zeroAt), error.getMessage());
        assertArrayEquals(before, quotient.snapshot().toIntArray());
        assertEquals(2, other.snapshot().toArray()[0]);
      } else {
        evaluator.commit(updates);
      }
    }
    assertEquals(4, other.snapshot().toArray()[N - 1]);
    // −⌊(7 + 1) / 2⌋ = −4, then −⌊(−4 + 1) / 2⌋ = 2.
    assertEquals(2, quotient.snapshot().toIntArray()[N - 1]);
  }

  @Test
  void quotientsInTheMidstOfAChainAreThose() {
    Tensor a = Tensor.of(new int[] {-7, 7, Integer.MIN_VALUE, 0});
    Tensor b = Tensor.of(new int[] {1, -3, -2, 4}).add(1);
    Tensor q = a.add(1).floorDivide(b).mul(3).sub(1);
    assertArrayEquals(new int[] {-10, -13, 2147483644, -1}, evaluator.evaluate(q).toIntArray());
  }
}
