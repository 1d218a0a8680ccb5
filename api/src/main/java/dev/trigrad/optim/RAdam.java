package dev.trigrad.optim;

import dev.trigrad.Tensor;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Parameter;
import java.util.List;
import java.util.Map;

/**
 * Rectified Adam: m and v as in {@link Adam}; {@code w ← w − η m̂ r √(1 − β₂ᵗ) / (√v + ε)} where
 * the average of v is long enough, {@code ρₜ > 5}, else {@code w ← w − η m̂}; {@code ρ = 2 / (1 −
 * β₂) − 1}, {@code ρₜ = ρ − 2 t β₂ᵗ / (1 − β₂ᵗ)}, {@code r² = (ρₜ − 4) (ρₜ − 2) ρ / ((ρ − 4) (ρ −
 * 2) ρₜ)}. ε is outside the root, and added before the bias of v is corrected.
 *
 * <p>Where there is a weight decay λ, g stands for {@code g + λ w}: it is coupled.
 *
 * <p>Source: Liu et al., ICLR 2020, where the threshold is 4; the form is PyTorch's ({@code
 * torch.optim.RAdam}).
 */
public final class RAdam extends FormulaOptimizer<RAdam> {
  private static final Map<Setting, Double> DEFAULTS =
      settings(
          Setting.BETA1, 0.9, Setting.BETA2, 0.999, Setting.EPSILON, 1e-8, Setting.WEIGHT_DECAY, 0);

  /** Of all parameters of {@code model}, with PyTorch's default learning rate, 0.001. */
  public RAdam(Module model) {
    this(model, 0.001);
  }

  /** Of {@code parameters}, with PyTorch's default learning rate, 0.001. */
  public RAdam(List<Parameter> parameters) {
    this(parameters, 0.001);
  }

  /**
   * With β₁ = 0.9, β₂ = 0.999 and ε = 10⁻⁸; PyTorch's rate is 0.001, of all parameters of {@code
   * model}.
   */
  public RAdam(Module model, double learningRate) {
    this(NamedParameters.of(model), learningRate);
  }

  /** As above, of {@code parameters}. */
  public RAdam(List<Parameter> parameters, double learningRate) {
    this(NamedParameters.of(parameters), learningRate);
  }

  private RAdam(NamedParameters named, double learningRate) {
    super(named, learningRate, DEFAULTS, "mean", "square");
  }

  /** Sets β₁ and β₂ in [0, 1). */
  public RAdam betas(double beta1, double beta2) {
    firstGroup().betas(beta1, beta2);
    return this;
  }

  /** Sets ε of at least 0. */
  public RAdam epsilon(double epsilon) {
    firstGroup().epsilon(epsilon);
    return this;
  }

  /** Sets the weight decay λ of at least 0, which is added to the gradient; 0 at first. */
  public RAdam weightDecay(double weightDecay) {
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
    double beta2 = group.at(Setting.BETA2);
    double power = Math.pow(beta2, step);
    double longest = 2 / (1 - beta2) - 1;
    double length = longest - 2 * step * power / (1 - power);
    boolean rectified = length > 5;
    double rate = group.rate() / (1 - Math.pow(beta1, step));
    if (rectified) {
      double r = (length - 4) * (length - 2) * longest;
      rate *= Math.sqrt(r / ((longest - 4) * (longest - 2) * length) * (1 - power));
    }
    // Without the root it is divided by 1, chosen by a number, so that both kinds of step are one
    // plan.
    return new double[] {
      rate,
      rectified ? 1 : 0,
      group.at(Setting.EPSILON),
      beta1,
      1 - beta1,
      beta2,
      1 - beta2,
      group.at(Setting.WEIGHT_DECAY)
    };
  }

  /**
   * Shared: the factor of m, 1 if it is divided by √v + ε and 0 if not, ε, β₁, 1 − β₁, β₂, 1 − β₂,
   * λ; slots: m, v.
   */
  private record Update(int count, boolean decaying) implements ParameterUpdate {
    @Override
    public String name() {
      return "radam";
    }

    @Override
    public int shared() {
      return 8;
    }

    @Override
    public int slots() {
      return 2;
    }

    @Override
    public List<Tensor> step(List<Tensor> of, Tensor w, Tensor g, List<Tensor> state) {
      Tensor d = decaying ? g.add(w.mul(of.get(7))) : g;
      Tensor m = state.get(0).mul(of.get(3)).add(d.mul(of.get(4)));
      Tensor v = state.get(1).mul(of.get(5)).add(d.square().mul(of.get(6)));
      // Not by a product with 0, which of an infinite v is none.
      Tensor root = of.get(1).greater(0).where(v.sqrt().add(of.get(2)), Tensor.of(1f));
      return List.of(w.sub(m.mul(of.get(0)).div(root)), m, v);
    }
  }
}
