package dev.trigrad.optim;

import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Recorder;
import dev.trigrad.graph.Updates;
import dev.trigrad.nn.Parameter;
import dev.trigrad.op.Composite;
import java.util.List;

/**
 * Adam: {@code m ← β₁ m + (1 − β₁) g; v ← β₂ v + (1 − β₂) g²; w ← w − η m̂ / (√v̂ + ε)} with {@code
 * m̂ = m / (1 − β₁ᵗ)} and {@code v̂ = v / (1 − β₂ᵗ)} at the t-th step of w; where there is a weight
 * decay λ, g stands for {@code g + λ w}.
 *
 * <p>Bias corrections are computed in double and rounded once. Source: Kingma and Ba, ICLR 2015;
 * the form is PyTorch's.
 */
public final class Adam extends Optimizer {
  private final Slots means = new Slots(parameters(), "mean");
  private final Slots squares = new Slots(parameters(), "square");
  private final int[] steps = new int[parameters().size()];
  private double beta1 = 0.9;
  private double beta2 = 0.999;
  private float epsilon = 1e-8f;
  private Tensor decay;
  private Corrected corrected;

  /** One instance as long as nothing changes, which a look-up knows again. */
  private Update operation = new Update(beta1, beta2, epsilon, false);

  /** With β₁ = 0.9, β₂ = 0.999, ε = 10⁻⁸ and no weight decay. */
  public Adam(List<Parameter> parameters, float learningRate) {
    super(parameters, learningRate);
  }

  /** Sets β₁ and β₂ in [0, 1). */
  public Adam betas(double beta1, double beta2) {
    this.beta1 = requireFraction("beta1", beta1);
    this.beta2 = requireFraction("beta2", beta2);
    corrected = null;
    return changed();
  }

  /** Sets ε of at least 0. */
  public Adam epsilon(float epsilon) {
    this.epsilon = requireNonNegative("epsilon", epsilon);
    return changed();
  }

  /** Sets the weight decay λ of at least 0, which is added to the gradient. */
  public Adam weightDecay(float weightDecay) {
    decay = requireNonNegative("weight decay", weightDecay) == 0 ? null : Tensor.of(weightDecay);
    return changed();
  }

  private Adam changed() {
    operation = new Update(beta1, beta2, epsilon, decay != null);
    return this;
  }

  /**
   * What varies from step to step: η / (1 − β₁ᵗ) and 1 / √(1 − β₂ᵗ); parameters of equal t share
   * the leaves.
   */
  private record Corrected(int step, float learningRate, Tensor rate, Tensor scale) {}

  private Corrected at(int step) {
    if (corrected == null || corrected.step != step || corrected.learningRate != learningRate()) {
      float rate = (float) (learningRate() / (1 - Math.pow(beta1, step)));
      float scale = (float) (1 / Math.sqrt(1 - Math.pow(beta2, step)));
      corrected = new Corrected(step, learningRate(), Tensor.of(rate), Tensor.of(scale));
    }
    return corrected;
  }

  @Override
  protected void update(int index, Parameter parameter, Tensor gradient, Updates updates) {
    Cell mean = means.at(index);
    Cell square = squares.at(index);
    Corrected now = at(steps[index] + 1);
    Tensor w = parameter.tensor();
    Tensor m = mean.tensor();
    Tensor v = square.tensor();
    List<Tensor> inputs =
        decay == null
            ? List.of(w, gradient, m, v, now.rate, now.scale)
            : List.of(w, gradient, m, v, now.rate, now.scale, decay);
    List<Tensor> results = Recorder.recordAll(operation, inputs);
    updates.put(parameter, results.get(0));
    updates.put(mean, results.get(1));
    updates.put(square, results.get(2));
  }

  @Override
  protected void moved(int index) {
    steps[index]++;
  }

  /**
   * The update of one parameter. Inputs: w, g, m, v, η / (1 − β₁ᵗ), 1 / √(1 − β₂ᵗ), λ if decaying;
   * outputs: w, m, v.
   */
  private record Update(double beta1, double beta2, float epsilon, boolean decaying)
      implements Composite {
    @Override
    public String name() {
      return "adam";
    }

    @Override
    public List<TensorType> types(List<TensorType> inputs) {
      var w = inputs.getFirst();
      return List.of(w, w, w);
    }

    @Override
    public List<Tensor> body(List<Tensor> inputs) {
      Tensor w = inputs.get(0);
      Tensor g = decaying ? inputs.get(1).add(w.mul(inputs.get(6))) : inputs.get(1);
      // 1 − β is rounded once, from double: in float32 it would be off by many units in the last
      // place.
      Tensor m = inputs.get(2).mul((float) beta1).add(g.mul((float) (1 - beta1)));
      Tensor v = inputs.get(3).mul((float) beta2).add(g.square().mul((float) (1 - beta2)));
      Tensor scale = v.sqrt().mul(inputs.get(5)).add(epsilon);
      return List.of(w.sub(m.mul(inputs.get(4)).div(scale)), m, v);
    }
  }
}
