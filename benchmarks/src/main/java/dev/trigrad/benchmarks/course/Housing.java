package dev.trigrad.benchmarks.course;

import dev.trigrad.RandomKey;
import dev.trigrad.Tensor;
import dev.trigrad.benchmarks.course.plot.Curves;
import dev.trigrad.benchmarks.data.EmbeddedData;
import dev.trigrad.data.Batch;
import dev.trigrad.data.Dataset;
import dev.trigrad.data.Standardize;
import dev.trigrad.data.TensorDataset;
import dev.trigrad.loss.MeanSquaredError;
import dev.trigrad.nn.Activation;
import dev.trigrad.nn.Initializer;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Sequential;
import dev.trigrad.optim.AdamW;
import dev.trigrad.optim.schedule.Schedule;
import dev.trigrad.run.Evaluator;
import java.util.List;
import picocli.CommandLine.Command;

/**
 * What homes in Boston were worth in 1970: one linear layer, then two layers with tanh. The data
 * has a feature B that encodes race; the lesson leaves it out, and shows that nothing is lost.
 */
@Command(name = "housing", description = "Housing regression: one linear layer, then two with tanh")
final class Housing extends Lesson {
  private static final int SPLITS = 10;
  private static final int HIDDEN = 16;
  private static final int EPOCHS = 20;
  private static final int BATCH = 32;

  /** The most that the two layers may be off, in thousands of dollars. */
  static final double MOST = 4.0;

  /** What came of one split, in thousands of dollars: errors, true and predicted test values. */
  record Result(double train, double test, float[] values, float[] predictions) {}

  /** One split into 80 % to learn from and 20 % to test, by {@code seed}. */
  static Result train(TensorDataset data, boolean twoLayers, long seed, Evaluator engine) {
    RandomKey key = RandomKey.of(seed);
    List<Dataset> parts = data.split(key.split("split"), 0.8, 0.2);
    TensorDataset train = parts.get(0).collect();
    TensorDataset test = parts.get(1).collect();
    // Fitted to what is learned from alone.
    var scaled = Standardize.fit(train, Dataset.FEATURES);
    var money = Standardize.fit(train, Dataset.TARGETS);

    int features = data.columns().get(Dataset.FEATURES).elements();
    Module model =
        twoLayers
            ? Sequential.of(
                scaled,
                new Linear(features, HIDDEN, true, Initializer.glorotUniform(5.0 / 3)),
                Activation.tanh(),
                new Linear(HIDDEN, 1))
            : Sequential.of(scaled, new Linear(features, 1));
    model.initialize(key.split("weights"));
    var optimizer = new AdamW(model, 0.05).weightDecay(0.1).on(engine);
    optimizer.schedule(Schedule.cosine(EPOCHS * (train.size() / BATCH)));
    var loss = new MeanSquaredError();
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      for (Batch batch : train.fullBatches(BATCH, key.split("order").split(epoch))) {
        optimizer.step(
            pass ->
                loss.of(model.apply(batch.features(), pass), money.apply(batch.targets(), pass)));
      }
    }

    float mean = money.mean().snapshot().item();
    float deviation = money.deviation().snapshot().item();
    Tensor fitted = model.apply(train.features()).mul(deviation).add(mean);
    Tensor predicted = model.apply(test.features()).mul(deviation).add(mean);
    Tensor trainError = loss.of(fitted, train.targets());
    Tensor testError = loss.of(predicted, test.targets());
    engine.evaluate(predicted, trainError, testError);
    return new Result(
        Math.sqrt(trainError.item()),
        Math.sqrt(testError.item()),
        test.targets().toArray(),
        predicted.toArray());
  }

  /** {@code data} without feature {@code index}. */
  static TensorDataset without(TensorDataset data, int index) {
    float[][] features = data.features().toMatrix();
    for (int i = 0; i < features.length; i++) {
      float[] kept = new float[features[i].length - 1];
      System.arraycopy(features[i], 0, kept, 0, index);
      System.arraycopy(features[i], index + 1, kept, index, kept.length - index);
      features[i] = kept;
    }
    return TensorDataset.of(features, data.targets().toMatrix());
  }

  @Override
  protected void teach() {
    TensorDataset all = EmbeddedData.housing();
    TensorDataset data = without(all, EmbeddedData.HOUSING_FEATURES.indexOf("B"));
    say("%d tracts, 13 features. One of them, B, encodes race: 1000 (b - 0.63)^2,", all.size());
    say("b the share of Black residents. It is left out, but for the last column.");
    say("");
    say("Root of the mean squared error on the test set, in thousands of dollars:");
    say("split | linear | two layers | two layers with B");
    say("------+--------+------------+------------------");
    double[] sums = new double[3];
    Result last = null;
    for (int split = 0; split < SPLITS; split++) {
      long seed = seed() * SPLITS + split;
      double linear = train(data, false, seed, engine()).test;
      last = train(data, true, seed, engine());
      double withB = train(all, true, seed, engine()).test;
      say("%5d | %6.2f | %10.2f | %17.2f", split + 1, linear, last.test, withB);
      sums[0] += linear;
      sums[1] += last.test;
      sums[2] += withB;
    }
    say("------+--------+------------+------------------");
    double error = sums[1] / SPLITS;
    say(" mean | %6.2f | %10.2f | %17.2f", sums[0] / SPLITS, error, sums[2] / SPLITS);
    claim(
        error <= MOST && sums[2] / SPLITS <= MOST && error < sums[0] / SPLITS,
        "two layers with tanh: at most %.1f, less than one linear layer.",
        MOST);
    Result shown = last;
    plot("test", () -> picture(shown));
  }

  private static Curves picture(Result result) {
    return new Curves("Homes of the last test set, without B", "value", "predicted")
        .points("two layers", doubles(result.values), doubles(result.predictions))
        .line("exact", new double[] {5, 50}, new double[] {5, 50});
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }
}
