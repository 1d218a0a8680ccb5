package dev.trigrad.train;

import dev.trigrad.DType;
import dev.trigrad.Shape;
import dev.trigrad.TensorType;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Recorder;
import dev.trigrad.run.Evaluator;

/** Some numbers that are remembered, in double precision. */
final class Numbers {
  private final Cell cell;

  Numbers(String name, double... initial) {
    var type = new TensorType(DType.FLOAT64, Shape.of(initial.length));
    cell = new Cell(name, Recorder.constant(type, initial.clone()));
  }

  Cell cell() {
    return cell;
  }

  double[] now() {
    return ((double[]) Evaluator.value(cell.snapshot())).clone();
  }

  double at(int index) {
    return now()[index];
  }

  void set(double... values) {
    cell.assign(Recorder.constant(cell.type(), values.clone()));
  }
}
