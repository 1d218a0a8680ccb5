package dev.trigrad.op;

/**
 * An operation that every engine has a kernel for; all others are {@linkplain Composite composed} of these.
 *
 * <p>A new primitive is admitted only if it cannot be written with the existing ones at the same asymptotic cost after
 * fusion. Records, so that name, attributes, equality and cache key come with the declaration.
 */
public sealed interface Primitive extends Op
    permits Unary, Binary, Where, Cast, MatMul, Reduce, ArgMax, Reshape, Permute, Expand, Slice, Unslice, Concat, Gather,
        ScatterAdd, Iota, Random, StopGradient {}
