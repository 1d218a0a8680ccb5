package dev.trigrad.engine.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.Tensor;
import dev.trigrad.plan.Planner;
import dev.trigrad.plan.PlannerPass;
import dev.trigrad.run.Evaluator;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Reductions of one term are no steps any more, and give the same bits, the sign of 0 included. */
class SingleTermsTest {
  private static final float[] VALUES = {
    -0f, 0f, 1.5f, Float.NaN, Float.NEGATIVE_INFINITY, -3e-45f
  };
  private static final List<UnaryOperator<Tensor>> REDUCTIONS =
      List.of(
          x -> x.sum(0),
          x -> x.sumKeep(0),
          x -> x.sum(2),
          x -> x.sumKeep(2),
          x -> x.sum(0, 2),
          x -> x.sum(0).reshape(3, 2).neg(),
          x -> x.sumKeep(2).reshape(6).mul(2),
          x -> x.reshape(6, 1).sum(1).reshape(2, 3).sub(1),
          x -> x.max(2),
          x -> x.minKeep(0));

  private final Evaluator with = new Evaluator(new JavaProvider().open());
  private final Evaluator without =
      new Evaluator(with.engine(), Planner.all().without(PlannerPass.SINGLE_TERMS));

  private static Tensor input() {
    return Tensor.of(VALUES, 1, 6, 1);
  }

  @Test
  void bitsStay() {
    for (int i = 0; i < REDUCTIONS.size(); i++) {
      var reduction = REDUCTIONS.get(i);
      Tensor expected = without.evaluate(reduction.apply(input()));
      Tensor actual = with.evaluate(reduction.apply(input()));
      assertEquals(bits(expected), bits(actual), "reduction " + i);
    }
  }

  @Test
  void signOfZeroIsThatOfTheSum() {
    // A row's sum begins at +0; a column's with its first row.
    assertEquals(0, bits(with.evaluate(input().sum(2))).getFirst());
    assertEquals(0x80000000, bits(with.evaluate(input().sum(0))).getFirst());
  }

  @Test
  void noReductionIsLeft() {
    assertFalse(with.explain(input().sum(0, 2).mul(2)).contains("= sum"));
    assertTrue(without.explain(input().sum(0, 2).mul(2)).contains("= sum"));
    assertTrue(with.explain(input().sum(1)).contains("= sum"));
  }

  private static List<Integer> bits(Tensor tensor) {
    float[] values = tensor.toArray();
    var bits = new Integer[values.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Float.floatToRawIntBits(values[i]);
    }
    return Arrays.asList(bits);
  }
}
