package dev.trigrad.optim;

import dev.trigrad.nn.Module;
import dev.trigrad.nn.Parameter;
import java.util.List;

/**
 * Adam with decoupled weight decay: {@code w ← (1 − η λ) w}, then {@link Adam}'s step by g alone, ε
 * outside the root. The decay follows the learning rate η, as schedules change it, and is not
 * scaled by the root.
 *
 * <p>With {@link #amsgrad()} the largest second moment so far takes the place of the present one.
 *
 * <p>Source: Loshchilov and Hutter, ICLR 2019; the form is PyTorch's ({@code torch.optim.AdamW}),
 * in which η multiplies λ; the paper's schedule multiplier does so, its α does not.
 */
public final class AdamW extends FormulaOptimizer<AdamW> {
  private boolean amsgrad;

  /** Of all parameters of {@code model}, with PyTorch's default learning rate, 0.001. */
  public AdamW(Module model) {
    this(model, 0.001);
  }

  /** Of {@code parameters}, with PyTorch's default learning rate, 0.001. */
  public AdamW(List<Parameter> parameters) {
    this(parameters, 0.001);
  }

  /**
   * With β₁ = 0.9, β₂ = 0.999, ε = 10⁻⁸ and a weight decay of 0.01, of all parameters of {@code
   * model}.
   */
  public AdamW(Module model, double learningRate) {
    this(NamedParameters.of(model), learningRate);
  }

  /** As above, of {@code parameters}. */
  public AdamW(List<Parameter> parameters, double learningRate) {
    this(NamedParameters.of(parameters), learningRate);
  }

  private AdamW(NamedParameters named, double learningRate) {
    super(named, learningRate, AdamUpdate.defaults(0.01), "mean", "square", "largest");
  }

  /** Sets β₁ and β₂ in [0, 1). */
  public AdamW betas(double beta1, double beta2) {
    firstGroup().betas(beta1, beta2);
    return this;
  }

  /** Sets ε of at least 0. */
  public AdamW epsilon(double epsilon) {
    firstGroup().epsilon(epsilon);
    return this;
  }

  /** Sets the weight decay λ of at least 0, 0.01 at first. */
  public AdamW weightDecay(double weightDecay) {
    firstGroup().weightDecay(weightDecay);
    return this;
  }

  /** Divides by the root of the largest second moment so far. */
  public AdamW amsgrad() {
    amsgrad = true;
    return this;
  }

  @Override
  boolean uses(Group group, int slot) {
    return slot < 2 || amsgrad;
  }

  @Override
  ParameterUpdate operation(Group group, int count) {
    boolean decaying = group.at(Setting.WEIGHT_DECAY) > 0;
    return new AdamUpdate(
        count, decaying ? AdamUpdate.Decay.DECOUPLED : AdamUpdate.Decay.NONE, amsgrad);
  }

  @Override
  double[] numbers(Group group, int step) {
    return AdamUpdate.numbers(group, step, 1 - group.rate() * group.at(Setting.WEIGHT_DECAY));
  }
}
