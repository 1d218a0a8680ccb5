package dev.trigrad.testkit.around;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.ArgumentException;
import dev.trigrad.GraphException;
import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.engine.java.JavaProvider;
import dev.trigrad.graph.Updates;
import dev.trigrad.nn.Initializer;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Parameter;
import dev.trigrad.nn.Pass;
import dev.trigrad.nn.Snapshot;
import dev.trigrad.optim.Optimizer;
import dev.trigrad.optim.Sgd;
import dev.trigrad.optim.WeightAverage;
import dev.trigrad.optim.schedule.Schedule;
import dev.trigrad.run.Evaluator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Averages of weights: PyTorch's numbers, and what one predicts with. */
class WeightAverageTest {
  /** Of w, step by step; see {@link #train}. */
  private static final double[][] EQUAL = {
    {0.8, -1.4, 0.8},
    {0.736, -1.2079999999999997, 0.8960000000000001},
    {0.6967466666666666, -1.0902399999999997, 0.9548800000000001},
    {0.6709376, -1.0128127999999996, 0.9935936000000001},
    {0.6507040768, -0.9521122303999997, 1.0239438848},
    {0.6334165947733333, -0.9002497843199997, 1.04987510784}
  };

  private static final double[][] EXPONENTIAL = {
    {0.8, -1.4, 0.8},
    {0.7872000000000001, -1.3616, 0.8192},
    {0.7703040000000001, -1.3109119999999999, 0.8445440000000001},
    {0.7526246400000002, -1.2578739199999998, 0.87106304},
    {0.7343391744000002, -1.2030175231999998, 0.8984912384},
    {0.7156031754240001, -1.146809526272, 0.926595236864}
  };

  private final Evaluator evaluator = new Evaluator(new JavaProvider().open());
  private final Parameter w = new Parameter("w", Shape.of(3), Initializer.zeros());

  private WeightAverage trained(WeightAverage average, int steps) {
    train(average, steps);
    return average;
  }

  /**
   * {@code torch.optim.SGD([w], lr=0.1)} with {@code SWALR(opt, 0.02, 3)} on {@code ((w - [0, 1,
   * 2]) ** 2).sum()} from [1, −2, 0.5], in double precision.
   */
  private Optimizer train(WeightAverage average, int steps) {
    w.assign(Tensor.of(new float[] {1, -2, 0.5f}));
    var optimizer = new Sgd(List.of(w), 0.1f).schedule(Schedule.anneal(3, 0.2)).on(evaluator);
    optimizer.average(average);
    Tensor target = Tensor.of(new float[] {0, 1, 2});
    for (int step = 0; step < steps; step++) {
      optimizer.step(pass -> pass.value(w).sub(target).square().sum());
    }
    return optimizer;
  }

  private void same(double[] expected, WeightAverage average) {
    float[] actual = average.values().get(w).toArray();
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], 3e-7 * Math.max(1, Math.abs(expected[i])));
    }
  }

  /** {@code AveragedModel(model)}, and the same with {@code avg_fn=0.9 * a + 0.1 * p}. */
  @Test
  void pyTorchsNumbers() {
    for (int steps = 1; steps <= 6; steps++) {
      same(EQUAL[steps - 1], trained(WeightAverage.equal(), steps));
      same(EXPONENTIAL[steps - 1], trained(WeightAverage.exponential(0.9), steps));
    }
  }

  /** Every second value after the first two: those after steps 4 and 6. */
  @Test
  void someSteps() {
    var average = trained(WeightAverage.equal().from(2).every(2), 6);
    assertEquals(2, average.count());
    same(
        new double[] {
          (0.5935104 + 0.54697918464) / 2, (-0.7805312 - 0.64093755392) / 2, 1.14463281152
        },
        average);
  }

  /** The definitions, from the values after each step. */
  @Test
  void warmedUpAndDebiased() {
    var values = new ArrayList<float[]>();
    for (int steps = 1; steps <= 6; steps++) {
      train(WeightAverage.equal(), steps);
      values.add(w.snapshot().toArray());
    }
    double warmed = values.getFirst()[1];
    double sum = 0;
    double weights = 0;
    for (int n = 0; n < 6; n++) {
      double decay = n == 0 ? 0 : Math.min(0.5, (1.0 + n) / (10 + n));
      warmed = decay * warmed + (1 - decay) * values.get(n)[1];
      sum = 0.5 * sum + 0.5 * values.get(n)[1];
      weights = 0.5 * weights + 0.5;
    }
    float[] actual = trained(WeightAverage.exponential(0.5).warmUp(), 6).values().get(w).toArray();
    assertEquals(warmed, actual[1], 1e-6);
    actual = trained(WeightAverage.exponential(0.5).debiased(), 6).values().get(w).toArray();
    assertEquals(sum / weights, actual[1], 1e-6);
  }

  /** At a decay of 0.9999, constant weights stay as they are: no drift by rounded factors. */
  @Test
  void ofConstantWeightsIsTheirValue() {
    var average = WeightAverage.exponential(0.9999);
    w.assign(Tensor.of(new float[] {0.1f, 1e-30f, 3e30f}));
    var optimizer = new Sgd(List.of(w), 0).on(evaluator);
    optimizer.average(average);
    for (int step = 0; step < 200; step++) {
      optimizer.step(List.of(Tensor.ones(3)), new Updates());
    }
    assertArrayEquals(w.snapshot().toArray(), average.values().get(w).toArray());
  }

  @Test
  void predictsAndSwaps() {
    var layer = new Linear(3, 2);
    layer.initialize(1);
    var optimizer = new Sgd(layer, 0.1f).on(evaluator);
    WeightAverage average = optimizer.average(WeightAverage.exponential(0.5));
    Tensor x = Tensor.of(new float[] {1, 2, 3, -1, 0, 4}, 2, 3);
    for (int step = 0; step < 3; step++) {
      optimizer.step(pass -> layer.apply(x, pass).square().mean());
    }
    float[] trained = layer.apply(x).toArray();
    Snapshot snapshot = average.snapshot(layer);
    float[] averaged = snapshot.apply(x).toArray();
    assertFalse(java.util.Arrays.equals(trained, averaged));
    assertArrayEquals(averaged, layer.apply(x, Pass.inference().with(average.values())).toArray());
    average.swap();
    assertTrue(average.swapped());
    assertArrayEquals(averaged, layer.apply(x).toArray());
    assertArrayEquals(averaged, average.snapshot(layer).apply(x).toArray());
    misused(
        "step: the parameters hold their average; call average.swap() before training on",
        () -> optimizer.step(pass -> layer.apply(x, pass).square().mean()));
    misused(
        "step: the parameters hold their average; call average.swap() before training on",
        average::update);
    average.swap();
    assertArrayEquals(trained, layer.apply(x).toArray());
    optimizer.step(pass -> layer.apply(x, pass).square().mean());
    assertArrayEquals(averaged, snapshot.apply(x).toArray());
    average.update();
    assertEquals(5, average.count());
    var error =
        assertThrows(
            ShapeException.class, () -> layer.snapshot().with(Map.of(layer.bias(), Tensor.of(1f))));
    assertEquals("snapshot: value of 'bias' is float32[], expected float32[2]", error.getMessage());
  }

  private static void misused(String message, Executable call) {
    assertEquals(message, assertThrows(GraphException.class, call).getMessage());
  }

  private static void refused(String message, Executable call) {
    assertEquals(message, assertThrows(ArgumentException.class, call).getMessage());
  }

  @Test
  void misuse() {
    refused(
        "average: decay is 1.0, expected a number in [0, 1), such as 0.999",
        () -> WeightAverage.exponential(1));
    refused("average: every is 0, expected at least 1", () -> WeightAverage.equal().every(0));
    refused(
        "average: the warm-up is for a plain exponential average that no optimizer follows yet;"
            + " choose one of both, first",
        () -> WeightAverage.equal().warmUp());
    var average = WeightAverage.equal();
    misused("average: no optimizer follows it; call optimizer.average(…) first", average::values);
    w.assign(Tensor.zeros(3));
    var optimizer = new Sgd(List.of(w), 1);
    optimizer.average(average);
    misused(
        "average: no values have been averaged yet; take a step, or call average.update()",
        average::swap);
    refused(
        "optimizer: there is a weight average already; keep one",
        () -> optimizer.average(WeightAverage.equal()));
    refused(
        "average: it is another optimizer's; make one for each",
        () -> new Sgd(List.of(w), 1).average(average));
  }
}
