package dev.trigrad.optim;

import dev.trigrad.Tensor;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Parameter;
import java.util.List;
import java.util.Map;

/**
 * LAMB: m̂ and v̂ as in {@link Adam}; {@code r = m̂ / (√v̂ + ε) + λ w; w ← w − η ‖w‖ / ‖r‖ · r},
 * with the Euclidean norms of the whole parameter; where one of them is 0, the ratio is 1. ε is
 * outside the root; the weight decay λ is within r, decoupled from m and v.
 *
 * <p>Source: You et al., "Large batch optimization for deep learning", ICLR 2020, algorithm 2 with
 * φ the identity.
 */
public final class Lamb extends FormulaOptimizer<Lamb> {
  private static final Map<Setting, Double> DEFAULTS =
      settings(
          Setting.BETA1, 0.9, Setting.BETA2, 0.999, Setting.EPSILON, 1e-6, Setting.WEIGHT_DECAY, 0);

  /** Of all parameters of {@code model}, with the usual learning rate, 0.001. */
  public Lamb(Module model) {
    this(model, 0.001);
  }

  /** Of {@code parameters}, with the usual learning rate, 0.001. */
  public Lamb(List<Parameter> parameters) {
    this(parameters, 0.001);
  }

  /**
   * With β₁ = 0.9, β₂ = 0.999, ε = 10⁻⁶ and no weight decay, of all parameters of {@code model}.
   */
  public Lamb(Module model, double learningRate) {
    this(NamedParameters.of(model), learningRate);
  }

  /** As above, of {@code parameters}. */
  public Lamb(List<Parameter> parameters, double learningRate) {
    this(NamedParameters.of(parameters), learningRate);
  }

  private Lamb(NamedParameters named, double learningRate) {
    super(named, learningRate, DEFAULTS, "mean", "square");
  }

  /** Sets β₁ and β₂ in [0, 1). */
  public Lamb betas(double beta1, double beta2) {
    firstGroup().betas(beta1, beta2);
    return this;
  }

  /** Sets ε of at least 0. */
  public Lamb epsilon(double epsilon) {
    firstGroup().epsilon(epsilon);
    return this;
  }

  /** Sets the weight decay λ of at least 0, 0 at first. */
  public Lamb weightDecay(double weightDecay) {
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
    double root = Math.sqrt(1 - Math.pow(beta2, step));
    return new double[] {
      group.rate(),
      root / (1 - Math.pow(beta1, step)),
      group.at(Setting.EPSILON) * root,
      beta1,
      1 - beta1,
      beta2,
      1 - beta2,
      group.at(Setting.WEIGHT_DECAY)
    };
  }

  /** Shared: η, √(1 − β₂ᵗ) / (1 − β₁ᵗ), ε √(1 − β₂ᵗ), β₁, 1 − β₁, β₂, 1 − β₂, λ; slots: m, v. */
  private record Update(int count, boolean decaying) implements ParameterUpdate {
    @Override
    public String name() {
      return "lamb";
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
      Tensor m = state.get(0).mul(of.get(3)).add(g.mul(of.get(4)));
      Tensor v = state.get(1).mul(of.get(5)).add(g.square().mul(of.get(6)));
      Tensor r = m.mul(of.get(1)).div(v.sqrt().add(of.get(2)));
      r = decaying ? r.add(w.mul(of.get(7))) : r;
      Tensor size = w.square().sum().sqrt();
      Tensor length = r.square().sum().sqrt();
      Tensor both = size.minimum(length).greater(0);
      Tensor ratio = both.where(size.div(length), Tensor.of(1f));
      return List.of(w.sub(r.mul(ratio.mul(of.get(0)))), m, v);
    }
  }
}
