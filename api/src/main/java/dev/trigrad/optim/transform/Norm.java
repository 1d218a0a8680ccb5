package dev.trigrad.optim.transform;

import dev.trigrad.ArgumentException;
import dev.trigrad.Tensor;
import java.util.List;

/** The p-norm, by parts: of several tensors together, or of one. */
final class Norm {
  /** Keeps the quotient of a limit and a norm finite; PyTorch's number. */
  private static final Tensor SMALL = Tensor.of(1e-6f);

  private static final Tensor ONE = Tensor.of(1f);
  private static final Tensor ZERO = Tensor.of(0f);

  private final double order;

  Norm(double order) {
    if (!(order > 0)) {
      throw new ArgumentException(
          "clip: order of the norm is "
              + order
              + ", expected a number above 0; mostly 2, or"
              + " Double.POSITIVE_INFINITY for the largest magnitude");
    }
    this.order = order;
  }

  static void requireLimit(String what, double limit) {
    if (!(limit > 0)) {
      throw new ArgumentException(
          "clip: the largest " + what + " is " + limit + ", expected a number above 0");
    }
  }

  /** Of all elements of all {@code tensors} that are there, a scalar; 0 of none. */
  Tensor of(List<Tensor> tensors) {
    Tensor all = null;
    for (Tensor tensor : tensors) {
      if (tensor != null && tensor.type().elements() > 0) {
        Tensor part = part(tensor);
        all =
            all == null
                ? part
                : order == Double.POSITIVE_INFINITY ? all.maximum(part) : all.add(part);
      }
    }
    return all == null ? ZERO : root(all);
  }

  private Tensor part(Tensor tensor) {
    if (order == 2) {
      return tensor.square().sum();
    }
    Tensor magnitude = tensor.abs();
    if (order == 1) {
      return magnitude.sum();
    }
    return order == Double.POSITIVE_INFINITY ? magnitude.max() : magnitude.pow((float) order).sum();
  }

  private Tensor root(Tensor sum) {
    if (order == 2) {
      return sum.sqrt();
    }
    return order == 1 || order == Double.POSITIVE_INFINITY ? sum : sum.pow((float) (1 / order));
  }

  /** {@code min(limit / (norm + 10⁻⁶), 1)}, which is 0 for an infinite norm, and NaN for NaN. */
  static Tensor coefficient(Tensor limit, Tensor norm) {
    return limit.div(norm.add(SMALL)).minimum(ONE);
  }

  /** The product, 0 for a coefficient of 0, whatever the gradient is. */
  static Tensor scaled(Tensor gradient, Tensor coefficient) {
    return coefficient.equal(ZERO).where(ZERO, gradient.mul(coefficient));
  }
}
