package dev.trigrad.benchmarks.course;

import dev.trigrad.RandomKey;
import dev.trigrad.Tensor;
import dev.trigrad.benchmarks.course.plot.Curves;
import dev.trigrad.benchmarks.data.EmbeddedData;
import dev.trigrad.data.Batch;
import dev.trigrad.data.Dataset;
import dev.trigrad.loss.CrossEntropy;
import dev.trigrad.nn.Activation;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Sequential;
import dev.trigrad.optim.Sgd;
import dev.trigrad.train.LearningRateRange;
import dev.trigrad.train.LearningRateRange.Point;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;

/**
 * The learning rate: too small a one gets nowhere in ten epochs, too large a one leaps out of every
 * valley. Between them lie those that work, a tenfold here, and a short test finds one of them.
 * Source: Smith, Cyclical learning rates, 2017.
 */
@Command(name = "learning-rates", description = "One network at eleven learning rates")
final class LearningRates extends Lesson {
  private static final int EPOCHS = 10;
  private static final double CHANCE = Math.log(10);

  @Override
  protected void teach() {
    Dataset digits = EmbeddedData.digits().range(0, 1400);
    var losses = new TreeMap<Double, double[]>();
    say("   rate  loss of epoch 1  loss of epoch %d", EPOCHS);
    for (int half = -8; half <= 2; half++) {
      double rate = Math.pow(10, half / 2.0);
      double[] curve = train(rate, digits);
      losses.put(rate, curve);
      double last = curve[EPOCHS - 1];
      String verdict =
          last < 0.3
              ? "learns"
              : last < CHANCE - 0.05 ? "too slow" : half < 0 ? "stands still" : "leaps about";
      say("%7.4f %16.3f %17.3f  %s", rate, curve[0], last, verdict);
    }
    Module model = network();
    var optimizer = new Sgd(model, 1).on(engine());
    var range =
        LearningRateRange.test(
            model, optimizer, new CrossEntropy(), digits.batches(32, RandomKey.of(seed())));
    double lowest =
        Collections.min(range.points(), Comparator.comparingDouble(Point::smoothed)).rate();
    double found = lowest / 10;
    double[] foundCurve = train(found, digits);
    say("");
    say("Range test: within 100 steps of growing rates the loss is lowest at %.2g;", lowest);
    say("a tenth of it, %.2g, ends at %.3f.", found, foundCurve[EPOCHS - 1]);
    claim(
        losses.firstEntry().getValue()[EPOCHS - 1] > CHANCE - 0.2,
        "the smallest rate stands still.");
    claim(
        losses.lastEntry().getValue()[EPOCHS - 1] > CHANCE - 0.05, "the largest does not descend.");
    double best = losses.values().stream().mapToDouble(c -> c[EPOCHS - 1]).min().orElseThrow();
    claim(best < 0.15, "between them is a valley: the best ends at %.3f.", best);
    claim(foundCurve[EPOCHS - 1] < 0.3, "the rate that the range test finds is one that learns.");
    plot("by-rate", () -> byRate(losses, found, foundCurve[EPOCHS - 1]));
    plot("curves", () -> curves(losses));
  }

  private Module network() {
    Module model = Sequential.of(new Linear(64, 32), Activation.relu(), new Linear(32, 10));
    model.initialize(seed());
    return model;
  }

  /** The mean loss of each epoch. */
  private double[] train(double rate, Dataset data) {
    Module model = network();
    var optimizer = new Sgd(model, rate).on(engine());
    var loss = new CrossEntropy();
    double[] losses = new double[EPOCHS];
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      for (Batch batch : data.batches(32, RandomKey.of(seed()).split(epoch))) {
        Tensor value =
            optimizer.step(pass -> loss.of(model.apply(batch.features(), pass), batch.targets()));
        losses[epoch] += value.item() * batch.size() / data.size();
      }
    }
    return losses;
  }

  private static Curves byRate(Map<Double, double[]> losses, double found, double loss) {
    double[] rates = losses.keySet().stream().mapToDouble(rate -> rate).toArray();
    double[] last = losses.values().stream().mapToDouble(curve -> curve[EPOCHS - 1]).toArray();
    return new Curves("Loss of epoch 10 by learning rate", "learning rate", "cross-entropy")
        .line("eleven rates", rates, last)
        .points("range test / 10", new double[] {found}, new double[] {loss})
        .logarithmicX();
  }

  private static Curves curves(Map<Double, double[]> losses) {
    var curves = new Curves("Six learning rates", "epoch", "cross-entropy").rangeY(0, 3.5);
    int i = 0;
    for (var each : losses.entrySet()) {
      if (i % 2 == 0) {
        curves.line("10^" + (i / 2 - 4), each.getValue());
      }
      i++;
    }
    return curves;
  }
}
