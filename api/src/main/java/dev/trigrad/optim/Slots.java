package dev.trigrad.optim;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.nn.Parameter;

/** Makes the cells in which optimizers remember something per parameter. */
final class Slots {
  private Slots() {}

  /** A cell of zeros beside {@code parameter}. */
  static Cell zeros(Parameter parameter, String what) {
    var shape = parameter.type().shape();
    return new Cell(parameter.name() + "." + what, Tensor.of(new float[shape.elements()], shape.extents()));
  }
}
