package dev.trigrad.graph;

import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import java.util.AbstractList;
import java.util.RandomAccess;

/** The types of some tensors, read when asked for: a rule of types looks at them once. */
final class TypesOf extends AbstractList<TensorType> implements RandomAccess {
  private final Tensor[] tensors;

  TypesOf(Tensor[] tensors) {
    this.tensors = tensors;
  }

  @Override
  public TensorType get(int index) {
    return tensors[index].type();
  }

  @Override
  public int size() {
    return tensors.length;
  }
}
