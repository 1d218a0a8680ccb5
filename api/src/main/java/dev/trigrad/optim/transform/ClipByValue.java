package dev.trigrad.optim.transform;

import dev.trigrad.ArgumentException;
import dev.trigrad.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Each element of each gradient moved into [−limit, limit]: infinities become the limit, NaN stays.
 * PyTorch's {@code clip_grad_value_}.
 */
public final class ClipByValue implements GradientTransform {
  private final Tensor low;
  private final Tensor high;

  /**
   * Elements at most {@code limit} from 0.
   *
   * @throws ArgumentException if it is not above 0
   */
  public ClipByValue(double limit) {
    Norm.requireLimit("value", limit);
    low = Tensor.of(-limit);
    high = Tensor.of(limit);
  }

  /** The gradients clipped; {@code null} where one is. */
  public List<Tensor> of(List<Tensor> gradients) {
    ArgumentException.requirePresent(gradients, "clip by value", "list of gradients");
    var clipped = new ArrayList<Tensor>(gradients.size());
    for (Tensor gradient : gradients) {
      clipped.add(gradient == null ? null : gradient.maximum(low).minimum(high));
    }
    return clipped;
  }

  @Override
  public List<Tensor> apply(List<Tensor> gradients, StepContext step) {
    return of(gradients);
  }
}
