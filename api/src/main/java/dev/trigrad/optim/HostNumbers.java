package dev.trigrad.optim;

import dev.trigrad.DType;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Recorder;
import dev.trigrad.run.Evaluator;
import java.util.Arrays;

/**
 * Numbers that the host computes with, in a float64 cell, so that they are saved with the rest. The
 * host keeps a copy beside it, and knows by the cell's version whether it is still true.
 */
final class HostNumbers {
  private final Cell cell;
  private double[] values;
  private long version;

  /** {@code first}, in a cell of that length. */
  HostNumbers(String name, double... first) {
    values = first.clone();
    cell = new Cell(name, leaf(values));
    version = cell.version();
  }

  /** A leaf of {@code values}, which nobody may change afterwards. */
  static Tensor leaf(double[] values) {
    return Recorder.constant(new TensorType(DType.FLOAT64, Shape.of(values.length)), values);
  }

  /** The cell, float64 [numbers]. */
  Cell cell() {
    return cell;
  }

  /** Number {@code index}. */
  double at(int index) {
    return values()[index];
  }

  /** All of them; do not change them. */
  double[] values() {
    if (cell.version() != version) {
      read();
    }
    return values;
  }

  private void read() {
    long before;
    do {
      before = cell.version();
      values = (double[]) Evaluator.value(cell.snapshot());
    } while (cell.version() != before);
    version = before;
  }

  /** Takes {@code next}, one for each. */
  void set(double... next) {
    if (!Arrays.equals(values(), next)) {
      cell.assign(leaf(next.clone()));
      read();
    }
  }
}
