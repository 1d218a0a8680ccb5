package dev.trigrad.nn;

import dev.trigrad.RandomKey;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.Cell;

/** A trainable cell of a module, with the rule for its first values. */
public final class Parameter extends Cell {
  private final Initializer initializer;

  /** A float32 parameter without a value yet. */
  public Parameter(String name, Shape shape, Initializer initializer) {
    super(name, TensorType.float32(shape));
    this.initializer = initializer;
  }

  /** Assigns first values drawn with {@code key}. */
  public void initialize(RandomKey key) {
    assign(Tensor.of(initializer.values(type().shape(), key), type().shape().extents()));
  }
}
