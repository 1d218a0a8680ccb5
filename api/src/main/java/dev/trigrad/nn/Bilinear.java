package dev.trigrad.nn;

import dev.trigrad.ArgumentException;
import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;

/**
 * {@code yₖ = aᵀ Wₖ c + bₖ}: a [batch…, left], c [batch…, right], W [out, left, right], b [out]. W
 * begins uniform in ±1/√left, as PyTorch's, b at 0. Takes two inputs: {@link #apply(Tensor, Tensor,
 * Pass)}.
 */
public final class Bilinear extends Module {
  private final int left;
  private final int right;
  private final int out;
  private final Parameter weight;
  private final Parameter bias;

  /** A layer with bias. */
  public Bilinear(int left, int right, int out) {
    this(left, right, out, true, begin(left));
  }

  /** A layer with or without bias, its weights begun by {@code initializer}. */
  public Bilinear(int left, int right, int out, boolean withBias, Initializer initializer) {
    if (left < 1 || right < 1 || out < 1) {
      throw new ShapeException(
          "bilinear: sizes must be positive, got " + left + ", " + right + " → " + out);
    }
    this.left = left;
    this.right = right;
    this.out = out;
    this.weight = parameter("weight", Shape.of(out, left, right), initializer);
    this.bias = withBias ? parameter("bias", Shape.of(out), Initializer.zeros()) : null;
  }

  private static Initializer begin(int left) {
    double limit = 1 / Math.sqrt(Math.max(1, left));
    return Initializer.uniform(-limit, limit);
  }

  /** W, [out, left, right]. */
  public Parameter weight() {
    return weight;
  }

  /** b, [out], or {@code null}. */
  public Parameter bias() {
    return bias;
  }

  /** The output for two inputs when predicting. */
  public Tensor apply(Tensor a, Tensor c) {
    return apply(a, c, Pass.inference());
  }

  /**
   * The output, [batch…, out], for two inputs in {@code pass}.
   *
   * @throws ShapeException if the shapes do not fit
   */
  public Tensor apply(Tensor a, Tensor c, Pass pass) {
    ArgumentException.requirePresent(a, toString(), "first input");
    ArgumentException.requirePresent(c, toString(), "second input");
    return within(pass, a, () -> forward(a, c, pass));
  }

  private Tensor forward(Tensor a, Tensor c, Pass pass) {
    Shape shape = requireLast("first", a, left);
    Shape other = requireLast("second", c, right);
    int rank = shape.rank();
    if (other.rank() != rank || !shape.first(rank - 1).equals(other.first(rank - 1))) {
      throw new ShapeException(
          "inputs " + shape + " and " + other + " differ before the last axis; give equal batches");
    }
    int batch = shape.first(rank - 1).elements();
    // One product with all matrices side by side, [left, out · right], then one sum for each out.
    Tensor w = pass.value(weight).permute(1, 0, 2).reshape(left, out * right);
    Tensor products = a.reshape(batch, left).matmul(w).reshape(batch, out, right);
    Tensor y = products.matmul(c.reshape(batch, right, 1)).reshape(batch, out);
    y = bias == null ? y : y.add(pass.value(bias));
    return y.reshape(shape.with(rank - 1, out).extents());
  }

  private static Shape requireLast(String which, Tensor x, int expected) {
    Shape shape = x.shape();
    if (shape.rank() == 0 || shape.extent(-1) != expected) {
      throw new ShapeException(
          which
              + " input "
              + shape
              + (shape.rank() == 0 ? ", a scalar" : ", last dimension is " + shape.extent(-1))
              + ", expected "
              + expected);
    }
    return shape;
  }

  /** Refuses: there are two inputs. */
  @Override
  protected Tensor forward(Tensor x, Pass pass) {
    throw new ShapeException("got one input, expected two; call apply(a, c, pass)");
  }

  @Override
  public String toString() {
    return "Bilinear(" + left + ", " + right + "→" + out + ")";
  }
}
