package dev.trigrad.optim;

import dev.trigrad.Tensor;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * RMSProp: {@code s ← α s + (1 − α) g²; w ← w − η g / (√s + ε)}. ε is outside the root.
 *
 * <p>With a momentum μ, {@code v ← μ v + g / (√s + ε); w ← w − η v}. {@linkplain #centered()
 * Centered}, the mean of the gradient is kept, too, {@code a ← α a + (1 − α) g}, and s − a², not
 * below 0, takes the place of s under the root.
 *
 * <p>Where there is a weight decay λ, g stands for {@code g + λ w}: it is coupled.
 *
 * <p>Sources: Hinton's lecture 6e on neural networks, 2012; Graves, arXiv 1308.0850 (centered); the
 * form is PyTorch's ({@code torch.optim.RMSprop}), whereas TensorFlow's has ε inside the root.
 */
public final class RmsProp extends FormulaOptimizer<RmsProp> {
  private static final Map<Setting, Double> DEFAULTS =
      settings(
          Setting.ALPHA, 0.99, Setting.EPSILON, 1e-8, Setting.MOMENTUM, 0, Setting.WEIGHT_DECAY, 0);

  private boolean centered;

  /** Of all parameters of {@code model}, with PyTorch's default learning rate, 0.01. */
  public RmsProp(Module model) {
    this(model, 0.01);
  }

  /** Of {@code parameters}, with PyTorch's default learning rate, 0.01. */
  public RmsProp(List<Parameter> parameters) {
    this(parameters, 0.01);
  }

  /**
   * With α = 0.99, ε = 10⁻⁸ and no momentum; PyTorch's rate is 0.01, of all parameters of {@code
   * model}.
   */
  public RmsProp(Module model, double learningRate) {
    this(NamedParameters.of(model), learningRate);
  }

  /** As above, of {@code parameters}. */
  public RmsProp(List<Parameter> parameters, double learningRate) {
    this(NamedParameters.of(parameters), learningRate);
  }

  private RmsProp(NamedParameters named, double learningRate) {
    super(named, learningRate, DEFAULTS, "square", "mean", "velocity");
  }

  /** Sets α in [0, 1). */
  public RmsProp alpha(double alpha) {
    firstGroup().alpha(alpha);
    return this;
  }

  /** Sets ε of at least 0. */
  public RmsProp epsilon(double epsilon) {
    firstGroup().epsilon(epsilon);
    return this;
  }

  /** Sets the momentum μ in [0, 1), 0 at first. */
  public RmsProp momentum(double momentum) {
    firstGroup().momentum(momentum);
    return this;
  }

  /** Sets the weight decay λ of at least 0, which is added to the gradient; 0 at first. */
  public RmsProp weightDecay(double weightDecay) {
    firstGroup().weightDecay(weightDecay);
    return this;
  }

  /** Divides by the root of the variance rather than of the mean square. */
  public RmsProp centered() {
    centered = true;
    return this;
  }

  @Override
  boolean uses(Group group, int slot) {
    return slot == 0 || (slot == 1 ? centered : group.at(Setting.MOMENTUM) > 0);
  }

  @Override
  boolean counts(Group group) {
    return false;
  }

  @Override
  ParameterUpdate operation(Group group, int count) {
    boolean moving = group.at(Setting.MOMENTUM) > 0;
    return new Update(count, centered, moving, group.at(Setting.WEIGHT_DECAY) > 0);
  }

  @Override
  double[] numbers(Group group, int step) {
    double alpha = group.at(Setting.ALPHA);
    return new double[] {
      group.rate(),
      alpha,
      1 - alpha,
      group.at(Setting.EPSILON),
      group.at(Setting.MOMENTUM),
      group.at(Setting.WEIGHT_DECAY)
    };
  }

  /** Shared: η, α, 1 − α, ε, μ, λ; slots: s, a if centered, v if moving. */
  private record Update(int count, boolean centered, boolean moving, boolean decaying)
      implements ParameterUpdate {
    @Override
    public String name() {
      return "rmsprop";
    }

    @Override
    public int shared() {
      return 6;
    }

    @Override
    public int slots() {
      return 1 + (centered ? 1 : 0) + (moving ? 1 : 0);
    }

    @Override
    public List<Tensor> step(List<Tensor> of, Tensor w, Tensor g, List<Tensor> state) {
      var next = new ArrayList<Tensor>();
      Tensor d = decaying ? g.add(w.mul(of.get(5))) : g;
      Tensor s = state.get(0).mul(of.get(1)).add(d.square().mul(of.get(2)));
      next.add(s);
      Tensor variance = s;
      if (centered) {
        Tensor a = state.get(1).mul(of.get(1)).add(d.mul(of.get(2)));
        next.add(a);
        variance = s.sub(a.square()).relu();
      }
      Tensor root = variance.sqrt().add(of.get(3));
      if (!moving) {
        next.addFirst(w.sub(d.mul(of.get(0)).div(root)));
        return next;
      }
      Tensor v = state.getLast().mul(of.get(4)).add(d.div(root));
      next.add(v);
      next.addFirst(w.sub(v.mul(of.get(0))));
      return next;
    }
  }
}
