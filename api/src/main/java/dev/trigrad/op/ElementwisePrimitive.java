package dev.trigrad.op;

import dev.trigrad.DType;

/**
 * A primitive whose result is computed element by element from its operands, which are broadcast to
 * the result's shape. The planner may fuse any of them in one pass over the elements; an engine
 * says of each which code a loop of several has for it, in switches without {@code default}.
 */
public sealed interface ElementwisePrimitive extends Primitive permits Unary, Binary, Where, Cast {
  /** Element type of the result for operands of these types, which the operation accepts. */
  DType dtype(DType[] operands);

  @Override
  default Access access() {
    return Access.ELEMENTWISE;
  }
}
