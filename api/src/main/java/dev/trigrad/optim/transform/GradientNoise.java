package dev.trigrad.optim.transform;

import dev.trigrad.ArgumentException;
import dev.trigrad.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Each gradient plus normal numbers of variance {@code η / (1 + t)^γ} at step t = 0, 1, …. The
 * deviation is computed in double and rounded once; the random numbers are those of the step, and
 * so the same on every engine and after going on from what was saved.
 *
 * <p>Source: Neelakantan and others 2015, "Adding gradient noise improves learning for very deep
 * networks", who take η from 0.01, 0.3 and 1, and γ = 0.55.
 *
 * @param eta η, the variance of the first step, finite and at least 0
 * @param gamma γ, how fast it falls, finite and at least 0
 */
public record GradientNoise(double eta, double gamma) implements GradientTransform {
  /**
   * Noise with these settings.
   *
   * @throws ArgumentException if one is out of range
   */
  public GradientNoise {
    require("eta", eta);
    require("gamma", gamma);
  }

  /** With γ = 0.55. */
  public GradientNoise(double eta) {
    this(eta, 0.55);
  }

  private static void require(String what, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new ArgumentException(
          "gradient noise: " + what + " is " + value + ", expected a finite number of at least 0");
    }
  }

  /** The standard deviation at step {@code t}, from 0 on. */
  public double deviation(int t) {
    return Math.sqrt(eta / Math.pow(1.0 + t, gamma));
  }

  @Override
  public List<Tensor> apply(List<Tensor> gradients, StepContext step) {
    Tensor deviation = Tensor.of((float) deviation(step.position()));
    var noisy = new ArrayList<Tensor>(gradients.size());
    for (Tensor gradient : gradients) {
      noisy.add(
          gradient == null
              ? null
              : gradient.add(Tensor.normal(step.key(), gradient.shape().extents()).mul(deviation)));
    }
    return noisy;
  }
}
