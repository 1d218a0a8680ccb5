package dev.trigrad.optim;

import dev.trigrad.ArgumentException;
import dev.trigrad.Tensor;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Parameter;
import java.util.List;
import java.util.Map;

/**
 * Adagrad: {@code s ← s + g²; w ← w − η g / (√s + ε)}, with the rate {@code η / (1 + (t − 1) δ)} at
 * the t-th step of w. ε is outside the root; s begins at 0 unless told otherwise.
 *
 * <p>Where there is a weight decay λ, g stands for {@code g + λ w}: it is coupled.
 *
 * <p>Source: Duchi, Hazan and Singer, JMLR 2011; the form is PyTorch's ({@code
 * torch.optim.Adagrad}).
 */
public final class Adagrad extends FormulaOptimizer<Adagrad> {
  private static final Map<Setting, Double> DEFAULTS =
      settings(Setting.RATE_DECAY, 0, Setting.EPSILON, 1e-10, Setting.WEIGHT_DECAY, 0);

  /** Of all parameters of {@code model}, with PyTorch's default learning rate, 0.01. */
  public Adagrad(Module model) {
    this(model, 0.01);
  }

  /** Of {@code parameters}, with PyTorch's default learning rate, 0.01. */
  public Adagrad(List<Parameter> parameters) {
    this(parameters, 0.01);
  }

  /** With ε = 10⁻¹⁰; PyTorch's rate is 0.01, of all parameters of {@code model}. */
  public Adagrad(Module model, double learningRate) {
    this(NamedParameters.of(model), learningRate);
  }

  /** As above, of {@code parameters}. */
  public Adagrad(List<Parameter> parameters, double learningRate) {
    this(NamedParameters.of(parameters), learningRate);
  }

  private Adagrad(NamedParameters named, double learningRate) {
    super(named, learningRate, DEFAULTS, "sum");
  }

  /** Sets the decay of the learning rate δ of at least 0, 0 at first. */
  public Adagrad learningRateDecay(double decay) {
    firstGroup().learningRateDecay(decay);
    return this;
  }

  /**
   * Has s begin at {@code first} of at least 0, in what has not made a step yet; 0 at first.
   *
   * @throws ArgumentException if it is negative or not finite
   */
  public Adagrad initialAccumulator(double first) {
    Setting.requireNonNegative("initial accumulator", first);
    slot(0).beginWith(first);
    return this;
  }

  /** Sets ε of at least 0. */
  public Adagrad epsilon(double epsilon) {
    firstGroup().epsilon(epsilon);
    return this;
  }

  /** Sets the weight decay λ of at least 0, which is added to the gradient; 0 at first. */
  public Adagrad weightDecay(double weightDecay) {
    firstGroup().weightDecay(weightDecay);
    return this;
  }

  @Override
  ParameterUpdate operation(Group group, int count) {
    return new Update(count, group.at(Setting.WEIGHT_DECAY) > 0);
  }

  @Override
  boolean counts(Group group) {
    return group.at(Setting.RATE_DECAY) > 0;
  }

  @Override
  double[] numbers(Group group, int step) {
    double rate = group.rate() / (1 + (step - 1) * group.at(Setting.RATE_DECAY));
    return new double[] {rate, group.at(Setting.EPSILON), group.at(Setting.WEIGHT_DECAY)};
  }

  /** Shared: the rate, ε, λ; slots: s. */
  private record Update(int count, boolean decaying) implements ParameterUpdate {
    @Override
    public String name() {
      return "adagrad";
    }

    @Override
    public int shared() {
      return 3;
    }

    @Override
    public int slots() {
      return 1;
    }

    @Override
    public List<Tensor> step(List<Tensor> of, Tensor w, Tensor g, List<Tensor> state) {
      Tensor d = decaying ? g.add(w.mul(of.get(2))) : g;
      Tensor s = state.get(0).add(d.square());
      return List.of(w.sub(d.mul(of.get(0)).div(s.sqrt().add(of.get(1)))), s);
    }
  }
}
