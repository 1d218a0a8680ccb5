package dev.trigrad.optim;

import dev.trigrad.Tensor;
import java.util.List;
import java.util.Map;

/**
 * {@link Adam}'s step. Shared: {@code η √(1 − β₂ᵗ) / (1 − β₁ᵗ)}, {@code ε √(1 − β₂ᵗ)}, β₁, 1 − β₁,
 * β₂, 1 − β₂ and, if decaying, λ (coupled) or 1 − η λ (decoupled); slots: m, v and, if AMSGrad, the
 * largest v.
 */
record AdamUpdate(int count, Decay decay, boolean amsgrad) implements ParameterUpdate {
  /** Where the weight decay acts. */
  enum Decay {
    NONE,
    COUPLED,
    DECOUPLED
  }

  /** Settings of PyTorch, with this weight decay. */
  static Map<Setting, Double> defaults(double decay) {
    return FormulaOptimizer.settings(
        Setting.BETA1,
        0.9,
        Setting.BETA2,
        0.999,
        Setting.EPSILON,
        1e-8,
        Setting.WEIGHT_DECAY,
        decay);
  }

  /** The numbers of step {@code t}; the last one is {@code decay} where there is a weight decay. */
  static double[] numbers(Group group, int t, double decay) {
    double beta1 = group.at(Setting.BETA1);
    double beta2 = group.at(Setting.BETA2);
    // Both sides of the fraction times √(1 − β₂ᵗ) spare a product per element.
    double root = Math.sqrt(1 - Math.pow(beta2, t));
    double rate = group.rate() / (1 - Math.pow(beta1, t)) * root;
    double epsilon = group.at(Setting.EPSILON) * root;
    return group.at(Setting.WEIGHT_DECAY) > 0
        ? new double[] {rate, epsilon, beta1, 1 - beta1, beta2, 1 - beta2, decay}
        : new double[] {rate, epsilon, beta1, 1 - beta1, beta2, 1 - beta2};
  }

  @Override
  public String name() {
    return "adam";
  }

  @Override
  public int shared() {
    return decay == Decay.NONE ? 6 : 7;
  }

  @Override
  public int slots() {
    return amsgrad ? 3 : 2;
  }

  @Override
  public List<Tensor> step(List<Tensor> of, Tensor w, Tensor g, List<Tensor> state) {
    Tensor d = decay == Decay.COUPLED ? g.add(w.mul(of.get(6))) : g;
    Tensor kept = decay == Decay.DECOUPLED ? w.mul(of.get(6)) : w;
    Tensor m = state.get(0).mul(of.get(2)).add(d.mul(of.get(3)));
    Tensor v = state.get(1).mul(of.get(4)).add(d.square().mul(of.get(5)));
    Tensor largest = amsgrad ? state.get(2).maximum(v) : v;
    Tensor next = kept.sub(m.mul(of.get(0)).div(largest.sqrt().add(of.get(1))));
    return amsgrad ? List.of(next, m, v, largest) : List.of(next, m, v);
  }
}
