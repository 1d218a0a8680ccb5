package dev.trigrad.optim;

import dev.trigrad.Engines;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Evaluator;
import dev.trigrad.graph.Gradients;
import dev.trigrad.graph.Updates;
import dev.trigrad.nn.Parameter;
import dev.trigrad.nn.Pass;
import java.util.ArrayList;
import java.util.List;

/**
 * Moves parameters along their gradients. For one thread at a time; parameters may be read by others meanwhile.
 *
 * <p>A step always evaluates: loss, gradients and all updates are one program, committed together or, on an error, not at all.
 */
public abstract class Optimizer {
  private final List<Parameter> parameters;
  private Evaluator evaluator;
  private float learningRate;

  /**
   * An optimizer of {@code parameters}.
   *
   * @throws IllegalArgumentException if there are none, or the rate is negative or not finite
   */
  protected Optimizer(List<Parameter> parameters, float learningRate) {
    if (parameters.isEmpty()) {
      throw new IllegalArgumentException("optimizer: no parameters; pass model.parameters()");
    }
    this.parameters = List.copyOf(parameters);
    this.learningRate = requireNonNegative("learning rate", learningRate);
  }

  /** The new values of {@code parameter} and its slots, given its gradient, put into {@code updates}. */
  protected abstract void update(int index, Parameter parameter, Tensor gradient, Updates updates);

  /** Called once before the updates of each step. */
  protected void nextStep() {}

  /** Called where a step failed, to take back {@link #nextStep}. */
  protected void stepFailed() {}

  /** The parameters, in order. */
  public final List<Parameter> parameters() {
    return parameters;
  }

  /** Present learning rate. */
  public final float learningRate() {
    return learningRate;
  }

  /** Changes the learning rate from the next step on; plans stay valid. */
  public final void learningRate(float rate) {
    learningRate = requireNonNegative("learning rate", rate);
  }

  /** Runs the steps on {@code evaluator} rather than on the default engine. */
  public final void on(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  /** One step down the gradient of {@code loss}, a scalar; see {@link #step(Tensor, Pass, Tensor...)}. */
  public final void step(Tensor loss) {
    step(loss, null);
  }

  /**
   * One step down the gradient of {@code loss}, with the state updates that {@code pass} collected; computes the loss and
   * {@code alsoKeep} on the way, so that reading them costs nothing.
   *
   * @throws ShapeException if the loss is no scalar
   * @throws dev.trigrad.GraphException if a parameter has been updated since the loss was recorded
   */
  public final void step(Tensor loss, Pass pass, Tensor... alsoKeep) {
    if (loss.type().elements() != 1) {
      throw new ShapeException("step: loss is " + loss.shape() + ", expected a scalar; take its mean");
    }
    var values = new ArrayList<Tensor>(parameters.size());
    for (Parameter parameter : parameters) {
      values.add(parameter.tensor());
    }
    var keep = new Tensor[alsoKeep.length + 1];
    keep[0] = loss;
    System.arraycopy(alsoKeep, 0, keep, 1, alsoKeep.length);
    step(Gradients.of(loss, values), pass == null ? new Updates() : pass.updates(), keep);
  }

  /**
   * One step with given gradients, one per parameter: clipped, accumulated or made in any other way; {@code updates} are committed
   * with the parameters.
   */
  public final void step(List<Tensor> gradients, Updates updates, Tensor... keep) {
    if (gradients.size() != parameters.size()) {
      throw new IllegalArgumentException("step: " + gradients.size() + " gradients for " + parameters.size() + " parameters");
    }
    var all = new Updates().putAll(updates);
    nextStep();
    boolean done = false;
    try {
      for (int i = 0; i < parameters.size(); i++) {
        update(i, parameters.get(i), gradients.get(i), all);
      }
      (evaluator != null ? evaluator : Engines.current()).commit(all, keep);
      done = true;
    } finally {
      if (!done) {
        stepFailed();
      }
    }
  }

  /** {@code value}, if it is finite and at least 0. */
  static float requireNonNegative(String what, float value) {
    if (!(value >= 0) || Float.isInfinite(value)) {
      throw new IllegalArgumentException("optimizer: " + what + " is " + value + ", expected a finite number of at least 0");
    }
    return value;
  }

  /** {@code value}, if it lies in [0, 1). */
  static float requireFraction(String what, float value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException("optimizer: " + what + " is " + value + ", expected a number in [0, 1)");
    }
    return value;
  }
}
