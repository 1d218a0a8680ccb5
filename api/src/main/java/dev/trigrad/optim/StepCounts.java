package dev.trigrad.optim;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Updates;
import dev.trigrad.run.Evaluator;
import java.util.Arrays;
import java.util.List;

/**
 * How many steps each parameter has made, in one int32 cell, so that the counts are committed with
 * the parameters. The host keeps a copy beside it, and knows by the cell's version whether it is
 * still true.
 */
final class StepCounts {
  private final Cell cell;
  private int[] counts;
  private long version = -1;
  private Tensor increment;
  private int[] increments;

  /** Zeros for {@code parameters}. */
  StepCounts(int parameters) {
    cell = new Cell("step", Tensor.of(new int[parameters], parameters));
  }

  /** The counts, int32 [parameters]. */
  Cell cell() {
    return cell;
  }

  /** Steps that parameter {@code index} has made. */
  int at(int index) {
    if (cell.version() != version) {
      read();
    }
    return counts[index];
  }

  private void read() {
    long before;
    do {
      before = cell.version();
      counts = ((int[]) Evaluator.value(cell.snapshot())).clone();
    } while (cell.version() != before);
    version = before;
  }

  /** Puts one more step for each parameter that has a gradient into {@code updates}. */
  void advance(List<Tensor> gradients, Updates updates) {
    if (!fits(gradients)) {
      increments = new int[counts.length];
      Arrays.setAll(increments, i -> gradients.get(i) == null ? 0 : 1);
      increment = Tensor.of(increments, increments.length);
    }
    updates.put(cell, cell.tensor().add(increment));
  }

  private boolean fits(List<Tensor> gradients) {
    if (increments == null) {
      return false;
    }
    for (int i = 0; i < increments.length; i++) {
      if (increments[i] != (gradients.get(i) == null ? 0 : 1)) {
        return false;
      }
    }
    return true;
  }

  /** Counts on the host, too, that the step recorded last has been committed. */
  void committed() {
    for (int i = 0; i < increments.length; i++) {
      counts[i] += increments[i];
    }
    version++;
  }
}
