package dev.trigrad.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.GraphException;
import dev.trigrad.RandomKey;
import dev.trigrad.Tensor;
import dev.trigrad.data.Batch;
import dev.trigrad.data.TensorDataset;
import dev.trigrad.graph.Cell;
import dev.trigrad.loss.MeanSquaredError;
import dev.trigrad.nn.Activation;
import dev.trigrad.nn.BatchNorm;
import dev.trigrad.nn.Dropout;
import dev.trigrad.nn.Lambda;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Sequential;
import dev.trigrad.optim.Adam;
import dev.trigrad.optim.Optimizer;
import dev.trigrad.optim.Sgd;
import dev.trigrad.run.Evaluator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What can be found out before a training, without a trace. */
class BeforeTrainingTest {
  private static final RandomKey KEY = RandomKey.of(2);

  private static List<Batch> batches(int rows) {
    float[] x = new float[3 * rows];
    float[] y = new float[rows];
    for (int i = 0; i < x.length; i++) {
      x[i] = KEY.uniform(i) - 0.5f;
      y[i / 3] += x[i] * (i % 3 + 1);
    }
    return new TensorDataset(
            Map.of("features", Tensor.of(x, rows, 3), "targets", Tensor.of(y, rows, 1)))
        .batches(8, null);
  }

  private static Sequential model() {
    var model =
        Sequential.of(new Linear(3, 16), Activation.tanh(), new BatchNorm(16), new Linear(16, 1));
    model.initialize(4);
    return model;
  }

  private static List<Object> state(Module model, Optimizer optimizer) {
    var all = new ArrayList<Cell>(model.cells().values());
    all.addAll(optimizer.cells().values());
    return all.stream().map(cell -> Evaluator.value(cell.snapshot())).toList();
  }

  @Test
  void theRangeOfLearningRates() {
    Sequential model = model();
    Optimizer optimizer = new Adam(model, 0.01f);
    var loss = new MeanSquaredError();
    optimizer.step(
        pass ->
            loss.of(
                model.apply(batches(8).getFirst().features(), pass),
                batches(8).getFirst().targets()));
    var before = state(model, optimizer);
    var range = LearningRateRange.test(model, optimizer, loss, batches(8));
    assertArrayEquals(before.toArray(), state(model, optimizer).toArray());
    assertTrue(range.points().size() > 50, range.toString());
    assertEquals(1e-7, range.points().getFirst().rate(), 1e-12);
    double ratio = range.points().get(31).rate() / range.points().get(30).rate();
    assertEquals(Math.pow(1e8, 1.0 / 99), ratio, 1e-5);
    assertTrue(range.suggestion() > 1e-5 && range.suggestion() < 1, range.toString());
    assertEquals(0.01f, optimizer.learningRate());
  }

  @Test
  void smoothedAsLightningDoes() {
    var model = new Linear(3, 1);
    model.initialize(1);
    var range =
        LearningRateRange.test(
            model,
            new Sgd(model, 0.1f),
            Trainer.supervised(model, new MeanSquaredError()),
            batches(16),
            1e-4,
            1e-2,
            3);
    double a = range.points().get(0).loss();
    double b = range.points().get(1).loss();
    double c = range.points().get(2).loss();
    assertEquals(a, range.points().get(0).smoothed(), 1e-9);
    double third = (0.02 * c + 0.98 * (0.02 * b + 0.98 * 0.02 * a)) / (1 - Math.pow(0.98, 3));
    assertEquals(third, range.points().get(2).smoothed(), 1e-9);
    assertTrue(Double.isNaN(range.suggestion()));
  }

  @Test
  void endsWhereItDiverges() {
    var model = new Linear(3, 1);
    model.initialize(1);
    var optimizer = new Sgd(model, 0.1f);
    var before = state(model, optimizer);
    var range =
        LearningRateRange.test(
            model,
            optimizer,
            Trainer.supervised(model, new MeanSquaredError()),
            batches(16),
            1e-4,
            1e30,
            200);
    assertTrue(range.diverged());
    assertTrue(range.points().size() < 200);
    assertArrayEquals(before.toArray(), state(model, optimizer).toArray());
  }

  @Test
  void restoresOnAnErrorToo() {
    Sequential model = model();
    Optimizer optimizer = new Adam(model, 0.01f);
    var before = state(model, optimizer);
    LossFunction fails =
        (batch, pass, measures) -> {
          if (optimizer.learningRate() > 1e-3) {
            throw new GraphException("mine");
          }
          return model.apply(batch.features(), pass).square().mean();
        };
    assertThrows(
        GraphException.class,
        () -> LearningRateRange.test(model, optimizer, fails, batches(40), 1e-6, 1, 50));
    assertArrayEquals(before.toArray(), state(model, optimizer).toArray());
  }

  @Test
  void aBatchThatIsLearned() {
    Sequential model = model();
    Optimizer optimizer = new Adam(model, 0.02f);
    var before = state(model, optimizer);
    var result = Overfit.check(model, optimizer, new MeanSquaredError(), batches(8).getFirst());
    assertEquals(Overfit.Verdict.LEARNS, result.verdict(), result.reason());
    assertArrayEquals(before.toArray(), state(model, optimizer).toArray());
    assertTrue(result.losses().getLast() <= 0.1 * result.losses().getFirst());
  }

  @Test
  void aLayerThatNoGradientReaches() {
    var model =
        Sequential.of(
            new Linear(3, 4), new Lambda("cut", x -> x.mul(0)), new Dropout(0), new Linear(4, 1));
    model.initialize(1);
    var result =
        Overfit.check(model, new Sgd(model, 0.1f), new MeanSquaredError(), batches(8).getFirst());
    assertEquals(Overfit.Verdict.STUCK, result.verdict());
    assertTrue(
        result.reason().contains("no step has changed '0.weight', '0.bias', '3.weight'"),
        result.reason());
  }

  @Test
  void tooSmallAndTooLargeARate() {
    var model = new Linear(3, 1);
    model.initialize(1);
    Batch batch = batches(8).getFirst();
    var small = Overfit.check(model, new Sgd(model, 1e-6f), new MeanSquaredError(), batch);
    assertEquals(Overfit.Verdict.STUCK, small.verdict());
    assertTrue(small.reason().contains("raise the learning rate"), small.reason());
    var optimizer = new Sgd(model, 10);
    var before = state(model, optimizer);
    var large = Overfit.check(model, optimizer, new MeanSquaredError(), batch);
    assertEquals(Overfit.Verdict.DIVERGES, large.verdict(), large.reason());
    assertArrayEquals(before.toArray(), state(model, optimizer).toArray());
  }
}
