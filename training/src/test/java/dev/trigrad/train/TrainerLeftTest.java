package dev.trigrad.train;

import static dev.trigrad.train.LineTraining.KEY;
import static dev.trigrad.train.LineTraining.line;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.ArgumentException;
import dev.trigrad.Tensor;
import dev.trigrad.data.Batch;
import dev.trigrad.data.DataLoader;
import dev.trigrad.data.Dataset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A training that is left, within an epoch, and gone on with by the batches that it had, or by
 * others.
 */
class TrainerLeftTest {
  @TempDir private Path directory;

  private Trainer trainer() {
    return LineTraining.trainer(directory);
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

  /** A new loader each time, as another process has one: left within an epoch, and at ends. */
  @ParameterizedTest
  @ValueSource(ints = {3, 5, 7, 10, 12})
  void goesOnWithALoaderThatAFunctionGives(int steps) {
    Trainer whole = trainer();
    try (var loader = new DataLoader(line(20, 2), 4).shuffle(7);
        var first = new DataLoader(line(20, 2), 4).shuffle(7);
        var again = new DataLoader(line(20, 2), 4).shuffle(7);
        var other = new DataLoader(line(20, 2), 4).shuffle(8)) {
      whole.fit(loader, 3);
      trainer().fitSteps(_ -> first, steps);
      Trainer trainer = trainer();
      assertTrue(trainer.resume());
      if (steps % 5 != 0) {
        assertThrows(ArgumentException.class, () -> trainer.fit(_ -> other, 3));
      }
      trainer.fit(_ -> again, 3);
      assertEquals(15, trainer.step());
      whole
          .model
          .cells()
          .forEach(
              (path, cell) ->
                  assertArrayEquals(
                      cell.snapshot().toArray(),
                      trainer.model.cells().get(path).snapshot().toArray(),
                      path));
    }
  }

  private static List<Batch> withShortSecond(List<Batch> batches) {
    var other = new ArrayList<>(batches);
    other.set(1, line(2, 2).batches(2, null).getFirst());
    return other;
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
}
