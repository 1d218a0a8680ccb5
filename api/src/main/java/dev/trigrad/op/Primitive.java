package dev.trigrad.op;

import dev.trigrad.TensorType;
import dev.trigrad.reference.ReferenceValue;
import java.util.List;

/**
 * An operation that every engine has a kernel for; all others are {@linkplain Composite composed}
 * of these.
 *
 * <p>A new primitive is admitted only if it cannot be written with the existing ones at the same
 * asymptotic cost after fusion. Records, so that name, attributes, equality and cache key come with
 * the declaration.
 */
public sealed interface Primitive extends Op
    permits ElementwisePrimitive,
        MatMul,
        Reduce,
        CumulativeSum,
        LinearRecurrence,
        ArgMax,
        ArgSort,
        Reshape,
        Permute,
        Expand,
        Slice,
        Unslice,
        Concat,
        Gather,
        ScatterAdd,
        LastIndex,
        Iota,
        Random,
        StopGradient {
  /**
   * Double-precision reference semantics: the value of the one output on inputs known to within
   * their bounds, and how far a float32 kernel may be from it.
   *
   * @param inputs one per input
   * @param type the output's type, as inferred by {@link #types}
   * @throws dev.trigrad.IndexException if an index is out of range
   */
  ReferenceValue reference(List<ReferenceValue> inputs, TensorType type);

  /** What it decides on its operands, so that it has jumps or kinks. */
  Decision decision();
}
