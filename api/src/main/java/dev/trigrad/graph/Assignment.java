package dev.trigrad.graph;

import dev.trigrad.ArgumentException;
import dev.trigrad.Tensor;
import dev.trigrad.graph.access.Buffers;
import dev.trigrad.graph.access.Evaluation;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;

/** New values for several cells, put in place at one moment. */
final class Assignment {
  private final Cell[] cells;
  private final Object[] sources;
  private final long[] stamps;

  /**
   * The arrays to write, of cells that held plans read; {@code null} where it is the cell's own.
   */
  private final Buffers.Buffer[] next;

  private int locked;

  /** Checks and evaluates {@code values}; nothing changes yet. */
  Assignment(Map<? extends Cell, Tensor> values) {
    ArgumentException.requirePresent(values, "cell", "map of values");
    values.forEach(
        (cell, value) -> {
          ArgumentException.requirePresent(cell, "cell", "one of the cells");
          ArgumentException.requirePresent(value, "cell '" + cell.name() + "'", "value");
          cell.requireType(value);
        });
    cells = values.keySet().toArray(Cell[]::new);
    Arrays.sort(cells, Comparator.comparingLong(cell -> cell.number));
    sources = new Object[cells.length];
    Arrays.setAll(sources, i -> Evaluation.value(values.get(cells[i])));
    stamps = new long[cells.length];
    next = new Buffers.Buffer[cells.length];
  }

  /** Puts all values in place, or fails before the first. */
  void commit() {
    try {
      for (; locked < cells.length; locked++) {
        stamps[locked] = cells[locked].lock.writeLock();
      }
      for (int i = 0; i < cells.length; i++) {
        next[i] = cells[i].spare();
        if (next[i] == null) {
          cells[i].array();
        }
      }
      // Nothing is allocated from here on, so nothing can fail between two cells.
      write();
      publish();
    } finally {
      for (int i = locked - 1; i >= 0; i--) {
        cells[i].lock.unlockWrite(stamps[i]);
      }
    }
  }

  private void write() {
    for (int i = 0; i < cells.length; i++) {
      if (next[i] == null) {
        cells[i].changes = ~cells[i].version();
      }
    }
    for (int i = 0; i < cells.length; i++) {
      Object into = next[i] == null ? cells[i].array : next[i].array;
      System.arraycopy(sources[i], 0, into, 0, cells[i].type().elements());
    }
  }

  /** Held plans that meet an odd moment begin anew, and so read all new values or none. */
  private void publish() {
    for (int i = 0; i < cells.length; i++) {
      if (next[i] != null) {
        cells[i].buffers.moment++;
      }
    }
    for (int i = 0; i < cells.length; i++) {
      if (next[i] != null) {
        cells[i].buffers.front = next[i];
        cells[i].array = next[i].array;
      }
    }
    for (int i = 0; i < cells.length; i++) {
      if (next[i] != null) {
        cells[i].buffers.moment++;
      }
      cells[i].changed();
    }
  }
}
