package dev.trigrad.optim;

import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.op.Composite;
import java.util.ArrayList;
import java.util.List;

/**
 * One step of all parameters that make the same: fused, one loop each. Inputs: the numbers that
 * they share, float32 []; then w, g and the slots of each; outputs: w and the slots of each.
 */
interface ParameterUpdate extends Composite {
  /** How many parameters. */
  int count();

  /** How many numbers they share. */
  int shared();

  /** How many slots each has. */
  int slots();

  /**
   * Records what becomes of one parameter.
   *
   * @param of the numbers that all share
   * @param state its slots
   * @return w and the slots
   */
  List<Tensor> step(List<Tensor> of, Tensor w, Tensor g, List<Tensor> state);

  @Override
  default List<TensorType> types(List<TensorType> inputs) {
    int outputs = 1 + slots();
    var types = new TensorType[count() * outputs];
    for (int i = 0; i < types.length; i++) {
      types[i] = inputs.get(shared() + i / outputs * (1 + outputs));
    }
    return List.of(types);
  }

  @Override
  default List<Tensor> body(List<Tensor> inputs) {
    var results = new ArrayList<Tensor>(count() * (1 + slots()));
    List<Tensor> of = inputs.subList(0, shared());
    for (int i = 0; i < count(); i++) {
      int at = shared() + i * (2 + slots());
      List<Tensor> state = inputs.subList(at + 2, at + 2 + slots());
      results.addAll(step(of, inputs.get(at), inputs.get(at + 1), state));
    }
    return results;
  }
}
