package dev.trigrad.train;

import dev.trigrad.ArgumentException;
import dev.trigrad.Tensor;
import dev.trigrad.data.Batch;
import dev.trigrad.graph.Cell;
import dev.trigrad.loss.Loss;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Parameter;
import dev.trigrad.optim.Optimizer;
import dev.trigrad.run.Evaluator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Whether a model can learn one batch by heart: one that cannot has a mistake in it, in its loss or
 * its data. Model and optimizer are restored bit by bit afterwards, also on an error.
 *
 * <pre>{@code
 * System.out.println(Overfit.check(model, optimizer, new CrossEntropy(), batch));
 * }</pre>
 *
 * @param verdict what came of it
 * @param reason why, in a line
 * @param losses the loss before each step
 */
public record Overfit(Verdict verdict, String reason, List<Double> losses) {
  private static final int STEPS = 200;
  private static final double SHARE = 0.1;

  /** What came of a check. */
  public enum Verdict {
    /** The loss fell to its goal. */
    LEARNS,
    /** It did not fall so far. */
    STUCK,
    /** It rose, or became NaN or infinite. */
    DIVERGES
  }

  /** Copies the list. */
  public Overfit {
    losses = List.copyOf(losses);
  }

  /** A check of at most 200 steps, whose goal is a tenth of the first loss. */
  public static Overfit check(Module model, Optimizer optimizer, Loss loss, Batch batch) {
    ArgumentException.requirePresent(model, "overfit", "model");
    ArgumentException.requirePresent(loss, "overfit", "loss");
    return check(model, optimizer, Trainer.supervised(model, loss), batch, STEPS, Double.NaN);
  }

  /**
   * A check of at most {@code steps} steps.
   *
   * @param goal the loss at which the batch is learned; NaN for a tenth of the first, which suits
   *     losses whose least value is 0
   */
  public static Overfit check(
      Module model,
      Optimizer optimizer,
      LossFunction function,
      Batch batch,
      int steps,
      double goal) {
    ArgumentException.requirePresent(batch, "overfit", "batch");
    if (steps < 1) {
      throw new ArgumentException("overfit: " + steps + " steps, expected at least 1");
    }
    var losses = new ArrayList<Double>();
    Trainer trainer = Trainer.of(model, optimizer, function);
    trainer.listen(
        event -> {
          if (event instanceof TrainingEvent.Stepped step) {
            losses.add(step.loss());
            if (step.loss() <= goal(goal, losses)) {
              trainer.stop();
            }
          }
        });
    CellCopies before = CellCopies.of(model, optimizer);
    try {
      trainer.fitSteps(List.of(batch), steps);
      return judged(losses, goal(goal, losses), optimizer, before);
    } catch (NonFiniteException e) {
      return new Overfit(Verdict.DIVERGES, e.getMessage(), losses);
    } finally {
      before.restore();
    }
  }

  private static double goal(double given, List<Double> losses) {
    return Double.isNaN(given) ? SHARE * losses.getFirst() : given;
  }

  private static Overfit judged(
      List<Double> losses, double goal, Optimizer optimizer, CellCopies before) {
    double first = losses.getFirst();
    double last = losses.getLast();
    String course =
        "the loss went from "
            + Progress.number(first)
            + " to "
            + Progress.number(last)
            + " in "
            + losses.size()
            + " steps";
    if (last <= goal) {
      return new Overfit(Verdict.LEARNS, course, losses);
    }
    String rate = "the learning rate, which is " + optimizer.learningRate();
    if (last > first) {
      return new Overfit(Verdict.DIVERGES, course + "; lower " + rate, losses);
    }
    List<String> unmoved = unmoved(optimizer, before);
    String remedy =
        unmoved.isEmpty()
            ? "; raise " + rate + ", give more steps, or look whether targets fit their features"
            : "; no step has changed '"
                + String.join("', '", unmoved)
                + "': does a gradient reach it, past dead units and stopped gradients?";
    return new Overfit(Verdict.STUCK, course + remedy, losses);
  }

  /** The parameters that are as they were, though they are trained. */
  private static List<String> unmoved(Optimizer optimizer, CellCopies before) {
    var names = new ArrayList<String>();
    for (Parameter parameter : optimizer.parameters()) {
      if (parameter.trainable()) {
        Tensor old = before.values().get((Cell) parameter);
        float[] was = (float[]) Evaluator.value(old);
        if (Arrays.equals(was, (float[]) Evaluator.value(parameter.snapshot()))) {
          names.add(parameter.name());
        }
      }
    }
    return names;
  }

  /** The verdict and its reason. */
  @Override
  public String toString() {
    return verdict + ": " + reason;
  }
}
