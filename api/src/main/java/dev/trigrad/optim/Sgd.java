package dev.trigrad.optim;

import dev.trigrad.ArgumentException;
import dev.trigrad.Tensor;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Parameter;
import java.util.List;
import java.util.Map;

/**
 * Stochastic gradient descent: {@code d = g + λ w; v ← μ v + (1 − τ) d; w ← w − η v}, without v
 * where the momentum μ is 0, and with {@code w ← w − η (d + μ v)} if Nesterov's. η is the learning
 * rate, λ the weight decay, coupled: it passes through the momentum. v begins at 0, and the first d
 * enters it undampened, whatever the dampening τ.
 *
 * <p>η multiplies the velocity as it is used, not as it is stored: a changed rate acts at once on
 * all of it. In Sutskever's form {@code v ← μ v − η d; w ← w + v} it would act on what comes.
 *
 * <p>Sources: Robbins and Monro 1951; Polyak 1964; Nesterov 1983; the form is PyTorch's ({@code
 * torch.optim.SGD}).
 */
public final class Sgd extends FormulaOptimizer<Sgd> {
  private static final Map<Setting, Double> DEFAULTS =
      settings(Setting.WEIGHT_DECAY, 0, Setting.MOMENTUM, 0, Setting.DAMPENING, 0);

  private boolean nesterov;

  /** Plain gradient descent, of all parameters of {@code model}. */
  public Sgd(Module model, double learningRate) {
    this(NamedParameters.of(model), learningRate);
  }

  /** As above, of {@code parameters}. */
  public Sgd(List<Parameter> parameters, double learningRate) {
    this(NamedParameters.of(parameters), learningRate);
  }

  private Sgd(NamedParameters named, double learningRate) {
    super(named, learningRate, DEFAULTS, "velocity");
  }

  /** Sets the momentum μ in [0, 1), 0 at first. */
  public Sgd momentum(double momentum) {
    Setting.MOMENTUM.require(momentum);
    if (nesterov && momentum == 0) {
      throw new ArgumentException("optimizer: Nesterov's step needs a momentum above 0");
    }
    firstGroup().momentum(momentum);
    return this;
  }

  /**
   * Sets the dampening τ in [0, 1), 0 at first; there must be a momentum for it to matter, and it
   * must not be Nesterov's.
   */
  public Sgd dampening(double dampening) {
    Setting.DAMPENING.require(dampening);
    if (nesterov && dampening > 0) {
      throw new ArgumentException("optimizer: Nesterov's step has no dampening; leave it at 0");
    }
    firstGroup().dampening(dampening);
    return this;
  }

  /** Takes Nesterov's step; there must be a momentum, and no dampening. */
  public Sgd nesterov() {
    if (firstGroup().at(Setting.MOMENTUM) == 0) {
      throw new ArgumentException(
          "optimizer: Nesterov's step needs a momentum above 0; set it first");
    }
    if (firstGroup().at(Setting.DAMPENING) > 0) {
      throw new ArgumentException("optimizer: Nesterov's step has no dampening; leave it at 0");
    }
    nesterov = true;
    return this;
  }

  /** Sets the weight decay λ of at least 0, 0 at first. */
  public Sgd weightDecay(double weightDecay) {
    firstGroup().weightDecay(weightDecay);
    return this;
  }

  @Override
  boolean uses(Group group, int slot) {
    return group.at(Setting.MOMENTUM) > 0;
  }

  @Override
  boolean counts(Group group) {
    return group.at(Setting.MOMENTUM) > 0 && group.at(Setting.DAMPENING) > 0;
  }

  @Override
  ParameterUpdate operation(Group group, int count) {
    boolean decaying = group.at(Setting.WEIGHT_DECAY) > 0;
    boolean moving = group.at(Setting.MOMENTUM) > 0;
    return new Update(count, moving, decaying, moving && nesterov, counts(group));
  }

  @Override
  double[] numbers(Group group, int step) {
    double momentum = group.at(Setting.MOMENTUM);
    double fresh = step == 1 ? 1 : 1 - group.at(Setting.DAMPENING);
    return counts(group)
        ? new double[] {group.rate(), group.at(Setting.WEIGHT_DECAY), momentum, fresh}
        : momentum > 0
            ? new double[] {group.rate(), group.at(Setting.WEIGHT_DECAY), momentum}
            : group.at(Setting.WEIGHT_DECAY) > 0
                ? new double[] {group.rate(), group.at(Setting.WEIGHT_DECAY)}
                : new double[] {group.rate()};
  }

  /** Shared: η, λ, μ, 1 − τ, as far as there are; slots: v. */
  record Update(int count, boolean moving, boolean decaying, boolean nesterov, boolean dampened)
      implements ParameterUpdate {
    @Override
    public String name() {
      return "sgd";
    }

    @Override
    public int shared() {
      return dampened ? 4 : moving ? 3 : decaying ? 2 : 1;
    }

    @Override
    public int slots() {
      return moving ? 1 : 0;
    }

    @Override
    public List<Tensor> step(List<Tensor> of, Tensor w, Tensor g, List<Tensor> state) {
      Tensor rate = of.get(0);
      Tensor d = decaying ? g.add(w.mul(of.get(1))) : g;
      if (!moving) {
        return List.of(w.sub(d.mul(rate)));
      }
      Tensor v = state.get(0).mul(of.get(2)).add(dampened ? d.mul(of.get(3)) : d);
      Tensor step = nesterov ? d.add(v.mul(of.get(2))) : v;
      return List.of(w.sub(step.mul(rate)), v);
    }
  }
}
