package dev.trigrad.engine.java.misuse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Gradients;
import dev.trigrad.nn.Activation;
import dev.trigrad.nn.Identity;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Parameter;
import dev.trigrad.nn.Sequential;
import dev.trigrad.optim.Sgd;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every wrong call gets a typed error, of one line that names operation, shapes, rule and remedy,
 * where it is made; and what callers do with their arrays afterwards changes nothing.
 */
class MisuseTest {
  private static final int LEAST = 150;

  static Stream<Misuse> rows() {
    return Stream.of(
            TensorMisuse.rows(),
            ElementwiseMisuse.rows(),
            DivisionMisuse.rows(),
            ReductionMisuse.rows(),
            ScanMisuse.rows(),
            LayoutMisuse.rows(),
            ArrangementMisuse.rows(),
            IndexingMisuse.rows(),
            ShapeMisuse.rows(),
            GradientMisuse.rows(),
            GraphMisuse.rows(),
            CompositeMisuse.rows(),
            LossMisuse.rows(),
            LossSettingMisuse.rows(),
            LossTargetMisuse.rows(),
            ModuleMisuse.rows(),
            LayerMisuse.rows(),
            OptimizerMisuse.rows())
        .flatMap(rows -> rows);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void wrongCallsAreRefused(Misuse misuse) {
    var error = assertThrowsExactly(misuse.type(), misuse.call());
    assertEquals(misuse.message(), error.getMessage());
    assertEquals(1, error.getMessage().lines().count(), "one line");
  }

  @Test
  void theTableIsWhole() {
    assertTrue(rows().count() >= LEAST);
  }

  private static void gives(Tensor actual, float... expected) {
    assertArrayEquals(expected, Given.JAVA.evaluate(actual).toArray());
  }

  @Test
  void arraysOfCallersAreCopied() {
    float[] values = {1, 2};
    int[] extents = {1, 2};
    Tensor x = Tensor.of(values, extents);
    Tensor rows = Tensor.of(new float[][] {values});
    int[] order = {1, 0};
    Tensor turned = x.permute(order);
    int[] before = {0, 1};
    int[] after = {0, 0};
    Tensor padded = x.pad(before, after, 7);
    int[] steps = {1, 1};
    Tensor sliced = x.slice(Tensor.of(new int[] {0, 1}), Shape.of(1, 1), steps);
    int[] axes = {0};
    Tensor sum = x.sum(axes);
    Tensor ones = Tensor.ones(extents);
    for (int[] array : List.of(extents, order, before, after, steps, axes, x.shape().extents())) {
      java.util.Arrays.fill(array, 9);
    }
    values[0] = 9;
    x.toArray()[1] = 9;
    gives(x, 1, 2);
    gives(rows, 1, 2);
    gives(turned, 1, 2);
    gives(padded, 7, 1, 2);
    gives(sliced, 2);
    gives(sum, 1, 2);
    gives(ones, 1, 1);
    assertEquals(Shape.of(2, 1), turned.shape());
  }

  @Test
  void listsOfCallersAreCopied() {
    Tensor x = Tensor.of(new float[] {1, 2});
    var xs = new ArrayList<>(List.of(x));
    Tensor gradient = Gradients.of(x.square().sum(), xs).getFirst();
    xs.set(0, Given.V);
    gives(gradient, 2, 4);
    Module[] modules = {Activation.relu(), new Identity()};
    Sequential model = Sequential.of(modules);
    modules[0] = Activation.tanh();
    gives(model.apply(x.neg()), 0, 0);
    var parameters = new ArrayList<Parameter>(Given.initialized().parameters());
    var optimizer = new Sgd(parameters, 1);
    parameters.clear();
    assertEquals(2, optimizer.parameters().size());
  }
}
