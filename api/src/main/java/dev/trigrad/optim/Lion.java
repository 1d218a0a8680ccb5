package dev.trigrad.optim;

import dev.trigrad.Tensor;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Parameter;
import java.util.List;
import java.util.Map;

/**
 * Lion: {@code w ← (1 − η λ) w − η sign(β₁ m + (1 − β₁) g); m ← β₂ m + (1 − β₂) g}. All weights
 * move by η, those at a sum of exactly 0 excepted; the weight decay λ is decoupled.
 *
 * <p>Source: Chen et al., "Symbolic discovery of optimization algorithms", NeurIPS 2023, program 1:
 * rates are three to ten times smaller, and weight decays as much larger, than {@link AdamW}'s.
 */
public final class Lion extends FormulaOptimizer<Lion> {
  private static final Map<Setting, Double> DEFAULTS =
      settings(Setting.BETA1, 0.9, Setting.BETA2, 0.99, Setting.WEIGHT_DECAY, 0);

  /** Of all parameters of {@code model}, with the usual learning rate, 0.0001. */
  public Lion(Module model) {
    this(model, 0.0001);
  }

  /** Of {@code parameters}, with the usual learning rate, 0.0001. */
  public Lion(List<Parameter> parameters) {
    this(parameters, 0.0001);
  }

  /**
   * With β₁ = 0.9 and β₂ = 0.99; the paper's rate is 0.0001, of all parameters of {@code model}.
   */
  public Lion(Module model, double learningRate) {
    this(NamedParameters.of(model), learningRate);
  }

  /** As above, of {@code parameters}. */
  public Lion(List<Parameter> parameters, double learningRate) {
    this(NamedParameters.of(parameters), learningRate);
  }

  private Lion(NamedParameters named, double learningRate) {
    super(named, learningRate, DEFAULTS, "mean");
  }

  /** Sets β₁ and β₂ in [0, 1). */
  public Lion betas(double beta1, double beta2) {
    firstGroup().betas(beta1, beta2);
    return this;
  }

  /** Sets the weight decay λ of at least 0, 0 at first. */
  public Lion weightDecay(double weightDecay) {
    firstGroup().weightDecay(weightDecay);
    return this;
  }

  @Override
  ParameterUpdate operation(Group group, int count) {
    return new Update(count, group.at(Setting.WEIGHT_DECAY) > 0);
  }

  @Override
  boolean counts(Group group) {
    return false;
  }

  @Override
  double[] numbers(Group group, int step) {
    double beta1 = group.at(Setting.BETA1);
    double beta2 = group.at(Setting.BETA2);
    double kept = 1 - group.rate() * group.at(Setting.WEIGHT_DECAY);
    return new double[] {group.rate(), beta1, 1 - beta1, beta2, 1 - beta2, kept};
  }

  /** Shared: η, β₁, 1 − β₁, β₂, 1 − β₂, 1 − η λ; slots: m. */
  private record Update(int count, boolean decaying) implements ParameterUpdate {
    @Override
    public String name() {
      return "lion";
    }

    @Override
    public int shared() {
      return 6;
    }

    @Override
    public int slots() {
      return 1;
    }

    @Override
    public List<Tensor> step(List<Tensor> of, Tensor w, Tensor g, List<Tensor> state) {
      Tensor kept = decaying ? w.mul(of.get(5)) : w;
      Tensor m = state.get(0);
      Tensor way = m.mul(of.get(1)).add(g.mul(of.get(2))).sign();
      return List.of(kept.sub(way.mul(of.get(0))), m.mul(of.get(3)).add(g.mul(of.get(4))));
    }
  }
}
