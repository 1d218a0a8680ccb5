package dev.trigrad.plan.pass;

import dev.trigrad.DType;
import dev.trigrad.TensorType;
import dev.trigrad.plan.MemoryPlan.Slot;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The scratch slots of a program: a dead one is given again to a value that fits, the smallest
 * first.
 */
public final class ScratchPool {
  private final List<Slot> table;
  private final boolean share;
  private final Map<DType, TreeMap<Integer, ArrayDeque<Integer>>> free = new EnumMap<>(DType.class);
  private final Set<Integer> takenOver = new HashSet<>();

  ScratchPool(List<Slot> table, boolean share) {
    this.table = table;
    this.share = share;
  }

  /** A slot for a value of {@code type}. */
  int take(TensorType type) {
    DType stored = stored(type.dtype());
    var free = free(stored);
    // A much larger buffer would keep more memory hot than the value needs.
    var entry = free.ceilingEntry(type.elements());
    if (share && entry != null && entry.getKey() <= Math.max(64, 4L * type.elements())) {
      int slot = entry.getValue().pop();
      if (entry.getValue().isEmpty()) {
        free.remove(entry.getKey());
      }
      return slot;
    }
    table.add(new Slot.Scratch(stored, type.elements()));
    return table.size() - 1;
  }

  private TreeMap<Integer, ArrayDeque<Integer>> free(DType stored) {
    return free.computeIfAbsent(stored, key -> new TreeMap<>());
  }

  /** The type whose arrays hold values of {@code dtype}: truth values are floats. */
  static DType stored(DType dtype) {
    return dtype == DType.BOOL ? DType.FLOAT32 : dtype;
  }

  /** Whether the value in {@code slot}, about to die, may be overwritten by its reader. */
  boolean mayTakeOver(int slot) {
    return share && table.get(slot) instanceof Slot.Scratch && !takenOver.contains(slot);
  }

  /**
   * Gives {@code slot} to its last reader's result; the next release is that of the dead value and
   * is ignored.
   */
  int takeOver(int slot) {
    takenOver.add(slot);
    return slot;
  }

  /** Makes {@code slot} available again. */
  void release(int slot) {
    if (table.get(slot) instanceof Slot.Scratch(DType dtype, int elements)
        && !takenOver.remove(slot)) {
      free(dtype).computeIfAbsent(elements, key -> new ArrayDeque<>()).push(slot);
    }
  }
}
