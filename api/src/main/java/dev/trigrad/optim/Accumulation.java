package dev.trigrad.optim;

import dev.trigrad.ArgumentException;
import dev.trigrad.GraphException;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Updates;
import dev.trigrad.nn.Pass;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The gradients of several batches, for one step on all of them: {@code Σ w g / Σ w}, the mean
 * weighted by the batches' sizes, which is the gradient of the mean over the joined batch, ragged
 * or not; or, if told so, the sum {@code Σ w g}.
 *
 * <pre>{@code
 * Accumulation batches = optimizer.accumulation();
 * batches.add(32, pass -> loss.of(model.apply(x1, pass), y1));
 * batches.add(32, pass -> loss.of(model.apply(x2, pass), y2));
 * batches.step(20, pass -> loss.of(model.apply(x3, pass), y3));   // the last one steps
 * }</pre>
 *
 * <p>Each batch is one program and commits what its own pass requests (running statistics, the
 * position in the random keys) with the sums, all or none; the last one's also clips, steps and
 * averages. The sums are cells of the optimizer, so that training goes on from a checkpoint in
 * between. For one thread at a time.
 *
 * <p>An optimizer that searches along the loss refuses to step by sums.
 */
public final class Accumulation {
  private final Optimizer optimizer;
  private final Slots sums;

  /** Sum of weights, then for each parameter the number of batches that reached it; float32. */
  private final Cell state;

  private boolean sum;

  Accumulation(Optimizer optimizer) {
    this.optimizer = optimizer;
    sums = new Slots(optimizer.parameters(), "accumulated");
    state = new Cell("accumulated.state", none());
  }

  private Tensor none() {
    return Tensor.of(new float[1 + optimizer.parameters().size()]);
  }

  private float[] now() {
    return state.snapshot().toArray();
  }

  /** Steps by the sum from now on, not by the mean: for losses that are sums. */
  public Accumulation sum() {
    sum = true;
    return this;
  }

  /** The sum of the weights of all batches since the last step, in float32; 0 if there is none. */
  public double weight() {
    return now()[0];
  }

  /**
   * Adds the gradients of {@code loss}, as {@link Optimizer#step(Function)} takes it, times {@code
   * weight}, mostly the number of examples in the batch.
   *
   * @return the loss, a number without the graph behind it
   * @throws ArgumentException if the weight is not a finite number above 0, or the function is null
   */
  public Tensor add(double weight, Function<Pass, Tensor> loss) {
    requireWeight(weight);
    Trial trial = trial(loss);
    float[] next = now();
    Updates updates = trial.updates();
    List<Tensor> summed = summed(weight, trial.gradients(), next);
    for (int i = 0; i < summed.size(); i++) {
      if (summed.get(i) != null) {
        updates.put(sums.at(i), summed.get(i));
      }
    }
    updates.put(state, Tensor.of(next));
    optimizer.stepping().evaluator().commit(updates, trial.kept(trial.loss()));
    return trial.loss().stopGradient();
  }

  /**
   * Adds the gradients of {@code loss} and steps, in one program; the accumulation begins anew.
   *
   * @return the loss of this batch, a number without the graph behind it
   * @throws ArgumentException if the weight is not a finite number above 0, or the function is null
   */
  public Tensor step(double weight, Function<Pass, Tensor> loss) {
    requireWeight(weight);
    Trial trial = trial(loss);
    float[] next = now();
    List<Tensor> summed = summed(weight, trial.gradients(), next);
    for (int i = 0; i < summed.size(); i++) {
      if (summed.get(i) == null && next[1 + i] > 0) {
        summed.set(i, sums.at(i).tensor());
      }
    }
    step(summed, next[0], trial.updates(), trial.kept(trial.loss()));
    return trial.loss().stopGradient();
  }

  /**
   * Steps by what has been added; the accumulation begins anew.
   *
   * @throws GraphException if nothing has been added
   */
  public void step() {
    float[] now = now();
    if (now[0] == 0) {
      throw new GraphException(
          "accumulation: nothing to step by; add batches first, or step with the last one");
    }
    var summed = new Tensor[optimizer.parameters().size()];
    for (int i = 0; i < summed.length; i++) {
      summed[i] = now[1 + i] > 0 ? sums.at(i).tensor() : null;
    }
    step(Arrays.asList(summed), now[0], new Updates());
  }

  /** Forgets what has been added since the last step. */
  public void clear() {
    state.assign(none());
  }

  private static void requireWeight(double weight) {
    if (!(weight > 0) || Double.isInfinite(weight)) {
      throw new ArgumentException(
          "accumulation: weight is "
              + weight
              + ", expected a finite number above 0, such as the number of examples");
    }
  }

  private Trial trial(Function<Pass, Tensor> loss) {
    StepArguments.requirePresent("the loss function", loss);
    return new Objective(optimizer, loss).present();
  }

  /**
   * The sums with {@code gradients} times {@code weight}, {@code null} where there is none; counts
   * both in {@code next}. What a step has left in the cells is not read.
   */
  private List<Tensor> summed(double weight, List<Tensor> gradients, float[] next) {
    Tensor factor = Tensor.of(weight);
    var summed = new Tensor[gradients.size()];
    for (int i = 0; i < summed.length; i++) {
      if (gradients.get(i) != null) {
        Tensor weighted = gradients.get(i).mul(factor);
        Tensor before = sums.at(i).tensor();
        summed[i] = FirstValue.of(next[1 + i] == 0, weighted, before.add(weighted));
        next[1 + i]++;
      }
    }
    next[0] += (float) weight;
    return Arrays.asList(summed);
  }

  private void step(List<Tensor> summed, double weight, Updates updates, Tensor... keep) {
    if (!sum) {
      Tensor total = Tensor.of(weight);
      summed.replaceAll(each -> each == null ? null : each.div(total));
    }
    updates.put(state, none());
    optimizer.stepping().commit(optimizer, summed, updates, keep);
  }

  /** {@code accumulated.<path>} of each parameter, and {@code accumulated.state}. */
  Map<String, Cell> cells() {
    var cells = new LinkedHashMap<String, Cell>();
    for (int i = 0; i < optimizer.parameters().size(); i++) {
      cells.put("accumulated." + optimizer.paths().get(i), sums.at(i));
    }
    cells.put("accumulated.state", state);
    return cells;
  }
}
