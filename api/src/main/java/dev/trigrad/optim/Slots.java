package dev.trigrad.optim;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.nn.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What an optimizer remembers: one cell beside each parameter, of its shape, zeros at first. */
final class Slots {
  private final List<Parameter> parameters;
  private final String what;
  private final Cell[] cells;

  /** Slots called {@code <parameter>.<what>}; each is made when it is first needed. */
  Slots(List<Parameter> parameters, String what) {
    this.parameters = parameters;
    this.what = what;
    this.cells = new Cell[parameters.size()];
  }

  /** The cell beside parameter {@code index}. */
  Cell at(int index) {
    if (cells[index] == null) {
      Parameter parameter = parameters.get(index);
      var shape = parameter.type().shape();
      Tensor zeros = Tensor.of(new float[shape.elements()], shape.extents());
      cells[index] = new Cell(parameter.name() + "." + what, zeros);
    }
    return cells[index];
  }

  /** Adds all of them to {@code found}, as {@code <what>.<path of the parameter>}. */
  void addTo(Map<String, Cell> found, List<String> paths) {
    for (int i = 0; i < cells.length; i++) {
      found.put(what + "." + paths.get(i), at(i));
    }
  }

  /** Whether one has been made. */
  boolean inUse() {
    return Arrays.stream(cells).anyMatch(Objects::nonNull);
  }
}
