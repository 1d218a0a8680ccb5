package dev.trigrad.optim;

import dev.trigrad.nn.Module;
import dev.trigrad.nn.Parameter;
import java.util.List;

/**
 * Adam: {@code m ← β₁ m + (1 − β₁) g; v ← β₂ v + (1 − β₂) g²; w ← w − η m̂ / (√v̂ + ε)} with {@code
 * m̂ = m / (1 − β₁ᵗ)} and {@code v̂ = v / (1 − β₂ᵗ)} at the t-th step of w. ε is outside the root.
 *
 * <p>Where there is a weight decay λ, g stands for {@code g + λ w}: it is coupled, and scaled by
 * the root with the rest; {@link AdamW} decouples it.
 *
 * <p>With {@link #amsgrad()} the largest v so far takes the place of v in v̂.
 *
 * <p>β₁, β₂, ε and the bias corrections are inputs of the step, computed in double and rounded
 * once. Sources: Kingma and Ba, ICLR 2015; Reddi, Kale and Kumar, ICLR 2018 (AMSGrad); the form is
 * PyTorch's ({@code torch.optim.Adam}).
 */
public final class Adam extends FormulaOptimizer<Adam> {
  private boolean amsgrad;

  /** Of all parameters of {@code model}, with PyTorch's default learning rate, 0.001. */
  public Adam(Module model) {
    this(model, 0.001);
  }

  /** Of {@code parameters}, with PyTorch's default learning rate, 0.001. */
  public Adam(List<Parameter> parameters) {
    this(parameters, 0.001);
  }

  /**
   * With β₁ = 0.9, β₂ = 0.999, ε = 10⁻⁸ and no weight decay, of all parameters of {@code model}.
   */
  public Adam(Module model, double learningRate) {
    this(NamedParameters.of(model), learningRate);
  }

  /** As above, of {@code parameters}. */
  public Adam(List<Parameter> parameters, double learningRate) {
    this(NamedParameters.of(parameters), learningRate);
  }

  private Adam(NamedParameters named, double learningRate) {
    super(named, learningRate, AdamUpdate.defaults(0), "mean", "square", "largest");
  }

  /** Sets β₁ and β₂ in [0, 1). */
  public Adam betas(double beta1, double beta2) {
    firstGroup().betas(beta1, beta2);
    return this;
  }

  /** Sets ε of at least 0. */
  public Adam epsilon(double epsilon) {
    firstGroup().epsilon(epsilon);
    return this;
  }

  /** Sets the weight decay λ of at least 0, which is added to the gradient. */
  public Adam weightDecay(double weightDecay) {
    firstGroup().weightDecay(weightDecay);
    return this;
  }

  /** Divides by the root of the largest second moment so far. */
  public Adam amsgrad() {
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
        count, decaying ? AdamUpdate.Decay.COUPLED : AdamUpdate.Decay.NONE, amsgrad);
  }

  @Override
  double[] numbers(Group group, int step) {
    return AdamUpdate.numbers(group, step, group.at(Setting.WEIGHT_DECAY));
  }
}
