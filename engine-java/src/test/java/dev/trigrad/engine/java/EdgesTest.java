package dev.trigrad.engine.java;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.trigrad.IndexException;
import dev.trigrad.RandomKey;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Gradients;
import dev.trigrad.graph.Updates;
import dev.trigrad.nn.Initializer;
import dev.trigrad.nn.Parameter;
import dev.trigrad.reference.GradientCheck;
import dev.trigrad.reference.Reference;
import dev.trigrad.run.Evaluator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a formula ends: nothing to sum, equal numbers, the last index, the longest step. */
class EdgesTest {
  private final Evaluator evaluator = new Evaluator(new JavaProvider().open());

  private void gives(Tensor actual, float... expected) {
    assertArrayEquals(expected, evaluator.evaluate(actual).toArray());
    assertEquals(-1, new Reference().of(actual).firstOutside(actual.toArray()));
  }

  @Test
  void logSumExpOverNothing() {
    float none = Float.NEGATIVE_INFINITY;
    gives(Tensor.of(new float[0]).logSumExp(), none);
    gives(Tensor.zeros(2, 0).logSumExp(1), none, none);
    gives(Tensor.zeros(2, 0, 3).logSumExpKeep(0, 1), none, none, none);
    assertEquals(Shape.of(1, 1, 3), Tensor.zeros(2, 0, 3).logSumExpKeep(0, 1).shape());
    gives(Tensor.zeros(0, 2).logSumExp(1));
    Tensor x = Tensor.of(new float[0], 2, 0);
    gives(Gradients.of(x.logSumExp(1).sum(), x).getFirst());
    gives(Tensor.of(new float[] {none, none}).logSumExp(), none);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 31, 100, 1_023, 1_025, 5_000})
  void layerNormOfEqualNumbersIsZero(int columns) {
    for (float each : new float[] {0.1f, 1 / 3f, -7e-12f, 3.7e8f, 0}) {
      gives(Tensor.full(each, 2, columns).layerNorm(1, 1e-5f), new float[2 * columns]);
      gives(Tensor.full(each, 2, 1, columns).layerNorm(3, 1e-12f), new float[2 * columns]);
    }
  }

  @Test
  void layerNormKeepsItsGradients() {
    Tensor x = Tensor.normal(RandomKey.of(5), 3, 7);
    GradientCheck.of(in -> in.getFirst().layerNorm(1, 1e-5f)).at(x).orThrow();
    GradientCheck.of(
            in ->
                Gradients.of(in.getFirst().layerNorm(1, 0.1f).square().mul(x).sum(), in.getFirst())
                    .getFirst())
        .at(x)
        .orThrow();
    gives(Tensor.of(new float[0], 2, 0).layerNorm(1, 1e-5f));
    Tensor far = Tensor.of(new float[] {1e6f, 1e6f + 1, 1e6f + 2});
    float end = (float) Math.sqrt(1.5);
    assertArrayEquals(
        new float[] {-end, 0, end}, evaluator.evaluate(far.layerNorm(1, 0)).toArray(), 1e-6f);
  }

  @Test
  void computedClassesOutOfRangeChangeNothing() {
    var cell = new Cell("w", Tensor.of(new float[] {1, 2}));
    var seen = new Cell("seen", Tensor.of(new float[] {0, 0, 0}));
    Tensor index = Tensor.of(new int[] {0, 3}).mul(1);
    var updates =
        new Updates()
            .put(cell, cell.tensor().mul(2))
            .put(seen, seen.tensor().add(index.oneHot(3).sum(0)));
    var error = assertThrows(IndexException.class, () -> evaluator.commit(updates));
    assertEquals(
        "gather: index 3 at position 1 is out of range, expected 0 to 2", error.getMessage());
    assertEquals(List.of(1L, 1L), List.of(cell.version(), seen.version()));
    gives(cell.snapshot(), 1, 2);
    gives(Tensor.of(new int[] {0, 2}).mul(1).oneHot(3), 1, 0, 0, 0, 0, 1);
  }

  @Test
  void stepsOfAnyLength() {
    Tensor x = Tensor.of(new float[] {1, 2, 3});
    gives(x.slice(0, 2, Integer.MIN_VALUE, Integer.MIN_VALUE), 3);
    gives(x.slice(0, 0, 3, Integer.MAX_VALUE), 1);
    gives(x.slice(0, 2, Integer.MIN_VALUE, -2), 3, 1);
  }

  @Test
  void scalarParametersHaveFirstValues() {
    var scale = new Parameter("scale", Shape.SCALAR, Initializer.constant(2));
    scale.initialize(RandomKey.of(1));
    gives(scale.snapshot(), 2);
  }
}
