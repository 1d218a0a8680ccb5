package dev.trigrad.engine.java;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Gradients;
import dev.trigrad.graph.Graph;
import dev.trigrad.graph.Updates;
import dev.trigrad.run.Evaluator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Jacobians, Hessians and their products, with the numbers of {@code torch.autograd.functional} in
 * double precision; gradients with respect to any tensor; graphs with other leaves.
 */
class GradientProductsTest {
  private static final float CLOSE = 1e-4f;

  private final Evaluator evaluator = new Evaluator(new JavaProvider().open());
  private final Tensor x = Tensor.of(new float[] {0.5f, -1, 2});

  private float[] values(Tensor tensor) {
    return evaluator.evaluate(tensor).toArray();
  }

  private static Tensor at(Tensor x, int i) {
    return x.select(0, i);
  }

  /** x₀ x₁ and tanh x₂ + x₀². */
  private static Tensor pair(Tensor x) {
    return Tensor.stack(0, at(x, 0).mul(at(x, 1)), at(x, 2).tanh().add(at(x, 0).square()));
  }

  /** x₀ exp x₁ + x₂³ x₀. */
  private static Tensor scalar(Tensor x) {
    return at(x, 0).mul(at(x, 1).exp()).add(at(x, 2).pow(3).mul(at(x, 0)));
  }

  @Test
  void jacobian() {
    // jacobian(f, x)
    Tensor j = Gradients.jacobian(pair(x), x);
    assertEquals(Shape.of(2, 3), j.shape());
    assertArrayEquals(new float[] {-1, 0.5f, 0, 1, 0, 0.0707f}, values(j), CLOSE);
    // jacobian(lambda a: a @ a, [[1, 2], [3, 4]])
    Tensor a = Tensor.of(new float[][] {{1, 2}, {3, 4}});
    Tensor square = Gradients.jacobian(a.matmul(a), a);
    assertEquals(Shape.of(2, 2, 2, 2), square.shape());
    assertArrayEquals(new float[] {2, 3, 2, 0, 2, 5, 0, 2, 3, 0, 5, 3, 0, 3, 2, 8}, values(square));
    assertEquals(Shape.of(0, 3), Gradients.jacobian(x.slice(0, 0, 0), x).shape());
    assertArrayEquals(new float[9], values(Gradients.jacobian(Tensor.of(new float[3]), x)));
  }

  @Test
  void hessian() {
    // hessian(g, x)
    Tensor h = Gradients.hessian(scalar(x), x);
    assertArrayEquals(
        new float[] {0, 0.3679f, 12, 0.3679f, 0.1839f, 0, 12, 0, 6}, values(h), CLOSE);
  }

  @Test
  void products() {
    Tensor v = Tensor.of(new float[] {1, 2, -1});
    // hvp(g, x, v), jvp(f, x, v), vjp(f, x, [2, -1])
    assertArrayEquals(
        new float[] {-11.2642f, 0.7358f, 6},
        values(Gradients.hessianVectorProduct(scalar(x), x, v)),
        CLOSE);
    assertArrayEquals(
        new float[] {0, 0.9293f}, values(Gradients.jacobianVector(pair(x), x, v)), CLOSE);
    assertArrayEquals(
        new float[] {-3, 1, -0.0707f},
        values(Gradients.vectorJacobian(pair(x), Tensor.of(new float[] {2, -1}), x).getFirst()),
        CLOSE);
  }

  @Test
  void hessianVectorProductOfSeveral() {
    Tensor w = Tensor.of(new float[] {0.5f, 1.5f});
    Tensor b = Tensor.of(0.25f);
    Tensor product = at(w, 0).mul(at(w, 1));
    Tensor y = w.square().sum().mul(b).add(product.mul(b.pow(3)).exp());
    // hvp(l, (w, b), ([1, -1], 2))
    List<Tensor> found =
        Gradients.hessianVectorProduct(
            y, List.of(w, b), List.of(Tensor.of(new float[] {1, -1}), Tensor.of(2f)));
    evaluator.evaluate(found);
    assertArrayEquals(new float[] {3.0604f, 5.7079f}, found.get(0).toArray(), CLOSE);
    assertEquals(0.5085f, found.get(1).item(), CLOSE);
    assertEquals(List.of(), Gradients.hessianVectorProduct(y, List.of(), List.of()));
  }

  @Test
  void gradientsByAnyTensorOfTheGraph() {
    Tensor hidden = x.mul(3);
    Tensor y = hidden.square().sum();
    List<Tensor> found = evaluator.evaluate(Gradients.of(y, List.of(hidden, x, y)));
    assertArrayEquals(new float[] {3, -6, 12}, found.get(0).toArray());
    assertArrayEquals(new float[] {9, -18, 36}, found.get(1).toArray());
    assertEquals(1, found.get(2).item());
    // A tensor that has been evaluated is one of the graph, too.
    evaluator.evaluate(hidden);
    Tensor again = Gradients.of(hidden.square().sum(), x).getFirst();
    assertArrayEquals(new float[] {9, -18, 36}, values(again));
  }

  @Test
  void graphsOnOtherLeaves() {
    Cell w = new Cell("w", Tensor.of(new float[] {1, 2, 3}));
    Tensor hidden = x.mul(w.tensor());
    Tensor y = hidden.sum();
    Tensor other = Tensor.of(new float[] {1, 1, 1});
    evaluator.evaluate(y);
    assertEquals(4.5f, y.item());
    assertEquals(6, values(Graph.of(y).with(x, other).output())[0]);
    assertEquals(1.5f, values(Graph.of(y).with(w.tensor(), other).output())[0]);
    assertEquals(3, values(Graph.of(y).with(hidden, other).output())[0]);
    Graph both = Graph.of(y, hidden).with(Map.of(x, other, w.tensor(), other.mul(2)));
    evaluator.evaluate(both.outputs());
    assertEquals(6, both.outputs().get(0).item());
    assertArrayEquals(new float[] {2, 2, 2}, both.outputs().get(1).toArray());
    Tensor gradient = Gradients.of(x.square().sum(), x).getFirst();
    assertArrayEquals(new float[] {2, 2, 2}, values(Graph.of(gradient).with(x, other).output()));
    // The first graph is what it was.
    evaluator.commit(new Updates().put(w, other));
    assertEquals(4.5f, y.item());
    assertEquals(3, values(Graph.of(x.mul(w.tensor()).sum()).with(x, other).output())[0]);
  }

  @Test
  void aGraphMayDifferFromStepToStep() {
    Cell w = new Cell("w", Tensor.of(1f));
    for (int step = 0; step < 6; step++) {
      Tensor y = w.tensor();
      for (int i = 0; i < step % 3; i++) {
        y = y.mul(2);
      }
      evaluator.commit(new Updates().put(w, y));
    }
    assertEquals(64, w.snapshot().item());
    assertEquals(3, evaluator.plans().misses());
  }

  @Test
  void explanationsOfWhatIsThereSaySo() {
    Tensor y = evaluator.evaluate(x.neg());
    assertEquals("a leaf: constant float32[3], nothing to compute", evaluator.explain(x).strip());
    assertEquals(
        "evaluated already: neg float32[3], nothing to compute", evaluator.explain(y).strip());
    assertTrue(evaluator.explain(y, y.neg()).contains("1 steps"), evaluator.explain(y, y.neg()));
  }
}
