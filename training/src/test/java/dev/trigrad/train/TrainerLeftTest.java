package dev.trigrad.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.ArgumentException;
import dev.trigrad.RandomKey;
import dev.trigrad.Tensor;
import dev.trigrad.data.Batch;
import dev.trigrad.data.DataLoader;
import dev.trigrad.data.Dataset;
import dev.trigrad.data.TensorDataset;
import dev.trigrad.loss.MeanSquaredError;
import dev.trigrad.nn.Linear;
import dev.trigrad.optim.Sgd;
import dev.trigrad.train.metric.Metric;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A training that is left, within an epoch or at the end of one, and gone on with. */
class TrainerLeftTest {
  private static final RandomKey KEY = RandomKey.of(5);

  @TempDir private Path directory;

  private final List<TrainingEvent> events = new ArrayList<>();

  private static Dataset line(int rows, float slope) {
    float[] x = new float[rows];
    float[] y = new float[rows];
    for (int i = 0; i < rows; i++) {
      x[i] = KEY.uniform(i);
      y[i] = slope * x[i] + 1;
    }
    return new TensorDataset(
        Map.of("features", Tensor.of(x, rows, 1), "targets", Tensor.of(y, rows, 1)));
  }

  private Trainer trainer() {
    var model = new Linear(1, 1);
    model.initialize(1);
    return Trainer.of(model, new Sgd(model, 0.1), new MeanSquaredError())
        .checkpoint(directory.resolve("a.safetensors"))
        .listen(events::add);
  }

  private Trainer left(Iterable<Batch> batches, int steps) {
    Trainer trainer = trainer();
    trainer.fitSteps(batches, steps);
    Trainer other = trainer();
    assertTrue(other.resume());
    return other;
  }

  private static void refused(Trainer trainer, Iterable<Batch> batches) {
    long before = trainer.step();
    String said = assertThrows(ArgumentException.class, () -> trainer.fit(batches, 3)).getMessage();
    assertTrue(said.startsWith("trainer: epoch "), said);
    assertEquals(before, trainer.step());
  }

  @Test
  void otherSettingsAreRefused() {
    Iterable<Batch> batches = line(20, 2).batches(4, null);
    trainer().setting("batch", "4").setting("seed", "7").fit(batches, 1);
    Trainer other = trainer().setting("batch", "8").setting("seed", "7");
    String said = assertThrows(ArgumentException.class, other::resume).getMessage();
    assertTrue(said.contains(": batch was 4, is 8; go on as it began"), said);
    assertEquals(0, other.step());
    assertTrue(trainer().setting("batch", "4").setting("unknown", "then").resume());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void anotherLoaderIsRefusedWithinAnEpoch(int workers) {
    Dataset data = line(20, 2);
    try (var loader = new DataLoader(data, 4).shuffle(7).workers(workers);
        var seed = new DataLoader(data, 4).shuffle(8).workers(workers);
        var size = new DataLoader(data, 5).shuffle(7).workers(workers);
        var rows = new DataLoader(line(21, 2), 4).shuffle(7).workers(workers);
        var content = new DataLoader(line(20, 3), 4).shuffle(7).workers(workers);
        var order = new DataLoader(data, 4).seed(7).workers(workers);
        var whole = new DataLoader(line(22, 2), 4).shuffle(7).dropLast().workers(workers);
        var mapped = new DataLoader(data, 4).shuffle(7).map((b, _) -> doubled(b)).workers(workers);
        var same = new DataLoader(data, 4).shuffle(7).workers(workers)) {
      Trainer trainer = left(loader, 7);
      for (var other : List.of(seed, size, rows, content, order, whole, mapped)) {
        refused(trainer, other);
      }
      trainer.fit(same, 3);
      assertEquals(15, trainer.step());
    }
  }

  /** More rows at the end, in order: the first batch is the same, the epoch is not. */
  @Test
  void moreRowsAreRefusedWithinAnEpoch() {
    try (var loader = new DataLoader(line(20, 2), 4);
        var more = new DataLoader(line(24, 2), 4)) {
      refused(left(loader, 7), more);
    }
  }

  @Test
  void betweenEpochsTheDataMayBeOthers() {
    try (var loader = new DataLoader(line(20, 2), 4).shuffle(7);
        var other = new DataLoader(line(30, 3), 6).shuffle(8)) {
      Trainer trainer = left(loader, 10);
      trainer.fit(other, 3);
      assertEquals(15, trainer.step());
    }
  }

  private static Batch doubled(Batch batch) {
    float[] x = batch.features().toArray();
    for (int i = 0; i < x.length; i++) {
      x[i] *= 2;
    }
    return new Batch(Map.of("features", Tensor.of(x, x.length, 1), "targets", batch.targets()));
  }

  @Test
  void otherBatchesOfAFunctionAreRefused() {
    IntFunction<List<Batch>> batches = epoch -> line(20, 2).batches(4, KEY.split(epoch));
    trainer().fitSteps(batches, 7);
    Trainer trainer = trainer();
    trainer.resume();
    for (IntFunction<List<Batch>> other :
        List.<IntFunction<List<Batch>>>of(
            epoch -> line(20, 2).batches(4, KEY.split(epoch + 1)),
            epoch -> line(20, 3).batches(4, KEY.split(epoch)),
            epoch -> line(20, 2).batches(5, KEY.split(epoch)),
            epoch -> batches.apply(epoch).subList(0, 1),
            epoch -> withShortSecond(batches.apply(epoch)))) {
      String said = assertThrows(ArgumentException.class, () -> trainer.fit(other, 3)).getMessage();
      assertTrue(said.startsWith("trainer: epoch 1 was left after 2 batches, and "), said);
      assertEquals(7, trainer.step());
    }
    trainer.fit(batches, 3);
    assertEquals(15, trainer.step());
  }

  private static List<Batch> withShortSecond(List<Batch> batches) {
    var other = new ArrayList<>(batches);
    other.set(1, line(2, 2).batches(2, null).getFirst());
    return other;
  }

  /** Told to stop at the last batch, an epoch ends whole: all of it is measured. */
  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void anEpochEndsWholeAtItsLastBatch(long stop) {
    try (var loader = new DataLoader(line(20, 2), 4).shuffle(7);
        var again = new DataLoader(line(20, 2), 4).shuffle(7)) {
      Trainer trainer = trainer().metrics(Metric.mae()).stop(EarlyStopping.lowest("mae"));
      trainer.listen(
          event -> {
            if (event instanceof TrainingEvent.Stepped && event.step() == stop) {
              trainer.stop();
            }
          });
      trainer.fit(loader, 3);
      assertEquals(stop, trainer.step());
      assertEquals((int) stop / 5, trainer.epoch());
      Trainer other = trainer().metrics(Metric.mae()).stop(EarlyStopping.lowest("mae"));
      assertTrue(other.resume());
      other.fit(again, 3);
      var ends = events.stream().filter(TrainingEvent.EpochEnded.class::isInstance).toList();
      assertEquals(3, ends.size());
      for (TrainingEvent end : ends) {
        double mae = ((TrainingEvent.EpochEnded) end).values().get("mae");
        assertTrue(Double.isFinite(mae), end.toString());
      }
    }
  }

  /** A checkpoint that falls on the last batch is that of the epoch's end. */
  @Test
  void savesAtTheLastBatchWhatHasBeenMeasured() {
    try (var loader = new DataLoader(line(20, 2), 4).shuffle(7)) {
      Trainer trainer = trainer().checkpoint(directory.resolve("a.safetensors"), 5);
      var epochs = new ArrayList<Integer>();
      trainer.listen(
          event -> {
            if (event instanceof TrainingEvent.Saved) {
              Trainer other = trainer();
              other.listeners.clear();
              other.resume();
              epochs.add(other.epoch());
            }
          });
      trainer.fit(loader, 2);
      assertEquals(List.of(1, 2), epochs);
    }
  }

  /** What fails after the last batch leaves an epoch of which only the end is to come. */
  @Test
  void anEpochThatFailedAtItsEndIsEndedLater() {
    try (var loader = new DataLoader(line(20, 2), 4).shuffle(7)) {
      Trainer trainer = trainer().metrics(Metric.mae()).stop(EarlyStopping.lowest("mae"));
      var failing = new boolean[] {true};
      trainer.listen(
          event -> {
            if (failing[0] && event instanceof TrainingEvent.Stepped && event.step() == 5) {
              throw new IllegalStateException("full");
            }
          });
      assertThrows(IllegalStateException.class, () -> trainer.fit(loader, 2));
      failing[0] = false;
      trainer.fit(loader, 2);
      assertEquals(10, trainer.step());
      assertEquals(2, trainer.epoch());
    }
  }

  /** Somebody prints a batch in between: that it is computed by now makes it no other one. */
  @Test
  void batchesThatAreComputedWhenNeededAreTheSame() {
    List<Batch> batches = new ArrayList<>();
    for (Batch batch : line(8, 2).batches(4, null)) {
      Tensor scaled = batch.features().div(2);
      batches.add(new Batch(Map.of("features", scaled, "targets", batch.targets())));
    }
    Trainer trainer = trainer();
    trainer.fitSteps(batches, 1);
    assertFalse(batches.getFirst().features().evaluated());
    batches.getFirst().features().toArray();
    trainer.fitSteps(batches, 2);
    assertEquals(1, trainer.epoch());
    trainer.fitSteps(batches, 3);
    List<Batch> others = new ArrayList<>(batches);
    Batch first = batches.getFirst();
    others.set(
        0,
        new Batch(Map.of("features", first.features().mul(1), "targets", first.targets().add(1))));
    refused(trainer, others);
  }

  /** The step is done by then: its batch is not trained on twice. */
  @Test
  void aMetricThatFailsLeavesTheStepCounted() {
    int[] failing = {2};
    Metric metric =
        Metric.of(
            "fails",
            () ->
                new Metric.Tally() {
                  @Override
                  public void add(Tensor outputs, Tensor targets) {
                    if (--failing[0] == 0) {
                      throw new IllegalStateException("full");
                    }
                  }

                  @Override
                  public double value() {
                    return 0;
                  }
                });
    List<Batch> batches = line(12, 2).batches(4, null);
    Trainer trainer = trainer().metrics(metric);
    assertThrows(IllegalStateException.class, () -> trainer.fit(batches, 1));
    assertEquals(2, trainer.step());
    trainer.fit(batches, 1);
    assertEquals(3, trainer.step());
    Trainer whole = trainer();
    whole.fit(batches, 1);
    assertEquals(whole.evaluate(batches), withoutMetric(trainer.evaluate(batches)));
  }

  private static Map<String, Double> withoutMetric(Map<String, Double> values) {
    return Map.of("loss", values.get("loss"));
  }

  @Test
  void validationByALoaderIsOfAllRows() {
    Dataset held = line(9, 2);
    try (var validation = new DataLoader(held, 2).workers(1)) {
      Trainer trainer = trainer().validate(validation);
      validation.iterator().next();
      assertFalse(validation.batch() == 0);
      trainer.fit(_ -> line(20, 2).batches(4, null), 1);
      double all = trainer.evaluate(held).get("loss");
      var end =
          (TrainingEvent.EpochEnded)
              events.stream()
                  .filter(TrainingEvent.EpochEnded.class::isInstance)
                  .findFirst()
                  .orElseThrow();
      // Sums over other batches, in float within one and in double between them.
      assertEquals(all, end.values().get("validation.loss"), 9 * Math.ulp(1f) * all);
      validation.iterator().next();
      assertEquals(all, trainer.evaluate(validation).get("loss"), 9 * Math.ulp(1f) * all);
    }
  }
}
