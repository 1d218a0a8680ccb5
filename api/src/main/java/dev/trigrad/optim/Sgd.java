package dev.trigrad.optim;

import dev.trigrad.ArgumentException;
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
 * Stochastic gradient descent: {@code d = g + λ w; v ← μ v + d; w ← w − η v}, without v where the
 * momentum μ is 0, and with {@code w ← w − η (d + μ v)} if Nesterov's. η is the learning rate, λ
 * the weight decay; v begins at 0.
 *
 * <p>Sources: Robbins and Monro 1951; Polyak 1964; Nesterov 1983; the form is PyTorch's.
 */
public final class Sgd extends Optimizer {
  private final Slots velocities = new Slots(parameters(), "velocity");
  private float momentum;
  private Tensor momentumLeaf;
  private Tensor decay;
  private boolean nesterov;
  private Update operation = new Update(false, false, false);

  /** Plain gradient descent, of all parameters of {@code model}. */
  public Sgd(Module model, float learningRate) {
    super(model, learningRate);
  }

  /** As above, of {@code parameters}. */
  public Sgd(List<Parameter> parameters, float learningRate) {
    super(parameters, learningRate);
  }

  /** Sets the momentum μ in [0, 1), 0 at first. */
  public Sgd momentum(float momentum) {
    requireFraction("momentum", momentum);
    if (nesterov && momentum == 0) {
      throw new ArgumentException("optimizer: Nesterov's step needs a momentum above 0");
    }
    this.momentum = momentum;
    momentumLeaf = Tensor.of(momentum);
    return changed();
  }

  /** Takes Nesterov's step; there must be a momentum. */
  public Sgd nesterov() {
    if (momentum == 0) {
      throw new ArgumentException(
          "optimizer: Nesterov's step needs a momentum above 0; set it first");
    }
    nesterov = true;
    return changed();
  }

  /** Sets the weight decay λ of at least 0, 0 at first. */
  public Sgd weightDecay(float weightDecay) {
    decay = requireNonNegative("weight decay", weightDecay) == 0 ? null : Tensor.of(weightDecay);
    return changed();
  }

  /** One instance as long as nothing changes, which a look-up knows again. */
  private Sgd changed() {
    operation = new Update(momentum > 0, decay != null, nesterov);
    return this;
  }

  /** {@code velocity.<path>}, of each parameter's shape, where there is or was a momentum. */
  @Override
  protected Map<String, Cell> slots() {
    var cells = new LinkedHashMap<String, Cell>();
    if (operation.moving || velocities.inUse()) {
      velocities.addTo(cells, paths());
    }
    return cells;
  }

  @Override
  protected void update(List<Tensor> gradients, Updates updates) {
    for (int i = 0; i < gradients.size(); i++) {
      if (gradients.get(i) != null) {
        update(i, parameters().get(i), gradients.get(i), updates);
      }
    }
  }

  private void update(int index, Parameter parameter, Tensor gradient, Updates updates) {
    if (!operation.moving && !operation.decaying) {
      updates.put(parameter, Recorder.record(operation, parameter.tensor(), gradient, rate()));
      return;
    }
    var inputs = new ArrayList<Tensor>(6);
    inputs.add(parameter.tensor());
    inputs.add(gradient);
    inputs.add(rate());
    if (decay != null) {
      inputs.add(decay);
    }
    Cell velocity = operation.moving ? velocities.at(index) : null;
    if (operation.moving) {
      inputs.add(momentumLeaf);
      inputs.add(velocity.tensor());
    }
    List<Tensor> results = Recorder.recordAll(operation, inputs);
    updates.put(parameter, results.getFirst());
    if (operation.moving) {
      updates.put(velocity, results.get(1));
    }
  }

  /**
   * The update of one parameter. Inputs: w, g, η, λ if decaying, μ and v if moving; outputs: w, v
   * if moving.
   */
  private record Update(boolean moving, boolean decaying, boolean nesterov) implements Composite {
    @Override
    public String name() {
      return "sgd";
    }

    @Override
    public List<TensorType> types(List<TensorType> inputs) {
      var w = inputs.getFirst();
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
      Tensor momentum = inputs.get(at);
      Tensor v = inputs.get(at + 1).mul(momentum).add(d);
      Tensor step = nesterov ? d.add(v.mul(momentum)) : v;
      return List.of(w.sub(step.mul(rate)), v);
    }
  }
}
