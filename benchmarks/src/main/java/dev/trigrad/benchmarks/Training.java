package dev.trigrad.benchmarks;

import dev.trigrad.RandomKey;
import dev.trigrad.Tensor;
import dev.trigrad.data.Batch;
import dev.trigrad.data.Dataset;
import dev.trigrad.loss.CrossEntropy;
import dev.trigrad.nn.Module;
import dev.trigrad.optim.Optimizer;
import dev.trigrad.run.Evaluator;
import dev.trigrad.train.metric.ConfusionMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One job on one engine: the standard loop, as a user writes it. */
final class Training {
  private static final int EVALUATION_BATCH = 1000;

  private final Job job;
  private final Evaluator engine;
  private final Job.Sets sets;
  private final CrossEntropy loss = new CrossEntropy();

  /**
   * What came out.
   *
   * @param losses training loss of each step
   * @param seconds time spent in the steps
   * @param samples samples trained on
   * @param confusion on the test set
   */
  record Outcome(List<Float> losses, double seconds, long samples, ConfusionMatrix confusion) {}

  Training(Job job, Job.Sets sets, Evaluator engine) {
    this.job = job;
    this.sets = sets;
    this.engine = engine;
  }

  /**
   * Trains for a while without saying so, on copies of everything: what is measured afterwards is
   * compiled code, and vector kernels that are in use.
   */
  void warmUp(double seconds) {
    Module model = job.model(sets.width());
    Optimizer optimizer = job.optimizer(model);
    optimizer.on(engine);
    long end = System.nanoTime() + (long) (seconds * 1e9);
    while (System.nanoTime() < end) {
      for (Batch batch : sets.train().batches(job.batch, null)) {
        optimizer.step(pass -> loss.of(model.apply(batch.features(), pass), batch.targets()));
        if (System.nanoTime() > end) {
          break;
        }
      }
    }
  }

  Outcome run() {
    Module model = job.model(sets.width());
    Optimizer optimizer = job.optimizer(model);
    optimizer.on(engine);
    RandomKey orders = RandomKey.of(job.seed).split("order");
    var losses = new ArrayList<Float>();
    double seconds = 0;
    long samples = 0;
    try (var progress =
        Progress.of(engine.engine().info().name(), (long) job.epochs * sets.train().size())) {
      for (int epoch = 0; epoch < job.epochs; epoch++) {
        double sum = 0;
        for (Batch batch : sets.train().batches(job.batch, orders.split(epoch))) {
          long start = System.nanoTime();
          Tensor value =
              optimizer.step(pass -> loss.of(model.apply(batch.features(), pass), batch.targets()));
          seconds += (System.nanoTime() - start) * 1e-9;
          losses.add(value.item());
          sum += value.item() * batch.size();
          samples += batch.size();
          progress.to(samples);
        }
        report(progress, epoch, sum / sets.train().size(), model);
      }
    }
    return new Outcome(losses, seconds, samples, evaluate(model, sets.test()).confusion());
  }

  private void report(Progress progress, int epoch, double running, Module model) {
    var train = evaluate(model, sets.train());
    var test = evaluate(model, sets.test());
    progress.line(
        String.format(
            Locale.ROOT,
            "epoch %2d  loss %.4f  | train loss %.4f accuracy %6.2f %%  | test loss %.4f accuracy"
                + " %6.2f %%",
            epoch + 1,
            running,
            train.loss(),
            100 * train.confusion().accuracy(),
            test.loss(),
            100 * test.confusion().accuracy()));
  }

  private record Evaluation(double loss, ConfusionMatrix confusion) {}

  private Evaluation evaluate(Module model, Dataset data) {
    var confusion = new ConfusionMatrix(DataFiles.CLASSES);
    double sum = 0;
    for (Batch batch : data.batches(EVALUATION_BATCH, null)) {
      Tensor scores = model.apply(batch.features());
      Tensor value = loss.of(scores, batch.targets());
      Tensor classes = scores.argmax(-1);
      engine.evaluate(value, classes);
      confusion.add(classes.toIntArray(), batch.targets().toIntArray());
      sum += value.item() * batch.size();
    }
    return new Evaluation(sum / data.size(), confusion);
  }
}
