package dev.trigrad.engine.java;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.trigrad.GraphException;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Gradients;
import dev.trigrad.nn.Initializer;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Parameter;
import dev.trigrad.nn.Pass;
import dev.trigrad.op.Backward;
import dev.trigrad.op.CustomFunction;
import dev.trigrad.op.Saved;
import dev.trigrad.optim.Sgd;
import dev.trigrad.reference.GradientCheck;
import dev.trigrad.run.Evaluator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Operations with a forward and a backward half of the user's own. */
class CustomFunctionTest {
  private static final Tensor X = Tensor.of(new float[] {-1, 0.5f, 2});

  private final Evaluator evaluator = new Evaluator(new JavaProvider().open());

  /** x³, whose backward half reads x² as it was saved; 2 x² if it is wrong on purpose. */
  private record Cube(boolean wrong) implements CustomFunction {
    @Override
    public String name() {
      return "cube";
    }

    @Override
    public List<Tensor> forward(Saved saved, List<Tensor> inputs) {
      Tensor square = saved.save(inputs.getFirst().square());
      return List.of(square.mul(inputs.getFirst()));
    }

    @Override
    public Tensor[] backward(Backward b) {
      return new Tensor[] {b.cotangent(0).mul(b.saved(0).mul(wrong ? 2 : 3))};
    }
  }

  /** The sign; gradients pass as if it were the number itself. */
  private record StraightThrough() implements CustomFunction {
    @Override
    public String name() {
      return "straightThrough";
    }

    @Override
    public List<Tensor> forward(Saved saved, List<Tensor> inputs) {
      return List.of(inputs.getFirst().sign());
    }

    @Override
    public Tensor[] backward(Backward b) {
      return new Tensor[] {b.cotangent(0)};
    }
  }

  /** x y and x / y, saving 1 / y. */
  private record ProductAndQuotient() implements CustomFunction {
    @Override
    public String name() {
      return "productAndQuotient";
    }

    @Override
    public int results() {
      return 2;
    }

    @Override
    public List<Tensor> forward(Saved saved, List<Tensor> inputs) {
      Tensor inverse = saved.save(Tensor.of(1f).div(inputs.get(1)));
      return List.of(inputs.get(0).mul(inputs.get(1)), inputs.get(0).mul(inverse));
    }

    @Override
    public Tensor[] backward(Backward b) {
      Tensor byX = Tensor.of(0f);
      Tensor byY = Tensor.of(0f);
      if (b.cotangent(0) != null) {
        byX = byX.add(b.cotangent(0).mul(b.input(1)));
        byY = byY.add(b.cotangent(0).mul(b.input(0)));
      }
      if (b.cotangent(1) != null) {
        Tensor scaled = b.cotangent(1).mul(b.saved(0));
        byX = byX.add(scaled);
        byY = byY.sub(scaled.mul(b.saved(0)).mul(b.input(0)));
      }
      return new Tensor[] {byX, byY};
    }
  }

  private float[] value(Tensor tensor) {
    return evaluator.evaluate(tensor).toArray();
  }

  @Test
  void valueAndGradientsOfEachOrder() {
    Tensor y = new Cube(false).apply(X);
    Tensor first = Gradients.of(y.sum(), X).getFirst();
    Tensor second = Gradients.of(first.sum(), X).getFirst();
    Tensor third = Gradients.of(second.sum(), X).getFirst();
    assertArrayEquals(new float[] {-1, 0.125f, 8}, value(y));
    assertArrayEquals(new float[] {3, 0.75f, 12}, value(first));
    assertArrayEquals(new float[] {-6, 3, 12}, value(second));
    assertArrayEquals(new float[] {6, 6, 6}, value(third));
  }

  @Test
  void theGradientIsTheBackwardHalfNotThatOfTheForwardHalf() {
    Tensor y = new StraightThrough().apply(X);
    assertArrayEquals(new float[] {-1, 1, 1}, value(y));
    assertArrayEquals(new float[] {1, 1, 1}, value(Gradients.of(y.sum(), X).getFirst()));
  }

  @Test
  void severalResultsOfWhichSomeMayBeUnused() {
    Tensor u = Tensor.of(3f);
    Tensor v = Tensor.of(2f);
    List<Tensor> results = new ProductAndQuotient().applyAll(u, v);
    assertEquals(2, results.size());
    assertEquals(6, value(results.get(0))[0]);
    assertEquals(1.5f, value(results.get(1))[0]);
    List<Tensor> product = Gradients.of(results.get(0), u, v);
    assertEquals(2, value(product.get(0))[0]);
    assertEquals(3, value(product.get(1))[0]);
    List<Tensor> quotient = Gradients.of(results.get(1), u, v);
    assertEquals(0.5f, value(quotient.get(0))[0]);
    assertEquals(-0.75f, value(quotient.get(1))[0]);
    assertEquals(0.75f, value(Gradients.of(quotient.get(1), v).getFirst())[0]);
  }

  /** A backward half that has summed over an axis too many. */
  private record Summed() implements CustomFunction {
    @Override
    public String name() {
      return "summed";
    }

    @Override
    public List<Tensor> forward(Saved saved, List<Tensor> inputs) {
      return List.of(inputs.getFirst().neg());
    }

    @Override
    public Tensor[] backward(Backward b) {
      return new Tensor[] {b.cotangent(0).sum().neg()};
    }
  }

  @Test
  void aGradientOfTooSmallAShapeIsRefusedRatherThanRepeated() {
    Tensor gradient = Gradients.of(new Summed().apply(X).sum(), X).getFirst();
    var error = assertThrows(GraphException.class, () -> evaluator.evaluate(gradient));
    assertEquals(
        "summed: its gradient by input 0 is float32[], the input is float32[3]; give it that shape,"
            + " or one that the input was broadcast to",
        error.getMessage());
  }

  @Test
  void theLossOfAStepKeepsNoGraphAlive() {
    var module = new Cubed();
    module.initialize(0);
    var optimizer = new Sgd(module, 0.125f).on(evaluator);
    assertNull(optimizer.step(pass -> module.apply(X, pass).sum()).node().op());
  }

  @Test
  void theGradientCheckFindsAWrongBackwardHalf() {
    Tensor x = Tensor.of(new float[] {0.5f, 2});
    GradientCheck.of(in -> new Cube(false).apply(in.getFirst())).at(x).orThrow();
    GradientCheck.of(
            in ->
                Gradients.of(new Cube(false).apply(in.getFirst()).sum(), in.getFirst()).getFirst())
        .at(x)
        .orThrow();
    GradientCheck.of(in -> new ProductAndQuotient().applyAll(in.get(0), in.get(1)).get(1))
        .at(x, x.add(1))
        .orThrow();
    assertFalse(GradientCheck.of(in -> new Cube(true).apply(in.getFirst())).at(x).passed());
  }

  private static final class Cubed extends Module {
    private final Parameter weight = parameter("weight", Shape.of(3), Initializer.constant(1));

    @Override
    protected Tensor forward(Tensor x, Pass pass) {
      return new Cube(false).apply(x.mul(pass.value(weight)));
    }
  }

  @Test
  void worksInAModuleInAStepAndInAHeldPlan() {
    var module = new Cubed();
    module.initialize(0);
    module.gradientCheck(y -> y).at(X).orThrow();
    var optimizer = new Sgd(module, 0.125f).on(evaluator);
    assertEquals(7.125f, optimizer.step(pass -> module.apply(X, pass).sum()).item());
    // By w: 3 x³ at w = 1.
    assertArrayEquals(new float[] {1.375f, 0.953125f, -2}, module.weight.snapshot().toArray());
    float[] result = new float[3];
    var held = evaluator.hold(List.of(X), module.apply(X));
    held.run(new float[] {1, 1, 1}, result);
    assertArrayEquals(
        new float[] {1.375f * 1.375f * 1.375f, 0.953125f * 0.953125f * 0.953125f, -8}, result);
    long plans = evaluator.plans().misses();
    optimizer.step(pass -> module.apply(X, pass).sum());
    assertEquals(plans, evaluator.plans().misses(), "equal records share a plan");
  }
}
