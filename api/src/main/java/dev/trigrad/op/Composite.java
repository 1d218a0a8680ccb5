package dev.trigrad.op;

import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.Recorder;
import java.util.List;

/**
 * An operation composed of others, recorded as one node; users write their own as records of
 * values.
 *
 * <p>The body is expanded when a plan is made, unless the engine has a fused kernel for the
 * composite. The record's components are integers, truth values, enums, strings and records of
 * these, checked when the first one of its class is recorded: together with the inputs' types they
 * determine the body. A float is an input, so that another value is not another plan.
 */
public non-sealed interface Composite extends Op {
  /**
   * Records the operations that this one stands for; one tensor per output.
   *
   * <p>It depends on the components and the inputs' types alone: it is recorded when a plan is
   * made, on inputs that have no values, and the plan serves all later ones. Reading a value or a
   * cell there is an error.
   */
  List<Tensor> body(List<Tensor> inputs);

  /**
   * By default the types of the recorded {@link #body}; override it to check shapes and to record
   * faster.
   */
  @Override
  default List<TensorType> types(List<TensorType> inputs) {
    return Recorder.typesOfBody(this, inputs);
  }

  /** A kernel that an engine has for all of it can fail unless this says otherwise. */
  @Override
  default boolean canFail() {
    return true;
  }

  /** Any elements, unless this says otherwise: that is always true. */
  @Override
  default Access access() {
    return Access.ANY;
  }

  /** Those of the operations in its {@link #body}. */
  @Override
  default long flops(List<TensorType> inputs, List<TensorType> outputs) {
    return Recorder.flopsOfBody(this, inputs, outputs);
  }

  /**
   * {@code null}, the default, differentiates the body; override it where a closed form is stabler
   * or cheaper. As the body, it depends on the components and on what it is given alone, and is
   * recorded on inputs, outputs and cotangents that have no values.
   */
  @Override
  default Tensor[] gradient(Backward backward) {
    return null;
  }
}
