package dev.trigrad.optim;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Recorder;
import dev.trigrad.nn.Parameter;
import java.util.Arrays;
import java.util.List;

/** What an optimizer remembers: one cell beside each parameter, of its shape. */
final class Slots {
  private final List<Parameter> parameters;
  private final String what;
  private final Cell[] cells;
  private float first;

  /**
   * Slots called {@code <parameter>.<what>}, zeros at first; each is made when it is first needed.
   */
  Slots(List<Parameter> parameters, String what) {
    this.parameters = parameters;
    this.what = what;
    this.cells = new Cell[parameters.size()];
  }

  /** What is remembered. */
  String what() {
    return what;
  }

  /** Begins with {@code first} instead of 0, in the cells that are made from now on. */
  void beginWith(double first) {
    this.first = (float) first;
  }

  /** The cell beside parameter {@code index}. */
  Cell at(int index) {
    if (cells[index] == null) {
      Parameter parameter = parameters.get(index);
      float[] values = new float[parameter.type().elements()];
      Arrays.fill(values, first);
      Tensor begin = Recorder.constant(parameter.type(), values);
      cells[index] = new Cell(parameter.name() + "." + what, begin);
    }
    return cells[index];
  }

  /** Whether the one beside parameter {@code index} has been made. */
  boolean has(int index) {
    return cells[index] != null;
  }
}
