package dev.trigrad.engine.java;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.trigrad.Gates;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Gradients;
import dev.trigrad.nn.Initializer;
import dev.trigrad.nn.Parameter;
import dev.trigrad.optim.Sgd;
import dev.trigrad.run.Evaluator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Gates, with numbers worked out by hand. */
class GatesTest {
  private static final float CLOSE = 1e-6f;

  private final Evaluator evaluator = new Evaluator(new JavaProvider().open());

  private static Tensor of(float... values) {
    return Tensor.of(values);
  }

  /** Value, and gradients by a and b with a gradient g that flows back. */
  private void check(
      Tensor y, Tensor a, Tensor b, float[] g, float[] value, float[] byA, float[] byB) {
    List<Tensor> gradients = Gradients.vectorJacobian(y, Tensor.of(g), a, b);
    evaluator.evaluate(y, gradients.get(0), gradients.get(1));
    assertArrayEquals(value, y.toArray(), CLOSE);
    assertArrayEquals(byA, gradients.get(0).toArray(), CLOSE);
    assertArrayEquals(byB, gradients.get(1).toArray(), CLOSE);
  }

  private static float[] floats(float... values) {
    return values;
  }

  @Test
  void theAddGateDistributes() {
    Tensor a = of(3, -4);
    Tensor b = of(100, 0);
    check(Gates.add(a, b), a, b, floats(2, 5), floats(103, -4), floats(2, 5), floats(2, 5));
  }

  @Test
  void theMultiplyGateSwitches() {
    Tensor a = of(3, -4);
    Tensor b = of(100, 0);
    check(Gates.multiply(a, b), a, b, floats(2, 5), floats(300, 0), floats(200, 0), floats(6, -20));
  }

  @Test
  void theMaxGateRoutes() {
    Tensor a = of(3, -4, 1);
    Tensor b = of(2, -1, 1);
    check(
        Gates.max(a, b), a, b, floats(2, 5, 8), floats(3, -1, 1), floats(2, 0, 4), floats(0, 5, 4));
    check(
        Gates.min(a, b), a, b, floats(2, 5, 8), floats(2, -4, 1), floats(0, 5, 4), floats(2, 0, 4));
  }

  @Test
  void theSigmoidGateOpensSoftly() {
    Tensor x = of(4, 4);
    Tensor z = of(0, (float) Math.log(3));
    // σ(0) = 1/2 and σ(ln 3) = 3/4; σ (1 − σ) = 1/4 and 3/16.
    check(
        Gates.sigmoid(x, z), x, z, floats(1, 2), floats(2, 3), floats(0.5f, 1.5f), floats(1, 1.5f));
  }

  @Test
  void theHardGateOpensLinearly() {
    Tensor x = of(4, 4, 4, 4);
    Tensor z = of(-3, 0, 1, 3);
    check(
        Gates.hard(x, z),
        x,
        z,
        floats(1, 1, 1, 1),
        floats(0, 2, 2.8f, 4),
        floats(0, 0.5f, 0.7f, 1),
        floats(0, 0.8f, 0.8f, 0));
  }

  @Test
  void theAllOrNothingGateOpensAtOnce() {
    float infinite = Float.POSITIVE_INFINITY;
    Tensor x = of(4, 4, 4, infinite, 4);
    Tensor z = of(-1, 0, 1e-30f, -1, Float.NaN);
    check(
        Gates.allOrNothing(x, z),
        x,
        z,
        floats(1, 1, 7, 1, 1),
        floats(0, 0, 4, 0, Float.NaN),
        floats(0, 0, 7, 0, 0),
        floats(0, 0, 0, 0, 0));
  }

  /** What lies behind the control learns through a sigmoid gate, and never through this one. */
  @Test
  void whatLiesBehindAnAllOrNothingGateNeverLearns() {
    for (boolean soft : new boolean[] {true, false}) {
      Parameter signal = new Parameter("signal", of(1).type().shape(), Initializer.constant(1));
      Parameter control = new Parameter("control", of(1).type().shape(), Initializer.constant(1));
      signal.initialize(dev.trigrad.RandomKey.of(1));
      control.initialize(dev.trigrad.RandomKey.of(1));
      var optimizer = new Sgd(List.of(signal, control), 0.1f).on(evaluator).allowUnreached();
      for (int step = 0; step < 20; step++) {
        optimizer.step(
            pass -> {
              Tensor x = pass.value(signal);
              Tensor z = pass.value(control).mul(2);
              Tensor y = soft ? Gates.sigmoid(x, z) : Gates.allOrNothing(x, z);
              return y.sub(3).square().sum();
            });
      }
      assertNotEquals(1, signal.snapshot().toArray()[0]);
      if (soft) {
        assertNotEquals(1, control.snapshot().toArray()[0]);
      } else {
        assertEquals(1, control.snapshot().toArray()[0]);
      }
    }
  }
}
