package dev.trigrad.optim;

import dev.trigrad.ArgumentException;
import dev.trigrad.GraphException;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Updates;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Parameter;
import dev.trigrad.nn.Snapshot;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A running average a of an optimizer's parameters w, carried on by each step in its own program:
 * {@code a ← a + r (w − a)} with the values after the step; the first is {@code a = w}.
 *
 * <pre>{@code
 * WeightAverage average = optimizer.average(WeightAverage.exponential(0.999));
 * optimizer.step(pass -> loss.of(model.apply(x, pass), y));
 * Tensor scores = average.snapshot(model).apply(x);
 * }</pre>
 *
 * <p>The rate r is computed in double and is an input. Only parameters are averaged: running
 * statistics of a BatchNorm are those of the model and belong to its present weights. After a
 * {@link #swap}, let some batches pass in training before predicting, {@code model.apply(x, pass)}
 * and {@code Engines.evaluator().commit(pass.updates())} with {@code pass = Pass.training(key)}:
 * PyTorch's {@code update_bn}.
 *
 * <p>For the thread that trains; {@link #values} and {@link #snapshot} are for any, also meanwhile.
 */
public final class WeightAverage {
  private enum Kind {
    EXPONENTIAL,
    WARMED_UP,
    DEBIASED,
    EQUAL
  }

  private static final Tensor MORE = Tensor.of(new int[] {1, 0});

  private final Kind kind;
  private final double decay;
  private int from;
  private int every = 1;
  private Optimizer optimizer;
  private Slots averages;
  private Cell state;

  private WeightAverage(Kind kind, double decay) {
    this.kind = kind;
    this.decay = decay;
  }

  /**
   * The exponential moving average {@code a ← d a + (1 − d) w}. It begins with the first values
   * rather than with 0, so there is no bias towards 0 to correct, but one towards these. PyTorch's
   * {@code AveragedModel} with {@code get_ema_multi_avg_fn}.
   *
   * @throws ArgumentException if the decay is not in [0, 1)
   */
  public static WeightAverage exponential(double decay) {
    if (!(decay >= 0 && decay < 1)) {
      throw new ArgumentException(
          "average: decay is " + decay + ", expected a number in [0, 1), such as 0.999");
    }
    return new WeightAverage(Kind.EXPONENTIAL, decay);
  }

  /**
   * The equal average of all values, {@code r = 1 / (n + 1)} after n of them: stochastic weight
   * averaging, PyTorch's {@code AveragedModel}. Mostly with {@link #from} and {@link #every}, and a
   * schedule that ends in {@link dev.trigrad.optim.schedule.Schedule#anneal}. Source: Izmailov and
   * others 2018.
   */
  public static WeightAverage equal() {
    return new WeightAverage(Kind.EQUAL, 0);
  }

  /**
   * The same with a decay of {@code min(d, (1 + n) / (10 + n))} after n values, so that the first
   * ones are forgotten sooner: TensorFlow's {@code ExponentialMovingAverage} with {@code
   * num_updates}.
   *
   * @throws ArgumentException if this is no plain exponential average
   */
  public WeightAverage warmUp() {
    return variant(Kind.WARMED_UP, "warm-up");
  }

  /**
   * The same with {@code r = (1 − d) / (1 − dⁿ⁺¹)} after n values: every value has the weight that
   * it would have after endless steps, up to a common factor; Adam's correction of a sum that
   * begins with 0.
   *
   * @throws ArgumentException if this is no plain exponential average
   */
  public WeightAverage debiased() {
    return variant(Kind.DEBIASED, "correction of bias");
  }

  private WeightAverage variant(Kind to, String what) {
    if (kind != Kind.EXPONENTIAL || optimizer != null) {
      throw new ArgumentException(
          "average: the "
              + what
              + " is for a plain exponential average that no optimizer follows"
              + " yet; choose one of both, first");
    }
    var other = new WeightAverage(to, decay);
    return other.from(from).every(every);
  }

  /** Averages only the values after step {@code from + 1} and later, 0 at first. */
  public WeightAverage from(int from) {
    this.from = require("from", from, 0);
    return this;
  }

  /** Averages only the values after every {@code steps}-th step, counted after {@link #from}. */
  public WeightAverage every(int steps) {
    every = require("every", steps, 1);
    return this;
  }

  private static int require(String what, int value, int least) {
    if (value < least) {
      throw new ArgumentException(
          "average: " + what + " is " + value + ", expected at least " + least);
    }
    return value;
  }

  /** Belongs to {@code optimizer} from now on. */
  void follow(Optimizer optimizer) {
    if (this.optimizer != null) {
      throw new ArgumentException("average: it is another optimizer's; make one for each");
    }
    this.optimizer = optimizer;
    averages = new Slots(optimizer.parameters(), "average");
    state = new Cell("average.state", Tensor.of(new int[2]));
  }

  /** {@code average.<path>} of each parameter, and {@code average.state}. */
  Map<String, Cell> cells() {
    var cells = new LinkedHashMap<String, Cell>();
    for (int i = 0; i < optimizer.parameters().size(); i++) {
      cells.put("average." + optimizer.paths().get(i), averages.at(i));
    }
    cells.put("average.state", state());
    return cells;
  }

  /** Number of values averaged, and 1 if the parameters hold the average; int32 [2]. */
  private Cell state() {
    if (state == null) {
      throw new GraphException("average: no optimizer follows it; call optimizer.average(…) first");
    }
    return state;
  }

  /** Number of values averaged so far. */
  public int count() {
    return state().snapshot().toIntArray()[0];
  }

  /** Whether the parameters hold the average, by {@link #swap}. */
  public boolean swapped() {
    return isSwapped(state().snapshot());
  }

  private static boolean isSwapped(Tensor state) {
    return state.toIntArray()[1] != 0;
  }

  void requireInPlace() {
    if (swapped()) {
      throw new GraphException(
          "step: the parameters hold their average; call average.swap() before training on");
    }
  }

  /**
   * Carries the average on after the step that follows {@code position} others, if it is its turn.
   */
  void advance(Updates updates, int position) {
    int made = position + 1 - from;
    if (made > 0 && made % every == 0) {
      record(updates);
    }
  }

  private void record(Updates updates) {
    int n = count();
    Tensor rate = Tensor.of((float) rate(n));
    for (int i = 0; i < optimizer.parameters().size(); i++) {
      Parameter parameter = optimizer.parameters().get(i);
      Tensor moved = updates.value(parameter);
      Tensor w = moved == null ? parameter.tensor() : moved;
      Tensor a = averages.at(i).tensor();
      updates.put(averages.at(i), FirstValue.of(n == 0, w, a.add(w.sub(a).mul(rate))));
    }
    updates.put(state, state.tensor().add(MORE));
  }

  /** r after n values. */
  double rate(int n) {
    return switch (kind) {
      case EXPONENTIAL -> n == 0 ? 1 : 1 - decay;
      case WARMED_UP -> n == 0 ? 1 : 1 - Math.min(decay, (1.0 + n) / (10.0 + n));
      case DEBIASED -> (1 - decay) / (1 - Math.pow(decay, n + 1.0));
      case EQUAL -> 1 / (n + 1.0);
    };
  }

  /**
   * Takes the parameters' present values into the average, whatever {@link #from} and {@link
   * #every} say: PyTorch's {@code update_parameters}.
   *
   * @throws GraphException if no optimizer follows it, or the parameters hold the average
   */
  public void update() {
    state();
    requireInPlace();
    var updates = new Updates();
    record(updates);
    optimizer.stepping().evaluator().commit(updates);
  }

  /**
   * The averages, all of one moment and frozen, by parameter: for {@code model.apply(x,
   * Pass.inference().with(values))}.
   *
   * @throws GraphException if there are none yet
   */
  public Map<Cell, Tensor> values() {
    state();
    List<Parameter> parameters = optimizer.parameters();
    List<Cell> cells;
    Map<Cell, Tensor> copies;
    boolean swapped;
    do {
      swapped = swapped();
      cells = new ArrayList<>();
      for (int i = 0; i < parameters.size(); i++) {
        cells.add(swapped ? parameters.get(i) : averages.at(i));
      }
      cells.add(state);
      copies = Cell.snapshots(cells);
    } while (swapped != isSwapped(copies.get(state)));
    requireSome(copies.get(state).toIntArray()[0]);
    Map<Cell, Tensor> values = new IdentityHashMap<>();
    for (int i = 0; i < parameters.size(); i++) {
      values.put(parameters.get(i), copies.get(cells.get(i)));
    }
    return values;
  }

  /**
   * {@code model} with the averages in place of its parameters, and its other cells as they are
   * now: predicts while training goes on.
   *
   * @throws GraphException if there are none yet
   */
  public Snapshot snapshot(Module model) {
    return ArgumentException.requirePresent(model, "average", "model").snapshot().with(values());
  }

  /**
   * Exchanges the parameters and their averages; another call puts both back. Until then, a step is
   * refused.
   *
   * @throws GraphException if there are no averages yet
   */
  public void swap() {
    requireSome(count());
    var updates = new Updates();
    for (int i = 0; i < optimizer.parameters().size(); i++) {
      Parameter parameter = optimizer.parameters().get(i);
      updates.put(parameter, averages.at(i).tensor());
      updates.put(averages.at(i), parameter.tensor());
    }
    Tensor flip = Tensor.of(new int[] {0, swapped() ? -1 : 1});
    updates.put(state, state.tensor().add(flip));
    optimizer.stepping().evaluator().commit(updates);
  }

  private static void requireSome(int count) {
    if (count == 0) {
      throw new GraphException(
          "average: no values have been averaged yet; take a step, or call average.update()");
    }
  }
}
