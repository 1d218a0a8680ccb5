package dev.trigrad.run;

import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Node;
import dev.trigrad.graph.Updates;
import dev.trigrad.graph.access.Buffers;
import dev.trigrad.graph.access.GraphAccess;
import java.util.Arrays;

/**
 * The locks of one run: shared for cells it reads, exclusive for those it updates, taken in the
 * order of the cells' numbers so that runs cannot wait for each other in a circle.
 *
 * <p>The cells to update are flagged before the first of them is written, which is when {@link
 * #run} is called, and the commit takes the flags away: nothing has to be done on an error's way.
 * Those that held plans read are not written themselves, but a copy of each that the commit puts in
 * its place.
 */
final class CellLocks implements Runnable {
  private static final GraphAccess GRAPH = GraphAccess.get();

  private Cell[] cells = new Cell[16];
  private long[] versions = new long[16];
  private long[] stamps = new long[16];
  private boolean[] updated = new boolean[16];

  /** The copies to write, of cells that held plans read. */
  private Buffers.Buffer[] next = new Buffers.Buffer[16];

  private boolean held;
  private int count;
  private int locked;
  private boolean flagged;

  /**
   * Locks the cells among the leaves of {@code trace}, and checks that they still hold the versions
   * that were read.
   */
  void lock(Trace trace, Updates updates) {
    collect(trace);
    flagged = false;
    for (int i = 0; i < count; i++) {
      Cell cell = cells[i];
      updated[i] = updates.value(cell) != null;
      stamps[i] = updated[i] ? GRAPH.lock(cell).writeLock() : GRAPH.lock(cell).readLock();
      locked = i + 1;
      if (GRAPH.changes(cell) != versions[i]) {
        throw GRAPH.refusal(cell, versions[i]);
      }
      held |= updated[i] && GRAPH.buffers(cell) != null;
    }
    if (held) {
      copy();
    }
  }

  private void copy() {
    for (int i = 0; i < count; i++) {
      Cell cell = cells[i];
      next[i] = updated[i] ? GRAPH.spare(cell) : null;
      if (next[i] != null) {
        System.arraycopy(GRAPH.array(cell), 0, next[i].array, 0, cell.type().elements());
      }
    }
  }

  /** The array that the run is to read and write in place of that of {@code cell}. */
  Object array(Cell cell) {
    Object array = GRAPH.array(cell);
    if (!held) {
      return array;
    }
    int low = 0;
    int high = count - 1;
    while (cells[(low + high) >>> 1] != cell) {
      int middle = (low + high) >>> 1;
      if (GRAPH.number(cells[middle]) < GRAPH.number(cell)) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    Buffers.Buffer copy = next[(low + high) >>> 1];
    return copy == null ? array : copy.array;
  }

  /** Flags the cells to update; from now on they are torn unless the step is committed. */
  @Override
  public void run() {
    for (int i = 0; i < count; i++) {
      if (updated[i] && next[i] == null) {
        GRAPH.changes(cells[i], ~versions[i]);
      }
    }
    flagged = true;
  }

  /** Whether the cells to update have been flagged. */
  boolean flagged() {
    return flagged;
  }

  /** Counts the updates, all of which have been written. */
  void commit() {
    // Nothing is called or allocated here, so nothing can fail between two cells.
    if (held) {
      for (int i = 0; i < count; i++) {
        if (next[i] != null) {
          GRAPH.buffers(cells[i]).moment++;
        }
      }
      for (int i = 0; i < count; i++) {
        if (next[i] != null) {
          GRAPH.buffers(cells[i]).front = next[i];
          GRAPH.array(cells[i], next[i].array);
        }
      }
      for (int i = 0; i < count; i++) {
        if (next[i] != null) {
          GRAPH.buffers(cells[i]).moment++;
        }
      }
    }
    for (int i = 0; i < count; i++) {
      if (updated[i]) {
        GRAPH.changes(cells[i], versions[i] + 1);
      }
    }
  }

  /** Unlocks what is locked. */
  void unlock() {
    for (int i = locked - 1; i >= 0; i--) {
      GRAPH.lock(cells[i]).unlock(stamps[i]);
    }
    Arrays.fill(cells, 0, count, null);
    if (held) {
      Arrays.fill(next, 0, count, null);
      held = false;
    }
    locked = 0;
    count = 0;
  }

  private void collect(Trace trace) {
    for (int i = 0; i < trace.leafCount; i++) {
      Node leaf = trace.leaves[i];
      Cell cell = leaf.cell();
      if (cell == null) {
        continue;
      }
      if (count == cells.length) {
        grow();
      }
      // Cells mostly come in order already: insertion costs one comparison each.
      int at = count++;
      while (at > 0 && GRAPH.number(cells[at - 1]) > GRAPH.number(cell)) {
        cells[at] = cells[at - 1];
        versions[at] = versions[at - 1];
        at--;
      }
      cells[at] = cell;
      versions[at] = leaf.version();
    }
  }

  private void grow() {
    cells = Arrays.copyOf(cells, count * 2);
    versions = Arrays.copyOf(versions, count * 2);
    stamps = Arrays.copyOf(stamps, count * 2);
    updated = Arrays.copyOf(updated, count * 2);
    next = Arrays.copyOf(next, count * 2);
  }
}
