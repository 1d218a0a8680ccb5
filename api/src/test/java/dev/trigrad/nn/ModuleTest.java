package dev.trigrad.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.ArgumentException;
import dev.trigrad.DTypeException;
import dev.trigrad.GraphException;
import dev.trigrad.IndexException;
import dev.trigrad.RandomKey;
import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.TrigradException;
import dev.trigrad.graph.Cell;
import dev.trigrad.reference.Reference;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * Registration, paths, first values, passes and snapshots; values come from the reference, so that
 * no engine is needed.
 */
class ModuleTest {
  /** Applies one layer several times, as a recurrent network does. */
  private static final class Repeated extends Module {
    private final Linear layer = child("layer", new Linear(3, 3));
    private final Residual skip = child("skip", new Residual(layer));
    private final Cell count = state("count", Tensor.of(0f));

    @Override
    protected Tensor forward(Tensor x, Pass pass) {
      Tensor y = x;
      for (int i = 0; i < 2; i++) {
        y = layer.apply(y, pass).tanh();
      }
      return skip.apply(y, pass);
    }
  }

  private static String message(Class<? extends TrigradException> type, Executable call) {
    return assertThrows(type, call).getMessage();
  }

  @Test
  void layerNormHasMeanZeroAndVarianceOne() {
    var norm = new LayerNorm(0f, 4);
    norm.initialize(1);
    Tensor x = Tensor.of(new float[] {1, 2, 3, 6, -1, -1, 1, 1}, 2, 4);
    // Mean 3, variance 3.5; mean 0, variance 1.
    double r = 1 / Math.sqrt(3.5);
    double[] expected = {-2 * r, -r, 0, 3 * r, -1, -1, 1, 1};
    // Weight and bias are exactly 1 and 0, and the reference computes in double.
    assertArrayEquals(expected, new Reference().of(norm.apply(x)).value(), 1e-14);
    assertEquals(List.of("weight", "bias"), List.copyOf(norm.namedParameters().keySet()));
    assertEquals(
        "LayerNorm[4] 'model': layerNorm: weight [4] and bias [4] must have the last extents of the"
            + " input [2, 3]",
        message(ShapeException.class, () -> norm.apply(Tensor.zeros(2, 3))));
    assertThrows(ShapeException.class, () -> new LayerNorm(1e-5f));
    assertThrows(ArgumentException.class, () -> new LayerNorm(-1f, 4));
  }

  @Test
  void geluIsTheArgumentTimesItsProbability() {
    Tensor x = Tensor.of(new float[] {-1, 0, 2}, 3);
    // Φ(−1) and Φ(2) from tables of the normal distribution; constants are rounded to float32.
    double[] expected = {-0.15865525393145707, 0, 2 * 0.9772498680518208};
    assertArrayEquals(
        expected, new Reference().of(Activation.gelu().apply(x)).value(), 2 * 0x1p-24);
    // The approximation is off by less than 5e-4.
    assertArrayEquals(
        expected, new Reference().of(Activation.geluTanh().apply(x)).value(), 2 * 5e-4);
  }

  @Test
  void cellsAreFoundOnceInOrder() {
    var model = Sequential.of(new Repeated(), new Linear(3, 2, false, Initializer.heNormal()));
    assertEquals(
        List.of("0.count", "0.layer.weight", "0.layer.bias", "1.weight"),
        List.copyOf(model.cells().keySet()));
    assertEquals(
        List.of("0.layer.weight", "0.layer.bias", "1.weight"),
        List.copyOf(model.namedParameters().keySet()));
    assertEquals(3, model.parameters().size());
    assertEquals(9 + 3 + 6, model.parameterCount());
    model.cells().forEach((path, cell) -> assertEquals(path, cell.name()));
  }

  @Test
  void equalSeedsGiveEqualWeightsAndPathsGiveDifferentOnes() {
    UnaryOperator<Module> initialized =
        module -> {
          module.initialize(7);
          return module;
        };
    var a = initialized.apply(Sequential.of(new Linear(4, 4), new Linear(4, 4))).parameters();
    var b = initialized.apply(Sequential.of(new Linear(4, 4), new Linear(4, 4))).parameters();
    assertArrayEquals(a.get(0).snapshot().toArray(), b.get(0).snapshot().toArray());
    assertNotEquals(a.get(0).snapshot().toArray()[0], a.get(2).snapshot().toArray()[0]);
    // A layer further back does not depend on those before it.
    var c = initialized.apply(Sequential.of(Activation.relu(), new Linear(4, 4))).parameters();
    assertArrayEquals(a.get(2).snapshot().toArray(), c.get(0).snapshot().toArray());
  }

  @Test
  void errorsNameTheInnermostModuleOnceAndTheUsersLine() {
    var inner = new Lambda("Broken", x -> x.reshape(2, 2));
    var model = Sequential.of(new Identity(), new Residual(inner));
    Tensor x = Tensor.of(new float[3]);
    var error = assertThrows(ShapeException.class, () -> model.apply(x));
    assertTrue(error.getMessage().startsWith("Broken '1.inner': reshape: "), error.getMessage());
    assertEquals(error.getMessage().indexOf('\''), error.getMessage().lastIndexOf("'1.inner'"));
    assertTrue(
        List.of(error.getStackTrace()).stream()
            .anyMatch(frame -> frame.getMethodName().startsWith("lambda$errors")));
    Module types = Sequential.of(new Lambda("Exp", Tensor::exp));
    assertTrue(
        message(DTypeException.class, () -> types.apply(Tensor.of(new int[] {1})))
            .startsWith("Exp '0': exp: "));
    Module indices = new Lambda("Row", y -> y.gather(0, Tensor.of(new int[] {9})));
    assertTrue(
        message(IndexException.class, () -> indices.apply(x))
            .startsWith("Row 'model': gather: index 9"));
  }

  @Test
  void aSharedModuleIsNamedByWhoCallsIt() {
    var layer = new Linear(3, 3);
    var first = Sequential.of(new Identity(), layer);
    var second = Sequential.of(layer);
    Tensor wrong = Tensor.of(new float[2]);
    assertTrue(message(ShapeException.class, () -> first.apply(wrong)).contains("'1'"));
    assertTrue(message(ShapeException.class, () -> second.apply(wrong)).contains("'0'"));
  }

  @Test
  void aParameterWithoutValueIsNamed() {
    var model = Sequential.of(new Linear(2, 2), Sequential.of(new Linear(2, 2)));
    model.parameters().subList(0, 2).forEach(parameter -> parameter.initialize(RandomKey.of(1)));
    String message = message(GraphException.class, () -> model.apply(Tensor.of(new float[2])));
    assertTrue(
        message.contains("'1.0.weight' has no value yet; call model.initialize(seed)"), message);
    assertTrue(message(GraphException.class, model::snapshot).contains("has no value yet"));
  }

  /** Keeps two things in fields without registering them. */
  private static final class Forgetful extends Module {
    private final Linear layer = new Linear(2, 2);
    private final Parameter scale = new Parameter("scale", Shape.of(2), Initializer.ones());

    @Override
    protected Tensor forward(Tensor x, Pass pass) {
      return x.shape().rank() == 1 ? layer.apply(x, pass) : x.mul(pass.value(scale));
    }
  }

  @Test
  void whatWasNotRegisteredIsNamedWithWhoForgotIt() {
    var model = Sequential.of(new Forgetful());
    model.initialize(1);
    assertEquals(
        "cell 'weight' has no value yet: Forgetful has no child Linear(2→2); register it by"
            + " child(…)",
        message(GraphException.class, () -> model.apply(Tensor.zeros(2))));
    assertEquals(
        "cell 'scale' has no value yet: Forgetful has no such parameter; register it by"
            + " parameter(…) or state(…)",
        message(GraphException.class, () -> model.apply(Tensor.zeros(1, 2))));
  }

  @Test
  void namesMustBeFreeAndWithoutDots() {
    for (String name : new String[] {"", " ", "a.b", "taken"}) {
      assertThrows(
          ArgumentException.class,
          () ->
              new Module() {
                {
                  state("taken", Tensor.of(0f));
                  child(name, Activation.relu());
                }

                @Override
                protected Tensor forward(Tensor x, Pass pass) {
                  return x;
                }
              });
    }
  }

  @Test
  void aSnapshotKeepsItsValues() {
    var model = Sequential.of(new Linear(2, 1));
    model.initialize(1);
    Tensor x = Tensor.of(new float[] {1, -1}, 1, 2);
    Snapshot before = model.snapshot();
    double[] old = new Reference().of(model.apply(x)).value();
    model.initialize(2);
    assertArrayEquals(old, new Reference().of(before.apply(x)).value());
    assertNotEquals(old[0], new Reference().of(model.apply(x)).value()[0]);
  }

  @Test
  void aSnapshotRefusesCellsThatTheModuleDoesNotOwn() {
    var stray = new Cell("stray", Tensor.of(1f));
    Module module =
        new Module() {
          @Override
          protected Tensor forward(Tensor x, Pass pass) {
            return x.add(pass.value(stray));
          }
        };
    assertEquals(3, new Reference().of(module.apply(Tensor.of(2f))).value()[0]);
    assertTrue(
        message(GraphException.class, () -> module.snapshot().apply(Tensor.of(2f)))
            .contains("'stray'"));
  }

  @Test
  void aPassGivesANewKeyEachTime() {
    Pass pass = Pass.training(RandomKey.of(1));
    RandomKey first = pass.key();
    assertNotEquals(first, pass.key());
    assertEquals(first, Pass.training(RandomKey.of(1)).key());
    assertTrue(pass.training());
    assertFalse(Pass.inference().training());
    assertTrue(
        message(GraphException.class, () -> Pass.inference().key()).contains("if pass.training()"));
  }

  @Test
  void updatesAreRecordedAndChangeNothing() {
    var module = new Repeated();
    Pass pass = Pass.training(RandomKey.of(1));
    Tensor next = module.count.tensor().add(1);
    pass.update(module.count, next);
    assertSame(next, pass.updates().values().get(module.count));
    assertEquals(0, module.count.snapshot().item());
    assertSame(next, pass.value(module.count));
    Tensor last = pass.value(module.count).add(1);
    pass.update(module.count, last);
    assertSame(last, pass.updates().values().get(module.count));
    assertTrue(
        message(GraphException.class, () -> pass.updates().put(module.count, next))
            .contains("one already"));
    Tensor wrong = Tensor.of(new float[2]);
    assertThrows(ShapeException.class, () -> Pass.inference().update(module.count, wrong));
  }

  @Test
  void aLinearLayerIsAProductAndASum() {
    var layer = new Linear(2, 3);
    layer.weight().assign(Tensor.of(new float[][] {{1, 2, 3}, {4, 5, 6}}));
    layer.bias().assign(Tensor.of(new float[] {10, 20, 30}));
    Tensor x = Tensor.of(new float[] {1, 1, 0, 2}, 2, 2);
    assertArrayEquals(
        new double[] {15, 27, 39, 18, 30, 42}, new Reference().of(layer.apply(x)).value());
    assertEquals(Shape.of(5, 2, 3), layer.apply(Tensor.of(new float[20], 5, 2, 2)).shape());
    assertThrows(ShapeException.class, () -> new Linear(0, 1));
  }
}
