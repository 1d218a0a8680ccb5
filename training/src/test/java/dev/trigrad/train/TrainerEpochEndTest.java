package dev.trigrad.train;

import static dev.trigrad.train.LineTraining.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.Tensor;
import dev.trigrad.data.Batch;
import dev.trigrad.data.DataLoader;
import dev.trigrad.data.Dataset;
import dev.trigrad.train.metric.Metric;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The end of an epoch at which a training is left or fails, and what is measured by then. */
class TrainerEpochEndTest {
  @TempDir private Path directory;

  private final List<TrainingEvent> events = new ArrayList<>();

  private Trainer trainer() {
    return LineTraining.trainer(directory).listen(events::add);
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
