package dev.trigrad.optim;

import dev.trigrad.Engines;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Updates;
import dev.trigrad.run.Evaluator;
import dev.trigrad.run.GradientReach;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** How an optimizer takes its steps: where, which way, and past which parameters. */
final class Stepping {
  private final GradientReach reach = new GradientReach();
  private Evaluator evaluator;
  private boolean unreachedAllowed;
  private boolean maximizing;

  void on(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  Evaluator evaluator() {
    return evaluator != null ? evaluator : Engines.evaluator();
  }

  void allowUnreached() {
    unreachedAllowed = true;
  }

  boolean allowsUnreached() {
    return unreachedAllowed;
  }

  void maximize() {
    maximizing = true;
  }

  /** Whether every gradient changes its sign. */
  boolean maximizing() {
    return maximizing;
  }

  GradientReach reach() {
    return reach;
  }

  /**
   * Has {@code optimizer} put what it makes of {@code gradients} of parameters that are not frozen
   * into {@code updates}; whether there was anything to do.
   */
  boolean record(Optimizer optimizer, List<Tensor> gradients, Updates updates) {
    Tensor[] trained = trained(optimizer, gradients);
    if (trained == null) {
      return false;
    }
    StepFrame frame = optimizer.frame();
    List<Tensor> down = frame.before(optimizer.parameters(), Arrays.asList(trained), updates);
    if (maximizing) {
      down = negated(down);
    }
    optimizer.update(Collections.unmodifiableList(down), updates);
    frame.after(updates);
    return true;
  }

  /** The gradients of what is not frozen; {@code null} if there are none. */
  private static Tensor[] trained(Optimizer optimizer, List<Tensor> gradients) {
    var trained = new Tensor[gradients.size()];
    boolean moves = false;
    for (int i = 0; i < trained.length; i++) {
      trained[i] = optimizer.parameters().get(i).trainable() ? gradients.get(i) : null;
      moves |= trained[i] != null;
    }
    return moves ? trained : null;
  }

  private static List<Tensor> negated(List<Tensor> gradients) {
    var down = new ArrayList<Tensor>(gradients.size());
    for (Tensor gradient : gradients) {
      down.add(gradient == null ? null : gradient.neg());
    }
    return down;
  }

  /** The same, commits it with {@code all}, and says so. */
  void commit(Optimizer optimizer, List<Tensor> gradients, Updates all, Tensor... keep) {
    boolean moves = record(optimizer, gradients, all);
    if (!moves) {
      evaluator().commit(all, keep);
      return;
    }
    evaluator().commit(all, optimizer.frame().keep(keep));
    optimizer.committed();
    optimizer.frame().committed();
  }

  /** Commits values that a search has found, in {@code all}. */
  void commitFound(Optimizer optimizer, Updates all, Tensor... keep) {
    optimizer.frame().found(optimizer.getClass().getSimpleName(), all);
    evaluator().commit(all, keep);
    optimizer.frame().committed();
  }
}
