package dev.trigrad.optim;

import dev.trigrad.ArgumentException;
import dev.trigrad.Engines;
import dev.trigrad.GraphException;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Updates;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Parameter;
import dev.trigrad.nn.Pass;
import dev.trigrad.nn.RandomKeys;
import dev.trigrad.run.Evaluator;
import dev.trigrad.run.GradientReach;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Moves parameters along their gradients. For one thread at a time; parameters may be read by
 * others meanwhile.
 *
 * <pre>{@code
 * var optimizer = new Adam(model, 0.003f);
 * Tensor value = optimizer.step(pass -> loss.of(model.apply(x, pass), y));
 * }</pre>
 *
 * <p>A step always evaluates: loss, gradients and all updates are one program, committed together
 * or, on an error, not at all. Rates are inputs of that program, so changing one costs nothing.
 *
 * <p>Subclasses say in {@link #update} what a gradient does to a parameter; those that call the
 * loss several times in a step (a line search) override {@link #descend}.
 */
public abstract class Optimizer {
  private static final String RANDOM = "random";

  private final List<Parameter> parameters;
  private final List<String> paths;
  private final GradientReach reach = new GradientReach();
  private final RandomKeys keys = new RandomKeys(0);
  private Evaluator evaluator;
  private float learningRate;
  private Tensor rate;
  private boolean unreachedAllowed;

  /**
   * An optimizer of all parameters of {@code model}, which remembers what it does by their paths in
   * it.
   *
   * @throws ArgumentException if there are none, or the rate is negative or not finite
   */
  protected Optimizer(Module model, float learningRate) {
    this(NamedParameters.of(model), learningRate);
  }

  /**
   * An optimizer of {@code parameters}, which remembers what it does by their places in the list.
   *
   * @throws ArgumentException if there are none or one is given twice, or the rate is negative or
   *     not finite
   */
  protected Optimizer(List<Parameter> parameters, float learningRate) {
    this(NamedParameters.of(parameters), learningRate);
  }

  private Optimizer(NamedParameters named, float learningRate) {
    this.parameters = named.parameters();
    this.paths = named.paths();
    learningRate(learningRate);
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
   * Takes one step on {@code loss}: by default down its gradient at the present values, as {@link
   * #update} has it. An optimizer that searches calls it at other values, and accepts one trial; or
   * none, and then nothing has changed.
   *
   * @return the loss to report, which need not be evaluated
   */
  protected Tensor descend(Objective loss) {
    Trial trial = loss.present();
    loss.accept(trial, trial.gradients());
    return trial.loss();
  }

  /**
   * What this optimizer remembers between steps: by slot and {@linkplain #paths path}, as in {@code
   * mean.encoder.fc1.weight}, or by slot alone where parameters share it.
   */
  protected abstract Map<String, Cell> slots();

  /**
   * Everything that is remembered between steps, so that assigning to it restores it: by slot and
   * parameter, as in {@code mean.encoder.fc1.weight}, by slot alone where parameters share it, and
   * {@code random}, the position in the sequence of random keys. Parameters go by their paths in
   * the model that was given, or by their places in the list.
   */
  public final Map<String, Cell> cells() {
    var cells = new LinkedHashMap<>(slots());
    if (cells.put(RANDOM, keys.cell()) != null) {
      throw new ArgumentException("optimizer: a slot is called 'random'; choose another name");
    }
    return cells;
  }

  /** What each parameter goes by in {@link #cells}. */
  protected final List<String> paths() {
    return paths;
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
    this.learningRate = requireNonNegative("learning rate", rate);
    this.rate = Tensor.of(rate);
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

  boolean allowsUnreached() {
    return unreachedAllowed;
  }

  GradientReach reach() {
    return reach;
  }

  Evaluator evaluator() {
    return evaluator != null ? evaluator : Engines.evaluator();
  }

  /** Begins the sequence of random keys anew, by seed; without it, the seed is 0. */
  public final Optimizer seed(long seed) {
    keys.seed(seed);
    return this;
  }

  /**
   * A pass that trains with the random key of the step to come, for a step by given gradients:
   * {@code step(gradients, pass.updates())}. {@link #step(Function)} makes its own.
   */
  public final Pass pass() {
    return Pass.training(keys);
  }

  /**
   * One step on {@code loss}, a function that gives a scalar for the pass that it is called with:
   * {@code step(pass -> loss.of(model.apply(x, pass), y))}. It applies modules in this pass, which
   * trains, and reads other parameters by {@code pass.value(…)}. Parameters, what is remembered for
   * them, and what modules have requested of the pass are committed together, or not at all.
   *
   * @return the loss, a number without the graph behind it: at the values before the step, unless
   *     the optimizer says otherwise
   * @throws ShapeException if the loss is no scalar
   * @throws GraphException if the loss is null, if it reads a parameter past the pass, if no
   *     gradient flows to one, or if a cell is torn
   * @throws ArgumentException if the function is null
   */
  public final Tensor step(Function<Pass, Tensor> loss) {
    requirePresent("the loss function", loss);
    Tensor value = descend(new Objective(this, loss));
    if (value == null) {
      throw new GraphException(
          "step: " + getClass().getSimpleName() + ".descend gave null; return the loss");
    }
    // A leaf: what is kept of many steps is their losses, not their batches.
    return evaluator().evaluate(value).stopGradient();
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

  void commit(List<Tensor> gradients, Updates all, Tensor... keep) {
    boolean moves = false;
    for (int i = 0; i < gradients.size() && !moves; i++) {
      moves = gradients.get(i) != null;
    }
    if (moves) {
      update(gradients, all);
    }
    commit(all, keep);
    if (moves) {
      committed();
    }
  }

  void commit(Updates all, Tensor... keep) {
    evaluator().commit(all, keep);
  }

  private static void requirePresent(String what, Object given) {
    if (given == null) {
      throw new ArgumentException("step: null for " + what + "; leave out what is not wanted");
    }
  }

  private static void requirePresent(Tensor[] keep) {
    requirePresent("the tensors to keep", keep);
    for (Tensor each : keep) {
      requirePresent("a tensor to keep", each);
    }
  }

  void checkGradients(List<Tensor> gradients) {
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
