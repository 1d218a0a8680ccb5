package dev.trigrad.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of a {@link Job}, which {@code train} and {@code compare} share. */
final class JobOptions {
  private static final int MOST_THREADS = 1024;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--data",
      paramLabel = "<folder>",
      description =
          "digits (embedded), or a folder of IDX files, plain or gzip (default: ${DEFAULT-VALUE})")
  private String data = "digits";

  @Option(
      names = "--layers",
      split = ",",
      paramLabel = "<width>",
      description = "widths of the hidden layers, as in 128,64 (default: 64)")
  private int[] layers = {64};

  @Option(
      names = "--activation",
      paramLabel = "<name>",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private Job.ActivationName activation = Job.ActivationName.relu;

  @Option(
      names = "--optimizer",
      paramLabel = "<name>",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private Job.OptimizerName optimizer = Job.OptimizerName.adam;

  @Option(
      names = "--rate",
      paramLabel = "<number>",
      description = "learning rate (default: ${DEFAULT-VALUE})")
  private float rate = 0.003f;

  @Option(
      names = "--momentum",
      paramLabel = "<number>",
      description = "momentum of sgd (default: ${DEFAULT-VALUE})")
  private float momentum = 0.9f;

  @Option(
      names = "--batch",
      paramLabel = "<count>",
      description = "samples per step (default: ${DEFAULT-VALUE})")
  private int batch = 32;

  @Option(
      names = "--epochs",
      paramLabel = "<count>",
      description = "passages through the training set (default: ${DEFAULT-VALUE})")
  private int epochs = 20;

  @Option(
      names = "--seed",
      paramLabel = "<number>",
      description = "seed of weights, split and order (default: ${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--threads",
      paramLabel = "<count>",
      description = "threads of the engine (default: one per processor)")
  private Integer threads;

  /**
   * What the options say; the number of threads goes to the property that engines read.
   *
   * @throws ParameterException if one is out of its range
   */
  Job job() {
    require(epochs >= 1, "--epochs", epochs, "expected at least 1");
    require(batch >= 1, "--batch", batch, "expected at least 1");
    require(rate > 0 && Float.isFinite(rate), "--rate", rate, "expected a number above 0");
    require(momentum >= 0 && momentum < 1, "--momentum", momentum, "expected 0 or more, below 1");
    for (int layer : layers) {
      require(layer >= 1, "--layers", Arrays.toString(layers), "expected widths of at least 1");
    }
    if (threads != null) {
      require(
          threads >= 1 && threads <= MOST_THREADS,
          "--threads",
          threads,
          "expected 1 to " + MOST_THREADS);
      System.setProperty("trigrad.threads", threads.toString());
    }
    if (!data.equals("digits") && (data.isBlank() || !Files.isDirectory(Path.of(data)))) {
      throw new ParameterException(
          command.commandLine(),
          "--data: no folder '" + data + "'; give digits, or a folder with MNIST's four IDX files");
    }
    var job = new Job();
    job.data = data;
    job.layers = layers;
    job.activation = activation;
    job.optimizer = optimizer;
    job.rate = rate;
    job.momentum = momentum;
    job.batch = batch;
    job.epochs = epochs;
    job.seed = seed;
    return job;
  }

  private void require(boolean holds, String option, Object value, String rule) {
    Answers.require(command.commandLine(), holds, option, value, rule);
  }
}
