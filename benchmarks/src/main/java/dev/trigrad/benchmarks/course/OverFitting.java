package dev.trigrad.benchmarks.course;

import dev.trigrad.RandomKey;
import dev.trigrad.Tensor;
import dev.trigrad.benchmarks.course.plot.Curves;
import dev.trigrad.benchmarks.course.plot.Panels;
import dev.trigrad.benchmarks.data.EmbeddedData;
import dev.trigrad.data.Batch;
import dev.trigrad.data.DataLoader;
import dev.trigrad.data.Dataset;
import dev.trigrad.data.TensorDataset;
import dev.trigrad.data.image.Augmentation;
import dev.trigrad.data.image.ImageOperation;
import dev.trigrad.data.image.Policy;
import dev.trigrad.data.image.Sampling;
import dev.trigrad.loss.CrossEntropy;
import dev.trigrad.nn.Activation;
import dev.trigrad.nn.Dropout;
import dev.trigrad.nn.Flatten;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Sequential;
import dev.trigrad.optim.Adam;
import dev.trigrad.optim.Penalty;
import dev.trigrad.train.EarlyStopping;
import java.util.List;
import picocli.CommandLine.Command;

/**
 * Over-fitting, and four remedies. 200 digits, every fifth with a wrong label, are few enough for a
 * network of 9,000 weights to learn by heart: its training loss falls on while that of digits that
 * it has not seen rises again.
 */
@Command(name = "over-fitting", description = "Dropout, l2, augmentation, early stopping")
final class OverFitting extends Lesson {
  private static final int EPOCHS = 80;
  private static final int SMALL = 200;

  /** What is done against over-fitting. */
  private record Remedy(String name, double dropout, double l2, boolean augmented) {}

  private record Outcome(double[] train, double[] validation, int stop, double accuracy) {
    /** The epoch, from 0, of the lowest validation loss. */
    int lowest() {
      int lowest = 0;
      for (int epoch = 1; epoch < EPOCHS; epoch++) {
        lowest = validation[epoch] < validation[lowest] ? epoch : lowest;
      }
      return lowest;
    }

    double last() {
      return validation[EPOCHS - 1];
    }
  }

  private TensorDataset train;
  private TensorDataset validation;

  @Override
  protected void teach() {
    split();
    say("%-13s %-17s %s", "", "loss at the end", "validation loss");
    say("%-13s %-8s %-8s %8s %9s %9s", "", "train", "valid.", "lowest", "at epoch", "accuracy");
    Outcome none = train(new Remedy("none", 0, 0, false));
    Outcome dropout = train(new Remedy("dropout ½", 0.5, 0, false));
    Outcome l2 = train(new Remedy("l2 0.01", 0, 0.01, false));
    Outcome augmented = train(new Remedy("augmentation", 0, 0, true));
    say("");
    say(
        "Early stopping (patience 5) ends \"none\" after epoch %d, at %.3f.",
        none.stop, none.validation[none.stop - 1]);
    claim(
        none.train[EPOCHS - 1] < 0.05 && none.last() > 1.3 * none.validation[none.lowest()],
        "learned by heart: the validation loss rises while the other falls.");
    claim(none.validation[none.stop - 1] < 0.9 * none.last(), "early stopping stops in time.");
    claim(
        Math.max(dropout.last(), Math.max(l2.last(), augmented.last())) < 0.9 * none.last(),
        "dropout, l2 and augmentation each end lower than none.");
    plot(
        "curves",
        () ->
            Panels.of(
                2,
                curves("None, early stopping at epoch " + none.stop, none),
                curves("Dropout ½", dropout),
                curves("l2, 0.01 Σw²", l2),
                curves("Augmentation: ±1 pixel, ±15°", augmented)));
  }

  private void split() {
    TensorDataset digits = EmbeddedData.digits();
    Tensor pixels = engine().evaluate(digits.features().reshape(-1, 1, 8, 8));
    var images = TensorDataset.of(pixels, digits.targets());
    double share = (double) SMALL / digits.size();
    List<Dataset> parts = images.stratifiedSplit(RandomKey.of(seed()), share, 1 - share);
    TensorDataset small = parts.get(0).collect();
    int[] labels = small.targets().toIntArray();
    for (int i = 0; i < labels.length; i += 5) {
      labels[i] = (labels[i] + 1 + i % 9) % EmbeddedData.DIGITS;
    }
    train = TensorDataset.of(small.features(), Tensor.of(labels));
    validation = parts.get(1).range(0, 600).collect();
  }

  private Outcome train(Remedy remedy) {
    Module model =
        Sequential.of(
            new Flatten(),
            new Linear(64, 64),
            Activation.relu(),
            new Dropout(remedy.dropout),
            new Linear(64, 64),
            Activation.relu(),
            new Dropout(remedy.dropout),
            new Linear(64, EmbeddedData.DIGITS));
    model.initialize(seed());
    var optimizer = new Adam(model, 0.003).on(engine());
    var loss = new CrossEntropy();
    var penalty = Penalty.l2(remedy.l2, model).withoutBiases();
    var batches = new DataLoader(remedy.augmented ? augmented() : train, 25).shuffle(seed());
    var stopping = EarlyStopping.lowest("validation loss").patience(5);
    double[] trainLosses = new double[EPOCHS];
    double[] losses = new double[EPOCHS];
    int stop = 0;
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      for (Batch batch : batches) {
        optimizer.step(
            pass ->
                loss.of(model.apply(batch.features(), pass), batch.targets())
                    .add(penalty.of(pass)));
      }
      trainLosses[epoch] = loss(model, train);
      losses[epoch] = loss(model, validation);
      if (stop == 0 && stopping.report(losses[epoch], epoch + 1)) {
        stop = epoch + 1;
      }
    }
    return said(
        remedy, new Outcome(trainLosses, losses, stop == 0 ? EPOCHS : stop, accuracy(model)));
  }

  private Dataset augmented() {
    var moves =
        Policy.of(
            ImageOperation.TRANSLATE_X.step(1, -1, 1),
            ImageOperation.TRANSLATE_Y.step(1, -1, 1),
            ImageOperation.ROTATE.step(1, -15, 15));
    return train.map(Augmentation.of(moves).withSampling(Sampling.BILINEAR));
  }

  private double loss(Module model, TensorDataset data) {
    return engine()
        .evaluate(new CrossEntropy().of(model.apply(data.features()), data.targets()))
        .item();
  }

  private double accuracy(Module model) {
    Tensor right = model.apply(validation.features()).argmax(1).equal(validation.targets());
    return engine().evaluate(right.mean()).item();
  }

  private Outcome said(Remedy remedy, Outcome outcome) {
    say(
        "%-13s %-8.3f %-8.3f %8.3f %9d %7.1f %%",
        remedy.name,
        outcome.train[EPOCHS - 1],
        outcome.last(),
        outcome.validation[outcome.lowest()],
        outcome.lowest() + 1,
        100 * outcome.accuracy);
    return outcome;
  }

  private static Curves curves(String title, Outcome outcome) {
    return new Curves(title, "epoch", "cross-entropy")
        .line("train", outcome.train)
        .line("validation", outcome.validation)
        .rangeY(0, 2);
  }
}
