package dev.trigrad.optim;

import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Recorder;
import dev.trigrad.graph.Updates;
import dev.trigrad.nn.Parameter;
import dev.trigrad.op.Composite;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adam: {@code m ← β₁ m + (1 − β₁) g; v ← β₂ v + (1 − β₂) g²; w ← w − η m̂ / (√v̂ + ε)} with {@code
 * m̂ = m / (1 − β₁ᵗ)} and {@code v̂ = v / (1 − β₂ᵗ)} at the t-th step of w; where there is a weight
 * decay λ, g stands for {@code g + λ w}.
 *
 * <p>β₁, β₂, ε and the bias corrections are inputs of the step, computed in double and rounded
 * once. Source: Kingma and Ba, ICLR 2015; the form is PyTorch's.
 */
public final class Adam extends Optimizer {
  private final Slots means = new Slots(parameters(), "mean");
  private final Slots squares = new Slots(parameters(), "square");
  private final StepCounts steps = new StepCounts(parameters().size());
  private double beta1 = 0.9;
  private double beta2 = 0.999;
  private float epsilon = 1e-8f;
  private Tensor decay;
  private Constants constants;
  private Corrected corrected;

  /** With β₁ = 0.9, β₂ = 0.999, ε = 10⁻⁸ and no weight decay. */
  public Adam(List<Parameter> parameters, float learningRate) {
    super(parameters, learningRate);
  }

  /** Sets β₁ and β₂ in [0, 1). */
  public Adam betas(double beta1, double beta2) {
    this.beta1 = requireFraction("beta1", beta1);
    this.beta2 = requireFraction("beta2", beta2);
    constants = null;
    corrected = null;
    return this;
  }

  /** Sets ε of at least 0. */
  public Adam epsilon(float epsilon) {
    this.epsilon = requireNonNegative("epsilon", epsilon);
    constants = null;
    return this;
  }

  /** Sets the weight decay λ of at least 0, which is added to the gradient. */
  public Adam weightDecay(float weightDecay) {
    decay = requireNonNegative("weight decay", weightDecay) == 0 ? null : Tensor.of(weightDecay);
    return this;
  }

  /** What varies from optimizer to optimizer, as leaves: β₁, 1 − β₁, β₂, 1 − β₂, ε. */
  private record Constants(
      Tensor beta1, Tensor rest1, Tensor beta2, Tensor rest2, Tensor epsilon) {}

  private Constants constants() {
    if (constants == null) {
      // 1 − β is rounded once, from double: in float32 it would be off by many units in the last
      // place.
      constants =
          new Constants(
              Tensor.of((float) beta1),
              Tensor.of((float) (1 - beta1)),
              Tensor.of((float) beta2),
              Tensor.of((float) (1 - beta2)),
              Tensor.of(epsilon));
    }
    return constants;
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

  /**
   * {@code mean.<path>} and {@code square.<path>}, m and v of each parameter; {@code step}, the
   * number of steps that each has made, int32 in the order of the parameters.
   */
  @Override
  public Map<String, Cell> cells() {
    var cells = new LinkedHashMap<String, Cell>();
    List<String> paths = paths();
    means.addTo(cells, paths);
    squares.addTo(cells, paths);
    cells.put("step", steps.cell());
    return cells;
  }

  @Override
  protected void update(int index, Parameter parameter, Tensor gradient, Updates updates) {
    Cell mean = means.at(index);
    Cell square = squares.at(index);
    Corrected now = at(steps.at(index) + 1);
    Constants fixed = constants();
    Tensor w = parameter.tensor();
    var inputs = new Tensor[decay == null ? 11 : 12];
    inputs[0] = w;
    inputs[1] = gradient;
    inputs[2] = mean.tensor();
    inputs[3] = square.tensor();
    inputs[4] = now.rate;
    inputs[5] = now.scale;
    inputs[6] = fixed.beta1;
    inputs[7] = fixed.rest1;
    inputs[8] = fixed.beta2;
    inputs[9] = fixed.rest2;
    inputs[10] = fixed.epsilon;
    if (decay != null) {
      inputs[11] = decay;
    }
    List<Tensor> results =
        Recorder.recordAll(decay == null ? Update.PLAIN : Update.DECAYING, List.of(inputs));
    updates.put(parameter, results.get(0));
    updates.put(mean, results.get(1));
    updates.put(square, results.get(2));
  }

  @Override
  protected void finish(List<Tensor> gradients, Updates updates) {
    steps.advance(gradients, updates);
  }

  @Override
  protected void committed() {
    steps.committed();
  }

  /**
   * The update of one parameter. Inputs: w, g, m, v, η / (1 − β₁ᵗ), 1 / √(1 − β₂ᵗ), β₁, 1 − β₁, β₂,
   * 1 − β₂, ε, λ if decaying; outputs: w, m, v.
   */
  private record Update(boolean decaying) implements Composite {
    /** One instance each, which a look-up knows again. */
    static final Update PLAIN = new Update(false);

    static final Update DECAYING = new Update(true);

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
      Tensor g = decaying ? inputs.get(1).add(w.mul(inputs.get(11))) : inputs.get(1);
      Tensor m = inputs.get(2).mul(inputs.get(6)).add(g.mul(inputs.get(7)));
      Tensor v = inputs.get(3).mul(inputs.get(8)).add(g.square().mul(inputs.get(9)));
      Tensor scale = v.sqrt().mul(inputs.get(5)).add(inputs.get(10));
      return List.of(w.sub(m.mul(inputs.get(4)).div(scale)), m, v);
    }
  }
}
