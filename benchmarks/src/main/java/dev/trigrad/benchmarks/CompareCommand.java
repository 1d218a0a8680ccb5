package dev.trigrad.benchmarks;

import dev.trigrad.Engines;
import dev.trigrad.TrigradException;
import dev.trigrad.engine.EngineException;
import dev.trigrad.run.Evaluator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the same job on every engine and puts the results side by side. */
@Command(
    name = "compare",
    description = "Runs the same job on every available engine.",
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
  /**
   * Engines round differently, and training amplifies that; accuracies still have to agree to this.
   */
  private static final double POINTS = 0.3;

  /**
   * Spent on each engine, in turns and before any time is taken, so that the first one does not pay
   * for the compiler.
   */
  private static final double WARM_UP_SECONDS = 1;

  private static final int WARM_UP_ROUNDS = 3;

  @Mixin private Job job;

  @Option(
      names = "--engines",
      split = ",",
      description = "the engines to compare (default: all found)")
  private List<String> names = List.of();

  @Override
  public Integer call() {
    Job.Sets sets = job.load();
    System.out.println(job.describe(sets));
    Map<String, String> missing = new LinkedHashMap<>();
    Map<String, Evaluator> engines = open(missing);
    if (engines.isEmpty()) {
      throw new TrigradException("no engine could run: " + missing);
    }
    System.out.println("warming up: " + String.join(", ", engines.keySet()));
    for (int round = 0; round < WARM_UP_ROUNDS; round++) {
      engines.forEach((name, engine) -> new Training(job, sets, engine).warmUp(WARM_UP_SECONDS));
    }
    Map<String, Training.Outcome> outcomes = new LinkedHashMap<>();
    engines.forEach(
        (name, engine) -> {
          System.out.println();
          System.out.println("engine " + name + ": " + engine.engine().info().summary());
          outcomes.put(name, new Training(job, sets, engine).run());
        });
    return print(outcomes, missing);
  }

  private Map<String, Evaluator> open(Map<String, String> missing) {
    Map<String, Evaluator> engines = new LinkedHashMap<>();
    for (String name : names.isEmpty() ? Engines.found() : names) {
      try {
        engines.put(name, Engines.evaluator(name));
      } catch (EngineException e) {
        missing.put(name, e.getMessage());
      }
    }
    return engines;
  }

  private static int print(Map<String, Training.Outcome> outcomes, Map<String, String> missing) {
    var first = outcomes.values().iterator().next();
    double slowest =
        outcomes.values().stream().mapToDouble(Training.Outcome::seconds).max().orElseThrow();
    System.out.println();
    System.out.println(first.confusion());
    System.out.println();
    System.out.println(
        "engine   | test accuracy | seconds in steps | samples/s | speed vs slowest | largest loss"
            + " difference");
    System.out.println(
        "---------|---------------|------------------|-----------|------------------|------------------------");
    var accuracies = new ArrayList<Double>();
    outcomes.forEach(
        (name, outcome) -> {
          accuracies.add(100 * outcome.confusion().accuracy());
          System.out.printf(
              Locale.ROOT,
              "%-8s | %11.2f %% | %16.3f | %,9.0f | %15.2fx | %.2e vs %s%n",
              name,
              100 * outcome.confusion().accuracy(),
              outcome.seconds(),
              outcome.samples() / outcome.seconds(),
              slowest / outcome.seconds(),
              difference(first, outcome),
              outcomes.keySet().iterator().next());
        });
    missing.forEach((name, reason) -> System.out.println(name + " did not run: " + reason));
    double spread = spread(accuracies);
    boolean agree = spread <= POINTS;
    System.out.printf(
        Locale.ROOT,
        "The engines %s: test accuracies lie within %.2f points.%n",
        agree ? "agree" : "DISAGREE",
        spread);
    return agree ? 0 : 1;
  }

  private static double difference(Training.Outcome a, Training.Outcome b) {
    double largest = 0;
    for (int i = 0; i < a.losses().size(); i++) {
      largest = Math.max(largest, Math.abs(a.losses().get(i) - b.losses().get(i)));
    }
    return largest;
  }

  private static double spread(List<Double> values) {
    return values.stream().mapToDouble(v -> v).max().orElse(0)
        - values.stream().mapToDouble(v -> v).min().orElse(0);
  }
}
