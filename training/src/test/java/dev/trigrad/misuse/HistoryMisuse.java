package dev.trigrad.misuse;

import static dev.trigrad.misuse.Misuse.argument;
import static dev.trigrad.misuse.Misuse.index;

import dev.trigrad.Tensor;
import dev.trigrad.io.Npy;
import dev.trigrad.io.Npz;
import dev.trigrad.train.History;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Stream;

/** Wrong calls of histories, their curves, and of NumPy's files. */
final class HistoryMisuse {
  private static final Path FILE = Path.of("a.npz");
  private static final History HISTORY = new History();

  static {
    HISTORY.add(0, 0, Map.of("loss", 1.0));
  }

  private HistoryMisuse() {}

  static Stream<Misuse> rows() {
    return Stream.of(
        argument("history: event is null", () -> HISTORY.on(null)),
        argument("history: map of values is null", () -> HISTORY.add(0, 0, null)),
        argument(
            "history: name of a value is blank; give it one",
            () -> HISTORY.add(0, 0, Map.of(" ", 1.0))),
        argument(
            "history: value of 'a' is null",
            () -> HISTORY.add(0, 0, Collections.singletonMap("a", null))),
        argument(
            "history: no value is called 'accuracy'; there are [loss]",
            () -> HISTORY.last("accuracy")),
        index("history: row 1 is out of range, there are 1", () -> HISTORY.step(1)),
        argument(
            "curves: no measure is called 'validation.loss'; there are [loss]",
            () -> HISTORY.curves().logarithmic("validation.loss")),
        argument("history: path is null", () -> HISTORY.svg(null)),
        argument("history: path is null", () -> History.read(null)),
        argument("npy: path is null", () -> Npy.read((Path) null)),
        argument("npy: type is null", () -> Npy.read(FILE, null)),
        argument("npy: array is null", () -> Npy.write(FILE, null)),
        argument("npy: stream is null", () -> Npy.read(null, "a")),
        argument("npz: path is null", () -> Npz.read(null)),
        argument("npz: map of types is null", () -> Npz.read(FILE, null)),
        argument("npz: map of arrays is null", () -> Npz.write(FILE, null)),
        argument(
            "npz: array 'a' is null", () -> Npz.write(FILE, Collections.singletonMap("a", null))),
        argument(
            "npz: 'a.npy' is no name of an array: it is blank, ends in .npy, has control"
                + " characters, or more than 1000 characters; give another",
            () -> Npz.write(FILE, Map.of("a.npy", Tensor.of(1f)))));
  }
}
