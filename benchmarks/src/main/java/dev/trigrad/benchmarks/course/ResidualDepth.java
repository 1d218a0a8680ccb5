package dev.trigrad.benchmarks.course;

import dev.trigrad.RandomKey;
import dev.trigrad.Tensor;
import dev.trigrad.benchmarks.course.plot.Curves;
import dev.trigrad.benchmarks.course.plot.Panels;
import dev.trigrad.benchmarks.data.EmbeddedData;
import dev.trigrad.data.Batch;
import dev.trigrad.data.Dataset;
import dev.trigrad.loss.CrossEntropy;
import dev.trigrad.nn.Activation;
import dev.trigrad.nn.LayerNorm;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Residual;
import dev.trigrad.nn.Sequential;
import dev.trigrad.optim.Adam;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/**
 * Deeper is not better by itself: a plain network of many blocks has a higher training loss than a
 * shallow one, though it could be the same with blocks that do nothing. A residual block, x + f(x),
 * does nothing where f is 0, and lets the gradient past. Source: He and others, Deep residual
 * learning, CVPR 2016.
 */
@Command(name = "residual", description = "Residual against plain networks, by depth")
final class ResidualDepth extends Lesson {
  private static final int WIDTH = 16;
  private static final int EPOCHS = 5;
  private static final int[] BLOCKS = {1, 4, 10, 20};

  @Override
  protected void teach() {
    Dataset digits = EmbeddedData.digits().range(0, 1000);
    var plain = new ArrayList<double[]>();
    var residual = new ArrayList<double[]>();
    say("blocks  training loss of epoch %d", EPOCHS);
    say("          plain   residual");
    for (int blocks : BLOCKS) {
      plain.add(train(network(blocks, false), digits));
      residual.add(train(network(blocks, true), digits));
      say("%6d %8.3f %10.3f", blocks, plain.getLast()[EPOCHS - 1], residual.getLast()[EPOCHS - 1]);
    }
    say("");
    int deepest = BLOCKS.length - 1;
    claim(
        last(plain, deepest) > last(plain, 0) + 1,
        "plain: %d blocks end with a higher training loss than one.",
        BLOCKS[deepest]);
    claim(
        last(residual, deepest) < last(residual, 0) + 0.2, "residual: they train as well as one.");
    plot("depth", () -> Panels.of(1, curves("Plain", plain), curves("Residual", residual)));
  }

  private static double last(List<double[]> losses, int i) {
    return losses.get(i)[EPOCHS - 1];
  }

  private static Curves curves(String title, List<double[]> losses) {
    var curves = new Curves(title + " networks of 1 to 20 blocks", "epoch", "training loss");
    for (int i = 0; i < BLOCKS.length; i++) {
      curves.line(BLOCKS[i] + (BLOCKS[i] == 1 ? " block" : " blocks"), losses.get(i));
    }
    return curves.rangeY(0, 2.5);
  }

  /** Of {@code blocks} blocks of two layers. */
  private static Module network(int blocks, boolean residual) {
    var network = Sequential.of(new Linear(64, WIDTH));
    for (int i = 0; i < blocks; i++) {
      Module block =
          Sequential.of(
              new LayerNorm(WIDTH),
              new Linear(WIDTH, WIDTH),
              Activation.relu(),
              new Linear(WIDTH, WIDTH));
      network.append(residual ? new Residual(block) : block);
    }
    return network.append(new LayerNorm(WIDTH)).append(new Linear(WIDTH, EmbeddedData.DIGITS));
  }

  /** The mean loss of each epoch. */
  private double[] train(Module model, Dataset data) {
    model.initialize(seed());
    var optimizer = new Adam(model, 0.003).on(engine());
    var loss = new CrossEntropy();
    double[] losses = new double[EPOCHS];
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      for (Batch batch : data.batches(50, RandomKey.of(seed()).split(epoch))) {
        Tensor value =
            optimizer.step(pass -> loss.of(model.apply(batch.features(), pass), batch.targets()));
        losses[epoch] += value.item() * batch.size() / data.size();
      }
    }
    return losses;
  }
}
