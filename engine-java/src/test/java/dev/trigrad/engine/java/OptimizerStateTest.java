package dev.trigrad.engine.java;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.trigrad.DType;
import dev.trigrad.IndexException;
import dev.trigrad.RandomKey;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Recorder;
import dev.trigrad.graph.Updates;
import dev.trigrad.nn.Initializer;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Parameter;
import dev.trigrad.nn.Pass;
import dev.trigrad.op.Composite;
import dev.trigrad.optim.Adam;
import dev.trigrad.optim.Optimizer;
import dev.trigrad.optim.Sgd;
import dev.trigrad.run.Evaluator;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What optimizers and modules remember between steps. */
class OptimizerStateTest {
  private final Evaluator evaluator = new Evaluator(new JavaProvider().open());

  private static Parameter parameter(String name, float... values) {
    var parameter = new Parameter(name, Shape.of(values.length), Initializer.zeros());
    parameter.assign(Tensor.of(values));
    return parameter;
  }

  private static Function<Pass, Tensor> loss(Parameter... parameters) {
    return pass -> {
      Tensor loss = Tensor.of(0f);
      for (Parameter parameter : parameters) {
        loss = loss.add(pass.value(parameter).sub(1).square().sum());
      }
      return loss;
    };
  }

  private static int[] counts(Optimizer optimizer) {
    return (int[]) Evaluator.value(optimizer.cells().get("step").snapshot());
  }

  @Test
  void settingsAreInputsOfOnePlan() {
    for (int i = 0; i < 10; i++) {
      var w = parameter("w", 1, 2);
      var adam = new Adam(List.of(w), 0.1f).betas(0.05 * i, 0.09 * i).epsilon(1e-3f * i);
      adam.on(evaluator).step(loss(w));
    }
    assertEquals(1, evaluator.plans().misses());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsRememberedCanBeCarriedOver(boolean adam) {
    Function<List<Parameter>, Optimizer> make =
        adam
            ? parameters -> new Adam(parameters, 0.1f)
            : parameters -> new Sgd(parameters, 0.1f).momentum(0.9f);
    var a = parameter("a", 5, -3);
    var b = parameter("b", 2);
    Optimizer first = make.apply(List.of(a, b)).on(evaluator).allowUnreached();
    first.step(loss(a, b));
    first.step(loss(a));
    first.step(loss(a, b));

    var c = parameter("a", 0, 0);
    var d = parameter("b", 0);
    Optimizer second = make.apply(List.of(c, d)).on(evaluator).allowUnreached();
    second.step(loss(c, d));
    c.assign(a.snapshot());
    d.assign(b.snapshot());
    assertEquals(first.cells().keySet(), second.cells().keySet());
    first.cells().forEach((path, cell) -> second.cells().get(path).assign(cell.snapshot()));

    for (int step = 0; step < 3; step++) {
      first.step(loss(a, b));
      second.step(loss(c, d));
    }
    assertArrayEquals(a.snapshot().toArray(), c.snapshot().toArray());
    assertArrayEquals(b.snapshot().toArray(), d.snapshot().toArray());
  }

  @Test
  void stepsAreCountedForEachParameterAndOnlyWhenTheyAreDone() {
    var a = parameter("a", 5, -3);
    var b = parameter("b", 2);
    var adam = new Adam(List.of(a, b), 0.1f).on(evaluator).allowUnreached();
    assertArrayEquals(new int[] {0, 0}, counts(adam));
    adam.step(loss(a, b));
    adam.step(loss(a));
    assertArrayEquals(new int[] {2, 1}, counts(adam));
    Tensor computed = Tensor.of(new int[] {1}).mul(2);
    assertThrows(
        IndexException.class,
        () ->
            adam.step(
                pass -> {
                  pass.keep(pass.value(a).gather(0, computed).sum());
                  return loss(a, b).apply(pass);
                }));
    assertArrayEquals(new int[] {2, 1}, counts(adam));
    adam.step(loss(b));
    assertArrayEquals(new int[] {2, 2}, counts(adam));
    adam.step(Arrays.asList(null, null), new Updates());
    assertArrayEquals(new int[] {2, 2}, counts(adam));
  }

  /** A body that stops the gradient of its second input. */
  private record Half() implements Composite {
    @Override
    public String name() {
      return "half";
    }

    @Override
    public List<Tensor> body(List<Tensor> inputs) {
      return List.of(inputs.get(0).mul(inputs.get(1).stopGradient()));
    }
  }

  @Test
  void whatNoGradientFlowsToIsLeftAlone() {
    var w = parameter("w", 2, 3);
    var v = parameter("v", 0.5f, 0.25f);
    var adam = new Adam(List.of(w, v), 0.1f).weightDecay(0.5f).on(evaluator).allowUnreached();
    List<BinaryOperator<Tensor>> blind =
        List.of(
            (y, x) -> y.gather(0, x.argmax(0).reshape(1)),
            (y, x) -> y.mul(x.greater(y).cast(DType.FLOAT32)),
            (y, x) -> y.mul(x.sign()),
            (y, x) -> y.mul(x.cast(DType.INT32).cast(DType.FLOAT32)),
            (y, x) -> y.mul(x.stopGradient()),
            (y, x) -> Recorder.record(new Half(), y, x));
    for (int i = 0; i < blind.size(); i++) {
      long moves = w.version();
      var again = parameter("w", 2, 3);
      BinaryOperator<Tensor> path = blind.get(i);
      adam.step(pass -> path.apply(pass.value(w), pass.value(v)).sum());
      assertEquals(moves + 1, w.version(), "path " + i);
      assertEquals(1, v.version(), "path " + i);
      w.assign(again.snapshot());
    }
    adam.step(pass -> pass.value(v).square().sum());
    assertEquals(2, v.version());
  }

  /** Halves its running state and adds the mean of what it sees. */
  private static final class Running extends Module {
    final Cell state = state("state", Tensor.of(8f));

    @Override
    protected Tensor forward(Tensor x, Pass pass) {
      pass.update(state, pass.value(state).mul(0.5f).add(x.mean()));
      return x.mul(pass.value(state));
    }
  }

  @Test
  void aModuleUsedTwiceInAPassUpdatesItsStateTwice() {
    var running = new Running();
    Pass pass = Pass.training(RandomKey.of(1));
    Tensor once = running.apply(Tensor.of(1f), pass);
    Tensor twice = running.apply(Tensor.of(2f), pass);
    evaluator.commit(pass.updates(), once, twice);
    assertEquals(5, once.item());
    assertEquals(9, twice.item());
    assertEquals(4.5f, running.state.snapshot().item());
    assertEquals(2, running.state.version());
  }
}
