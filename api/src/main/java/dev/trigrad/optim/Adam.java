package dev.trigrad.optim;

import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Recorder;
import dev.trigrad.graph.Updates;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Parameter;
import dev.trigrad.op.Composite;
import java.util.ArrayList;
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
  private Update operation;

  /**
   * With β₁ = 0.9, β₂ = 0.999, ε = 10⁻⁸ and no weight decay, of all parameters of {@code model}.
   */
  public Adam(Module model, float learningRate) {
    super(model, learningRate);
  }

  /** As above, of {@code parameters}. */
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
  protected Map<String, Cell> slots() {
    var cells = new LinkedHashMap<String, Cell>();
    List<String> paths = paths();
    means.addTo(cells, paths);
    squares.addTo(cells, paths);
    cells.put("step", steps.cell());
    return cells;
  }

  @Override
  protected void update(List<Tensor> gradients, Updates updates) {
    for (int i = 0; i < gradients.size(); i++) {
      if (gradients.get(i) != null && isFirst(i, gradients)) {
        updateLike(i, gradients, updates);
      }
    }
    steps.advance(gradients, updates);
  }

  /** Whether no parameter before this one makes the same step. */
  private boolean isFirst(int index, List<Tensor> gradients) {
    for (int i = 0; i < index; i++) {
      if (gradients.get(i) != null && steps.at(i) == steps.at(index)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Records the updates of all parameters that make the same step as {@code first}, as one node.
   */
  private void updateLike(int first, List<Tensor> gradients, Updates updates) {
    int step = steps.at(first);
    int count = 0;
    for (int i = first; i < gradients.size(); i++) {
      count += gradients.get(i) != null && steps.at(i) == step ? 1 : 0;
    }
    Update operation = operation(count);
    var inputs = new Tensor[operation.scalars() + 4 * count];
    scalars(at(step + 1), inputs);
    int next = operation.scalars();
    for (int i = first; i < gradients.size(); i++) {
      if (gradients.get(i) != null && steps.at(i) == step) {
        inputs[next++] = parameters().get(i).tensor();
        inputs[next++] = gradients.get(i);
        inputs[next++] = means.at(i).tensor();
        inputs[next++] = squares.at(i).tensor();
      }
    }
    List<Tensor> results = Recorder.recordAll(operation, List.of(inputs));
    next = 0;
    for (int i = first; i < gradients.size(); i++) {
      if (gradients.get(i) != null && steps.at(i) == step) {
        updates.put(parameters().get(i), results.get(next++));
        updates.put(means.at(i), results.get(next++));
        updates.put(squares.at(i), results.get(next++));
      }
    }
  }

  private void scalars(Corrected now, Tensor[] inputs) {
    Constants fixed = constants();
    inputs[0] = now.rate;
    inputs[1] = now.scale;
    inputs[2] = fixed.beta1;
    inputs[3] = fixed.rest1;
    inputs[4] = fixed.beta2;
    inputs[5] = fixed.rest2;
    inputs[6] = fixed.epsilon;
    if (decay != null) {
      inputs[7] = decay;
    }
  }

  /** One instance as long as nothing changes, which a look-up knows again. */
  private Update operation(int count) {
    if (operation == null || operation.count != count || operation.decaying != (decay != null)) {
      operation = new Update(count, decay != null);
    }
    return operation;
  }

  @Override
  protected void committed() {
    steps.committed();
  }

  /**
   * The update of parameters that make the same step. Inputs: η / (1 − β₁ᵗ), 1 / √(1 − β₂ᵗ), β₁, 1
   * − β₁, β₂, 1 − β₂, ε, λ if decaying, then w, g, m, v of each; outputs: w, m, v of each.
   */
  private record Update(int count, boolean decaying) implements Composite {
    /** Inputs that all parameters share. */
    int scalars() {
      return decaying ? 8 : 7;
    }

    @Override
    public String name() {
      return "adam";
    }

    @Override
    public List<TensorType> types(List<TensorType> inputs) {
      var types = new TensorType[3 * count];
      for (int i = 0; i < types.length; i++) {
        types[i] = inputs.get(scalars() + i / 3 * 4);
      }
      return List.of(types);
    }

    @Override
    public List<Tensor> body(List<Tensor> inputs) {
      var results = new ArrayList<Tensor>(3 * count);
      for (int i = 0; i < count; i++) {
        int at = scalars() + 4 * i;
        Tensor w = inputs.get(at);
        Tensor g = decaying ? inputs.get(at + 1).add(w.mul(inputs.get(7))) : inputs.get(at + 1);
        Tensor m = inputs.get(at + 2).mul(inputs.get(2)).add(g.mul(inputs.get(3)));
        Tensor v = inputs.get(at + 3).mul(inputs.get(4)).add(g.square().mul(inputs.get(5)));
        Tensor scale = v.sqrt().mul(inputs.get(1)).add(inputs.get(6));
        results.add(w.sub(m.mul(inputs.get(0)).div(scale)));
        results.add(m);
        results.add(v);
      }
      return results;
    }
  }
}
