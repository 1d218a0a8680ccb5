package dev.trigrad.optim;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.nn.Parameter;
import java.util.List;

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
}
