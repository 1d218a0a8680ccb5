package dev.trigrad.plan;

import dev.trigrad.DType;
import dev.trigrad.plan.MemoryPlan.Slot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/**
 * Arrays for values, numbered from 0: the array of a dead value is given again to one that fits,
 * the smallest first, and of equal ones the one that died last.
 *
 * <p>Values ask for theirs in the order in which steps make them.
 */
public final class SlotPool {
  private static final int NONE = -1;

  private final Lifetimes lives;
  private final boolean overOperands;
  private final List<Slot.Scratch> slots = new ArrayList<>();

  /** The value that lives in each slot. */
  private final List<Integer> holders = new ArrayList<>();

  private final int[] slotOf;

  /** The values in slots, the first to die first. */
  private final PriorityQueue<Integer> dying =
      new PriorityQueue<>(
          (a, b) -> {
            int order = Integer.compare(freeFrom(a), freeFrom(b));
            return order != 0 ? order : a.compareTo(b);
          });

  /** Slots whose value is dead, by stored type and size. */
  private final Map<DType, TreeMap<Integer, ArrayDeque<Integer>>> free = new EnumMap<>(DType.class);

  /**
   * An empty pool.
   *
   * @param lives when the values live
   * @param overOperands whether every step may write its results over what it is the last to read
   */
  public SlotPool(Lifetimes lives, boolean overOperands) {
    this.lives = lives;
    this.overOperands = overOperands;
    slotOf = new int[lives.values()];
    Arrays.fill(slotOf, NONE);
  }

  /** The slots given so far; each array is as large as the largest value in it. */
  public List<Slot.Scratch> slots() {
    return slots;
  }

  /** The slot of {@code value}, for as long as it lives. */
  public int take(int value, DType dtype, int elements) {
    bury(lives.made(value));
    var sizes = free(stored(dtype));
    // A much larger buffer would keep more memory hot than the value needs.
    var entry = sizes.ceilingEntry(elements);
    if (entry == null || entry.getKey() > Math.max(64, 4L * elements)) {
      return hold(add(dtype, elements), value);
    }
    int slot = entry.getValue().pop();
    if (entry.getValue().isEmpty()) {
      sizes.remove(entry.getKey());
    }
    return hold(slot, value);
  }

  /** A slot that nothing else is ever given. */
  public int add(DType dtype, int elements) {
    slots.add(new Slot.Scratch(stored(dtype), elements));
    holders.add(NONE);
    return slots.size() - 1;
  }

  /**
   * Whether {@code value} may be written over {@code operand}: if it is of the same stored type,
   * and made by the step that is the last to read the operand, whose slot no other result took.
   */
  public boolean mayTakeOver(int value, DType dtype, int operand) {
    int slot = slotOf[operand];
    return slot != NONE
        && holders.get(slot) == operand
        && lives.last(operand) == lives.made(value)
        && slots.get(slot).dtype() == stored(dtype);
  }

  /** The slot of {@code value}, which is that of {@code operand}. */
  public int takeOver(int value, int operand) {
    return hold(slotOf[operand], value);
  }

  private int hold(int slot, int value) {
    slotOf[value] = slot;
    holders.set(slot, value);
    dying.add(value);
    return slot;
  }

  /** Frees the slots of the values that are dead when step {@code at} writes. */
  private void bury(int at) {
    while (!dying.isEmpty() && freeFrom(dying.peek()) <= at) {
      int value = dying.remove();
      int slot = slotOf[value];
      if (holders.get(slot) == value) {
        int elements = slots.get(slot).elements();
        free(slots.get(slot).dtype()).computeIfAbsent(elements, _ -> new ArrayDeque<>()).push(slot);
      }
    }
  }

  /** The first step that may write over {@code value}. */
  private int freeFrom(int value) {
    return overOperands
        ? Math.max(lives.last(value), lives.made(value) + 1)
        : lives.last(value) + 1;
  }

  private TreeMap<Integer, ArrayDeque<Integer>> free(DType stored) {
    return free.computeIfAbsent(stored, _ -> new TreeMap<>());
  }

  /** The type whose arrays hold values of {@code dtype}: truth values are floats. */
  private static DType stored(DType dtype) {
    return dtype == DType.BOOL ? DType.FLOAT32 : dtype;
  }
}
