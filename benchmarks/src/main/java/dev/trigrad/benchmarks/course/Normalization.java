package dev.trigrad.benchmarks.course;

import dev.trigrad.RandomKey;
import dev.trigrad.benchmarks.course.plot.Curves;
import dev.trigrad.benchmarks.course.plot.Panels;
import dev.trigrad.benchmarks.data.EmbeddedData;
import dev.trigrad.data.Batch;
import dev.trigrad.data.Dataset;
import dev.trigrad.data.Standardize;
import dev.trigrad.data.TensorDataset;
import dev.trigrad.loss.CrossEntropy;
import dev.trigrad.nn.Activation;
import dev.trigrad.nn.BatchNorm;
import dev.trigrad.nn.Identity;
import dev.trigrad.nn.LayerNorm;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Sequential;
import dev.trigrad.optim.Sgd;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine.Command;

/**
 * Where a network's numbers lie decides how fast it learns: three hidden layers of sigmoid neurons,
 * of which each sees only what the one below lets through. Centring moves the inputs to mean 0 and
 * deviation 1, BatchNorm does so to each neuron over the batch, LayerNorm to each sample over the
 * layer. Sources: LeCun and others, Efficient BackProp, 1998; Ioffe and Szegedy 2015; Ba and others
 * 2016.
 */
@Command(name = "normalization", description = "Input centring, BatchNorm and LayerNorm")
final class Normalization extends Lesson {
  private static final int WIDTH = 32;
  private static final int EPOCHS = 20;
  private static final float OFFSET = 5;

  @Override
  protected void teach() {
    Dataset digits = EmbeddedData.digits().range(0, 900);
    TensorDataset pixels = digits.collect();
    var moved =
        TensorDataset.of(engine().evaluate(pixels.features().add(OFFSET)), pixels.targets());

    Map<String, double[]> near = compare("Pixels from 0 to 1", pixels);
    Map<String, double[]> far = compare("The same pixels + 5", moved);

    claim(near.get("none")[4] > 2, "without any, sigmoid layers stand still at first.");
    claim(
        near.get("centred")[9] < near.get("none")[9]
            && near.get("BatchNorm")[9] < near.get("centred")[9]
            && near.get("LayerNorm")[9] < near.get("centred")[9],
        "centred inputs help; normalised layers help more.");
    claim(
        far.get("none")[19] > 2 && far.get("LayerNorm")[19] > 1.5,
        "all inputs far from 0: none learns nothing, nor does LayerNorm,%n"
            + "       which moves all neurons of a layer by one number.");
    claim(
        far.get("centred")[19] < 0.6 && far.get("BatchNorm")[19] < 0.3,
        "centring and BatchNorm, which see what all samples share, undo it.");
    plot(
        "loss",
        () -> Panels.of(1, curves("pixels from 0 to 1", near), curves("the same + 5", far)));
  }

  private Map<String, double[]> compare(String title, Dataset data) {
    var losses = new LinkedHashMap<String, double[]>();
    var centring = Standardize.fit(data, Dataset.FEATURES);
    losses.put("none", train(network(Identity::new), data));
    losses.put("centred", train(Sequential.of(centring, network(Identity::new)), data));
    losses.put("BatchNorm", train(network(() -> new BatchNorm(WIDTH)), data));
    losses.put("LayerNorm", train(network(() -> new LayerNorm(WIDTH)), data));
    say("%s: cross-entropy by epoch (chance: %.3f)", title, Math.log(10));
    say("%-10s %7d %7d %7d %7d %7d", "", 1, 2, 5, 10, 20);
    losses.forEach(
        (name, loss) ->
            say(
                "%-10s %7.3f %7.3f %7.3f %7.3f %7.3f",
                name, loss[0], loss[1], loss[4], loss[9], loss[19]));
    say("");
    return losses;
  }

  private static Sequential network(Supplier<Module> normalization) {
    var layers = Sequential.of(new Linear(64, WIDTH), normalization.get(), Activation.sigmoid());
    for (int layer = 2; layer <= 3; layer++) {
      layers.append(new Linear(WIDTH, WIDTH));
      layers.append(normalization.get()).append(Activation.sigmoid());
    }
    return layers.append(new Linear(WIDTH, EmbeddedData.DIGITS));
  }

  /** The mean loss of each epoch. */
  private double[] train(Module model, Dataset data) {
    model.initialize(seed());
    var optimizer = new Sgd(model, 0.5).on(engine());
    var loss = new CrossEntropy();
    double[] losses = new double[EPOCHS];
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      for (Batch batch : data.batches(60, RandomKey.of(seed()).split(epoch))) {
        var value =
            optimizer.step(pass -> loss.of(model.apply(batch.features(), pass), batch.targets()));
        losses[epoch] += value.item() * batch.size() / data.size();
      }
    }
    return losses;
  }

  private static Curves curves(String data, Map<String, double[]> losses) {
    var curves = new Curves("Training loss, " + data, "epoch", "cross-entropy").rangeY(0, 2.5);
    losses.forEach(curves::line);
    return curves;
  }
}
