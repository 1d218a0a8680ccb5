package dev.trigrad.benchmarks.course;

import dev.trigrad.RandomKey;
import dev.trigrad.Tensor;
import dev.trigrad.benchmarks.course.plot.Curves;
import dev.trigrad.benchmarks.course.plot.Panels;
import dev.trigrad.benchmarks.data.EmbeddedData;
import dev.trigrad.data.Batch;
import dev.trigrad.data.Dataset;
import dev.trigrad.data.TensorDataset;
import dev.trigrad.loss.CrossEntropy;
import dev.trigrad.nn.Activation;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Sequential;
import dev.trigrad.optim.Recipes;
import dev.trigrad.optim.Sgd;
import dev.trigrad.optim.schedule.Schedule;
import java.util.Arrays;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;

/**
 * How YOLO9000's learning rate went. Its authors' program, Darknet, begins with a burn-in, (t /
 * 1000)⁴ of the rate, and divides the rate by ten at batches 400,000 and 450,000; the classifier
 * before it decays by (1 − t / T)⁴. Sources: Redmon and Farhadi, YOLO9000, CVPR 2017, section 3;
 * Darknet's {@code cfg/yolo9000.cfg} and {@code cfg/darknet19.cfg} (learning_rate, burn_in, policy,
 * steps, scales, power, max_batches) and {@code get_current_rate} of its {@code src/network.c}.
 */
@Command(name = "yolo-schedule", description = "YOLO9000's learning-rate schedule, drawn and tried")
final class YoloSchedule extends Lesson {
  private static final int BURN_IN = 1000;
  private static final int BATCHES = 500_200;
  private static final int CLASSIFIER_BATCHES = 800_000;
  private static final int EPOCHS = 160;

  private static final Schedule BURNING_IN = step -> Math.min(1, Math.pow(step / 1000.0, 4));

  /** Of a rate of 10⁻³. */
  private static final Schedule DETECTOR =
      BURNING_IN.times(Schedule.multiStep(0.1, 400_000, 450_000));

  /** Of a rate of 0.1. */
  private static final Schedule CLASSIFIER =
      step -> step < BURN_IN ? BURNING_IN.factor(step) : poly().factor(step);

  private static Schedule poly() {
    return Schedule.polynomial(CLASSIFIER_BATCHES, 4);
  }

  @Override
  protected void teach() {
    say("  batch   detector  classifier");
    for (int step : new int[] {0, 500, 1000, 100_000, 399_999, 400_000, 450_000, 500_000}) {
      say("%7d %10.1e %11.1e", step, 1e-3 * DETECTOR.factor(step), 0.1 * CLASSIFIER.factor(step));
    }
    say("");
    claim(
        DETECTOR.factor(0) == 0 && DETECTOR.factor(500) == 1 / 16.0 && DETECTOR.factor(1000) == 1,
        "the burn-in begins at 0; half-way the rate is a sixteenth.");
    claim(
        DETECTOR.factor(399_999) == 1
            && Math.abs(DETECTOR.factor(400_000) - 0.1) < 1e-12
            && Math.abs(DETECTOR.factor(450_000) - 0.01) < 1e-12,
        "then it is 1e-3, from 400,000 on 1e-4, from 450,000 on 1e-5.");
    plot("schedule", this::drawing);
    miniature();
  }

  private Panels drawing() {
    Schedule paper = Recipes.yolo9000Detection(network(), 1).schedule().orElseThrow();
    return Panels.of(
        2,
        curve("Detector (yolo9000.cfg), of 0.001", "batch", DETECTOR, BATCHES),
        curve("Its burn-in, of 0.001", "batch", DETECTOR, 2 * BURN_IN),
        curve("Classifier (darknet19.cfg), of 0.1", "batch", CLASSIFIER, CLASSIFIER_BATCHES),
        curve("Detector as the paper has it, of 0.001", "epoch", paper, EPOCHS));
  }

  private static Curves curve(String title, String along, Schedule schedule, int end) {
    double[] steps =
        IntStream.rangeClosed(0, 1000).mapToDouble(i -> (long) end * i / 1000).toArray();
    double[] factors = Arrays.stream(steps).map(step -> schedule.factor((int) step)).toArray();
    return new Curves(title, along, "factor of the rate").line("factor", steps, factors);
  }

  /** The same drops, at epochs 60 and 90 of 160, on the digits, against a rate that stays. */
  private void miniature() {
    TensorDataset all = EmbeddedData.digits();
    int[] labels = all.targets().toIntArray();
    for (int i = 0; i < labels.length; i += 5) {
      labels[i] = (labels[i] + 1 + i % 9) % EmbeddedData.DIGITS;
    }
    Dataset digits = TensorDataset.of(all.features(), Tensor.of(labels)).range(0, 500);
    int batches = digits.batches(20, null).size();
    double[] constant = train(Schedule.constant(1), digits);
    double[] steps = train(Schedule.multiStep(0.1, 60, 90).every(batches), digits);
    say("");
    say("Training loss of 500 digits, every fifth with a wrong label:");
    say("epoch   constant rate   a tenth at 60 and 90");
    for (int epoch : new int[] {1, 30, 60, 61, 70, 90, 91, 160}) {
      say("%5d %15.3f %22.3f", epoch, constant[epoch - 1], steps[epoch - 1]);
    }
    say("");
    claim(
        mean(steps, 60, 70) < 0.9 * mean(steps, 50, 60),
        "with the rate the loss drops at once: its noise was the rate's.");
    claim(mean(steps, 140, 160) < 0.9 * mean(constant, 140, 160), "a constant rate stays above.");
    plot(
        "loss",
        () ->
            new Curves("Digits: the loss when the rate drops", "epoch", "training loss")
                .line("constant", constant)
                .line("a tenth at 60, 90", steps));
  }

  private static double mean(double[] losses, int from, int to) {
    return Arrays.stream(losses, from, to).average().orElseThrow();
  }

  private Module network() {
    Module model = Sequential.of(new Linear(64, 16), Activation.relu(), new Linear(16, 10));
    model.initialize(seed());
    return model;
  }

  private double[] train(Schedule schedule, Dataset data) {
    Module model = network();
    var optimizer = new Sgd(model, 0.1).momentum(0.9).weightDecay(0.0005);
    optimizer.schedule(schedule).on(engine());
    var loss = new CrossEntropy();
    double[] losses = new double[EPOCHS];
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      for (Batch batch : data.batches(20, RandomKey.of(seed()).split(epoch))) {
        Tensor value =
            optimizer.step(pass -> loss.of(model.apply(batch.features(), pass), batch.targets()));
        losses[epoch] += value.item() * batch.size() / data.size();
      }
    }
    return losses;
  }
}
