package dev.trigrad.optim;

import dev.trigrad.Tensor;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Parameter;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adam with Nesterov's momentum: m and v as in {@link Adam}; {@code w ← w − η ((1 − μₜ) g / (1 −
 * Πₜ) + μₜ₊₁ m / (1 − Πₜ₊₁)) / (√v̂ + ε)} with {@code μₜ = β₁ (1 − ½ · 0.96^(t ψ))}, Πₜ the product
 * of μ₁ to μₜ, and {@code v̂ = v / (1 − β₂ᵗ)}. ε is outside the root. The product is that of the
 * present settings, whatever they were before.
 *
 * <p>Where there is a weight decay λ, g stands for {@code g + λ w}: it is coupled.
 *
 * <p>Source: Dozat, ICLR 2016 workshop; the form is PyTorch's ({@code torch.optim.NAdam}, from 2.0
 * on; before, it multiplied Πₜ₊₁ by μₜ once more).
 */
public final class NAdam extends FormulaOptimizer<NAdam> {
  private static final Map<Setting, Double> DEFAULTS =
      settings(
          Setting.BETA1,
          0.9,
          Setting.BETA2,
          0.999,
          Setting.EPSILON,
          1e-8,
          Setting.WEIGHT_DECAY,
          0,
          Setting.MOMENTUM_DECAY,
          4e-3);

  private final Map<Group, Products> products = new IdentityHashMap<>();

  /** Of all parameters of {@code model}, with PyTorch's default learning rate, 0.002. */
  public NAdam(Module model) {
    this(model, 0.002);
  }

  /** Of {@code parameters}, with PyTorch's default learning rate, 0.002. */
  public NAdam(List<Parameter> parameters) {
    this(parameters, 0.002);
  }

  /**
   * With β₁ = 0.9, β₂ = 0.999, ε = 10⁻⁸ and ψ = 0.004; PyTorch's rate is 0.002, of all parameters
   * of {@code model}.
   */
  public NAdam(Module model, double learningRate) {
    this(NamedParameters.of(model), learningRate);
  }

  /** As above, of {@code parameters}. */
  public NAdam(List<Parameter> parameters, double learningRate) {
    this(NamedParameters.of(parameters), learningRate);
  }

  private NAdam(NamedParameters named, double learningRate) {
    super(named, learningRate, DEFAULTS, "mean", "square");
  }

  /** Sets β₁ and β₂ in [0, 1). */
  public NAdam betas(double beta1, double beta2) {
    firstGroup().betas(beta1, beta2);
    return this;
  }

  /** Sets ε of at least 0. */
  public NAdam epsilon(double epsilon) {
    firstGroup().epsilon(epsilon);
    return this;
  }

  /** Sets the decay of the momentum ψ of at least 0, 0.004 at first. */
  public NAdam momentumDecay(double decay) {
    firstGroup().momentumDecay(decay);
    return this;
  }

  /** Sets the weight decay λ of at least 0, which is added to the gradient; 0 at first. */
  public NAdam weightDecay(double weightDecay) {
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
    double product = products.computeIfAbsent(group, each -> new Products()).upTo(step, group);
    double next = momentum(group, step + 1);
    return new double[] {
      group.rate() * (1 - momentum(group, step)) / (1 - product) * root,
      group.rate() * next / (1 - product * next) * root,
      group.at(Setting.EPSILON) * root,
      beta1,
      1 - beta1,
      beta2,
      1 - beta2,
      group.at(Setting.WEIGHT_DECAY)
    };
  }

  /** The products of a group's momenta, as far as they have been needed, at its last settings. */
  static final class Products {
    private double[] upTo = {1};
    private int known;
    private double beta1;
    private double decay;

    /** How many are kept. */
    int known() {
      return known;
    }

    /** The product of the first {@code step}, or one as small beside 1. */
    double upTo(int step, Group group) {
      if (beta1 != group.at(Setting.BETA1) || decay != group.at(Setting.MOMENTUM_DECAY)) {
        beta1 = group.at(Setting.BETA1);
        decay = group.at(Setting.MOMENTUM_DECAY);
        known = 0;
      }
      // Once 1 less it is 1 it stays so, and more of them need not be kept.
      while (known < step && 1 - upTo[known] < 1) {
        if (known + 1 == upTo.length) {
          upTo = Arrays.copyOf(upTo, 2 * upTo.length);
        }
        upTo[known + 1] = upTo[known] * momentum(group, known + 1);
        known++;
      }
      return upTo[Math.min(step, known)];
    }
  }

  private static double momentum(Group group, int step) {
    double decay = group.at(Setting.MOMENTUM_DECAY);
    return group.at(Setting.BETA1) * (1 - 0.5 * Math.pow(0.96, step * decay));
  }

  /** Shared: the factors of g and of m, ε √(1 − β₂ᵗ), β₁, 1 − β₁, β₂, 1 − β₂, λ; slots: m, v. */
  private record Update(int count, boolean decaying) implements ParameterUpdate {
    @Override
    public String name() {
      return "nadam";
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
      Tensor ahead = d.mul(of.get(0)).add(m.mul(of.get(1)));
      return List.of(w.sub(ahead.div(v.sqrt().add(of.get(2)))), m, v);
    }
  }
}
