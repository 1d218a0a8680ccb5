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
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Moves parameters along their gradients. For one thread at a time; parameters may be read by
 * others meanwhile.
 *
 * <p>A step always evaluates: loss, gradients and all updates are one program, committed together
 * or, on an error, not at all. Rates are inputs of that program, so changing one costs nothing.
 */
public abstract class Optimizer {
  private final List<Parameter> parameters;
  private Evaluator evaluator;
  private float learningRate;
  private Tensor rate;
  private boolean unreachedAllowed;

  /**
   * An optimizer of {@code parameters}.
   *
   * @throws IllegalArgumentException if there are none or one is given twice, or the rate is
   *     negative or not finite
   */
  protected Optimizer(List<Parameter> parameters, float learningRate) {
    if (parameters.isEmpty()) {
      throw new IllegalArgumentException("optimizer: no parameters; pass model.parameters()");
    }
    var distinct = Collections.newSetFromMap(new IdentityHashMap<Parameter, Boolean>());
    for (Parameter parameter : parameters) {
      if (!distinct.add(parameter)) {
        throw new IllegalArgumentException(
            "optimizer: '" + parameter.name() + "' is given twice; give each one once");
      }
    }
    this.parameters = List.copyOf(parameters);
    setRate(learningRate);
  }

  /**
   * Puts the new values of {@code parameter} and its slots, given its gradient, into {@code
   * updates}. Remembers nothing: the step may yet fail.
   */
  protected abstract void update(int index, Parameter parameter, Tensor gradient, Updates updates);

  /** Called for each parameter moved by a step that succeeded. */
  protected void moved(int index) {}

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
    setRate(rate);
  }

  private void setRate(float value) {
    learningRate = requireNonNegative("learning rate", value);
    rate = Tensor.of(value);
  }

  /** The learning rate as a leaf. */
  final Tensor rate() {
    return rate;
  }

  /** Runs the steps on {@code evaluator} rather than on the default engine. */
  public final Optimizer on(Evaluator evaluator) {
    this.evaluator = evaluator;
    return this;
  }

  /**
   * From now on a step leaves alone the parameters that its loss does not depend on, and what is
   * remembered for them. Otherwise they are an error, since mostly a layer was forgotten.
   */
  public final Optimizer allowUnreached() {
    unreachedAllowed = true;
    return this;
  }

  /**
   * One step down the gradient of {@code loss}, a scalar; see {@link #step(Tensor, Pass,
   * Tensor...)}.
   */
  public final void step(Tensor loss) {
    step(loss, null);
  }

  /**
   * One step down the gradient of {@code loss}, with the state updates that {@code pass} collected;
   * computes the loss and {@code alsoKeep} on the way, so that reading them costs nothing.
   *
   * @throws ShapeException if the loss is no scalar
   * @throws dev.trigrad.GraphException if a parameter has been updated since the loss was recorded,
   *     or if the loss does not depend on one
   */
  public final void step(Tensor loss, Pass pass, Tensor... alsoKeep) {
    if (loss.type().elements() != 1) {
      throw new ShapeException(
          "step: loss is " + loss.shape() + ", expected a scalar; take its mean");
    }
    var keep = new Tensor[alsoKeep.length + 1];
    keep[0] = loss;
    System.arraycopy(alsoKeep, 0, keep, 1, alsoKeep.length);
    var updates = new Updates();
    if (pass != null) {
      updates.putAll(pass.updates());
    }
    commit(unreachedAllowed ? reached(loss) : gradients(loss), updates, keep);
  }

  private List<Tensor> gradients(Tensor loss) {
    var values = new Tensor[parameters.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = parameters.get(i).tensor();
    }
    return Gradients.required(loss, Arrays.asList(values));
  }

  /** The gradients, {@code null} for parameters that the loss does not depend on. */
  private List<Tensor> reached(Tensor loss) {
    boolean[] reached = Reach.of(loss, parameters);
    var values = new ArrayList<Tensor>();
    for (int i = 0; i < reached.length; i++) {
      if (reached[i]) {
        values.add(parameters.get(i).tensor());
      }
    }
    List<Tensor> found = values.isEmpty() ? List.of() : Gradients.of(loss, values);
    var gradients = new Tensor[reached.length];
    for (int i = 0, next = 0; i < gradients.length; i++) {
      gradients[i] = reached[i] ? found.get(next++) : null;
    }
    return Arrays.asList(gradients);
  }

  /**
   * One step with given gradients, one per parameter in order: clipped, accumulated or made in any
   * other way. A parameter whose gradient is {@code null} is left alone. {@code updates} are
   * committed with the parameters.
   *
   * @throws ShapeException if a gradient is not of its parameter's shape
   */
  public final void step(List<Tensor> gradients, Updates updates, Tensor... keep) {
    checkGradients(gradients);
    commit(gradients, new Updates().putAll(updates), keep);
  }

  private void commit(List<Tensor> gradients, Updates all, Tensor... keep) {
    for (int i = 0; i < gradients.size(); i++) {
      if (gradients.get(i) != null) {
        update(i, parameters.get(i), gradients.get(i), all);
      }
    }
    (evaluator != null ? evaluator : Engines.current()).commit(all, keep);
    for (int i = 0; i < gradients.size(); i++) {
      if (gradients.get(i) != null) {
        moved(i);
      }
    }
  }

  private void checkGradients(List<Tensor> gradients) {
    if (gradients.size() != parameters.size()) {
      throw new IllegalArgumentException(
          "step: "
              + gradients.size()
              + " gradients for "
              + parameters.size()
              + " parameters; give one each, or null");
    }
    for (int i = 0; i < gradients.size(); i++) {
      Tensor gradient = gradients.get(i);
      Parameter parameter = parameters.get(i);
      if (gradient != null && !gradient.type().equals(parameter.type())) {
        throw new ShapeException(
            "step: gradient of '"
                + parameter.name()
                + "' is "
                + gradient.type()
                + ", expected "
                + parameter.type());
      }
    }
  }

  /** {@code value}, if it is finite and at least 0. */
  static float requireNonNegative(String what, float value) {
    if (!(value >= 0) || Float.isInfinite(value)) {
      throw new IllegalArgumentException(
          "optimizer: " + what + " is " + value + ", expected a finite number of at least 0");
    }
    return value;
  }

  /** {@code value}, if it lies in [0, 1). */
  static double requireFraction(String what, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(
          "optimizer: " + what + " is " + value + ", expected a number in [0, 1)");
    }
    return value;
  }
}
