package dev.trigrad.optim;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Recorder;
import dev.trigrad.graph.Updates;
import dev.trigrad.nn.Parameter;
import dev.trigrad.op.Composite;
import java.util.ArrayList;
import java.util.List;

/**
 * Stochastic gradient descent: {@code d = g + λ w; v ← μ v + d; w ← w − η v}, without v where the momentum μ is 0. η is the
 * learning rate, λ the weight decay. Source: Robbins and Monro 1951; Polyak 1964; the form is PyTorch's.
 */
public final class Sgd extends Optimizer {
  private final float momentum;
  private final float weightDecay;
  private final List<Cell> velocities = new ArrayList<>();

  /** Plain gradient descent. */
  public Sgd(List<Parameter> parameters, float learningRate) {
    this(parameters, learningRate, 0, 0);
  }

  /** Gradient descent with momentum μ in [0, 1) and weight decay λ of at least 0. */
  public Sgd(List<Parameter> parameters, float learningRate, float momentum, float weightDecay) {
    super(parameters, learningRate);
    this.momentum = requireFraction("momentum", momentum);
    this.weightDecay = requireNonNegative("weight decay", weightDecay);
    if (momentum > 0) {
      for (Parameter parameter : parameters) {
        velocities.add(Slots.zeros(parameter, "velocity"));
      }
    }
  }

  @Override
  protected void update(int index, Parameter parameter, Tensor gradient, Updates updates) {
    Tensor w = parameter.tensor();
    var inputs = new ArrayList<Tensor>(List.of(w, gradient, Tensor.of(learningRate())));
    if (weightDecay > 0) {
      inputs.add(Tensor.of(weightDecay));
    }
    if (momentum > 0) {
      inputs.add(Tensor.of(momentum));
      inputs.add(velocities.get(index).tensor());
    }
    List<Tensor> results = Recorder.recordAll(new Update(momentum > 0, weightDecay > 0), inputs);
    updates.put(parameter, results.getFirst());
    if (momentum > 0) {
      updates.put(velocities.get(index), results.get(1));
    }
  }

  /** The update of one parameter. Inputs: w, g, η, λ if decaying, μ and v if moving; outputs: w, v if moving. */
  private record Update(boolean moving, boolean decaying) implements Composite {
    @Override
    public String name() {
      return "sgd";
    }

    @Override
    public List<dev.trigrad.TensorType> types(List<Tensor> inputs) {
      var w = inputs.getFirst().type();
      return moving ? List.of(w, w) : List.of(w);
    }

    @Override
    public List<Tensor> body(List<Tensor> inputs) {
      Tensor w = inputs.get(0);
      Tensor d = inputs.get(1);
      Tensor rate = inputs.get(2);
      if (decaying) {
        d = d.add(w.mul(inputs.get(3)));
      }
      if (!moving) {
        return List.of(w.sub(d.mul(rate)));
      }
      int at = decaying ? 4 : 3;
      Tensor v = inputs.get(at + 1).mul(inputs.get(at)).add(d);
      return List.of(w.sub(v.mul(rate)), v);
    }
  }
}
