package dev.trigrad.misuse;

import static dev.trigrad.misuse.Misuse.argument;
import static dev.trigrad.misuse.Misuse.data;

import dev.trigrad.Tensor;
import dev.trigrad.data.DataHash;
import dev.trigrad.data.TensorDataset;
import dev.trigrad.graph.Cell;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Module;
import dev.trigrad.optim.Optimizer;
import dev.trigrad.train.Checkpoint;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Stream;

/** Wrong calls of checkpoints. */
final class CheckpointMisuse {
  private static final Path NONE = Path.of("no-such-file");
  private static final Map<String, Cell> CELLS = Map.of("n", new Cell("n", Tensor.of(1)));

  private CheckpointMisuse() {}

  private static Checkpoint sample() {
    return Checkpoint.of(new Linear(1, 1));
  }

  static Stream<Misuse> rows() {
    return Stream.concat(parts(), files());
  }

  private static Stream<Misuse> parts() {
    return Stream.of(
        argument("checkpoint: model is null", () -> Checkpoint.of(null)),
        argument("checkpoint: optimizer is null", () -> Checkpoint.of(new Linear(1, 1), null)),
        argument("checkpoint: name is null", () -> sample().with(null, CELLS)),
        argument(
            "checkpoint: map of cells is null",
            () -> sample().with("loader", (Map<String, Cell>) null)),
        argument("checkpoint: model is null", () -> sample().with("teacher", (Module) null)),
        argument("checkpoint: optimizer is null", () -> sample().with("second", (Optimizer) null)),
        argument(
            "checkpoint: cell 'n' is null",
            () -> sample().with("loader", Collections.singletonMap("n", (Cell) null))),
        argument(
            "checkpoint: there is a 'model' already; choose another name",
            () -> sample().with("model", CELLS)),
        argument(
            "checkpoint: the metadata have a 'data'; choose another name",
            () -> sample().with("data", CELLS)),
        argument(
            "checkpoint: the metadata have a 'note'; choose another name",
            () -> sample().describe("note.first", "x").with("note", CELLS)),
        argument(
            "checkpoint: the name 'a.b' is blank or has a dot, which joins paths",
            () -> sample().with("a.b", CELLS)),
        argument(
            "checkpoint: the name ' ' is blank or has a dot, which joins paths",
            () -> sample().with(" ", CELLS)),
        argument("checkpoint: key is null", () -> sample().describe(null, "x")),
        argument("checkpoint: value of 'loss' is null", () -> sample().describe("loss", null)),
        argument(
            "checkpoint: 'engine' is what it describes itself by; choose another key",
            () -> sample().describe("engine", "x")),
        argument(
            "checkpoint: 'model.size' is what it describes itself by; choose another key",
            () -> sample().describe("model.size", "x")),
        argument("checkpoint: hash of the data is null", () -> sample().data((String) null)),
        argument("data hash: data set is null", () -> DataHash.of(null)),
        argument(
            "data hash: 0 rows, expected a positive number; data.size() for all",
            () -> DataHash.of(TensorDataset.of(new float[1][1], new int[1], 1), 0)));
  }

  private static Stream<Misuse> files() {
    return Stream.of(
        argument("checkpoint: path is null", () -> sample().save(null)),
        argument("checkpoint: path is null", () -> sample().load(null)),
        argument("checkpoint: path is null", () -> sample().compare(null)),
        argument("checkpoint: path is null", () -> Checkpoint.latest(null)),
        argument("checkpoint: path is null", () -> Checkpoint.inspect(null)),
        argument("checkpoint: path is null", () -> Checkpoint.loadModel(null, new Linear(1, 1))),
        argument("checkpoint: model is null", () -> Checkpoint.loadModel(NONE, null)),
        data("safetensors: no-such-file does not exist", () -> sample().load(NONE)),
        data("safetensors: no-such-file does not exist", () -> Checkpoint.inspect(NONE)));
  }
}
