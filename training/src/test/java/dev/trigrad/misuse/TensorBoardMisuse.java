package dev.trigrad.misuse;

import static dev.trigrad.misuse.Misuse.argument;
import static dev.trigrad.misuse.Misuse.data;
import static dev.trigrad.misuse.Misuse.shape;

import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.tensorboard.EventFile;
import dev.trigrad.tensorboard.EventOptions;
import dev.trigrad.tensorboard.EventWriter;
import dev.trigrad.tensorboard.TensorBoard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;

/** Wrong calls of what writes for TensorBoard. */
final class TensorBoardMisuse {
  private static final Tensor S = Tensor.of(1f);
  private static final Tensor V = Tensor.of(new float[] {1, 2});
  private static final Tensor INTS = Tensor.of(new int[] {0, 1});

  private TensorBoardMisuse() {}

  /** A call of a writer, on a file that is removed again. */
  private static Executable on(Consumer<EventWriter> call) {
    return () -> {
      Path directory = Files.createTempDirectory("trigrad");
      EventWriter writer = EventWriter.open(directory);
      try (writer) {
        call.accept(writer);
      } finally {
        Files.delete(writer.file());
        Files.delete(directory);
      }
    };
  }

  static Stream<Misuse> rows() {
    return Stream.of(tags(), tensors(), others()).flatMap(List::stream);
  }

  private static List<Misuse> tags() {
    return List.of(
        argument("tensorboard: tag is null", on(w -> w.scalar(null, 0, 1))),
        argument("tensorboard: tag is ''; give it a name", on(w -> w.scalar("", 0, 1))),
        argument("tensorboard: tag is ' '; give it a name", on(w -> w.text(" ", 0, "x"))),
        argument(
            "tensorboard: 'a' is the tag of scalars, not of text; TensorBoard would show the first"
                + " only, choose another tag",
            on(
                w -> {
                  w.scalar("a", 0, 1);
                  w.text("a", 1, "x");
                })),
        argument(
            "tensorboard: step of 'a' is 4, it has been 5; TensorBoard would drop what lies"
                + " between, call restart(4) if that is meant",
            on(
                w -> {
                  w.scalar("a", 5, 1);
                  w.scalar("b", 1, 1);
                  w.scalar("a", 5, 1);
                  w.scalar("a", 4, 1);
                })),
        argument("tensorboard: text of 'a' is null", on(w -> w.text("a", 0, null))),
        argument("tensorboard: values of 'a' is null", on(w -> w.histogram("a", 0, null))),
        argument("tensorboard: image of 'a' is null", on(w -> w.image("a", 0, null))));
  }

  private static List<Misuse> tensors() {
    return List.of(
        argument(
            "histogram: 'a' is float32[0]; expected an element at least",
            on(w -> w.histogram("a", 0, Tensor.zeros(0)))),
        argument(
            "histogram: element 1 of 'a' is NaN, which no bucket holds; expected finite numbers",
            on(w -> w.histogram("a", 0, Tensor.of(new float[] {1, Float.NaN})))),
        shape(
            "image: is [2]; expected [height, width], [channels, height, width] or [images,"
                + " channels, height, width], of 1, 3 or 4 channels, and not empty",
            on(w -> w.image("a", 0, V))),
        shape(
            "image: is [28, 28, 3]; expected [height, width], [channels, height, width] or [images,"
                + " channels, height, width], of 1, 3 or 4 channels, and not empty",
            on(w -> w.image("a", 0, Tensor.zeros(28, 28, 3)))),
        shape(
            "image: is [0, 3]; expected [height, width], [channels, height, width] or [images,"
                + " channels, height, width], of 1, 3 or 4 channels, and not empty",
            on(w -> w.image("a", 0, Tensor.zeros(0, 3)))),
        argument(
            "image: element 1 is NaN; expected a number, 0 for black and 1 for white",
            on(w -> w.image("a", 0, Tensor.of(new float[] {1, Float.NaN}, 1, 2)))),
        argument(
            "image: element 0 is 256; expected int32 from 0 to 255",
            on(w -> w.image("a", 0, Tensor.of(new int[] {256, 0}, 2, 1)))),
        shape(
            "precision and recall: scores are float32[2], labels are float32[2]; expected float32,"
                + " and bool or int32 of the same shape",
            on(w -> w.precisionRecall("a", 0, V, V))),
        shape(
            "precision and recall: scores are float32[], labels are int32[2]; expected float32, and"
                + " bool or int32 of the same shape",
            on(w -> w.precisionRecall("a", 0, S, INTS))),
        argument(
            "precision and recall: sample 1 has score 2.0 and label 1; expected a score from 0 to"
                + " 1, and 0 or 1",
            on(w -> w.precisionRecall("a", 0, V, INTS))));
  }

  private static List<Misuse> others() {
    return List.of(
        argument(
            "hyperparameters: 'a' is a List12; expected a number, text or a truth value",
            on(w -> w.hyperparameters(Map.of("a", List.of(1)), Map.of()))),
        argument(
            "hyperparameters: 'a' is null; expected a number, text or a truth value",
            on(w -> w.hyperparameters(Collections.singletonMap("a", null), Map.of()))),
        argument(
            "hyperparameters: metric 'a' is null",
            on(w -> w.hyperparameters(Map.of(), Collections.singletonMap("a", null)))),
        argument("graph: model is null", on(w -> w.graph(null, TensorType.float32(V.shape())))),
        argument("tensorboard: directory is null", () -> EventWriter.open(null)),
        argument("tensorboard: options is null", () -> EventWriter.open(Path.of("x"), null)),
        argument("tensorboard: writer is null", () -> TensorBoard.listener(null)),
        argument("tensorboard: path is null", () -> EventFile.read(null)),
        argument(
            "tensorboard: host is 'a/b', expected up to 100 letters, digits, dots, dashes and"
                + " underscores",
            () -> EventOptions.standard().host("a/b")),
        argument(
            "tensorboard: interval is PT-1S, expected zero or more",
            () -> EventOptions.standard().flushEvery(Duration.ofSeconds(-1))),
        data(
            "tensorboard: no-such-file does not exist",
            () -> EventFile.read(Path.of("no-such-file"))),
        data(
            "tensorboard: "
                + text()
                + ": record at byte 0 has a wrong checksum of its length;"
                + " this is no event file",
            () -> EventFile.read(text())));
  }

  private static Path text() {
    try {
      Path file = Path.of(System.getProperty("java.io.tmpdir"), "trigrad-no-events");
      file.toFile().deleteOnExit();
      return Files.writeString(file, "step,loss\n1,0.5\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
