package dev.trigrad.train;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A process that does nothing but save, one state after the other, until it is killed. */
final class SavingLoop {
  private static final int CELLS = 12;
  private static final int VALUES = 20_000;

  private final Map<String, Cell> cells = new LinkedHashMap<>();
  final Checkpoint checkpoint;

  SavingLoop() {
    cells.put("step", new Cell("step", Tensor.of(new int[] {0})));
    for (int i = 0; i < CELLS; i++) {
      cells.put("values" + i, new Cell("values", Tensor.of(values(0, i))));
    }
    checkpoint = new Checkpoint().with("state", cells);
  }

  /** The step that all cells hold. */
  int step() {
    int step = cells.get("step").snapshot().toIntArray()[0];
    for (int i = 0; i < CELLS; i++) {
      float[] found = cells.get("values" + i).snapshot().toArray();
      float[] expected = values(step, i);
      for (int j = 0; j < expected.length; j++) {
        if (expected[j] != found[j]) {
          throw new AssertionError("step " + step + ", cell " + i + ", value " + j);
        }
      }
    }
    return step;
  }

  void step(int step) {
    cells.get("step").assign(Tensor.of(new int[] {step}));
    for (int i = 0; i < CELLS; i++) {
      cells.get("values" + i).assign(Tensor.of(values(step, i)));
    }
  }

  /** Numbers that no other step has. */
  private static float[] values(int step, int cell) {
    float[] values = new float[VALUES + cell];
    int state = 31 * step + cell + 1;
    for (int j = 0; j < values.length; j++) {
      state = state * 1664525 + 1013904223;
      values[j] = state >>> 8;
    }
    return values;
  }

  /**
   * Goes on from the newest checkpoint in {@code arguments[0]}; prints {@code S <step>} before and
   * {@code E <step>} after each save.
   */
  public static void main(String[] arguments) {
    Path file = Path.of(arguments[0]);
    var loop = new SavingLoop();
    Checkpoint.latest(file).ifPresent(loop.checkpoint::load);
    var out = new PrintStream(System.out, true);
    for (int step = loop.step() + 1; ; step++) {
      loop.step(step);
      out.println("S " + step);
      loop.checkpoint.save(file);
      out.println("E " + step);
    }
  }
}
