package dev.trigrad.benchmarks;

import dev.trigrad.RandomKey;
import dev.trigrad.Tensor;
import dev.trigrad.data.Batch;
import dev.trigrad.data.Dataset;
import dev.trigrad.data.TensorDataset;
import dev.trigrad.nn.Lambda;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Sequential;
import dev.trigrad.optim.Adam;
import dev.trigrad.optim.Optimizer;
import dev.trigrad.optim.Sgd;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What is trained and how. */
final class Job {
  enum ActivationName {
    relu,
    tanh,
    sigmoid
  }

  enum OptimizerName {
    sgd,
    adam
  }

  String data = "digits";
  int[] layers = {64};
  ActivationName activation = ActivationName.relu;
  OptimizerName optimizer = OptimizerName.adam;
  float rate = 0.003f;
  float momentum = 0.9f;
  int batch = 32;
  int epochs = 20;
  long seed;

  /** Of what {@link #words} gives. */
  static Job of(List<String> words) {
    var job = new Job();
    job.data = words.get(0);
    job.layers = Arrays.stream(words.get(1).split(",")).mapToInt(Integer::parseInt).toArray();
    job.activation = ActivationName.valueOf(words.get(2));
    job.optimizer = OptimizerName.valueOf(words.get(3));
    job.rate = Float.parseFloat(words.get(4));
    job.momentum = Float.parseFloat(words.get(5));
    job.batch = Integer.parseInt(words.get(6));
    job.epochs = Integer.parseInt(words.get(7));
    job.seed = Long.parseLong(words.get(8));
    return job;
  }

  /** For another process. */
  List<String> words() {
    return List.of(
        data,
        Arrays.stream(layers).mapToObj(Integer::toString).collect(Collectors.joining(",")),
        activation.name(),
        optimizer.name(),
        Float.toString(rate),
        Float.toString(momentum),
        Integer.toString(batch),
        Integer.toString(epochs),
        Long.toString(seed));
  }

  /** By options, all that a training cannot change on its way. */
  Map<String, String> settings() {
    var settings = new LinkedHashMap<String, String>();
    settings.put("--layers", words().get(1));
    settings.put("--activation", activation.name());
    settings.put("--optimizer", optimizer.name());
    settings.put("--rate", Float.toString(rate));
    settings.put("--momentum", Float.toString(momentum));
    settings.put("--batch", Integer.toString(batch));
    settings.put("--seed", Long.toString(seed));
    return settings;
  }

  /** Training and test set. */
  record Sets(TensorDataset train, TensorDataset test) {
    /** Features per row. */
    int width() {
      return train.columns().get(Dataset.FEATURES).elements();
    }
  }

  Sets load() {
    if (data.equals("digits")) {
      List<Dataset> parts = DataFiles.digits().split(RandomKey.of(seed).split("split"), 0.8, 0.2);
      return new Sets(parts.get(0).collect(), parts.get(1).collect());
    }
    Path folder = Path.of(data);
    return new Sets(DataFiles.idx(folder, "train"), DataFiles.idx(folder, "t10k"));
  }

  Module model(int inputs) {
    UnaryOperator<Tensor> function =
        switch (activation) {
          case relu -> Tensor::relu;
          case tanh -> Tensor::tanh;
          case sigmoid -> Tensor::sigmoid;
        };
    var modules = new ArrayList<Module>();
    int width = inputs;
    for (int layer : layers) {
      modules.add(new Linear(width, layer));
      modules.add(new Lambda(activation.name(), function));
      width = layer;
    }
    modules.add(new Linear(width, DataFiles.CLASSES));
    Module model = Sequential.of(modules.toArray(Module[]::new));
    model.initialize(RandomKey.of(seed).split("weights"));
    return model;
  }

  Optimizer optimizer(Module model) {
    Optimizer made =
        switch (optimizer) {
          case sgd -> new Sgd(model, rate).momentum(momentum);
          case adam -> new Adam(model, rate);
        };
    return made.seed(seed);
  }

  /** Batches of an epoch, in the order that belongs to the seed. */
  Iterable<Batch> batches(Dataset train, int epoch) {
    return train.batches(batch, RandomKey.of(seed).split("order").split(epoch));
  }

  /** In lines of at most 80 columns, unless the path of the data is long. */
  String describe(Sets sets) {
    var shape = new StringBuilder().append(sets.width());
    for (int layer : layers) {
      shape.append('-').append(layer);
    }
    shape.append('-').append(DataFiles.CLASSES);
    return String.format(
        Locale.ROOT,
        "%s: %,d training and %,d test samples; network %s with %s%n"
            + "%s at %s, batch %d, %d epoch%s, seed %d",
        data,
        sets.train().size(),
        sets.test().size(),
        shape,
        activation,
        optimizer,
        rate,
        batch,
        epochs,
        epochs == 1 ? "" : "s",
        seed);
  }
}
