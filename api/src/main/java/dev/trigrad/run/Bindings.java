package dev.trigrad.run;

import dev.trigrad.graph.Node;
import dev.trigrad.op.HostBinding;
import java.util.Arrays;

/** The leaves that bind host functions to the places where they are applied. */
final class Bindings {
  private static final int CALLS = -5;

  private Bindings() {}

  /** What {@code leaf} binds, or {@code null}. */
  static HostBinding of(Node leaf) {
    return leaf.op() == null
            && leaf.cell() == null
            && leaf.evaluated()
            && leaf.value(0) instanceof HostBinding binding
        ? binding
        : null;
  }

  /**
   * Writes down in which order host functions are called, if it is not that in which the walk met
   * them.
   */
  static void describe(Node[] leaves, int leafCount, int bindings, Structure structure) {
    long[] recorded = new long[bindings];
    int next = 0;
    boolean ascending = true;
    for (int i = 0; i < leafCount; i++) {
      if (of(leaves[i]) instanceof HostBinding binding) {
        recorded[next] = binding.number();
        ascending &= next == 0 || recorded[next - 1] < recorded[next];
        next++;
      }
    }
    if (!ascending) {
      long[] sorted = recorded.clone();
      Arrays.sort(sorted);
      structure.wire(CALLS);
      for (long number : recorded) {
        structure.wire(Arrays.binarySearch(sorted, number));
      }
    }
  }
}
