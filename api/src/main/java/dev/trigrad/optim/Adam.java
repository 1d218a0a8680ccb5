package dev.trigrad.optim;

import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Recorder;
import dev.trigrad.graph.Updates;
import dev.trigrad.nn.Parameter;
import dev.trigrad.op.Composite;
import java.util.ArrayList;
import java.util.List;

/**
 * Adam: {@code m ← β₁ m + (1 − β₁) g; v ← β₂ v + (1 − β₂) g²; w ← w − η m̂ / (√v̂ + ε)} with {@code m̂ = m / (1 − β₁ᵗ)} and
 * {@code v̂ = v / (1 − β₂ᵗ)}. Source: Kingma and Ba, ICLR 2015. The bias corrections are computed in double and rounded once.
 */
public final class Adam extends Optimizer {
  private final float beta1;
  private final float beta2;
  private final float epsilon;
  private final List<Cell> means = new ArrayList<>();
  private final List<Cell> squares = new ArrayList<>();
  private int steps;
  private Tensor rate;
  private Tensor correction;

  /** With β₁ = 0.9, β₂ = 0.999, ε = 10⁻⁸. */
  public Adam(List<Parameter> parameters, float learningRate) {
    this(parameters, learningRate, 0.9f, 0.999f, 1e-8f);
  }

  /** With β₁ and β₂ in [0, 1) and ε of at least 0. */
  public Adam(List<Parameter> parameters, float learningRate, float beta1, float beta2, float epsilon) {
    super(parameters, learningRate);
    this.beta1 = requireFraction("beta1", beta1);
    this.beta2 = requireFraction("beta2", beta2);
    this.epsilon = requireNonNegative("epsilon", epsilon);
    for (Parameter parameter : parameters) {
      means.add(Slots.zeros(parameter, "mean"));
      squares.add(Slots.zeros(parameter, "square"));
    }
  }

  @Override
  protected void nextStep() {
    steps++;
    rate = Tensor.of((float) (learningRate() / (1 - Math.pow(beta1, steps))));
    correction = Tensor.of((float) (1 / Math.sqrt(1 - Math.pow(beta2, steps))));
  }

  @Override
  protected void stepFailed() {
    steps--;
  }

  @Override
  protected void update(int index, Parameter parameter, Tensor gradient, Updates updates) {
    Cell mean = means.get(index);
    Cell square = squares.get(index);
    List<Tensor> results =
        Recorder.recordAll(
            new Update(beta1, beta2, epsilon),
            List.of(parameter.tensor(), gradient, mean.tensor(), square.tensor(), rate, correction));
    updates.put(parameter, results.get(0));
    updates.put(mean, results.get(1));
    updates.put(square, results.get(2));
  }

  /** The update of one parameter. Inputs: w, g, m, v, η / (1 − β₁ᵗ), 1 / √(1 − β₂ᵗ); outputs: w, m, v. */
  private record Update(float beta1, float beta2, float epsilon) implements Composite {
    @Override
    public String name() {
      return "adam";
    }

    @Override
    public List<TensorType> types(List<Tensor> inputs) {
      var w = inputs.getFirst().type();
      return List.of(w, w, w);
    }

    @Override
    public List<Tensor> body(List<Tensor> inputs) {
      Tensor w = inputs.get(0);
      Tensor g = inputs.get(1);
      Tensor m = inputs.get(2).mul(beta1).add(g.mul(1 - beta1));
      Tensor v = inputs.get(3).mul(beta2).add(g.square().mul(1 - beta2));
      Tensor scale = v.sqrt().mul(inputs.get(5)).add(epsilon);
      return List.of(w.sub(m.mul(inputs.get(4)).div(scale)), m, v);
    }
  }
}
