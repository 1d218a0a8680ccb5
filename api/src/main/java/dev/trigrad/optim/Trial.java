package dev.trigrad.optim;

import dev.trigrad.GraphException;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Gradients;
import dev.trigrad.graph.Updates;
import dev.trigrad.nn.Parameter;
import dev.trigrad.nn.Pass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One call of the loss function within a step: the loss and its gradients, recorded. */
public final class Trial {
  private final Optimizer optimizer;
  private final Pass pass;

  /**
   * What stands in for each parameter, {@code null} for the present value; {@code null} for all.
   */
  private final List<Tensor> values;

  private final Tensor loss;

  /** Which parameters a gradient flows to, where that is known: they may be fewer than all. */
  private final boolean[] reached;

  /** The step that this call belongs to. */
  final Objective objective;

  Trial(Objective objective, Pass pass, List<Tensor> values) {
    this.objective = objective;
    this.optimizer = objective.optimizer;
    this.pass = pass;
    this.values = values;
    this.loss = scalar(pass.record(objective.loss));
    if (values != null) {
      requireNothingPast();
    }
    this.reached = values != null || optimizer.stepping().allowsUnreached() ? reach() : null;
    requireRead();
  }

  private static Tensor scalar(Tensor loss) {
    if (loss == null) {
      throw new GraphException("step: the loss function gave null; return the loss, a scalar");
    }
    if (loss.type().elements() != 1) {
      throw new ShapeException(
          "step: loss is " + loss.shape() + ", expected a scalar; take its mean");
    }
    return loss;
  }

  /**
   * A module applied without the pass would train as it predicts, without a word; so parameters
   * that a gradient flows to have been read in it.
   */
  private void requireRead() {
    List<Parameter> parameters = optimizer.parameters();
    boolean[] flows = reached;
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      if (!parameter.trainable() || pass.hasRead(parameter)) {
        continue;
      }
      if (flows == null) {
        flows = reach();
      }
      if (flows[i]) {
        throw past(parameter);
      }
      if (!optimizer.stepping().allowsUnreached()) {
        throw unread(parameter);
      }
    }
  }

  /** What is read past the pass has another value than the one on trial. */
  private void requireNothingPast() {
    List<Parameter> parameters = optimizer.parameters();
    var present = new Tensor[parameters.size()];
    for (int i = 0; i < present.length; i++) {
      present[i] = values.get(i) == null ? null : present(i);
    }
    boolean[] past = optimizer.stepping().reach().of(loss, Arrays.asList(present));
    for (int i = 0; i < past.length; i++) {
      if (past[i]) {
        throw past(parameters.get(i));
      }
    }
  }

  private boolean[] reach() {
    var points = new Tensor[optimizer.parameters().size()];
    for (int i = 0; i < points.length; i++) {
      points[i] = values != null && values.get(i) != null ? values.get(i) : present(i);
    }
    return optimizer.stepping().reach().of(loss, Arrays.asList(points));
  }

  /** The value that parameter {@code index} holds; {@code null} if it has none yet. */
  private Tensor present(int index) {
    Parameter parameter = optimizer.parameters().get(index);
    return parameter.initialized() ? parameter.tensor() : null;
  }

  private static GraphException past(Parameter parameter) {
    return new GraphException(
        "step: the loss reads '"
            + parameter.name()
            + "' past its pass; apply modules in it, model.apply(x, pass), and read parameters by"
            + " pass.value(…)");
  }

  private GraphException unread(Parameter parameter) {
    String what = "'" + parameter.name() + "' " + parameter.type();
    for (Cell cell : pass.read()) {
      if (cell.name().equals(parameter.name()) && !optimizer.parameters().contains(cell)) {
        return new GraphException(
            "step: the loss reads another "
                + what
                + " than the optimizer has; make the optimizer of the model that the loss applies,"
                + " after any replace(…)");
      }
    }
    return new GraphException(
        "step: the loss does not depend on "
            + what
            + "; use it, leave it out, or allow it by allowUnreached()");
  }

  /** What the gradient by parameter {@code index} is taken at. */
  private Tensor point(int index) {
    Tensor value = values == null ? null : values.get(index);
    return value != null ? value : optimizer.parameters().get(index).tensor();
  }

  /** The loss, a scalar. */
  public Tensor loss() {
    return loss;
  }

  /**
   * The gradient of the loss by each parameter, at the values on trial; {@code null} for one that
   * is frozen, and where none flows, if the optimizer allows that.
   *
   * @throws GraphException if a parameter has no value yet
   */
  public List<Tensor> gradients() {
    boolean[] wants = wants();
    List<Tensor> points = points(wants);
    return placed(points.isEmpty() ? List.of() : gradients(points), wants);
  }

  /** Of which parameters the gradient is asked for. */
  private boolean[] wants() {
    var wants = new boolean[optimizer.parameters().size()];
    for (int i = 0; i < wants.length; i++) {
      boolean flows = !optimizer.stepping().allowsUnreached() || reached[i];
      wants[i] = flows && optimizer.parameters().get(i).trainable();
    }
    return wants;
  }

  private List<Tensor> points(boolean[] wants) {
    var points = new ArrayList<Tensor>(wants.length);
    for (int i = 0; i < wants.length; i++) {
      if (wants[i]) {
        points.add(point(i));
      }
    }
    return points;
  }

  private static List<Tensor> placed(List<Tensor> found, boolean[] wants) {
    var gradients = new Tensor[wants.length];
    for (int i = 0, next = 0; i < gradients.length; i++) {
      gradients[i] = wants[i] ? found.get(next++) : null;
    }
    return Arrays.asList(gradients);
  }

  private List<Tensor> gradients(List<Tensor> wanted) {
    return optimizer.stepping().allowsUnreached()
        ? Gradients.orZeros(loss, wanted)
        : Gradients.required(loss, wanted);
  }

  /** What the call has requested, for one step to commit. */
  Updates updates() {
    return pass.updates();
  }

  /** The same, and the values on trial. */
  Updates moves() {
    Updates all = new Updates().putAll(pass.updates());
    for (int i = 0; values != null && i < values.size(); i++) {
      if (values.get(i) != null) {
        all.put(optimizer.parameters().get(i), values.get(i));
      }
    }
    return all;
  }

  /** The loss, what the call keeps, and {@code value}. */
  Tensor[] kept(Tensor value) {
    List<Tensor> kept = pass.kept();
    if (kept.isEmpty() && value == loss) {
      return new Tensor[] {loss};
    }
    var all = new ArrayList<Tensor>();
    all.add(loss);
    all.addAll(kept);
    if (value != loss) {
      all.add(value);
    }
    return all.toArray(Tensor[]::new);
  }
}
