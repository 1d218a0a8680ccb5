package dev.trigrad.train;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.nn.Module;
import dev.trigrad.optim.Optimizer;
import java.util.ArrayList;
import java.util.Map;

/** The values of all that a model and its optimizer remember, to be restored bit by bit. */
record CellCopies(Map<Cell, Tensor> values) {
  static CellCopies of(Module model, Optimizer optimizer) {
    var cells = new ArrayList<Cell>(model.cells().values());
    cells.addAll(optimizer.cells().values());
    cells.addAll(optimizer.parameters());
    return new CellCopies(Cell.snapshots(cells));
  }

  void restore() {
    Cell.assignAll(values);
  }
}
