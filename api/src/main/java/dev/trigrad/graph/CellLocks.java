package dev.trigrad.graph;

import dev.trigrad.Tensor;
import java.util.Arrays;
import java.util.Map;

/**
 * The locks of one run: shared for cells it reads, exclusive for those it updates, taken in the
 * order of the cells' numbers so that runs cannot wait for each other in a circle.
 */
final class CellLocks {
  private Node[] leaves = new Node[16];
  private long[] stamps = new long[16];
  private int count;
  private int locked;

  /**
   * Locks the cells among the leaves of {@code trace}, and checks that they still hold the versions
   * that were read.
   */
  void lock(Trace trace, Map<Cell, Tensor> updates) {
    collect(trace);
    for (int i = 0; i < count; i++) {
      Cell cell = leaves[i].cell();
      stamps[i] = updates.containsKey(cell) ? cell.lock.writeLock() : cell.lock.readLock();
      locked = i + 1;
      if (cell.version() != leaves[i].version()) {
        throw cell.stale(leaves[i].version());
      }
    }
  }

  /** Unlocks what is locked. */
  void unlock() {
    for (int i = locked - 1; i >= 0; i--) {
      leaves[i].cell().lock.unlock(stamps[i]);
    }
    Arrays.fill(leaves, 0, count, null);
    locked = 0;
    count = 0;
  }

  private void collect(Trace trace) {
    for (int i = 0; i < trace.leafCount; i++) {
      Node leaf = trace.leaves[i];
      if (leaf.cell() == null) {
        continue;
      }
      if (count == leaves.length) {
        leaves = Arrays.copyOf(leaves, count * 2);
        stamps = Arrays.copyOf(stamps, count * 2);
      }
      // Cells mostly come in order already: insertion costs one comparison each.
      int at = count++;
      while (at > 0 && leaves[at - 1].cell().number > leaf.cell().number) {
        leaves[at] = leaves[at - 1];
        at--;
      }
      leaves[at] = leaf;
    }
  }
}
