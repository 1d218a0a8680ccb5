package dev.trigrad.nn;

import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;

/**
 * {@code y = x·W + b}: x [batch…, in], W [in, out], b [out]. W begins by He's rule for ReLU unless
 * told otherwise, b at 0.
 */
public final class Linear extends Module {
  private final int in;
  private final int out;
  private final Parameter weight;
  private final Parameter bias;

  /** A layer with bias. */
  public Linear(int in, int out) {
    this(in, out, true, Initializer.heUniform());
  }

  /** A layer with or without bias, its weights begun by {@code initializer}. */
  public Linear(int in, int out, boolean withBias, Initializer initializer) {
    if (in < 1 || out < 1) {
      throw new ShapeException("linear: sizes must be positive, got " + in + " → " + out);
    }
    this.in = in;
    this.out = out;
    this.weight = parameter("weight", Shape.of(in, out), initializer);
    this.bias = withBias ? parameter("bias", Shape.of(out), Initializer.zeros()) : null;
  }

  /** W, [in, out]. */
  public Parameter weight() {
    return weight;
  }

  /** b, [out], or {@code null}. */
  public Parameter bias() {
    return bias;
  }

  @Override
  protected Tensor forward(Tensor x, Pass pass) {
    Shape shape = x.shape();
    if (shape.rank() == 0 || shape.extent(-1) != in) {
      String last = shape.rank() == 0 ? "a scalar" : "last dimension is " + shape.extent(-1);
      String remedy =
          shape.rank() > 1 && shape.elements() / Math.max(1, shape.extent(0)) == in
              ? "; did you forget Flatten?"
              : "";
      throw new ShapeException("input " + shape + ", " + last + ", expected " + in + remedy);
    }
    Tensor y = x.matmul(pass.value(weight));
    return bias == null ? y : y.add(pass.value(bias));
  }

  /** PyTorch's weight is [out, in]. */
  @Override
  protected TorchLayout torchLayout(String name) {
    return name.equals("weight") ? TorchLayout.ordered(name, 1, 0) : TorchLayout.same(name);
  }

  @Override
  public String toString() {
    return "Linear(" + in + "→" + out + ")";
  }
}
