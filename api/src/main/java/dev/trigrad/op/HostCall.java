package dev.trigrad.op;

import dev.trigrad.TensorType;
import dev.trigrad.reference.ReferenceValue;
import java.util.List;

/**
 * A call of a {@link HostFunction}, forward or backward: an operation that no engine runs. Where a
 * program has some, the evaluator calls them between the parts that the engine runs. The last input
 * is the function's binding.
 *
 * <p>Two are equal if they take and give tensors of the same types, whichever functions they call.
 */
public sealed interface HostCall extends Op permits HostForward, HostBackward {
  /** Whether it is the backward half. */
  boolean isBackward();

  /**
   * Calls the function.
   *
   * @param binding what the last input is bound to
   * @param types of the other inputs
   * @param inputs an array for each of these, of exactly its elements, which the function may
   *     change
   * @param outputs an array of zeros for each output, to fill
   */
  void run(HostBinding binding, List<TensorType> types, Object[] inputs, Object[] outputs);

  /**
   * What the call means in double precision.
   *
   * @param inputs without the binding
   * @param types of the outputs
   */
  HostReference reference(HostBinding binding, List<ReferenceValue> inputs, List<TensorType> types);

  /**
   * The results of a call in double precision.
   *
   * @param values one for each output
   * @param inFloat whether the function has no double form, and was called in float32
   */
  record HostReference(List<ReferenceValue> values, boolean inFloat) {
    /** Copies the list. */
    public HostReference {
      values = List.copyOf(values);
    }
  }

  @Override
  default boolean canFail() {
    return true;
  }

  @Override
  default Access access() {
    return Access.ANY;
  }

  /** Unknown, hence 0. */
  @Override
  default long flops(List<TensorType> inputs, List<TensorType> outputs) {
    return 0;
  }
}
