package dev.trigrad.optim;

import dev.trigrad.ArgumentException;
import dev.trigrad.DType;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Recorder;
import dev.trigrad.graph.Updates;
import dev.trigrad.run.Evaluator;
import java.util.Arrays;
import java.util.Map;

/** The memory of L-BFGS in cells, so that it is saved, and changes with a step or not at all. */
final class LbfgsCells {
  private final Cell moves;
  private final Cell changes;
  private final Cell direction;
  private final Cell gradient;
  private final Cell progress;
  private final int history;
  private final int size;

  /**
   * Nothing remembered of {@code size} values, with room for {@code history} pairs.
   *
   * @throws ArgumentException if no array is that long
   */
  LbfgsCells(int size, int history) {
    if ((long) size * history > Integer.MAX_VALUE - 8) {
      throw new ArgumentException(
          "optimizer: Lbfgs cannot remember "
              + history
              + " moves of "
              + size
              + " values; set history("
              + (Integer.MAX_VALUE - 8) / size
              + ") or less");
    }
    this.size = size;
    this.history = history;
    // All pairs are one cell each, written as a whole: a step is one plan however many are new.
    moves = new Cell("moves", pairs(new double[history * size]));
    changes = new Cell("changes", pairs(new double[history * size]));
    direction = new Cell("direction", HostNumbers.leaf(new double[size]));
    gradient = new Cell("gradient", HostNumbers.leaf(new double[size]));
    progress = new Cell("progress", HostNumbers.leaf(new double[] {0, 0, 0, 1, 0}));
  }

  private Tensor pairs(double[] values) {
    return Recorder.constant(new TensorType(DType.FLOAT64, Shape.of(history, size)), values);
  }

  void addTo(Map<String, Cell> found) {
    for (Cell cell : new Cell[] {moves, changes, direction, gradient, progress}) {
      found.put(cell.name(), cell);
    }
  }

  private static double[] numbers(Cell cell) {
    return (double[]) Evaluator.value(cell.snapshot());
  }

  /** What the cells hold. */
  LbfgsMemory read() {
    var memory = new LbfgsMemory(history);
    double[] numbers = numbers(progress);
    memory.iterations = (long) numbers[0];
    memory.oldest = (int) numbers[1];
    memory.count = (int) numbers[2];
    memory.scale = numbers[3];
    memory.taken = numbers[4];
    memory.direction = numbers(direction);
    memory.gradient = numbers(gradient);
    double[] s = numbers(moves);
    double[] y = numbers(changes);
    for (int pair = 0; pair < memory.count; pair++) {
      int place = (memory.oldest + pair) % history;
      int from = place * size;
      memory.put(
          place,
          Arrays.copyOfRange(s, from, from + size),
          Arrays.copyOfRange(y, from, from + size));
    }
    return memory;
  }

  /** Puts what {@code memory} knows into {@code updates}. */
  void write(LbfgsMemory memory, Updates updates) {
    double[] s = new double[history * size];
    double[] y = new double[history * size];
    for (int pair = 0; pair < memory.count; pair++) {
      int place = (memory.oldest + pair) % history;
      System.arraycopy(memory.moves[place], 0, s, place * size, size);
      System.arraycopy(memory.changes[place], 0, y, place * size, size);
    }
    updates.put(moves, pairs(s));
    updates.put(changes, pairs(y));
    updates.put(direction, HostNumbers.leaf(memory.direction));
    updates.put(gradient, HostNumbers.leaf(memory.gradient));
    updates.put(
        progress,
        HostNumbers.leaf(
            new double[] {
              memory.iterations, memory.oldest, memory.count, memory.scale, memory.taken
            }));
  }
}
