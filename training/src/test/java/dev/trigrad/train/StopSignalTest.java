package dev.trigrad.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.Engines;
import dev.trigrad.Tensor;
import dev.trigrad.data.DataLoader;
import dev.trigrad.data.TensorDataset;
import dev.trigrad.loss.MeanSquaredError;
import dev.trigrad.nn.Dropout;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Sequential;
import dev.trigrad.optim.Adam;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A training in another process that is told to end leaves a checkpoint, and can be gone on with.
 */
class StopSignalTest {
  private static final int EPOCHS = 1_000_000;

  @TempDir private Path directory;

  /** What the other process does: trains until it is told to end. */
  static final class Program {
    private Program() {}

    public static void main(String[] arguments) {
      var trainer = trainer();
      trainer.checkpoint(Path.of(arguments[0])).stopOnSignal();
      Thread main = Thread.currentThread();
      boolean exits = arguments.length > 1 && arguments[1].equals("exit");
      boolean again = arguments.length > 1 && arguments[1].equals("again");
      trainer.listen(
          event -> {
            if (event.step() == 20) {
              System.out.println("ready");
              if (exits) {
                System.exit(3);
              }
            }
            if (event instanceof TrainingEvent.Ended end) {
              System.out.println(end.reason());
            }
          });
      if (again) {
        // Another hook of the program, which lasts until it has come to its end.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> await(main)));
      }
      try (var loader = loader()) {
        trainer.fit(loader, EPOCHS);
        if (again) {
          trainer.fit(loader, EPOCHS);
          System.out.println("came to its end");
        }
      }
    }

    private static void await(Thread thread) {
      try {
        thread.join(60_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static DataLoader loader() {
    float[] x = new float[100];
    float[] y = new float[50];
    for (int i = 0; i < 100; i++) {
      x[i] = (float) Math.sin(i);
      y[i / 2] += x[i];
    }
    var data =
        new TensorDataset(Map.of("features", Tensor.of(x, 50, 2), "targets", Tensor.of(y, 50, 1)));
    return new DataLoader(data, 4).shuffle(7).workers(2);
  }

  private static Trainer trainer() {
    var model = Sequential.of(new Linear(2, 8), new Dropout(0.2f), new Linear(8, 1));
    model.initialize(1);
    return Trainer.of(model, new Adam(model, 0.001f), new MeanSquaredError());
  }

  private Process start(String... more) throws IOException {
    var command =
        new java.util.ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dtrigrad.engine=" + Engines.evaluator().engine().info().name(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.trigrad.train.StopSignalTest$Program",
                directory.resolve("a.safetensors").toString()));
    command.addAll(List.of(more));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  @Test
  void goesOnWhereASignalStoppedIt() throws Exception {
    Process process = start();
    String told;
    try (var lines = process.inputReader()) {
      assertEquals("ready", lines.readLine());
      process.toHandle().destroy();
      told = lines.readLine();
    }
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals("the process was told to end", told);
    assertEquals(143, process.exitValue());

    Trainer trainer = trainer().checkpoint(directory.resolve("a.safetensors"));
    assertTrue(trainer.resume());
    long left = trainer.step();
    assertTrue(left >= 20, left + " steps");
    Trainer whole = trainer();
    try (var rest = loader();
        var all = loader()) {
      trainer.fitSteps(rest, left + 30);
      whole.fitSteps(all, left + 30);
    }
    whole
        .model
        .cells()
        .forEach(
            (path, cell) ->
                assertArrayEquals(
                    cell.snapshot().toArray(),
                    trainer.model.cells().get(path).snapshot().toArray(),
                    path));
    assertEquals(whole.epoch(), trainer.epoch());
  }

  /** A program that trains in turns is at its next one while the process ends. */
  @Test
  void anotherTrainingWhileTheProcessEnds() throws Exception {
    Process process = start("again");
    try (var lines = process.inputReader()) {
      assertEquals("ready", lines.readLine());
      process.toHandle().destroy();
      assertEquals("the process was told to end", lines.readLine());
      assertEquals("the process was told to end", lines.readLine());
      assertEquals("came to its end", lines.readLine());
    }
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
  }

  @Test
  void aListenerMayExit() throws Exception {
    Process process = start("exit");
    assertTrue(process.waitFor(Duration.ofSeconds(60)), "it waits for itself");
    assertEquals(3, process.exitValue());
  }

  @Test
  void nothingToGoOnFrom() {
    assertFalse(trainer().checkpoint(directory.resolve("b.safetensors")).resume());
    assertFalse(Files.exists(directory.resolve("b.safetensors")));
  }

  /** What is accumulated has its cells in the file, before the first step too. */
  @Test
  void goesOnWithSumsOfGradients() {
    Path file = directory.resolve("d.safetensors");
    Trainer last = null;
    for (int step = 1; step <= 6; step++) {
      last = trainer().accumulate(3).checkpoint(file);
      assertEquals(step > 1, last.resume());
      try (var loader = loader()) {
        last.fitSteps(loader, step);
      }
    }
    Trainer whole = trainer().accumulate(3);
    try (var loader = loader()) {
      whole.fitSteps(loader, 6);
    }
    assertEquals(6, last.step());
    for (var entry : whole.model.cells().entrySet()) {
      assertArrayEquals(
          entry.getValue().snapshot().toArray(),
          last.model.cells().get(entry.getKey()).snapshot().toArray(),
          entry.getKey());
    }
  }

  /** Stopped after each step and gone on with from the file, by a loader that knows nothing. */
  @Test
  void goesOnFromAFileAfterAnyStep() {
    Path file = directory.resolve("c.safetensors");
    Path best = directory.resolve("best.safetensors");
    for (int step = 1; step <= 28; step++) {
      Trainer trainer = trainer().keepLowest("loss", best).checkpoint(file);
      assertEquals(step > 1, trainer.resume());
      try (var loader = loader()) {
        trainer.fitSteps(loader, step);
      }
      assertEquals(step, trainer.step());
      assertEquals(step / 13, trainer.epoch(), "after step " + step);
    }
    Trainer last = trainer().keepLowest("loss").checkpoint(file);
    last.resume();
    Trainer whole = trainer().keepLowest("loss");
    try (var loader = loader()) {
      whole.fitSteps(loader, 28);
    }
    assertEquals(whole.bestValue(), last.bestValue());
    assertArrayEquals(
        whole.model.cells().get("2.weight").snapshot().toArray(),
        last.model.cells().get("2.weight").snapshot().toArray());
    whole.restoreBest();
    Checkpoint.loadModel(best, last.model);
    assertArrayEquals(
        whole.model.cells().get("2.weight").snapshot().toArray(),
        last.model.cells().get("2.weight").snapshot().toArray());
  }
}
