package dev.trigrad.testkit.learning;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Updates;
import dev.trigrad.nn.Module;
import dev.trigrad.optim.FluentOptimizer;
import dev.trigrad.optim.Objective;
import dev.trigrad.optim.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Gradient descent that halves its step until the loss falls enough (Armijo 1966), as a user writes
 * it: it calls the loss several times a step. What it remembers is the rate that it took last.
 */
public final class Backtracking extends FluentOptimizer<Backtracking> {
  private static final float ENOUGH = 0.25f;

  private final Cell taken = new Cell("taken", Tensor.of(0f));
  private final int most;

  public Backtracking(Module model, float learningRate, int most) {
    super(model, learningRate);
    this.most = most;
  }

  @Override
  protected Tensor descend(Objective loss) {
    Trial start = loss.present();
    List<Tensor> gradients = start.gradients();
    Tensor slope = Tensor.of(0f);
    for (Tensor gradient : gradients) {
      slope = slope.add(gradient.square().sum());
    }
    loss.evaluate(start.loss(), slope);
    double rate = learningRate();
    for (int i = 0; i < most; i++, rate /= 2) {
      var values = new ArrayList<Tensor>();
      for (int p = 0; p < gradients.size(); p++) {
        values.add(parameters().get(p).tensor().sub(gradients.get(p).mul(rate)));
      }
      Trial trial = loss.at(values);
      loss.evaluate(trial.loss());
      if (trial.loss().item() <= start.loss().item() - ENOUGH * rate * slope.item()) {
        loss.accept(trial, new Updates().put(taken, Tensor.of(rate)));
        return trial.loss();
      }
    }
    return start.loss();
  }

  @Override
  protected void update(List<Tensor> gradients, Updates updates) {
    throw new UnsupportedOperationException("a line search needs the loss: step(pass -> …)");
  }

  @Override
  protected Map<String, Cell> slots() {
    return Map.of("taken", taken);
  }
}
