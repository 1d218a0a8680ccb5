package dev.trigrad.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is shown of a training, by a clock that is set. */
class ProgressTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private long now;

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }

  private void train(Progress progress, int epochs, long steps) {
    progress.on(new TrainingEvent.Started(0, 0, epochs, steps));
    for (int step = 1; step <= 20; step++) {
      now += Duration.ofSeconds(6).toNanos();
      int epoch = (step - 1) / 10;
      progress.on(new TrainingEvent.Stepped(epoch, step, 1.0 / step, 32, 0.1));
      if (step % 10 == 0) {
        var values = new LinkedHashMap<String, Double>();
        values.put("loss", 0.25);
        values.put("validation.loss", 1e-7);
        values.put("validation.accuracy", 0.9871);
        values.put("learningRate", Double.NaN);
        progress.on(new TrainingEvent.EpochEnded(epoch, step, values));
      }
    }
    progress.on(new TrainingEvent.Saved(20, Path.of("a", "b.safetensors")));
    progress.on(new TrainingEvent.Ended(2, 20, "all 2 epochs are done"));
  }

  @Test
  void linesElsewhere() {
    train(new Progress(out, false, () -> now), 2, 20);
    assertEquals(
        """
        epoch 1/2  step 10/20   50 %  loss 0.2929  5/s  1:00 left
        epoch 1/2  loss 0.2500  validation.loss 1.000e-07  validation.accuracy 0.9871
          learningRate NaN  5/s  1:00 left
        epoch 2/2  step 20/20  100 %  loss 0.0669  5/s  0:00 left
        epoch 2/2  loss 0.2500  validation.loss 1.000e-07  validation.accuracy 0.9871
          learningRate NaN  5/s  0:00 left
        saved  a/b.safetensors
        ended after step 20: all 2 epochs are done
        """,
        text().replace('\\', '/'));
  }

  @Test
  void aBarOnATerminal() {
    train(new Progress(out, true, () -> now), 2, 20);
    String first = text().split("\r")[1];
    assertEquals(
        "epoch 1/2  [=>                      ]    5 %  loss 1.0000  5/s  1:54 left", first);
    assertTrue(text().contains("[============>           ]   50 %"), text());
    assertTrue(text().contains("epoch 2/2  [========================]  100 %"), text());
    for (String line : text().split("[\r\n]")) {
      assertTrue(line.length() <= 79, line);
    }
  }

  @Test
  void withoutAKnownEnd() {
    train(new Progress(out, false, () -> now).every(Duration.ofSeconds(50)), -1, -1);
    assertTrue(text().startsWith("epoch 1  step 9  loss 0.3143  5/s  0:54\n"), text());
  }

  @Test
  void noLineIsLongerThanATerminal() {
    for (boolean bar : new boolean[] {true, false}) {
      var progress = new Progress(out, bar, () -> now += 1_000_000_000_000L);
      progress.on(new TrainingEvent.Started(0, 0, 1_000_000, Long.MAX_VALUE / 200));
      progress.on(new TrainingEvent.Stepped(999_999, 1L << 50, -1e-300, 1 << 30, 0.1));
      progress.on(new TrainingEvent.EpochEnded(0, 1, Map.of("x".repeat(200), 1e300, "b", -0.0)));
      progress.on(new TrainingEvent.Ended(0, 1, "y".repeat(300)));
    }
    for (String line : text().split("[\r\n]")) {
      assertTrue(line.length() <= 79, line.length() + ": " + line);
    }
  }
}
