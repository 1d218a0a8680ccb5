package dev.trigrad.train;

import dev.trigrad.IndexException;
import dev.trigrad.Tensor;
import dev.trigrad.TrigradException;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Gradients;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Parameter;
import dev.trigrad.nn.Pass;
import dev.trigrad.optim.Optimizer;
import dev.trigrad.run.Evaluator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Has a step fail before it writes anything, if its loss or gradients are not finite: by taking an
 * element that is not there, which every engine finds before the first write. The step itself is
 * the same program, with an output more.
 */
final class FiniteGuard {
  private static final Tensor ONE_ELEMENT = Tensor.of(new float[1]);

  private final Module model;
  private final Optimizer optimizer;
  private final FiniteCheck check;

  /** The elements taken in the calls of this step: computed where a call has been accepted. */
  private final List<Tensor> taken = new ArrayList<>();

  FiniteGuard(Module model, Optimizer optimizer, FiniteCheck check) {
    this.model = model;
    this.optimizer = optimizer;
    this.check = check;
  }

  /** The loss itself; the step of {@code pass} fails if it is not finite. */
  Tensor checked(Pass pass, Tensor loss) {
    if (check == FiniteCheck.NOTHING || loss == null || loss.type().elements() != 1) {
      return loss;
    }
    Tensor finite = loss.reshape().isFinite();
    if (check != FiniteCheck.LOSS) {
      List<Tensor> points =
          optimizer.parameters().stream().filter(Parameter::trainable).map(Cell::tensor).toList();
      for (Tensor gradient : Gradients.orZeros(loss, points)) {
        finite = finite.and(gradient.isFinite().all());
      }
    }
    Tensor element = ONE_ELEMENT.gather(0, finite.not().cast(dev.trigrad.DType.INT32));
    taken.add(element);
    pass.keep(element);
    return loss;
  }

  /**
   * The loss of {@code step}.
   *
   * @param search looks for the cause in the state before the step
   * @param number of the step
   * @param batch what it is taken on, in words
   */
  double step(Supplier<Tensor> step, Supplier<NonFiniteSearch> search, long number, String batch) {
    CellCopies before = check == FiniteCheck.EVERYTHING ? CellCopies.of(model, optimizer) : null;
    double loss;
    boolean looked;
    try {
      loss = step.get().item();
      looked = check == FiniteCheck.NOTHING || taken.stream().anyMatch(Tensor::evaluated);
    } catch (IndexException e) {
      throw check == FiniteCheck.NOTHING ? e : cause(search, number, batch, e);
    } finally {
      taken.clear();
    }
    if (!Double.isFinite(loss) && check != FiniteCheck.NOTHING) {
      throw cause(search, number, batch, null);
    }
    if (!looked) {
      // A search along a line that has accepted nothing, mostly for want of a finite gradient.
      NonFiniteException found = search.get().find(number, batch, check != FiniteCheck.LOSS);
      if (found != null) {
        throw found;
      }
    }
    if (before != null) {
      requireFiniteCells(before, number);
    }
    return loss;
  }

  private TrigradException cause(
      Supplier<NonFiniteSearch> search, long number, String batch, IndexException error) {
    NonFiniteException found;
    try {
      found = search.get().find(number, batch, check != FiniteCheck.LOSS);
    } catch (IndexException again) {
      // It is one of the model's own.
      return error == null ? again : error;
    }
    if (found != null) {
      return found;
    }
    if (error != null && !ours(error)) {
      return error;
    }
    return new NonFiniteException(
        number,
        "",
        "loss",
        "the loss or a gradient is not finite on "
            + batch
            + ", but is when it is computed again, operation by operation; is the loss function the"
            + " same at each call? The step was not taken");
  }

  private static boolean ours(IndexException error) {
    return error.getMessage().startsWith("gather");
  }

  private void requireFiniteCells(CellCopies before, long number) {
    Map<String, Cell> cells = new LinkedHashMap<>(model.cells());
    for (Parameter parameter : optimizer.parameters()) {
      cells.putIfAbsent(parameter.name(), parameter);
    }
    for (var entry : cells.entrySet()) {
      Cell cell = entry.getValue();
      if (!(Evaluator.value(cell.snapshot()) instanceof float[] now)) {
        continue;
      }
      FloatScan scan = FloatScan.of(now);
      Tensor old = before.values().get(cell);
      if (!scan.finite() && FloatScan.of((float[]) Evaluator.value(old)).finite()) {
        before.restore();
        throw new NonFiniteException(
            number,
            entry.getKey(),
            "update",
            "the update of '"
                + entry.getKey()
                + "' gave "
                + scan.text(cell.type().shape())
                + " from finite gradients; lower the learning rate, which is "
                + optimizer.learningRate()
                + ", or clip gradients; everything is as before the step");
      }
    }
  }
}
