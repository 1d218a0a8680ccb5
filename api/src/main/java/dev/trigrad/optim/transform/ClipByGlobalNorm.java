package dev.trigrad.optim.transform;

import dev.trigrad.ArgumentException;
import dev.trigrad.GraphException;
import dev.trigrad.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * All gradients times {@code min(limit / (n + 10⁻⁶), 1)} with n the norm of all their elements
 * together: the direction stays, the length is at most the limit.
 *
 * <pre>{@code
 * var clip = new ClipByGlobalNorm(1);
 * optimizer.transform(clip);
 * optimizer.step(pass -> loss.of(model.apply(x, pass), y));
 * float norm = clip.norm().item();
 * }</pre>
 *
 * <p>Zero gradients stay zero. If the norm is infinite (a gradient is, or the sum of squares
 * exceeds float32, from a norm of 1.8 × 10¹⁹ on), all gradients become 0, where PyTorch gives NaN
 * for the infinite ones. If it is NaN, all become NaN. An infinite limit changes nothing, for
 * seeing the norm alone.
 *
 * <p>PyTorch's {@code clip_grad_norm_}. Source: Pascanu, Mikolov and Bengio 2013.
 */
public final class ClipByGlobalNorm implements GradientTransform {
  private final double limit;
  private final Tensor limitLeaf;
  private final Norm norm;
  private Tensor last;

  /**
   * Gradients and their norm before clipping.
   *
   * @param gradients the clipped ones, {@code null} where there was none
   * @param norm a scalar, 0 if there are no gradients
   */
  public record Clipped(List<Tensor> gradients, Tensor norm) {}

  /**
   * By the Euclidean norm.
   *
   * @throws ArgumentException if the limit is not above 0
   */
  public ClipByGlobalNorm(double limit) {
    this(limit, 2);
  }

  /**
   * By the norm of {@code order} p, {@code (Σ |g|ᵖ)^(1/p)}, or the largest magnitude for {@code
   * Double.POSITIVE_INFINITY}.
   *
   * @throws ArgumentException if the limit or the order is not above 0
   */
  public ClipByGlobalNorm(double limit, double order) {
    Norm.requireLimit("norm", limit);
    this.limit = limit;
    this.limitLeaf = Tensor.of(limit);
    this.norm = new Norm(order);
  }

  /** The gradients clipped, for {@code optimizer.step(clipped.gradients(), …, clipped.norm())}. */
  public Clipped of(List<Tensor> gradients) {
    ArgumentException.requirePresent(gradients, "clip by global norm", "list of gradients");
    Tensor before = norm.of(gradients);
    if (Double.isInfinite(limit)) {
      return new Clipped(gradients, before);
    }
    Tensor coefficient = Norm.coefficient(limitLeaf, before);
    var clipped = new ArrayList<Tensor>(gradients.size());
    for (Tensor gradient : gradients) {
      clipped.add(gradient == null ? null : Norm.scaled(gradient, coefficient));
    }
    return new Clipped(clipped, before);
  }

  @Override
  public List<Tensor> apply(List<Tensor> gradients, StepContext step) {
    Clipped clipped = of(gradients);
    last = step.keep(clipped.norm);
    return clipped.gradients;
  }

  /**
   * The norm before clipping in the last step, a scalar, which the step has computed.
   *
   * @throws GraphException if there has been no step
   */
  public Tensor norm() {
    return Kept.of(last);
  }
}
