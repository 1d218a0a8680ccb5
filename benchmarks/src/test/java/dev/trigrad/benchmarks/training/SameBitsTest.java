package dev.trigrad.benchmarks.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.trigrad.Engines;
import dev.trigrad.RandomKey;
import dev.trigrad.Tensor;
import dev.trigrad.data.Batch;
import dev.trigrad.data.Dataset;
import dev.trigrad.data.TensorDataset;
import dev.trigrad.graph.Cell;
import dev.trigrad.loss.CrossEntropy;
import dev.trigrad.loss.Loss;
import dev.trigrad.nn.Activation;
import dev.trigrad.nn.BatchNorm;
import dev.trigrad.nn.Dropout;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Sequential;
import dev.trigrad.optim.Accumulation;
import dev.trigrad.optim.Adam;
import dev.trigrad.optim.Lbfgs;
import dev.trigrad.optim.Optimizer;
import dev.trigrad.optim.schedule.Schedule;
import dev.trigrad.optim.transform.ClipByGlobalNorm;
import dev.trigrad.run.Evaluator;
import dev.trigrad.train.FiniteCheck;
import dev.trigrad.train.Trainer;
import dev.trigrad.train.TrainingEvent;
import dev.trigrad.train.metric.Metric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A trainer gives the bits of the loop that a user writes by hand: parameters, running statistics,
 * slots, random counters and losses, with dropout, shuffling and a smaller last batch in play,
 * whatever is measured and checked beside.
 */
class SameBitsTest {
  private static final int EPOCHS = 3;
  private static final Loss LOSS = new CrossEntropy();
  private static final RandomKey KEY = RandomKey.of(11);

  private static final Dataset DATA = data(70);

  /** A model, its optimizer, and what was lost at each step. */
  private record Run(Sequential model, Optimizer optimizer, List<Float> losses) {
    Map<String, Object> state() {
      var all = new LinkedHashMap<String, Object>();
      model.cells().forEach((path, cell) -> all.put("model." + path, array(cell)));
      optimizer.cells().forEach((name, cell) -> all.put("optimizer." + name, array(cell)));
      return all;
    }

    private static Object array(Cell cell) {
      return Evaluator.value(cell.snapshot());
    }
  }

  static Stream<String> engines() {
    return Stream.of("java", "vector", "native");
  }

  private static Dataset data(int rows) {
    float[] x = new float[rows * 5];
    int[] y = new int[rows];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < 5; j++) {
        x[5 * i + j] = KEY.uniform(5 * i + j) - 0.5f;
      }
      y[i] = x[5 * i] + x[5 * i + 1] > 0 ? 2 : x[5 * i + 2] > 0 ? 1 : 0;
    }
    return new TensorDataset(Map.of("features", Tensor.of(x, rows, 5), "targets", Tensor.of(y)));
  }

  private static Sequential model() {
    var model =
        Sequential.of(
            new Linear(5, 16),
            new BatchNorm(16),
            Activation.relu(),
            new Dropout(0.3f),
            new Linear(16, 3));
    model.initialize(5);
    return model;
  }

  private static Run adam(String engine) {
    Sequential model = model();
    Optimizer optimizer = new Adam(model, 0.01f).on(Engines.evaluator(engine)).seed(9);
    optimizer.schedule(Schedule.cosine(20)).transform(new ClipByGlobalNorm(0.5f));
    return new Run(model, optimizer, new ArrayList<>());
  }

  private static List<Batch> batches(int epoch) {
    return DATA.batches(16, KEY.split(epoch));
  }

  private static Run byHand(Run run) {
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      for (Batch batch : batches(epoch)) {
        Tensor loss =
            run.optimizer.step(
                pass -> LOSS.of(run.model.apply(batch.features(), pass), batch.targets()));
        run.losses.add(loss.item());
      }
    }
    return run;
  }

  private static Trainer trainer(Run run) {
    return Trainer.of(run.model, run.optimizer, LOSS)
        .listen(
            event -> {
              if (event instanceof TrainingEvent.Stepped step) {
                run.losses.add((float) step.loss());
              }
            });
  }

  private static void assertSame(Run expected, Run actual) {
    assertEquals(expected.losses, actual.losses);
    Map<String, Object> bits = expected.state();
    Map<String, Object> others = actual.state();
    assertEquals(bits.keySet(), others.keySet());
    bits.forEach(
        (name, values) ->
            assertArrayEquals(new Object[] {values}, new Object[] {others.get(name)}, name));
  }

  @ParameterizedTest
  @MethodSource("engines")
  void asByHand(String engine) {
    Run hand = byHand(adam(engine));
    assertEquals(15, hand.losses.size());
    for (FiniteCheck check : FiniteCheck.values()) {
      Run run = adam(engine);
      trainer(run).check(check).fit(SameBitsTest::batches, EPOCHS);
      assertSame(hand, run);
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void withAllThatIsMeasuredAndKept(String engine) {
    Run hand = byHand(adam(engine));
    Run run = adam(engine);
    trainer(run)
        .metrics(Metric.accuracy())
        .validate(data(33))
        .keepHighest("validation.accuracy")
        .fit(SameBitsTest::batches, EPOCHS);
    assertSame(hand, run);
  }

  @ParameterizedTest
  @MethodSource("engines")
  void accumulated(String engine) {
    Run hand = adam(engine);
    Accumulation sums = hand.optimizer.accumulation();
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      List<Batch> all = batches(epoch);
      for (int i = 0; i < all.size(); i++) {
        Batch batch = all.get(i);
        if (i % 2 == 1 || i == all.size() - 1) {
          sums.step(
              batch.size(),
              pass -> LOSS.of(hand.model.apply(batch.features(), pass), batch.targets()));
        } else {
          sums.add(
              batch.size(),
              pass -> LOSS.of(hand.model.apply(batch.features(), pass), batch.targets()));
        }
      }
    }
    Run run = adam(engine);
    trainer(run).accumulate(2).fit(SameBitsTest::batches, EPOCHS);
    assertEquals(9, run.losses.size());
    run.losses.clear();
    assertSame(hand, run);
  }

  @ParameterizedTest
  @MethodSource("engines")
  void lineSearches(String engine) {
    Run hand = byHand(lbfgs(engine));
    Run run = lbfgs(engine);
    trainer(run).metrics(Metric.accuracy()).fit(SameBitsTest::batches, EPOCHS);
    assertSame(hand, run);
  }

  private static Run lbfgs(String engine) {
    Sequential model = model();
    Optimizer optimizer =
        new Lbfgs(model, 0.5f).maxIterations(2).on(Engines.evaluator(engine)).seed(9);
    return new Run(model, optimizer, new ArrayList<>());
  }

  /** Left after every step, and gone on with by another trainer from the cells alone. */
  @ParameterizedTest
  @MethodSource("engines")
  void leftAndGoneOnWith(String engine) {
    Run hand = byHand(adam(engine));
    Run run = adam(engine);
    Map<String, Tensor> saved = null;
    for (int step = 1; step <= 15; step++) {
      Run next = adam(engine);
      next.losses.addAll(run.losses);
      Trainer trainer = trainer(next);
      if (saved != null) {
        restore(next, trainer, saved);
      }
      trainer.fitSteps(SameBitsTest::batches, step);
      assertEquals(step, trainer.step());
      saved = save(next, trainer);
      run = next;
    }
    assertSame(hand, run);
  }

  private static Map<String, Cell> cells(Run run, Trainer trainer) {
    var all = new LinkedHashMap<String, Cell>();
    run.model.cells().forEach((name, cell) -> all.put("model." + name, cell));
    run.optimizer.cells().forEach((name, cell) -> all.put("optimizer." + name, cell));
    trainer.cells().forEach((name, cell) -> all.put("trainer." + name, cell));
    return all;
  }

  private static Map<String, Tensor> save(Run run, Trainer trainer) {
    var all = new LinkedHashMap<String, Tensor>();
    cells(run, trainer).forEach((name, cell) -> all.put(name, cell.snapshot()));
    return all;
  }

  private static void restore(Run run, Trainer trainer, Map<String, Tensor> saved) {
    cells(run, trainer).forEach((name, cell) -> cell.assign(saved.get(name)));
  }
}
