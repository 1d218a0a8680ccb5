package dev.trigrad.optim;

import dev.trigrad.ArgumentException;
import dev.trigrad.GraphException;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Updates;
import dev.trigrad.nn.Parameter;
import dev.trigrad.nn.Pass;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The loss as a function of the parameters, within one step: what an optimizer {@linkplain
 * Optimizer#descend descends}. Each {@link Trial} calls the user's function anew, always with the
 * same random key; nothing changes until one trial is accepted, and with it what its own call has
 * requested.
 */
public final class Objective {
  final Optimizer optimizer;
  final Function<Pass, Tensor> loss;
  private Trial accepted;
  private Updates updates;

  /** What to step by; {@code null} if the values on trial are taken. */
  private List<Tensor> gradients;

  Objective(Optimizer optimizer, Function<Pass, Tensor> loss) {
    this.optimizer = optimizer;
    this.loss = loss;
  }

  /** The loss at the values that the parameters hold. */
  public Trial present() {
    return new Trial(this, optimizer.pass(), null);
  }

  /**
   * The loss at {@code values}, one per parameter in order, {@code null} for the present one. They
   * are computed here, and are fixed numbers on trial: no gradient flows through them.
   *
   * @throws ShapeException if a value is not of its parameter's type
   * @throws GraphException if the loss reads a parameter otherwise than through its pass
   */
  public Trial at(List<Tensor> values) {
    ArgumentException.requirePresent(values, "step", "list of values on trial");
    List<Parameter> parameters = optimizer.parameters();
    if (values.size() != parameters.size()) {
      throw new ArgumentException(
          "step: "
              + values.size()
              + " values on trial for "
              + parameters.size()
              + " parameters; give one each, or null");
    }
    evaluate(values.stream().filter(value -> value != null).toArray(Tensor[]::new));
    var fixed = new ArrayList<Tensor>();
    Map<Cell, Tensor> standIns = new IdentityHashMap<>();
    for (int i = 0; i < values.size(); i++) {
      Tensor value = values.get(i);
      fixed.add(value == null ? null : value.stopGradient());
      if (value != null) {
        standIns.put(parameters.get(i), fixed.get(i));
      }
    }
    return new Trial(this, optimizer.pass().with(standIns), fixed);
  }

  /** Computes {@code tensors} in one program, on the engine that the optimizer steps on. */
  public void evaluate(Tensor... tensors) {
    optimizer.stepping().evaluator().evaluate(tensors);
  }

  /**
   * Ends the step as {@code trial} has it, once {@link Optimizer#descend} has returned: the
   * parameters take the values that were on trial, other cells what its call has requested and what
   * {@code updates} say, all or none.
   *
   * @throws GraphException if a trial has been accepted already, or a cell has two updates
   */
  public void accept(Trial trial, Updates updates) {
    open(trial);
    ArgumentException.requirePresent(updates, "step", "updates");
    this.updates = trial.moves().putAll(updates);
    accepted = trial;
  }

  /**
   * Ends the step by what {@link Optimizer#update} makes of {@code gradients}, from the present
   * values, once {@link Optimizer#descend} has returned; other cells take what the call of {@code
   * trial} has requested.
   *
   * @throws GraphException if a trial has been accepted already, or a cell has two updates
   */
  public void accept(Trial trial, List<Tensor> gradients) {
    open(trial);
    ArgumentException.requirePresent(gradients, "step", "list of gradients");
    StepArguments.requireGradients(gradients, optimizer.parameters());
    this.gradients = gradients;
    updates = trial.updates();
    accepted = trial;
  }

  private void open(Trial trial) {
    ArgumentException.requirePresent(trial, "step", "trial");
    if (trial.objective != this) {
      throw new GraphException(
          "step: the trial to accept is of another step; try the values again in this one");
    }
    if (accepted != null) {
      throw new GraphException("step: a trial has been accepted already; a step ends with one");
    }
  }

  /** Commits what was accepted, if anything; computes {@code value} with it. */
  void commit(Tensor value) {
    if (accepted == null) {
      return;
    }
    Tensor[] keep = accepted.kept(value);
    if (gradients != null) {
      optimizer.stepping().commit(optimizer, gradients, updates, keep);
    } else {
      optimizer.stepping().commitFound(optimizer, updates, keep);
    }
  }
}
