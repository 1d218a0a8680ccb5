package dev.trigrad.plan;

import dev.trigrad.DType;
import dev.trigrad.op.Integers;
import java.util.List;

/**
 * Where each value of a program lives: the slot of a frame of arrays, one frame per run.
 *
 * <p>Values whose lifetimes do not meet may share a scratch slot; a reshape shares its input's
 * slot; the new value of a cell lives in the cell's own slot where every reader of the old value
 * has run before.
 *
 * @param slots slot of each value, by id; −1 for one that no step makes any more
 * @param table what each slot is
 * @param copies done after the last step, in order
 */
public record MemoryPlan(Integers slots, List<Slot> table, List<Copy> copies) {
  /** Copies the collections. */
  public MemoryPlan {
    table = List.copyOf(table);
    copies = List.copyOf(copies);
  }

  /** What a slot of the frame holds. */
  public sealed interface Slot {
    /** The array bound to program input {@code index}. */
    record Input(int index) implements Slot {}

    /** The array given for program output {@code index}. */
    record Output(int index) implements Slot {}

    /** An array known when planned; never written. */
    record Literal(Object array) implements Slot {}

    /** An array of the run's own, with undefined content at its start. */
    record Scratch(DType dtype, int elements) implements Slot {}
  }

  /** Copies the first {@code elements} of one slot to another. */
  public record Copy(int from, int to, int elements) {}
}
