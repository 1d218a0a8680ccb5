package dev.trigrad.train;

import dev.trigrad.ArgumentException;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Recorder;
import dev.trigrad.nn.Module;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The values of a model's cells at the epoch of the best measure so far. */
final class BestWeights {
  final String measure;

  /** Where it is saved, if it is. */
  final Path file;

  private final boolean highest;
  private final Module model;

  /** The best value, and the steps taken then. */
  private final Numbers state = new Numbers("best", Double.NaN, 0);

  private final Map<String, Cell> copies = new LinkedHashMap<>();

  BestWeights(Module model, String measure, boolean highest, Path file) {
    this.file = file;
    this.model = model;
    this.measure = measure;
    this.highest = highest;
    model
        .cells()
        .forEach(
            (path, cell) -> {
              Object zeros = cell.type().dtype().newArray(cell.type().elements());
              copies.put(path, new Cell(path, Recorder.constant(cell.type(), zeros)));
            });
  }

  /** Copies the present values if {@code value} is better than the best; whether it is. */
  boolean report(double value, long step) {
    if (!EarlyStopping.improves(highest, value, state.at(0), 0)) {
      return false;
    }
    Map<Cell, Tensor> present = Cell.snapshots(model.cells().values());
    Map<Cell, Tensor> all = new HashMap<>();
    model.cells().forEach((path, cell) -> all.put(copy(path), present.get(cell)));
    Cell.assignAll(all);
    state.set(value, step);
    return true;
  }

  private Cell copy(String path) {
    Cell copy = copies.get(path);
    if (copy == null) {
      throw new ArgumentException(
          "trainer: the model has had no '"
              + path
              + "' when its best was asked for; give it all its layers before keepLowest(…) or"
              + " keepHighest(…)");
    }
    return copy;
  }

  double value() {
    return state.at(0);
  }

  long step() {
    return (long) state.at(1);
  }

  /** The best values, by the model's cells. */
  Map<Cell, Tensor> values() {
    Map<Cell, Tensor> held = Cell.snapshots(copies.values());
    Map<Cell, Tensor> values = new HashMap<>();
    model.cells().forEach((path, cell) -> values.put(cell, held.get(copy(path))));
    return values;
  }

  void addTo(Map<String, Cell> cells) {
    cells.put("best", state.cell());
    copies.forEach((path, cell) -> cells.put("best." + path, cell));
  }
}
