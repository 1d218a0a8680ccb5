package dev.trigrad.optim;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Updates;

/**
 * The number of steps made, in a cell that each step raises. The host keeps a copy beside it, and
 * knows by the cell's version whether it is still true.
 */
final class StepCounter {
  private static final Tensor ONE = Tensor.of(1);

  private final Cell cell = new Cell("position", Tensor.of(0));
  private int count;
  private long version = -1;

  /** The count, int32 []. */
  Cell cell() {
    return cell;
  }

  /** Steps made. */
  int now() {
    while (cell.version() != version) {
      long before = cell.version();
      count = cell.snapshot().toIntArray()[0];
      version = cell.version() == before ? before : -1;
    }
    return count;
  }

  /** Puts one more into {@code updates}. */
  void advance(Updates updates) {
    now();
    updates.put(cell, cell.tensor().add(ONE));
  }

  /** Counts on the host, too, that the step recorded last has been committed. */
  void committed() {
    count++;
    version++;
  }
}
