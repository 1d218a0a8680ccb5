package dev.trigrad.benchmarks.course.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.picture.Replay;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The words of a replay, and what it calls the values on the way. */
class ReplayTextTest {
  private final Tensor u = new Cell("u", Tensor.of(2f)).tensor();
  private final Tensor v = new Cell("v", Tensor.of(3f)).tensor();
  private final Tensor w = new Cell("w", Tensor.of(4f)).tensor();

  @Test
  void theLecturesProductInWords() {
    // q = u + v = 5, L = q w = 20; dL/dw = q = 5, dL/dq = w = 4, and + passes that on.
    assertEquals(
        """
        1. forward: u is given
          u = 2
        2. forward: v is given
          v = 3
        3. forward: add1 = add(u, v)
          u = 2
          v = 3
          add1 = 5
        4. forward: w is given
          w = 4
        5. forward: mul1 = mul(add1, w)
          add1 = 5
          w = 4
          mul1 = 20
        6. backward: mul1 = mul(add1, w)
          incoming gradient dL/dmul1 = 1, where the backward pass starts
          to add1: local gradient 4 × incoming 1 = 4
          to w: local gradient 5 × incoming 1 = 5
        7. backward: w
          incoming gradient dL/dw = 5, from mul1
        8. backward: add1 = add(u, v)
          incoming gradient dL/dadd1 = 4, from mul1
          to u: local gradient 1 × incoming 4 = 4
          to v: local gradient 1 × incoming 4 = 4
        9. backward: v
          incoming gradient dL/dv = 4, from add1
        10. backward: u
          incoming gradient dL/du = 4, from add1
        """,
        Replay.of(u.add(v).mul(w), u, v, w).toString());
  }

  @Test
  void namesAreInTheWords() {
    Tensor q = u.add(v);
    Replay replay = Replay.of(q.mul(w), w).names(Map.of(q, "q"));
    assertTrue(replay.toString().contains("  q = 5\n"), replay::toString);
    assertTrue(replay.toString().contains("mul1 = mul(q, w)"), replay::toString);
  }

  /** Nobody's name is given twice, and a number that gets a gradient is a variable. */
  @Test
  void valuesOnTheWayAreCalledByTheirOperations() {
    Tensor one = Tensor.of(3f);
    Replay replay = Replay.of(u.mul(v).mul(w).mul(one), u, one).names(Map.of(u, "mul2"));
    List<String> names = new ArrayList<>();
    for (int at = 0; at < replay.graph().nodes().size(); at++) {
      names.add(replay.name(at));
    }
    assertEquals(List.of("mul2", "v", "mul1", "w", "mul3", "constant1", "mul4"), names);
  }

  @Test
  void anOperationThatEndsInADigitStaysApartFromItsNumber() {
    String text = Replay.of(u.log2().add(u.log10()), u).toString();
    assertTrue(text.contains("add1 = add(log2_1, log10_1)"), text);
  }

  @Test
  void whatHasNoLocalGradientIsNamedSo() {
    Tensor x = Tensor.of(new float[] {1, 2}, 1, 2);
    Tensor matrix = Tensor.of(new float[] {1, 2, 3, 4}, 2, 2);
    assertTrue(
        Replay.of(x.matmul(matrix).sum(), x)
            .toString()
            .contains("(vector-Jacobian product) = [3, 7]"));
  }
}
