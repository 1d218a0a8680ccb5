package dev.trigrad.benchmarks;

import dev.trigrad.Tensor;
import dev.trigrad.data.Batch;
import dev.trigrad.data.Dataset;
import dev.trigrad.loss.CrossEntropy;
import dev.trigrad.nn.Module;
import dev.trigrad.optim.Optimizer;
import dev.trigrad.run.Evaluator;
import dev.trigrad.train.metric.ConfusionMatrix;

/**
 * A job on one engine by the standard loop, as a user writes it by hand, with a watch on the steps.
 */
final class Training {
  private static final int EVALUATION_BATCH = 1000;

  private final Job job;
  private final Evaluator engine;
  private final Job.Sets sets;
  private final CrossEntropy loss = new CrossEntropy();
  private Module model;
  private Optimizer optimizer;
  private int epoch;
  private double seconds;
  private long samples;

  Training(Job job, Job.Sets sets, Evaluator engine) {
    this.job = job;
    this.sets = sets;
    this.engine = engine;
    restart();
  }

  /** What is told of each step. */
  @FunctionalInterface
  interface Watch {
    /**
     * A step was taken.
     *
     * @return whether to go on
     */
    boolean step(float loss);
  }

  /** Begins anew, with the same weights; what was counted stays. */
  void restart() {
    model = job.model(sets.width());
    optimizer = job.optimizer(model);
    optimizer.on(engine);
    epoch = 0;
  }

  /** Trains for one epoch, or until {@code watch} has seen enough. */
  void epoch(Watch watch) {
    for (Batch batch : job.batches(sets.train(), epoch)) {
      long start = System.nanoTime();
      Tensor value =
          optimizer.step(pass -> loss.of(model.apply(batch.features(), pass), batch.targets()));
      seconds += (System.nanoTime() - start) * 1e-9;
      samples += batch.size();
      if (!watch.step(value.item())) {
        return;
      }
    }
    epoch++;
  }

  /** Epochs since the last beginning. */
  int epochs() {
    return epoch;
  }

  /** Spent in steps, in all. */
  double seconds() {
    return seconds;
  }

  /** Trained on, in all. */
  long samples() {
    return samples;
  }

  /** Takes the whole job. */
  Training run() {
    while (epoch < job.epochs) {
      epoch(_ -> true);
    }
    return this;
  }

  /** Of the present model on the test set. */
  ConfusionMatrix confusion() {
    return confusion(engine, model, sets.test());
  }

  /** Of {@code model} on {@code data}. */
  static ConfusionMatrix confusion(Evaluator engine, Module model, Dataset data) {
    var confusion = new ConfusionMatrix(DataFiles.CLASSES);
    for (Batch batch : data.batches(EVALUATION_BATCH, null)) {
      Tensor classes = model.apply(batch.features()).argmax(-1);
      engine.evaluate(classes);
      confusion.add(classes.toIntArray(), batch.targets().toIntArray());
    }
    return confusion;
  }
}
