package dev.trigrad.nn;

import dev.trigrad.ArgumentException;
import dev.trigrad.RandomKey;
import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.TensorType;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Recorder;

/** A trainable cell of a module, with the rule for its first values. */
public final class Parameter extends Cell implements Named {
  private final Initializer initializer;
  private String path;
  private volatile boolean trainable = true;

  /** A float32 parameter without a value yet. */
  public Parameter(String name, Shape shape, Initializer initializer) {
    super(
        ArgumentException.requirePresent(name, "parameter", "name"),
        TensorType.float32(ArgumentException.requirePresent(shape, "parameter", "shape")));
    ArgumentException.requirePresent(initializer, "parameter", "initializer");
    this.initializer = initializer;
    this.path = name;
  }

  /** The rule for its first values. */
  public Initializer initializer() {
    return initializer;
  }

  /** Whether steps move it: not while it is frozen. */
  public boolean trainable() {
    return trainable;
  }

  /** Freezes it, or lets it train again. */
  public void trainable(boolean trainable) {
    this.trainable = trainable;
  }

  /**
   * Freezes it from the next step on: optimizers leave it alone, no gradient is computed for it,
   * and a loss need not depend on it. {@link #assign} and {@link #initialize} still change it.
   */
  public void freeze() {
    trainable(false);
  }

  /** Lets it train again from the next step on; what optimizers remember for it is still there. */
  public void unfreeze() {
    trainable(true);
  }

  /** Assigns first values drawn with {@code key}. */
  public void initialize(RandomKey key) {
    ArgumentException.requirePresent(key, "parameter", "key");
    float[] values = initializer.values(type().shape(), key);
    if (values == null || values.length != type().elements()) {
      throw new ShapeException(
          "parameter '"
              + name()
              + "': its initializer gave "
              + (values == null ? "null" : values.length + " values")
              + ", expected "
              + type().elements());
    }
    assign(Recorder.constant(type(), values));
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
