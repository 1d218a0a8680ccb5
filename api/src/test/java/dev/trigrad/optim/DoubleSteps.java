package dev.trigrad.optim;

import dev.trigrad.DType;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Updates;
import dev.trigrad.nn.Parameter;
import dev.trigrad.reference.Reference;
import dev.trigrad.reference.ReferenceValue;
import dev.trigrad.run.Evaluator;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Steps of an optimizer in double precision: the very updates that engines run, by the reference
 * interpreter, with every cell and every number of the host as a double.
 */
final class DoubleSteps {
  private final FormulaOptimizer<?> optimizer;
  private final Map<Cell, double[]> values = new IdentityHashMap<>();

  DoubleSteps(FormulaOptimizer<?> optimizer) {
    this.optimizer = optimizer;
  }

  /** The present value of {@code cell}. */
  double[] value(Cell cell) {
    return values.computeIfAbsent(
        cell, each -> ReferenceValue.of(each.type(), value(each.snapshot())).value());
  }

  private static Object value(Tensor tensor) {
    return Evaluator.value(tensor);
  }

  /** One step along {@code gradients}, one per parameter or {@code null}. */
  void step(List<double[]> gradients) {
    var leaves = new ArrayList<Tensor>();
    var reference = new Reference();
    for (int i = 0; i < gradients.size(); i++) {
      Parameter parameter = optimizer.parameters().get(i);
      Tensor leaf =
          gradients.get(i) == null
              ? null
              : Tensor.of(
                  new float[parameter.type().elements()], parameter.type().shape().extents());
      leaves.add(leaf);
      if (leaf != null) {
        reference.with(leaf, gradients.get(i));
      }
    }
    Updates updates = optimizer.updates(leaves);
    optimizer.exactNumbers().forEach((leaf, number) -> reference.with(leaf, new double[] {number}));
    for (Cell cell : updates.values().keySet()) {
      if (cell.type().dtype() == DType.FLOAT32) {
        reference.with(cell, value(cell));
      }
    }
    var next = new IdentityHashMap<Cell, double[]>();
    updates.values().forEach((cell, tensor) -> next.put(cell, reference.of(tensor).value()));
    next.forEach(this::commit);
  }

  private void commit(Cell cell, double[] value) {
    if (cell.type().dtype() == DType.FLOAT32) {
      values.put(cell, value);
      return;
    }
    int[] counts = new int[value.length];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = (int) value[i];
    }
    cell.assign(Tensor.of(counts));
  }
}
