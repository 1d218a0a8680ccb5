package dev.trigrad.optim.transform;

import dev.trigrad.ArgumentException;
import dev.trigrad.GraphException;
import dev.trigrad.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Each gradient times {@code min(limit / (n + 10⁻⁶), 1)} with n its own Euclidean norm: PyTorch's
 * {@code clip_grad_norm_} on each parameter by itself. Zero, infinite and NaN gradients are as with
 * {@link ClipByGlobalNorm}, each by itself.
 */
public final class ClipByNorm implements GradientTransform {
  private final double limit;
  private final Tensor limitLeaf;
  private final Norm norm = new Norm(2);
  private List<Tensor> last = List.of();

  /**
   * Gradients and their norms before clipping.
   *
   * @param gradients the clipped ones, {@code null} where there was none
   * @param norms a scalar each, {@code null} where there was none
   */
  public record Clipped(List<Tensor> gradients, List<Tensor> norms) {}

  /**
   * Norms of at most {@code limit}.
   *
   * @throws ArgumentException if it is not above 0
   */
  public ClipByNorm(double limit) {
    Norm.requireLimit("norm", limit);
    this.limit = limit;
    this.limitLeaf = Tensor.of(limit);
  }

  /** The gradients clipped, for {@code optimizer.step(clipped.gradients(), …)}. */
  public Clipped of(List<Tensor> gradients) {
    ArgumentException.requirePresent(gradients, "clip by norm", "list of gradients");
    var clipped = new ArrayList<Tensor>(gradients.size());
    var norms = new ArrayList<Tensor>(gradients.size());
    for (Tensor gradient : gradients) {
      Tensor before = gradient == null ? null : norm.of(List.of(gradient));
      norms.add(before);
      clipped.add(
          gradient == null || Double.isInfinite(limit)
              ? gradient
              : Norm.scaled(gradient, Norm.coefficient(limitLeaf, before)));
    }
    return new Clipped(clipped, norms);
  }

  @Override
  public List<Tensor> apply(List<Tensor> gradients, StepContext step) {
    Clipped clipped = of(gradients);
    for (Tensor each : clipped.norms) {
      if (each != null) {
        step.keep(each);
      }
    }
    last = clipped.norms;
    return clipped.gradients;
  }

  /**
   * The norms before clipping in the last step, a scalar for each parameter in order, {@code null}
   * where no gradient flowed; empty before the first step.
   *
   * @throws GraphException if the step has failed
   */
  public List<Tensor> norms() {
    var norms = new ArrayList<Tensor>(last.size());
    for (Tensor each : last) {
      norms.add(each == null ? null : Kept.of(each));
    }
    return norms;
  }
}
