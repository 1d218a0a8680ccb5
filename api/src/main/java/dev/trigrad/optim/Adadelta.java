package dev.trigrad.optim;

import dev.trigrad.Tensor;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Parameter;
import java.util.List;
import java.util.Map;

/**
 * Adadelta: {@code s ← ρ s + (1 − ρ) g²; d = √(a + ε) / √(s + ε) · g; a ← ρ a + (1 − ρ) d²; w ← w −
 * η d}. ε is inside both roots.
 *
 * <p>Where there is a weight decay λ, g stands for {@code g + λ w}: it is coupled.
 *
 * <p>Source: Zeiler, arXiv 1212.5701, where η is 1; the form is PyTorch's ({@code
 * torch.optim.Adadelta}).
 */
public final class Adadelta extends FormulaOptimizer<Adadelta> {
  private static final Map<Setting, Double> DEFAULTS =
      settings(Setting.RHO, 0.9, Setting.EPSILON, 1e-6, Setting.WEIGHT_DECAY, 0);

  /** Of all parameters of {@code model}, with PyTorch's default learning rate, 1. */
  public Adadelta(Module model) {
    this(model, 1);
  }

  /** Of {@code parameters}, with PyTorch's default learning rate, 1. */
  public Adadelta(List<Parameter> parameters) {
    this(parameters, 1);
  }

  /** With ρ = 0.9 and ε = 10⁻⁶; PyTorch's rate is 1, of all parameters of {@code model}. */
  public Adadelta(Module model, double learningRate) {
    this(NamedParameters.of(model), learningRate);
  }

  /** As above, of {@code parameters}. */
  public Adadelta(List<Parameter> parameters, double learningRate) {
    this(NamedParameters.of(parameters), learningRate);
  }

  private Adadelta(NamedParameters named, double learningRate) {
    super(named, learningRate, DEFAULTS, "square", "delta");
  }

  /** Sets ρ in [0, 1). */
  public Adadelta rho(double rho) {
    firstGroup().rho(rho);
    return this;
  }

  /** Sets ε of at least 0. */
  public Adadelta epsilon(double epsilon) {
    firstGroup().epsilon(epsilon);
    return this;
  }

  /** Sets the weight decay λ of at least 0, which is added to the gradient; 0 at first. */
  public Adadelta weightDecay(double weightDecay) {
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
    double rho = group.at(Setting.RHO);
    return new double[] {
      group.rate(), rho, 1 - rho, group.at(Setting.EPSILON), group.at(Setting.WEIGHT_DECAY)
    };
  }

  /** Shared: η, ρ, 1 − ρ, ε, λ; slots: s, a. */
  private record Update(int count, boolean decaying) implements ParameterUpdate {
    @Override
    public String name() {
      return "adadelta";
    }

    @Override
    public int shared() {
      return 5;
    }

    @Override
    public int slots() {
      return 2;
    }

    @Override
    public List<Tensor> step(List<Tensor> of, Tensor w, Tensor g, List<Tensor> state) {
      Tensor d = decaying ? g.add(w.mul(of.get(4))) : g;
      Tensor s = state.get(0).mul(of.get(1)).add(d.square().mul(of.get(2)));
      Tensor delta = state.get(1).add(of.get(3)).div(s.add(of.get(3))).sqrt().mul(d);
      Tensor a = state.get(1).mul(of.get(1)).add(delta.square().mul(of.get(2)));
      return List.of(w.sub(delta.mul(of.get(0))), s, a);
    }
  }
}
