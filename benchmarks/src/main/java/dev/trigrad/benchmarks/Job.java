package dev.trigrad.benchmarks;

import dev.trigrad.RandomKey;
import dev.trigrad.Tensor;
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
import java.util.List;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Option;

/** What is trained and how: the options that both commands share. */
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

  @Option(
      names = "--data",
      description =
          "digits (embedded), or a folder of IDX files, plain or gzip (default: ${DEFAULT-VALUE})")
  String data = "digits";

  @Option(
      names = "--layers",
      split = ",",
      description = "widths of the hidden layers (default: 64)")
  int[] layers = {64};

  @Option(
      names = "--activation",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  ActivationName activation = ActivationName.relu;

  @Option(
      names = "--optimizer",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  OptimizerName optimizer = OptimizerName.adam;

  @Option(names = "--rate", description = "learning rate (default: ${DEFAULT-VALUE})")
  float rate = 0.003f;

  @Option(names = "--momentum", description = "momentum of sgd (default: ${DEFAULT-VALUE})")
  float momentum = 0.9f;

  @Option(names = "--batch", description = "samples per step (default: ${DEFAULT-VALUE})")
  int batch = 32;

  @Option(
      names = "--epochs",
      description = "passages through the training set (default: ${DEFAULT-VALUE})")
  int epochs = 20;

  @Option(
      names = "--seed",
      description = "seed of weights, split and order (default: ${DEFAULT-VALUE})")
  long seed;

  @Option(names = "--threads", description = "threads of the engine (default: one per processor)")
  void threads(int threads) {
    System.setProperty("trigrad.threads", Integer.toString(threads));
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

  String describe(Sets sets) {
    var shape = new StringBuilder().append(sets.width());
    for (int layer : layers) {
      shape.append('-').append(layer);
    }
    shape.append('-').append(DataFiles.CLASSES);
    return data
        + ", "
        + sets.train().size()
        + " training and "
        + sets.test().size()
        + " test samples; network "
        + shape
        + " with "
        + activation
        + ", "
        + optimizer
        + " at "
        + rate
        + ", batch "
        + batch
        + ", "
        + epochs
        + " epochs, seed "
        + seed;
  }
}
