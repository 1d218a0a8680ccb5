package dev.trigrad.benchmarks;

import dev.trigrad.Engines;
import dev.trigrad.RandomKey;
import dev.trigrad.data.DataHash;
import dev.trigrad.data.Dataset;
import dev.trigrad.loss.CrossEntropy;
import dev.trigrad.nn.Module;
import dev.trigrad.optim.Optimizer;
import dev.trigrad.run.Evaluator;
import dev.trigrad.tensorboard.EventWriter;
import dev.trigrad.tensorboard.TensorBoard;
import dev.trigrad.train.EarlyStopping;
import dev.trigrad.train.Progress;
import dev.trigrad.train.Trainer;
import dev.trigrad.train.TrainingEvent;
import dev.trigrad.train.metric.Metric;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Trains one network on one engine. */
@Command(
    name = "train",
    description = "Trains a network on one engine.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  trigrad train",
      "  trigrad train --engine vector --layers 64,32 --epochs 30",
      "  trigrad train --data /path/to/mnist --layers 128 --epochs 5 --batch 128",
      "  trigrad train --epochs 200 --patience 10 --checkpoint digits.checkpoint",
      "  trigrad train --tensorboard runs/first --plot curves.svg",
      "",
      "Exit codes: 0 trained, 1 a loss that is no number or another failure,",
      "2 wrong arguments. Progress goes to standard error."
    },
    mixinStandardHelpOptions = true)
final class TrainCommand implements Runnable {
  private static final String VALIDATION_LOSS = "validation.loss";
  private static final double HELD_BACK = 0.1;

  @Spec private CommandSpec command;
  @Mixin private JobOptions options;

  @Option(
      names = "--engine",
      paramLabel = "<name>",
      description = "java, vector, native or another one's name (default: the best available)")
  private String engine;

  @Option(
      names = "--patience",
      paramLabel = "<epochs>",
      description =
          "holds a tenth of the training set back, ends when the loss on it has not fallen for so"
              + " many epochs, and takes the weights of the best one")
  private Integer patience;

  @Option(
      names = "--checkpoint",
      paramLabel = "<file>",
      description = "saves the training after each epoch; goes on from the file if there is one")
  private Path checkpoint;

  @Option(
      names = "--tensorboard",
      paramLabel = "<folder>",
      description = "writes curves and distributions of weights for TensorBoard")
  private Path tensorboard;

  @Option(
      names = "--plot",
      paramLabel = "<file>",
      description = "draws the curves: a name in .svg or .png; or lists them: .csv")
  private Path plot;

  @Override
  public void run() {
    Job job = options.job();
    check();
    Evaluator evaluator =
        engine == null
            ? Engines.evaluator()
            : Engines.evaluator(Answers.engine(command.commandLine(), "--engine", engine));
    Job.Sets sets = job.load();
    var info = evaluator.engine().info();
    PrintWriter out = command.commandLine().getOut();
    out.println(job.describe(sets));
    out.println("engine " + info.name() + ": " + info.summary());
    out.flush();
    Module model = job.model(sets.width());
    var watch = new StepWatch();
    train(job, sets, model, evaluator, watch);
    var confusion = Training.confusion(evaluator, model, sets.test());
    out.println();
    out.println(confusion);
    out.printf(Locale.ROOT, "test accuracy %.2f %%, ", 100 * confusion.accuracy());
    if (watch.samples == 0) {
      out.println("nothing left to train");
    } else {
      out.printf(
          Locale.ROOT,
          "%,d samples in %.2f s, %,.0f samples/s%n",
          watch.samples,
          watch.seconds(),
          watch.samples / watch.seconds());
    }
    out.flush();
  }

  private void check() {
    Answers.require(
        command.commandLine(),
        patience == null || patience >= 1,
        "--patience",
        patience,
        "expected 1 or more");
    if (plot != null && !plot.toString().toLowerCase(Locale.ROOT).matches(".*\\.(svg|png|csv)")) {
      throw new ParameterException(
          command.commandLine(), "--plot: " + plot + " ends in none of .svg, .png, .csv");
    }
    requireFile("--plot", plot);
    requireFile("--checkpoint", checkpoint);
  }

  private void requireFile(String option, Path file) {
    if (file != null) {
      Answers.requireFile(command.commandLine(), option, file);
    }
  }

  private void train(Job job, Job.Sets sets, Module model, Evaluator evaluator, StepWatch watch) {
    Optimizer optimizer = job.optimizer(model);
    optimizer.on(evaluator);
    Dataset train = sets.train();
    Dataset validation = sets.test();
    Trainer trainer =
        Trainer.of(model, optimizer, new CrossEntropy())
            .metrics(Metric.accuracy())
            .listen(Progress.toTerminal(), watch);
    if (patience != null) {
      RandomKey key = RandomKey.of(job.seed).split("validation");
      List<Dataset> parts = train.split(key, 1 - HELD_BACK, HELD_BACK);
      train = parts.get(0).collect();
      validation = parts.get(1).collect();
      trainer.stop(EarlyStopping.lowest(VALIDATION_LOSS).patience(patience));
      trainer.keepLowest(VALIDATION_LOSS);
    }
    trainer.validate(validation);
    if (checkpoint != null) {
      trainer.checkpoint(checkpoint).stopOnSignal();
      // Another split would test on what was trained on.
      job.settings().forEach(trainer::setting);
      trainer.setting("--patience", patience == null ? "absent" : "present");
      trainer.setting("data", DataHash.of(train));
      if (trainer.resume()) {
        command.commandLine().getOut().printf("going on after epoch %d%n", trainer.epoch());
        command.commandLine().getOut().flush();
      }
    }
    fit(trainer, job, train, model);
    if (patience != null) {
      trainer.restoreBest();
    }
  }

  private void fit(Trainer trainer, Job job, Dataset train, Module model) {
    if (tensorboard == null) {
      fit(trainer, job, train);
      return;
    }
    try (EventWriter writer = EventWriter.open(tensorboard)) {
      trainer.listen(TensorBoard.listener(writer).weights(model));
      fit(trainer, job, train);
    }
  }

  private void fit(Trainer trainer, Job job, Dataset train) {
    var history = trainer.fit(epoch -> job.batches(train, epoch), job.epochs);
    if (plot != null) {
      String name = plot.toString().toLowerCase(Locale.ROOT);
      if (name.endsWith(".svg")) {
        history.svg(plot);
      } else if (name.endsWith(".png")) {
        history.png(plot);
      } else {
        history.csv(plot);
      }
    }
  }

  /** Counts samples and the time from the start of an epoch to its last step. */
  private static final class StepWatch implements dev.trigrad.train.TrainingListener {
    private long samples;
    private long begun;
    private long nanos;

    @Override
    public void on(TrainingEvent event) {
      long now = System.nanoTime();
      switch (event) {
        case TrainingEvent.Started _ -> begun = now;
        case TrainingEvent.Stepped step -> {
          samples += step.size();
          nanos += now - begun;
          begun = now;
        }
        case TrainingEvent.EpochEnded _, TrainingEvent.Saved _, TrainingEvent.Ended _ ->
            begun = now;
      }
    }

    double seconds() {
      return nanos * 1e-9;
    }
  }
}
