package dev.trigrad.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.Engines;
import dev.trigrad.benchmarks.CommandLineTest.Answer;
import dev.trigrad.train.History;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainCommandTest {
  @TempDir private Path folder;

  private static Answer train(String... options) {
    var arguments = new ArrayList<>(List.of("train", "--engine", "java"));
    arguments.addAll(List.of(options));
    return Answer.to(arguments.toArray(String[]::new));
  }

  private static String accuracy(Answer answer) {
    return answer
        .out()
        .lines()
        .filter(line -> line.startsWith("test accuracy"))
        .findAny()
        .get()
        .split(",")[0];
  }

  @Test
  void comesToWhatTheLoopByHandComesTo() {
    var job = new Job();
    job.epochs = 2;
    double byHand =
        new Training(job, job.load(), Engines.evaluator("java")).run().confusion().accuracy();
    Answer answer = train("--epochs", "2");
    assertEquals(0, answer.code(), answer.err());
    assertEquals(
        String.format(Locale.ROOT, "test accuracy %.2f %%", 100 * byHand), accuracy(answer));
    answer
        .out()
        .lines()
        .forEach(line -> assertTrue(line.length() <= 80, () -> line.length() + ": " + line));
  }

  @Test
  void goesOnFromItsCheckpoint() {
    String file = folder.resolve("digits.checkpoint").toString();
    Answer whole = train("--epochs", "3");
    Answer first = train("--epochs", "1", "--checkpoint", file);
    assertFalse(first.out().contains("going on"), first.out());
    Answer second = train("--epochs", "3", "--checkpoint", file);
    assertTrue(second.out().contains("going on after epoch 1\n"), second.out());
    assertEquals(accuracy(whole), accuracy(second));
    Answer nothing = train("--epochs", "3", "--checkpoint", file);
    assertEquals(accuracy(whole), accuracy(nothing));
    assertFalse(nothing.out().contains("NaN"), nothing.out());
  }

  @Test
  void refusesTheCheckpointOfAnotherNetwork() {
    String file = folder.resolve("digits.checkpoint").toString();
    train("--epochs", "1", "--checkpoint", file);
    Answer other = train("--epochs", "2", "--layers", "8", "--checkpoint", file);
    assertEquals(1, other.code());
    assertEquals(1, other.err().lines().count(), other.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--batch 8", "--seed 4", "--rate 0.1", "--activation tanh", "--patience 3"})
  void refusesTheCheckpointOfAnotherTraining(String option) {
    String file = folder.resolve("digits.checkpoint").toString();
    train("--epochs", "1", "--checkpoint", file);
    String[] words = option.split(" ");
    Answer other = train("--epochs", "2", "--checkpoint", file, words[0], words[1]);
    assertEquals(1, other.code(), other.out());
    assertTrue(other.err().contains("another training"), other.err());
    assertTrue(other.err().contains(words[0] + " was "), other.err());
    assertEquals(1, other.err().lines().count(), other.err());
  }

  @Test
  void stopsWhenNothingImprovesAnyMore() throws IOException {
    Path curves = folder.resolve("curves.csv");
    Answer answer =
        train("--epochs", "200", "--rate", "0.05", "--patience", "2", "--plot", curves.toString());
    assertEquals(0, answer.code(), answer.err());
    History history = History.read(curves);
    int epochs = history.epoch(history.size() - 1) + 1;
    assertTrue(epochs < 200, () -> epochs + " epochs");
    double best = Double.MAX_VALUE;
    for (double loss : history.values("validation.loss")) {
      best = Math.min(best, loss);
    }
    double[] losses = history.values("validation.loss");
    assertEquals(best, losses[losses.length - 3]);
  }

  @Test
  void writesCurvesAndEvents() throws IOException {
    Path curves = folder.resolve("curves.svg");
    Path runs = folder.resolve("runs");
    Answer answer =
        train("--epochs", "1", "--plot", curves.toString(), "--tensorboard", runs.toString());
    assertEquals(0, answer.code(), answer.err());
    assertTrue(Files.readString(curves).contains("<svg"));
    try (Stream<Path> files = Files.list(runs)) {
      assertEquals(1, files.filter(file -> file.toString().contains("tfevents")).count());
    }
  }

  @Test
  void aTrainingThatDivergesFailsInOneLine() {
    Answer answer = train("--epochs", "1", "--optimizer", "sgd", "--rate", "1e30");
    assertEquals(1, answer.code());
    assertEquals(1, answer.err().lines().count(), answer.err());
    assertTrue(answer.err().matches("(?s)error: step \\d+: .*lower the learning rate.*"));
  }
}
