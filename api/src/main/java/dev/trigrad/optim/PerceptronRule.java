package dev.trigrad.optim;

import dev.trigrad.nn.Module;
import dev.trigrad.nn.Parameter;
import java.util.List;
import java.util.Map;

/**
 * The perceptron rule: {@code w ← w + η Σ y x} over the examples that are on the wrong side, and
 * nothing from the others. It is {@code w ← w − η g} along the gradient of the perceptron loss
 * {@code Σ max(0, −y f(x))}, summed, with y ∈ {−1, 1}; f is what the neuron gives before its sign,
 * which has no gradient of its own.
 *
 * <p>If a hyperplane separates the classes by a margin γ and no x is longer than R, examples one by
 * one are misjudged at most (R / γ)² times, whatever η is (with weights that begin at 0).
 *
 * <p>Sources: Rosenblatt, Psychological Review 1958; Novikoff 1962.
 */
public final class PerceptronRule extends FormulaOptimizer<PerceptronRule> {
  /** With η = 1, of all parameters of {@code model}. */
  public PerceptronRule(Module model) {
    this(model, 1);
  }

  /** With a rate of its own, of all parameters of {@code model}. */
  public PerceptronRule(Module model, double learningRate) {
    super(NamedParameters.of(model), learningRate, Map.of());
  }

  /** As above, of {@code parameters}. */
  public PerceptronRule(List<Parameter> parameters, double learningRate) {
    super(NamedParameters.of(parameters), learningRate, Map.of());
  }

  @Override
  boolean counts(Group group) {
    return false;
  }

  @Override
  ParameterUpdate operation(Group group, int count) {
    return new Sgd.Update(count, false, false, false, false);
  }

  @Override
  double[] numbers(Group group, int step) {
    return new double[] {group.rate()};
  }
}
