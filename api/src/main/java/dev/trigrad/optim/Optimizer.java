package dev.trigrad.optim;

import dev.trigrad.ArgumentException;
import dev.trigrad.Engines;
import dev.trigrad.GraphException;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Gradients;
import dev.trigrad.graph.Updates;
import dev.trigrad.nn.Parameter;
import dev.trigrad.nn.Pass;
import dev.trigrad.run.Evaluator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Moves parameters along their gradients. For one thread at a time; parameters may be read by
 * others meanwhile.
 *
 * <p>A step always evaluates: loss, gradients and all updates are one program, committed together
 * or, on an error, not at all. Rates are inputs of that program, so changing one costs nothing.
 */
public abstract class Optimizer {
  private final List<Parameter> parameters;
  private final Reach reach = new Reach();
  private Evaluator evaluator;
  private float learningRate;
  private Tensor rate;
  private boolean unreachedAllowed;

  /**
   * An optimizer of {@code parameters}.
   *
   * @throws ArgumentException if there are none or one is given twice, or the rate is negative or
   *     not finite
   */
  protected Optimizer(List<Parameter> parameters, float learningRate) {
    ArgumentException.requirePresent(parameters, "optimizer", "list of parameters");
    if (parameters.isEmpty()) {
      throw new ArgumentException("optimizer: no parameters; pass model.parameters()");
    }
    var distinct = Collections.newSetFromMap(new IdentityHashMap<Parameter, Boolean>());
    for (Parameter parameter : parameters) {
      if (!distinct.add(parameter)) {
        throw new ArgumentException(
            "optimizer: '" + parameter.name() + "' is given twice; give each one once");
      }
    }
    this.parameters = List.copyOf(parameters);
    setRate(learningRate);
  }

  /**
   * Puts the new values of all parameters that have a gradient, and of what is remembered for them,
   * into {@code updates}. Remembers nothing else: the step may yet fail.
   *
   * @param gradients one per parameter, not all {@code null}; where it is {@code null}, the
   *     parameter is left alone
   */
  protected abstract void update(List<Tensor> gradients, Updates updates);

  /** Called when the step recorded last has been committed. */
  protected void committed() {}

  /**
   * Everything that is remembered between steps: by slot and parameter, as in {@code
   * mean.encoder.fc1.weight}, or by slot alone where parameters share it. Assigning to these cells
   * restores it.
   */
  public abstract Map<String, Cell> cells();

  /**
   * The name of each parameter in {@link #cells}: its path, with a number behind where parameters
   * of several modules have the same one.
   */
  protected final List<String> paths() {
    var taken = new LinkedHashSet<String>();
    for (Parameter parameter : parameters) {
      String path = parameter.name();
      for (int number = 2; !taken.add(path); number++) {
        path = parameter.name() + "." + number;
      }
    }
    return List.copyOf(taken);
  }

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
   * From now on a step leaves alone the parameters to which no gradient flows from its loss (those
   * it does not depend on, or only through an argmax, a comparison or a stopped gradient), and what
   * is remembered for them. Otherwise they are an error, since mostly a layer was forgotten.
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
   * @throws GraphException if a parameter has been updated since the loss was recorded, if no
   *     gradient flows to one, or if a cell is torn
   * @throws ArgumentException if the loss or a tensor to keep is null
   */
  public final void step(Tensor loss, Pass pass, Tensor... alsoKeep) {
    requirePresent("the loss", loss);
    requirePresent(alsoKeep);
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
    boolean[] reached = reach.of(loss, parameters);
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
   * @throws GraphException if a parameter has been updated since they were recorded, or if a cell
   *     is torn
   * @throws ArgumentException if there is not one gradient per parameter, or if the list, the
   *     updates or a tensor to keep is null
   */
  public final void step(List<Tensor> gradients, Updates updates, Tensor... keep) {
    requirePresent("the list of gradients", gradients);
    requirePresent("the updates", updates);
    requirePresent(keep);
    checkGradients(gradients);
    commit(gradients, new Updates().putAll(updates), keep);
  }

  private void commit(List<Tensor> gradients, Updates all, Tensor... keep) {
    boolean moves = false;
    for (int i = 0; i < gradients.size() && !moves; i++) {
      moves = gradients.get(i) != null;
    }
    if (moves) {
      update(gradients, all);
    }
    (evaluator != null ? evaluator : Engines.current()).commit(all, keep);
    if (moves) {
      committed();
    }
  }

  private static void requirePresent(String what, Object given) {
    if (given == null) {
      throw absent(what);
    }
  }

  private static void requirePresent(Tensor[] keep) {
    requirePresent("the tensors to keep", keep);
    for (Tensor each : keep) {
      requirePresent("a tensor to keep", each);
    }
  }

  private static ArgumentException absent(String what) {
    return new ArgumentException("step: null for " + what + "; leave out what is not wanted");
  }

  private void checkGradients(List<Tensor> gradients) {
    if (gradients.size() != parameters.size()) {
      throw new ArgumentException(
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
      throw new ArgumentException(
          "optimizer: " + what + " is " + value + ", expected a finite number of at least 0");
    }
    return value;
  }

  /** {@code value}, if it lies in [0, 1). */
  static double requireFraction(String what, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new ArgumentException(
          "optimizer: " + what + " is " + value + ", expected a number in [0, 1)");
    }
    return value;
  }
}
