package dev.trigrad.optim;

import dev.trigrad.ArgumentException;
import dev.trigrad.GraphException;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Updates;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Parameter;
import dev.trigrad.optim.Landscape.Point;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * L-BFGS with a line search for the strong Wolfe conditions: along {@code −H g}, where H is the
 * inverse Hessian as the last moves and changes of the gradient show it. For a loss that is the
 * same at each call: all data at once, or the same part of it.
 *
 * <p>One step makes up to {@linkplain #maxIterations 20} iterations, each of which calls the loss
 * once or several times, all with the same random key; it ends at the best point found, and returns
 * the loss at its beginning. Losses and gradients come from the engine; directions and searches are
 * computed in double on the host, on values that are rounded to float32 whenever they are on trial.
 * The learning rate is the step tried first. Where a loss on trial is not a number the search turns
 * back; where the first one or its gradient is not finite, nothing changes.
 *
 * <p>It remembers up to {@linkplain #history 100} pairs of moves and changes, 1600 bytes per
 * trainable value, which are copied at each step. All parameters are one group.
 *
 * <p>Sources: Liu and Nocedal, Mathematical Programming 1989; the form is PyTorch's ({@code
 * torch.optim.LBFGS} with {@code line_search_fn="strong_wolfe"}).
 */
public final class Lbfgs extends FluentOptimizer<Lbfgs> {
  private final int size;
  private int history = 100;
  private LbfgsDescent descent = new LbfgsDescent(20, 25, 1e-7, 1e-9);
  private LbfgsCells cells;

  /** With PyTorch's settings and a rate of 1, of all parameters of {@code model}. */
  public Lbfgs(Module model) {
    this(model, 1);
  }

  /** As above, of {@code parameters}. */
  public Lbfgs(List<Parameter> parameters) {
    this(parameters, 1);
  }

  /** With a rate of its own, of all parameters of {@code model}. */
  public Lbfgs(Module model, double learningRate) {
    this(NamedParameters.of(model), learningRate);
  }

  /** As above, of {@code parameters}. */
  public Lbfgs(List<Parameter> parameters, double learningRate) {
    this(NamedParameters.of(parameters), learningRate);
  }

  private Lbfgs(NamedParameters named, double learningRate) {
    super(named, learningRate, Map.of());
    size = named.parameters().stream().mapToInt(parameter -> parameter.type().elements()).sum();
  }

  /**
   * Remembers {@code pairs} moves and changes, 100 at first.
   *
   * @throws ArgumentException if it is not positive, or a step has been made
   */
  public Lbfgs history(int pairs) {
    positive("history", pairs);
    if (cells != null) {
      throw new ArgumentException("optimizer: the history is in use; set its length at first");
    }
    history = pairs;
    return this;
  }

  /**
   * Makes up to {@code most} iterations in a step, 20 at first, and begins none after {@code 5/4
   * most} calls of the loss.
   *
   * @throws ArgumentException if it is not positive
   */
  public Lbfgs maxIterations(int most) {
    positive("number of iterations", most);
    descent = new LbfgsDescent(most, most * 5 / 4, descent.gradient(), descent.change());
    return this;
  }

  /**
   * Begins no iteration of a step after {@code most} calls of the loss, 25 at first; set it after
   * {@link #maxIterations}.
   *
   * @throws ArgumentException if it is not positive
   */
  public Lbfgs maxEvaluations(int most) {
    positive("number of evaluations", most);
    descent = new LbfgsDescent(descent.iterations(), most, descent.gradient(), descent.change());
    return this;
  }

  /**
   * Ends a step where no value's gradient is above {@code gradient}, 10⁻⁷ at first, or neither a
   * value nor the loss changes by {@code change}, 10⁻⁹ at first.
   *
   * @throws ArgumentException if one is negative or not finite
   */
  public Lbfgs tolerances(double gradient, double change) {
    Setting.requireNonNegative("tolerance of gradients", gradient);
    Setting.requireNonNegative("tolerance of changes", change);
    descent = new LbfgsDescent(descent.iterations(), descent.evaluations(), gradient, change);
    return this;
  }

  private static void positive(String what, int value) {
    if (value < 1) {
      throw new ArgumentException(
          "optimizer: " + what + " is " + value + ", expected a positive number");
    }
  }

  private LbfgsCells memory() {
    if (cells == null) {
      cells = new LbfgsCells(size, history);
    }
    return cells;
  }

  /**
   * All float64, the parameters one behind the other: {@code moves} and {@code changes}, [history,
   * values]; {@code direction} and {@code gradient} of the last iteration, [values]; {@code
   * progress}, [5]: iterations so far, place of the oldest pair, number of pairs, scale of H, and
   * the last step.
   */
  @Override
  protected Map<String, Cell> slots() {
    var found = new LinkedHashMap<String, Cell>();
    memory().addTo(found);
    return found;
  }

  @Override
  protected Tensor descend(Objective loss) {
    if (groups().size() > 1) {
      throw new ArgumentException("step: Lbfgs has one group; leave its parameters together");
    }
    Point start = point(loss, loss.present());
    Trial trial = start.trial();
    if (Double.isFinite(start.loss()) && Double.isFinite(Landscape.largest(start.gradient()))) {
      LbfgsMemory memory = memory().read();
      Point end = descent.descend(x -> at(loss, x), start, memory, firstGroup().rate());
      var updates = new Updates();
      memory().write(memory, updates);
      loss.accept(end.trial(), updates);
    }
    return trial.loss();
  }

  private Point at(Objective loss, double[] x) {
    var values = new ArrayList<Tensor>();
    int from = 0;
    for (Parameter parameter : parameters()) {
      float[] value = new float[parameter.type().elements()];
      for (int i = 0; i < value.length; i++) {
        value[i] = (float) x[from++];
      }
      values.add(Tensor.of(value, parameter.type().shape().extents()));
    }
    return point(loss, loss.at(values), values);
  }

  private Point point(Objective loss, Trial trial) {
    var values = new ArrayList<Tensor>();
    parameters().forEach(parameter -> values.add(parameter.snapshot()));
    return point(loss, trial, values);
  }

  private Point point(Objective objective, Trial trial, List<Tensor> values) {
    List<Tensor> gradients = trial.gradients();
    var wanted = new ArrayList<Tensor>(gradients);
    wanted.removeIf(gradient -> gradient == null);
    wanted.add(trial.loss());
    objective.evaluate(wanted.toArray(Tensor[]::new));
    double sign = stepping().maximizing() ? -1 : 1;
    double[] slope = flat(gradients);
    for (int i = 0; i < slope.length; i++) {
      slope[i] *= sign;
    }
    return new Point(flat(values), sign * trial.loss().item(), slope, trial);
  }

  /** The tensors one behind the other; zeros for those that are {@code null}. */
  private double[] flat(List<Tensor> tensors) {
    double[] all = new double[size];
    int next = 0;
    for (int i = 0; i < tensors.size(); i++) {
      if (tensors.get(i) == null) {
        next += parameters().get(i).type().elements();
        continue;
      }
      for (float each : tensors.get(i).toArray()) {
        all[next++] = each;
      }
    }
    return all;
  }

  @Override
  protected void update(List<Tensor> gradients, Updates updates) {
    throw new GraphException(
        "step: Lbfgs calls the loss several times, gradients alone are not enough; use step(pass"
            + " -> …)");
  }
}
