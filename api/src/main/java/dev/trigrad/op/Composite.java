package dev.trigrad.op;

import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import java.util.ArrayList;
import java.util.List;

/**
 * An operation composed of others, recorded as one node; users write their own as records of
 * values.
 *
 * <p>The body is expanded when a plan is made, unless the engine has a fused kernel for the
 * composite. The record's components must be values (numbers, enums, records, strings): together
 * with the inputs' types they determine the body.
 */
public non-sealed interface Composite extends Op {
  /** Records the operations that this one stands for; one tensor per output. */
  List<Tensor> body(List<Tensor> inputs);

  /**
   * By default the types of the recorded {@link #body}; override it to check shapes and to record
   * faster.
   */
  @Override
  default List<TensorType> types(List<Tensor> inputs) {
    var types = new ArrayList<TensorType>();
    for (Tensor output : body(inputs)) {
      types.add(output.type());
    }
    return types;
  }

  /**
   * {@code null}, the default, differentiates the body; override it where a closed form is stabler
   * or cheaper.
   */
  @Override
  default Tensor[] gradient(Backward backward) {
    return null;
  }
}
