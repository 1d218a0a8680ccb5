package dev.trigrad.benchmarks.course;

import dev.trigrad.Tensor;
import dev.trigrad.benchmarks.course.plot.Curves;
import dev.trigrad.benchmarks.data.EmbeddedData;
import dev.trigrad.data.Batch;
import dev.trigrad.data.DataLoader;
import dev.trigrad.data.Dataset;
import dev.trigrad.data.TensorDataset;
import dev.trigrad.data.image.Augmentation;
import dev.trigrad.data.image.ContactSheet;
import dev.trigrad.data.image.ImageOperation;
import dev.trigrad.data.image.Policies;
import dev.trigrad.data.image.Policy;
import dev.trigrad.data.image.Sampling;
import dev.trigrad.loss.CrossEntropy;
import dev.trigrad.nn.Activation;
import dev.trigrad.nn.Flatten;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Sequential;
import dev.trigrad.optim.Adam;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;

/**
 * Augmentation shows a network each picture in many forms that mean the same. The sheet has ten
 * digits under published policies; then a network that has seen moved digits reads them better than
 * one that has not.
 */
@Command(name = "augmentation", description = "Augmentation policies on digits")
final class Augmentations extends Lesson {
  private static final int EPOCHS = 12;
  private static final int SIDE = 32;

  @Override
  protected void teach() {
    TensorDataset digits = EmbeddedData.digits();
    Tensor pixels = engine().evaluate(digits.features().reshape(-1, 1, 8, 8));
    var images = TensorDataset.of(pixels, digits.targets());
    Dataset train = images.range(0, 1000);
    TensorDataset test = images.range(1000, 1797).collect();
    Augmentation moves = moves(1);
    Batch moved = drawn(test.map(moves));

    double[] asIs = new double[EPOCHS];
    double[] augmented = new double[EPOCHS];
    Module first = train(train, moved, asIs);
    Module second = train(train.map(moves), moved, augmented);
    double firstOnTest = accuracy(first, test.features(), test.targets());
    double secondOnTest = accuracy(second, test.features(), test.targets());
    say("Test accuracy after %d epochs   digits as they are   moved by 1 pixel, 15°", EPOCHS);
    say(
        "trained on digits as they are  %17.1f %% %22.1f %%",
        100 * firstOnTest, 100 * asIs[EPOCHS - 1]);
    say(
        "trained on moved digits        %17.1f %% %22.1f %%",
        100 * secondOnTest, 100 * augmented[EPOCHS - 1]);
    say("");
    claim(
        augmented[EPOCHS - 1] > asIs[EPOCHS - 1] + 0.05,
        "who has seen moved digits reads moved digits better,");
    claim(secondOnTest > firstOnTest - 0.06, "and loses little on those as they are.");
    plot(
        "accuracy",
        () ->
            new Curves("Reading moved digits", "epoch", "test accuracy")
                .line("trained as they are", asIs)
                .line("trained on moved ones", augmented));
    sheet("sheet", () -> sheet(digits));
  }

  /** Shifts by up to {@code pixels} in each direction, and turns by up to 15°. */
  private static Augmentation moves(int pixels) {
    var moves =
        Policy.of(
            ImageOperation.TRANSLATE_X.step(1, -pixels, pixels),
            ImageOperation.TRANSLATE_Y.step(1, -pixels, pixels),
            ImageOperation.ROTATE.step(1, -15, 15));
    return Augmentation.of(moves).withSampling(Sampling.BILINEAR);
  }

  private Module train(Dataset data, Batch moved, double[] accuracies) {
    Module model =
        Sequential.of(new Flatten(), new Linear(64, 64), Activation.relu(), new Linear(64, 10));
    model.initialize(seed());
    var optimizer = new Adam(model, 0.003).on(engine());
    var loss = new CrossEntropy();
    var batches = new DataLoader(data, 40).shuffle(seed());
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      for (Batch batch : batches) {
        optimizer.step(pass -> loss.of(model.apply(batch.features(), pass), batch.targets()));
      }
      accuracies[epoch] = accuracy(model, moved.features(), moved.targets());
    }
    return model;
  }

  /** All rows, in order, each as a seed draws it. */
  private Batch drawn(Dataset data) {
    return new DataLoader(data, data.size()).seed(seed()).iterator().next();
  }

  private double accuracy(Module model, Tensor features, Tensor targets) {
    Tensor right = model.apply(features).argmax(1).equal(targets);
    return engine().evaluate(right.mean()).item();
  }

  /** The first ten digits, enlarged to 32×32, in a row for each policy. */
  private ContactSheet sheet(TensorDataset digits) {
    TensorDataset first = digits.range(0, 10).collect();
    Tensor small = first.features();
    Tensor large = small.reshape(10, 8, 1, 8, 1).expand(10, 8, 4, 8, 4).reshape(10, 1, SIDE, SIDE);
    var ten = TensorDataset.of(engine().evaluate(large), first.targets());
    var rows = new LinkedHashMap<String, Dataset>();
    rows.put("originals", ten);
    rows.put("moved", ten.map(moves(4)));
    rows.put("CIFAR-10", ten.map(Augmentation.of(Policies.autoAugmentCifar10(SIDE, SIDE))));
    rows.put("SVHN", ten.map(Augmentation.of(Policies.autoAugmentSvhn(SIDE, SIDE))));
    rows.put("rand 2, 9", ten.map(Augmentation.of(Policies.randAugment(2, 9, SIDE, SIDE))));
    rows.put("trivial", ten.map(Augmentation.of(Policies.trivialAugment())));
    return sheet(rows);
  }

  private ContactSheet sheet(Map<String, Dataset> rows) {
    var images = new ArrayList<Tensor>();
    String[] labels = new String[10 * rows.size()];
    Arrays.fill(labels, "");
    rows.forEach(
        (name, row) -> {
          labels[10 * images.size()] = name;
          images.add(drawn(row).features());
        });
    Tensor all = Tensor.stack(0, images.toArray(Tensor[]::new)).reshape(-1, 1, SIDE, SIDE);
    return ContactSheet.of(engine().evaluate(all), 10, labels).withZoom(3);
  }
}
