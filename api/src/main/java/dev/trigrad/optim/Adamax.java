package dev.trigrad.optim;

import dev.trigrad.Tensor;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Parameter;
import java.util.List;
import java.util.Map;

/**
 * Adamax: {@code m ← β₁ m + (1 − β₁) g; u ← max(β₂ u, |g| + ε); w ← w − η / (1 − β₁ᵗ) · m / u} at
 * the t-th step of w. ε is inside the maximum.
 *
 * <p>Where there is a weight decay λ, g stands for {@code g + λ w}: it is coupled.
 *
 * <p>Source: Kingma and Ba, ICLR 2015, section 7.1; the form is PyTorch's ({@code
 * torch.optim.Adamax}).
 */
public final class Adamax extends FormulaOptimizer<Adamax> {
  private static final Map<Setting, Double> DEFAULTS =
      settings(
          Setting.BETA1, 0.9, Setting.BETA2, 0.999, Setting.EPSILON, 1e-8, Setting.WEIGHT_DECAY, 0);

  /** Of all parameters of {@code model}, with PyTorch's default learning rate, 0.002. */
  public Adamax(Module model) {
    this(model, 0.002);
  }

  /** Of {@code parameters}, with PyTorch's default learning rate, 0.002. */
  public Adamax(List<Parameter> parameters) {
    this(parameters, 0.002);
  }

  /**
   * With β₁ = 0.9, β₂ = 0.999 and ε = 10⁻⁸; PyTorch's rate is 0.002, of all parameters of {@code
   * model}.
   */
  public Adamax(Module model, double learningRate) {
    this(NamedParameters.of(model), learningRate);
  }

  /** As above, of {@code parameters}. */
  public Adamax(List<Parameter> parameters, double learningRate) {
    this(NamedParameters.of(parameters), learningRate);
  }

  private Adamax(NamedParameters named, double learningRate) {
    super(named, learningRate, DEFAULTS, "mean", "largest");
  }

  /** Sets β₁ and β₂ in [0, 1). */
  public Adamax betas(double beta1, double beta2) {
    firstGroup().betas(beta1, beta2);
    return this;
  }

  /** Sets ε of at least 0. */
  public Adamax epsilon(double epsilon) {
    firstGroup().epsilon(epsilon);
    return this;
  }

  /** Sets the weight decay λ of at least 0, which is added to the gradient; 0 at first. */
  public Adamax weightDecay(double weightDecay) {
    firstGroup().weightDecay(weightDecay);
    return this;
  }

  @Override
  ParameterUpdate operation(Group group, int count) {
    return new Update(count, group.at(Setting.WEIGHT_DECAY) > 0);
  }

  @Override
  double[] numbers(Group group, int step) {
    double beta1 = group.at(Setting.BETA1);
    return new double[] {
      group.rate() / (1 - Math.pow(beta1, step)),
      beta1,
      1 - beta1,
      group.at(Setting.BETA2),
      group.at(Setting.EPSILON),
      group.at(Setting.WEIGHT_DECAY)
    };
  }

  /** Shared: η / (1 − β₁ᵗ), β₁, 1 − β₁, β₂, ε, λ; slots: m, u. */
  private record Update(int count, boolean decaying) implements ParameterUpdate {
    @Override
    public String name() {
      return "adamax";
    }

    @Override
    public int shared() {
      return 6;
    }

    @Override
    public int slots() {
      return 2;
    }

    @Override
    public List<Tensor> step(List<Tensor> of, Tensor w, Tensor g, List<Tensor> state) {
      Tensor d = decaying ? g.add(w.mul(of.get(5))) : g;
      Tensor m = state.get(0).mul(of.get(1)).add(d.mul(of.get(2)));
      Tensor u = state.get(1).mul(of.get(3)).maximum(d.abs().add(of.get(4)));
      return List.of(w.sub(m.mul(of.get(0)).div(u)), m, u);
    }
  }
}
