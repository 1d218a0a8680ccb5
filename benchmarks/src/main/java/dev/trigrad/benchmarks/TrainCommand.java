package dev.trigrad.benchmarks;

import dev.trigrad.Engines;
import dev.trigrad.run.Evaluator;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains one network on one engine. */
@Command(
    name = "train",
    description = "Trains a network on one engine.",
    mixinStandardHelpOptions = true)
final class TrainCommand implements Runnable {
  @Mixin private Job job;

  @Option(
      names = "--engine",
      description = "java, vector, native or another one's name (default: the best available)")
  private String engine;

  @Override
  public void run() {
    Evaluator evaluator = engine == null ? Engines.evaluator() : Engines.evaluator(engine);
    Job.Sets sets = job.load();
    var info = evaluator.engine().info();
    System.out.println(job.describe(sets));
    System.out.println("engine " + info.name() + ": " + info.summary());
    var outcome = new Training(job, sets, evaluator).run();
    System.out.println(outcome.confusion());
    System.out.printf(
        Locale.ROOT,
        "test accuracy %.2f %%, %.2f s in steps, %,.0f samples/s%n",
        100 * outcome.confusion().accuracy(),
        outcome.seconds(),
        outcome.samples() / outcome.seconds());
  }
}
