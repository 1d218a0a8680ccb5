package dev.trigrad.optim;

import dev.trigrad.ArgumentException;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Moves parameters along their gradients. For one thread at a time; parameters may be read by
 * others meanwhile.
 *
 * <pre>{@code
 * var optimizer = new Adam(model, 0.003);
 * Tensor value = optimizer.step(pass -> loss.of(model.apply(x, pass), y));
 * }</pre>
 *
 * <p>A step always evaluates: loss, gradients and all updates are one program, committed together
 * or, on an error, not at all. Rates are inputs of that program, so changing one costs nothing.
 *
 * <p>Subclasses say in {@link #update} what a gradient does to a parameter; those that call the
 * loss several times in a step (a line search) override {@link #descend}.
 */
public abstract non-sealed class Optimizer implements AroundSteps {
  private final List<Parameter> parameters;
  private final List<String> paths;
  private final Groups groups;
  private final Stepping stepping = new Stepping();
  private final RandomKeys keys = new RandomKeys(0);
  private final StepFrame frame = new StepFrame(keys);

  /**
   * An optimizer of all parameters of {@code model}, which remembers what it does by their paths in
   * it.
   *
   * @throws ArgumentException if there are none, or the rate is negative or not finite
   */
  protected Optimizer(Module model, double learningRate) {
    this(NamedParameters.of(model), learningRate, Map.of());
  }

  /**
   * An optimizer of {@code parameters}, which remembers what it does by their places in the list.
   *
   * @throws ArgumentException if there are none or one is given twice, or the rate is negative or
   *     not finite
   */
  protected Optimizer(List<Parameter> parameters, double learningRate) {
    this(NamedParameters.of(parameters), learningRate, Map.of());
  }

  /** An optimizer whose groups have {@code settings}, beside the learning rate. */
  Optimizer(NamedParameters named, double learningRate, Map<Setting, Double> settings) {
    this.parameters = named.parameters();
    this.paths = named.paths();
    var first = new Group(getClass().getSimpleName(), learningRate, settings);
    this.groups = new Groups(parameters, first);
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
   * parameter, as in {@code mean.encoder.fc1.weight}, by slot alone where parameters share it;
   * {@code learningRate}, that at first and the present one, float64 [2]; {@code
   * learningRate.<group>}, that at first, float64 [1], of a group that has its own; {@code random},
   * the position in the sequence of random keys; and what {@linkplain AroundSteps stands around a
   * step}. Parameters go by their paths in the model that was given, or by their places in the
   * list. Other settings are the program's, and are not remembered.
   */
  public final Map<String, Cell> cells() {
    var cells = new LinkedHashMap<>(slots());
    groups.addTo(cells);
    Groups.add(cells, "random", keys.cell());
    frame.cells().forEach((name, cell) -> Groups.add(cells, name, cell));
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

  /**
   * Gives those parameters for which {@code members} holds settings of their own: {@code
   * group(parameter -> parameter.type().shape().rank() < 2, group -> group.weightDecay(0))} leaves
   * biases and the weights of normalisations out of weight decay.
   *
   * @throws ArgumentException if there are none or one is in such a group already, or if {@code
   *     settings} sets what this optimizer does not have
   */
  public Optimizer group(Predicate<Parameter> members, Consumer<Group> settings) {
    groups.add(members, settings);
    return this;
  }

  /** The groups: first the one of all parameters that are in no other, then the others. */
  public final List<Group> groups() {
    return groups.all();
  }

  /** The group of parameter {@code index}. */
  final Group group(int index) {
    return groups.of(index);
  }

  /** The first group, whose settings are those of the others, too, unless they have their own. */
  final Group firstGroup() {
    return groups.first();
  }

  /** Present learning rate, of the first group. */
  public final double learningRate() {
    return groups.first().presentLearningRate();
  }

  /**
   * Changes the learning rate from the next step on, as schedules do; plans stay valid. {@code
   * rate} is that of the first group; others keep their ratio to it, as it was {@linkplain
   * Group#learningRate() at first}. If the first group's was 0 then, {@code rate} takes its place.
   *
   * @throws ArgumentException if it is negative or not finite
   */
  public final void learningRate(double rate) {
    groups.first().presentRate(rate);
  }

  /** Runs the steps on {@code evaluator} rather than on the default engine. */
  public Optimizer on(Evaluator evaluator) {
    stepping.on(evaluator);
    return this;
  }

  /** What the steps run on: the evaluator given to {@link #on}, else the default engine's. */
  public final Evaluator evaluator() {
    return stepping.evaluator();
  }

  /**
   * From now on a step leaves alone the parameters to which no gradient flows from its loss (those
   * it does not depend on, or only through an argmax, a comparison or a stopped gradient), and what
   * is remembered for them. Otherwise they are an error, since mostly a layer was forgotten.
   */
  public Optimizer allowUnreached() {
    stepping.allowUnreached();
    return this;
  }

  /** From now on the objective is climbed, not descended: every gradient changes its sign. */
  public Optimizer maximize() {
    stepping.maximize();
    return this;
  }

  /** What stands around the steps. */
  final StepFrame frame() {
    return frame;
  }

  /** How the steps are taken. */
  final Stepping stepping() {
    return stepping;
  }

  /**
   * Begins the sequence of random keys anew, by seed. Without it the seed is 0, so that a program
   * gives the same numbers whenever it runs; of two optimizers in it, both draw the same, unless
   * one is given a seed of its own.
   */
  public Optimizer seed(long seed) {
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
    StepArguments.requirePresent("the loss function", loss);
    var objective = new Objective(this, loss);
    Tensor value = descend(objective);
    if (value == null) {
      throw new GraphException(
          "step: " + getClass().getSimpleName() + ".descend gave null; return the loss");
    }
    objective.commit(value);
    // A leaf: what is kept of many steps is their losses, not their batches.
    return stepping.evaluator().evaluate(value).stopGradient();
  }

  /**
   * One step with given gradients, one per parameter in order: clipped, accumulated or made in any
   * other way. A parameter whose gradient is {@code null}, or that is frozen, is left alone. {@code
   * updates} are committed with the parameters.
   *
   * @throws ShapeException if a gradient is not of its parameter's shape
   * @throws GraphException if a parameter has been updated since they were recorded, or if a cell
   *     is torn
   * @throws ArgumentException if there is not one gradient per parameter, or if the list, the
   *     updates or a tensor to keep is null
   */
  public final void step(List<Tensor> gradients, Updates updates, Tensor... keep) {
    StepArguments.requirePresent("the updates", updates);
    StepArguments.requirePresent(keep);
    StepArguments.requireGradients(gradients, parameters);
    stepping.commit(this, gradients, new Updates().putAll(updates), keep);
  }

  /** As in {@code Adam, learning rate 0.001}. */
  @Override
  public String toString() {
    String name = getClass().isAnonymousClass() ? "Optimizer" : getClass().getSimpleName();
    return name + ", learning rate " + learningRate();
  }

  /**
   * What a step by {@code gradients} would commit, recorded but not done: to explain its plan, or
   * to be committed with more by {@link Evaluator#commit}.
   *
   * @throws ShapeException if a gradient is not of its parameter's shape
   * @throws ArgumentException if there is not one gradient per parameter, or if the list is null
   */
  public final Updates updates(List<Tensor> gradients) {
    StepArguments.requireGradients(gradients, parameters);
    var updates = new Updates();
    stepping.record(this, gradients, updates);
    return updates;
  }
}
