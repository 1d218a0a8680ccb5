package dev.trigrad.benchmarks.course;

import dev.trigrad.RandomKey;
import dev.trigrad.Tensor;
import dev.trigrad.data.Batch;
import dev.trigrad.data.TensorDataset;
import dev.trigrad.data.synthetic.Points;
import dev.trigrad.loss.CrossEntropy;
import dev.trigrad.nn.Activation;
import dev.trigrad.nn.Initializer;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Sequential;
import dev.trigrad.optim.Sgd;
import dev.trigrad.optim.schedule.Schedule;
import dev.trigrad.run.Evaluator;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/**
 * A circle around a circle, told apart by 2-n-2 with tanh and softmax, by three ways of gradient
 * descent: the whole set in each step, mini-batches, or one example at a time (online).
 */
@Command(name = "circles", description = "Circles by 2-n-2 and softmax, three ways of descent")
final class Circles extends Lesson {
  static final int TRAIN = 1000;
  private static final int TEST = 1000;
  private static final int HIDDEN = 10;
  private static final int CLASSES = 2;

  /** How much of the training set a step sees; what fits to it. The rate falls to 0. */
  enum Way {
    WHOLE_SET("whole set", TRAIN, 1, 0.9, 150),
    MINI_BATCH("mini-batch", 10, 0.2, 0, 15),
    ONLINE("online", 1, 0.05, 0, 5);

    final String title;
    private final int batch;
    private final double rate;
    private final double momentum;
    private final int epochs;

    Way(String title, int batch, double rate, double momentum, int epochs) {
      this.title = title;
      this.batch = batch;
      this.rate = rate;
      this.momentum = momentum;
      this.epochs = epochs;
    }

    private int steps() {
      return epochs * TRAIN / batch;
    }
  }

  /** The points to learn from, and others. */
  record Sets(TensorDataset train, TensorDataset test) {
    static Sets of(long seed) {
      RandomKey key = RandomKey.of(seed);
      return new Sets(
          Points.circles(TRAIN, 0.1, 0.5, key.split("train")),
          Points.circles(TEST, 0.1, 0.5, key.split("test")));
    }
  }

  /** What came of it. The path is of all weights, at the beginning and after each epoch. */
  record Result(Module model, List<Double> losses, double accuracy, List<float[]> path) {}

  static Result train(Way way, Sets sets, long seed, Evaluator engine) {
    RandomKey key = RandomKey.of(seed);
    Module model = model(key);
    var optimizer = new Sgd(model, way.rate).momentum(way.momentum).on(engine);
    optimizer.schedule(Schedule.cosine(way.steps()));
    var loss = new CrossEntropy();
    var losses = new ArrayList<Double>();
    var path = new ArrayList<float[]>();
    path.add(WeightPlane.weights(model));
    for (int epoch = 0; epoch < way.epochs; epoch++) {
      double sum = 0;
      for (Batch batch : sets.train.batches(way.batch, key.split("order").split(epoch))) {
        Tensor value =
            optimizer.step(pass -> loss.of(model.apply(batch.features(), pass), batch.targets()));
        sum += value.item() * batch.size();
      }
      losses.add(sum / TRAIN);
      path.add(WeightPlane.weights(model));
    }
    return new Result(model, losses, accuracy(model, sets.test, engine), path);
  }

  /** 2-n-2; the softmax is part of the loss. */
  private static Module model(RandomKey key) {
    Initializer glorot = Initializer.glorotUniform(Activation.tanh().gain());
    Module model =
        Sequential.of(
            new Linear(2, HIDDEN, true, glorot),
            Activation.tanh(),
            new Linear(HIDDEN, CLASSES, true, Initializer.glorotUniform()));
    model.initialize(key.split("weights"));
    return model;
  }

  private static double accuracy(Module model, TensorDataset data, Evaluator engine) {
    Tensor right = model.apply(data.features()).argmax(1).equal(data.targets());
    return engine.evaluate(right.mean()).item();
  }

  @Override
  protected void teach() {
    Sets sets = Sets.of(seed());
    say("%d points to learn from, %d to test; noise 0.1, radii 1 and 0.5.", TRAIN, TEST);
    say("Network 2-%d-2, tanh, softmax with cross-entropy; gradient descent.", HIDDEN);
    say("");
    say("way        | a step sees | epochs |  steps | first loss | last loss | test");
    say("-----------+-------------+--------+--------+------------+-----------+--------");
    var results = new ArrayList<Result>();
    for (Way way : Way.values()) {
      Result result = train(way, sets, seed(), engine());
      results.add(result);
      say(
          "%-10s | %11d | %6d | %6d | %10.4f | %9.4f | %4.1f %%",
          way.title,
          way.batch,
          way.epochs,
          way.steps(),
          result.losses.getFirst(),
          result.losses.getLast(),
          100 * result.accuracy);
    }
    claim(
        results.stream().allMatch(each -> each.accuracy >= 0.97),
        "every way reaches at least 97 %% of the test set.");
    claim(
        results.stream().allMatch(each -> each.losses.stream().allMatch(Double::isFinite)),
        "no loss is NaN or infinite.");
    plot("losses", () -> CirclesPictures.losses(results));
    plot("maps", () -> CirclesPictures.maps(sets, results, engine()));
    plot("surface", () -> CirclesPictures.surface(sets, results, engine()));
  }
}
