package dev.trigrad.engine.java;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Gradients;
import dev.trigrad.nn.Linear;
import dev.trigrad.plan.Planner;
import dev.trigrad.plan.PlannerPass;
import dev.trigrad.reference.Reference;
import dev.trigrad.run.Evaluator;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Programs that passes take apart and put together: with and without them, the same. */
class PassesTest {
  private final Evaluator all = new Evaluator(new JavaProvider().open());
  private final Evaluator none = new Evaluator(all.engine(), Planner.none());

  private static Tensor floats(int seed, int... extents) {
    return Tensor.uniform(dev.trigrad.RandomKey.of(seed), extents).sub(0.5f);
  }

  private void same(Supplier<List<Tensor>> graph) {
    List<Tensor> with = graph.get();
    List<Tensor> without = graph.get();
    all.evaluate(with.toArray(Tensor[]::new));
    none.evaluate(without.toArray(Tensor[]::new));
    var reference = new Reference();
    for (int i = 0; i < with.size(); i++) {
      float[] values = with.get(i).toArray();
      assertArrayEquals(without.get(i).toArray(), values, 0, "output " + i);
      assertEquals(-1, reference.of(with.get(i)).firstOutside(values), "output " + i);
    }
  }

  @Test
  void aSumOfTwoProductsOfOneRowIsTheirSum() {
    for (int n : new int[] {1, 2, 8, 33}) {
      for (int rows : new int[] {1, 2}) {
        same(
            () ->
                List.of(
                    floats(1, rows, 8)
                        .matmul(floats(2, 8, n))
                        .add(floats(3, 1, 4).matmul(floats(4, 4, n)))
                        .tanh()));
      }
    }
    same(
        () -> {
          Tensor a = floats(1, 1, 8).matmul(floats(2, 8, 5));
          Tensor b = floats(3, 1, 4).matmul(floats(4, 4, 5));
          Tensor c = floats(5, 1, 3).matmul(floats(6, 3, 5));
          return List.of(a.add(b).add(c), a.add(b).relu());
        });
  }

  /** A recurrent cell over one sequence, as the lecture has it. */
  @Test
  void aRecurrentCellAtBatchOneIsRight() {
    same(
        () -> {
          Tensor h = floats(1, 1, 6);
          Tensor w = floats(2, 5, 6);
          Tensor u = floats(3, 6, 6);
          for (int t = 0; t < 4; t++) {
            h = floats(10 + t, 1, 5).matmul(w).add(h.matmul(u)).tanh();
          }
          return List.of(h, Gradients.of(h.sum(), w).getFirst());
        });
  }

  @Test
  void groupsAreNeverInACircle() {
    same(
        () -> {
          Tensor x = floats(1, 7);
          Tensor v = x.exp();
          Tensor t = v.cos().sum();
          Tensor s = floats(2, 7).exp();
          return List.of(t, v.mul(s), t.add(s));
        });
  }

  @Test
  void productsOfOneRowOrColumnKeepTheirBits() {
    for (int k = 1; k <= 150; k++) {
      int depth = k;
      same(
          () -> {
            Tensor w = floats(2, 9, depth).neg();
            Tensor turned = w.transpose().neg().neg();
            return List.of(
                floats(1, 1, depth).matmul(turned),
                floats(1, 1, depth).matmul(w.transpose()),
                w.matmul(floats(3, depth, 1)),
                w.transpose().transpose().matmul(floats(3, depth, 1)),
                floats(4, depth, 3).transpose().matmul(floats(3, depth, 1)));
          });
    }
  }

  @Test
  void aTransposeWrittenIntoAProductIsReadInPlace() {
    Tensor x = floats(1, 1, 8);
    Tensor w = floats(2, 5, 8);
    String explanation = all.explain(x.matmul(w.transpose()));
    assertTrue(!explanation.contains("permute"), explanation);
    var linear = new Linear(8, 5);
    linear.initialize(1);
    Tensor loss = linear.apply(x).square().sum();
    explanation = all.explain(Gradients.of(loss, x).getFirst());
    assertTrue(!explanation.contains("permute"), explanation);
  }

  /** What is read in place is still a tensor that gradients are taken of. */
  @Test
  void aTransposeHasAGradient() {
    for (int rows : new int[] {1, 3}) {
      same(
          () -> {
            Tensor w = floats(2, 5, 8);
            Tensor turned = w.transpose();
            Tensor x = floats(1, rows, 8);
            Tensor y = x.matmul(turned);
            Tensor again = turned.transpose();
            Tensor z = x.matmul(again.transpose()).sum();
            return List.of(
                Gradients.of(y.sum(), turned).getFirst(),
                Gradients.of(y.sum(), w).getFirst(),
                Gradients.of(z, turned).getFirst(),
                Gradients.of(z, again).getFirst());
          });
    }
    Tensor x = floats(1, 1, 8);
    Tensor turned = floats(2, 5, 8).transpose();
    Tensor gradient = Gradients.of(x.matmul(turned).sum(), turned).getFirst();
    assertArrayEquals(x.expand(5, 8).transpose().toArray(), all.evaluate(gradient).toArray());
  }

  /** A step that nobody reads is fused with one that is asked for, and must not write over it. */
  @Test
  void aDeadStepWritesOverNothing() {
    var evaluator =
        new Evaluator(all.engine(), Planner.all().without(PlannerPass.DEAD_CODE).throwing());
    for (int n : new int[] {3, 5000}) {
      Tensor x = all.evaluate(floats(1, n));
      Tensor y = x.sigmoid();
      Tensor g = all.evaluate(floats(2, n));
      Tensor unread = Gradients.orZeros(x.softplus(), g, List.of(x, y)).get(1);
      evaluator.evaluate(y, x.exp().add(unread));
      Tensor alone = all.evaluate(x.sigmoid());
      assertArrayEquals(alone.toArray(), y.toArray(), 0, "of " + n);
    }
  }
}
