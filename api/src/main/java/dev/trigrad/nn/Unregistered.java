package dev.trigrad.nn;

import dev.trigrad.GraphException;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import java.util.Deque;

/** Says of a cell without a value whether that is so because nobody told the module of it. */
final class Unregistered {
  private Unregistered() {}

  /**
   * The present value of {@code cell}, for the modules at work.
   *
   * @throws GraphException if it has none yet
   */
  static Tensor read(Cell cell, Deque<Module> innermostFirst) {
    try {
      return cell.tensor();
    } catch (GraphException e) {
      Module outermost = innermostFirst.peekLast();
      if (cell.initialized() || outermost == null || outermost.cells().containsValue(cell)) {
        throw e;
      }
      throw new GraphException(
          "cell '" + cell.name() + "' has no value yet: " + forgotten(cell, innermostFirst));
    }
  }

  private static String forgotten(Cell cell, Deque<Module> innermostFirst) {
    Module inner = null;
    for (Module outer : innermostFirst) {
      if (inner != null && !outer.modules().contains(inner)) {
        return outer + " has no child " + inner + "; register it by child(…)";
      }
      inner = outer;
    }
    return innermostFirst.peekFirst()
        + " has no such parameter; register it by parameter(…) or state(…)";
  }
}
