package dev.trigrad.op;

import dev.trigrad.TensorType;
import java.util.List;

/**
 * An operation that every engine has a kernel for; all others are {@linkplain Composite composed} of these.
 *
 * <p>A new primitive is admitted only if it cannot be written with the existing ones at the same asymptotic cost after
 * fusion. Records, so that name, attributes, equality and cache key come with the declaration.
 */
public sealed interface Primitive extends Op
    permits Unary, Binary, Where, Cast, MatMul, Reduce, ArgMax, Reshape, Permute, Expand, Slice, Unslice, Concat, Gather,
        ScatterAdd, Iota, Random, StopGradient {
  /** What this operation means: its result in double precision, of type {@code type}, with the bound on a float32 engine's error. */
  default ReferenceValue reference(List<ReferenceValue> inputs, TensorType type) {
    return ReferenceKernels.of(this, inputs, type);
  }
}
