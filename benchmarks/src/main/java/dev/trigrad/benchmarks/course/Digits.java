package dev.trigrad.benchmarks.course;

import dev.trigrad.RandomKey;
import dev.trigrad.Tensor;
import dev.trigrad.benchmarks.course.plot.Curves;
import dev.trigrad.benchmarks.data.EmbeddedData;
import dev.trigrad.data.Batch;
import dev.trigrad.data.Dataset;
import dev.trigrad.data.TensorDataset;
import dev.trigrad.data.image.ContactSheet;
import dev.trigrad.loss.CrossEntropy;
import dev.trigrad.nn.Activation;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Sequential;
import dev.trigrad.optim.Adam;
import dev.trigrad.run.Evaluator;
import dev.trigrad.train.metric.ConfusionMatrix;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/** Handwritten digits of 8×8 pixels by a multi-layer perceptron, and those that it takes wrong. */
@Command(name = "digits", description = "Digits by a multi-layer perceptron, and its mistakes")
final class Digits extends Lesson {
  private static final int EPOCHS = 12;
  private static final int BATCH = 32;

  /** What came of it: losses by epoch, the test set, and what was predicted for it. */
  record Result(double[] train, double[] test, TensorDataset testSet, int[] predicted) {
    /** Rows of the test set that were taken wrong. */
    List<Integer> mistakes() {
      int[] classes = testSet.targets().toIntArray();
      var mistakes = new ArrayList<Integer>();
      for (int row = 0; row < classes.length; row++) {
        if (predicted[row] != classes[row]) {
          mistakes.add(row);
        }
      }
      return mistakes;
    }

    double accuracy() {
      return 1 - (double) mistakes().size() / testSet.size();
    }
  }

  static Result train(long seed, Evaluator engine) {
    RandomKey key = RandomKey.of(seed);
    List<Dataset> parts = EmbeddedData.digits().stratifiedSplit(key.split("split"), 0.8, 0.2);
    TensorDataset train = parts.get(0).collect();
    TensorDataset test = parts.get(1).collect();
    Module model = Sequential.of(new Linear(64, 64), Activation.relu(), new Linear(64, 10));
    model.initialize(key.split("weights"));
    var optimizer = new Adam(model, 0.005).on(engine);
    var loss = new CrossEntropy();
    double[] trainLosses = new double[EPOCHS];
    double[] testLosses = new double[EPOCHS];
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      for (Batch batch : train.batches(BATCH, key.split("order").split(epoch))) {
        Tensor value =
            optimizer.step(pass -> loss.of(model.apply(batch.features(), pass), batch.targets()));
        trainLosses[epoch] += value.item() * batch.size() / train.size();
      }
      Tensor value = loss.of(model.apply(test.features()), test.targets());
      testLosses[epoch] = engine.evaluate(value).item();
    }
    Tensor predicted = engine.evaluate(model.apply(test.features()).argmax(1));
    return new Result(trainLosses, testLosses, test, predicted.toIntArray());
  }

  @Override
  protected void teach() {
    Result result = train(seed(), engine());
    say("1797 digits, a fifth of them to test; network 64-64-10 with ReLU, Adam.");
    say("");
    say("epoch | loss in training | test loss");
    say("------+------------------+----------");
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      say("%5d | %16.4f | %9.4f", epoch + 1, result.train[epoch], result.test[epoch]);
    }
    say("");
    var confusion = new ConfusionMatrix(EmbeddedData.DIGITS);
    confusion.add(result.predicted, result.testSet.targets().toIntArray());
    confusion.toString().lines().forEach(line -> say("%s", line));
    List<Integer> mistakes = result.mistakes();
    say("");
    say("%d of %d are taken wrong.", mistakes.size(), result.testSet.size());
    claim(
        result.accuracy() >= 0.95,
        "%.1f %% of the test set are right, at least 95 %%.",
        100 * result.accuracy());
    plot(
        "losses",
        () ->
            new Curves("Digits", "epoch", "cross-entropy")
                .line("training", result.train)
                .line("test", result.test)
                .logarithmicY());
    if (!mistakes.isEmpty()) {
      sheet("mistakes", () -> mistakes(result));
    }
  }

  /** Each digit taken wrong, with what it is and what it was taken for. */
  private static ContactSheet mistakes(Result result) {
    List<Integer> rows = result.mistakes();
    float[] pixels = new float[64 * rows.size()];
    String[] labels = new String[rows.size()];
    float[] all = result.testSet.features().toArray();
    int[] classes = result.testSet.targets().toIntArray();
    for (int i = 0; i < labels.length; i++) {
      int row = rows.get(i);
      System.arraycopy(all, 64 * row, pixels, 64 * i, 64);
      labels[i] = classes[row] + " NOT " + result.predicted[row];
    }
    return ContactSheet.of(Tensor.of(pixels, labels.length, 1, 8, 8), 6, labels);
  }
}
