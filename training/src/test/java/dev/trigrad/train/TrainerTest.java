package dev.trigrad.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.ArgumentException;
import dev.trigrad.RandomKey;
import dev.trigrad.Tensor;
import dev.trigrad.data.Batch;
import dev.trigrad.data.Dataset;
import dev.trigrad.data.TensorDataset;
import dev.trigrad.graph.Cell;
import dev.trigrad.loss.MeanSquaredError;
import dev.trigrad.nn.Linear;
import dev.trigrad.optim.Sgd;
import dev.trigrad.optim.schedule.ReduceOnPlateau;
import dev.trigrad.run.Evaluator;
import dev.trigrad.train.metric.Metric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Epochs, steps, what is measured, when it ends, and what is told. */
class TrainerTest {
  private static final RandomKey KEY = RandomKey.of(3);

  private final Linear model = new Linear(2, 1);
  private final List<TrainingEvent> events = new ArrayList<>();

  private static Dataset line(int rows) {
    float[] x = new float[2 * rows];
    float[] y = new float[rows];
    for (int i = 0; i < rows; i++) {
      x[2 * i] = KEY.uniform(2 * i);
      x[2 * i + 1] = KEY.uniform(2 * i + 1);
      y[i] = 3 * x[2 * i] - 2 * x[2 * i + 1] + 1;
    }
    return new TensorDataset(
        Map.of("features", Tensor.of(x, rows, 2), "targets", Tensor.of(y, rows, 1)));
  }

  private static List<Batch> batches(int epoch) {
    return line(10).batches(4, KEY.split(epoch));
  }

  private Trainer trainer() {
    model.initialize(1);
    return Trainer.of(model, new Sgd(model, 0.1f), new MeanSquaredError()).listen(events::add);
  }

  private <E extends TrainingEvent> List<E> of(Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  @Test
  void tellsWhatHappensInOrder() {
    trainer().fit(TrainerTest::batches, 2);
    var kinds = events.stream().map(event -> event.getClass().getSimpleName()).toList();
    List<String> epoch = List.of("Stepped", "Stepped", "Stepped", "EpochEnded");
    var expected = new ArrayList<>(List.of("Started"));
    expected.addAll(epoch);
    expected.addAll(epoch);
    expected.add("Ended");
    assertEquals(expected, kinds);
    assertEquals(new TrainingEvent.Started(0, 0, 2, 6), events.getFirst());
    assertEquals(new TrainingEvent.Ended(2, 6, "all 2 epochs are done"), events.getLast());
    var steps = of(TrainingEvent.Stepped.class);
    assertEquals(List.of(4, 4, 2, 4, 4, 2), steps.stream().map(s -> s.size()).toList());
    assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L), steps.stream().map(s -> s.step()).toList());
    assertEquals(0.1f, (float) steps.getFirst().learningRate());
  }

  @Test
  void aHistoryOfEpochsHasNoSteps() {
    History history = trainer().historyOfEpochs().fit(TrainerTest::batches, 2);
    assertEquals(2, history.size());
    assertEquals(List.of("loss", "learningRate"), history.names());
    assertEquals(6, history.step(1));
    assertEquals(6, of(TrainingEvent.Stepped.class).size());
    assertEquals(0, trainer().historyOfEpochs().fitSteps(TrainerTest::batches, 2).size());
    Trainer whole = trainer();
    assertEquals(8, whole.fit(TrainerTest::batches, 2).size());
    var late = assertThrows(ArgumentException.class, whole::historyOfEpochs);
    assertEquals(
        "trainer: the history has 8 rows already; ask for one of epochs before fit(…)",
        late.getMessage());
    assertEquals(12, whole.fit(TrainerTest::batches, 3).size());
  }

  @Test
  void aSmallerLastBatchCountsWhatItHas() {
    Trainer trainer = trainer().metrics(Metric.mse()).validate(line(10).batches(4, null));
    trainer.fit(TrainerTest::batches, 1);
    var values = of(TrainingEvent.EpochEnded.class).getFirst().values();
    var steps = of(TrainingEvent.Stepped.class);
    double mean = steps.stream().mapToDouble(s -> s.loss() * s.size()).sum() / 10;
    assertEquals(mean, values.get("loss"), 1e-12);
    Batch all = line(10).batches(10, null).getFirst();
    double whole = new MeanSquaredError().of(model.apply(all.features()), all.targets()).item();
    assertEquals(whole, values.get("validation.loss"), 1e-6);
    String metric = Metric.mse().name();
    assertEquals(whole, values.get("validation." + metric), 1e-6);
    assertEquals(values.get("loss"), values.get(metric), 1e-6);
    assertEquals(
        List.of("loss", metric, "validation.loss", "validation." + metric, "learningRate"),
        List.copyOf(values.keySet()));
    assertEquals(whole, trainer.evaluate(line(10)).get("loss"), 1e-6);
  }

  @Test
  void severalHeadsAndValues() {
    model.initialize(1);
    Trainer trainer =
        Trainer.of(
                model,
                new Sgd(model, 0.1f),
                (batch, pass, measures) -> {
                  Tensor y = model.apply(batch.features(), pass);
                  measures.outputs("price", y, batch.targets());
                  Tensor size = measures.value("size", y.square().mean());
                  return new MeanSquaredError().of(y, batch.targets()).add(size.mul(1e-3f));
                })
            .metrics("price", Metric.mae())
            .validate(line(7))
            .listen(events::add);
    trainer.fit(TrainerTest::batches, 1);
    var values = of(TrainingEvent.EpochEnded.class).getFirst().values();
    String name = "price." + Metric.mae().name();
    assertEquals(
        List.of(
            "loss",
            name,
            "size",
            "validation.loss",
            "validation." + name,
            "validation.size",
            "learningRate"),
        List.copyOf(values.keySet()));
    assertTrue(values.values().stream().allMatch(Double::isFinite), values.toString());
  }

  /** A training that is left after any step tells the same as one that is not. */
  @Test
  void goesOnInTheMidstOfAnEpoch() {
    Function<Trainer, Trainer> settings =
        t ->
            t.validate(line(5))
                .stop(EarlyStopping.lowest("validation.loss").patience(2))
                .keepLowest("validation.loss");
    settings.apply(trainer()).fit(TrainerTest::batches, 3);
    var expected = of(TrainingEvent.EpochEnded.class);
    var losses = of(TrainingEvent.Stepped.class);
    float[] weights = model.cells().get("weight").snapshot().toArray();
    events.clear();
    Map<String, Tensor> saved = new LinkedHashMap<>();
    for (int step = 1; step <= 9; step++) {
      float[] now = step == 1 ? null : model.cells().get("weight").snapshot().toArray();
      float[] bias = step == 1 ? null : model.cells().get("bias").snapshot().toArray();
      Trainer trainer = settings.apply(trainer());
      if (step > 1) {
        model.cells().get("weight").assign(Tensor.of(now, 2, 1));
        model.cells().get("bias").assign(Tensor.of(bias, 1));
        trainer.cells().forEach((name, cell) -> cell.assign(saved.get(name)));
      }
      trainer.fitSteps(TrainerTest::batches, step);
      trainer.cells().forEach((name, cell) -> saved.put(name, cell.snapshot()));
    }
    assertEquals(losses, of(TrainingEvent.Stepped.class));
    assertEquals(expected, of(TrainingEvent.EpochEnded.class));
    assertArrayEquals(weights, model.cells().get("weight").snapshot().toArray());
  }

  @Test
  void fitCountsEpochsInAll() {
    Trainer trainer = trainer();
    History history = trainer.fit(TrainerTest::batches, 2);
    assertSame(history, trainer.fit(TrainerTest::batches, 2));
    assertEquals(6, trainer.step());
    assertEquals(8, history.size(), "a row for each step and each epoch");
    var last = of(TrainingEvent.EpochEnded.class).getLast();
    assertEquals(last.values().get("loss"), history.last("loss"));
    trainer.fit(TrainerTest::batches, 3);
    assertEquals(9, trainer.step());
    assertEquals(3, trainer.epoch());
  }

  @Test
  void whatListenersThrowEndsIt() {
    var error = new IllegalStateException("full");
    Trainer trainer = trainer();
    trainer.listen(
        event -> {
          if (event.step() == 2) {
            throw error;
          }
        });
    var thrown =
        assertThrows(IllegalStateException.class, () -> trainer.fit(TrainerTest::batches, 3));
    assertSame(error, thrown);
    assertEquals(2, trainer.step());
    assertEquals(new TrainingEvent.Ended(0, 2, "failed: full"), events.getLast());
    trainer.listeners.removeLast();
    trainer.fit(TrainerTest::batches, 1);
    assertEquals(3, trainer.step());
  }

  @Test
  void accumulatesTheRestAtTheEndOfAnEpoch() {
    Trainer trainer = trainer().accumulate(2);
    trainer.fit(TrainerTest::batches, 2);
    var sizes = of(TrainingEvent.Stepped.class).stream().map(s -> s.size()).toList();
    assertEquals(List.of(8, 2, 8, 2), sizes);
    assertEquals(new TrainingEvent.Started(0, 0, 2, 4), events.getFirst());
  }

  @Test
  void plateausReduceTheRate() {
    Trainer trainer =
        trainer().plateau("loss", new ReduceOnPlateau().patience(0).absoluteThreshold(1e9));
    trainer.fit(TrainerTest::batches, 3);
    var rates =
        of(TrainingEvent.EpochEnded.class).stream()
            .map(end -> end.values().get("learningRate").floatValue())
            .toList();
    assertEquals(List.of(0.1f, 0.1f, 0.01f), rates);
  }

  @Test
  void keepsTheBest() {
    model.initialize(1);
    // It climbs, so the first epoch is the best.
    Trainer trainer =
        Trainer.of(model, new Sgd(model, 0.1f).maximize(), new MeanSquaredError())
            .validate(line(5))
            .keepLowest("validation.loss")
            .listen(events::add);
    trainer.fit(TrainerTest::batches, 3);
    double first = of(TrainingEvent.EpochEnded.class).getFirst().values().get("validation.loss");
    assertEquals(first, trainer.bestValue());
    Batch batch = line(5).batches(5, null).getFirst();
    Tensor frozen = trainer.best().apply(batch.features());
    trainer.restoreBest();
    assertEquals(first, trainer.evaluate(line(5)).get("loss"), 0);
    assertArrayEquals(frozen.toArray(), model.apply(batch.features()).toArray());
  }

  @Test
  void cellsAreAllThatIsRemembered() {
    Trainer trainer = trainer().stop(EarlyStopping.lowest("loss")).keepLowest("loss");
    assertEquals(
        List.of("position", "stopping.loss", "best", "best.weight", "best.bias"),
        List.copyOf(trainer.cells().keySet()));
    trainer.fit(TrainerTest::batches, 1);
    Cell position = trainer.cells().get("position");
    assertArrayEquals(
        new double[] {1, 3, 0, 0, 0, 0}, (double[]) Evaluator.value(position.snapshot()));
  }

  @Test
  void validationDrawsNothing() {
    Trainer trainer = trainer().validate(line(300));
    trainer.fit(TrainerTest::batches, 1);
    float[] with = model.cells().get("weight").snapshot().toArray();
    trainer().fit(TrainerTest::batches, 1);
    assertArrayEquals(model.cells().get("weight").snapshot().toArray(), with);
  }
}
