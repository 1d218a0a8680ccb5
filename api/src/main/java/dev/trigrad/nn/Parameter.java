package dev.trigrad.nn;

import dev.trigrad.RandomKey;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.Cell;

/** A trainable cell of a module, with the rule for its first values. */
public final class Parameter extends Cell implements Named {
  private final Initializer initializer;
  private String path;

  /** A float32 parameter without a value yet. */
  public Parameter(String name, Shape shape, Initializer initializer) {
    super(name, TensorType.float32(shape));
    this.initializer = initializer;
    this.path = name;
  }

  /** The rule for its first values. */
  public Initializer initializer() {
    return initializer;
  }

  /** Assigns first values drawn with {@code key}. */
  public void initialize(RandomKey key) {
    assign(Tensor.of(initializer.values(type().shape(), key), type().shape().extents()));
  }

  /**
   * Path in the outermost module that it was built into, as in {@code encoder.fc1.weight}; for
   * errors and listings.
   */
  @Override
  public String name() {
    return path;
  }

  @Override
  public void within(String module) {
    path = module + "." + path;
  }
}
