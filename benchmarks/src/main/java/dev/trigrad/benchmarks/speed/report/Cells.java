package dev.trigrad.benchmarks.speed.report;

import dev.trigrad.benchmarks.speed.result.Results;
import dev.trigrad.benchmarks.speed.result.Workload;
import java.util.List;
import java.util.function.ToDoubleBiFunction;

/** What stands in tables of times: medians with their spread, and who is the fastest. */
record Cells(Results results) {
  static final String MEMORY = "memory";
  static final String EMPTY_MACHINE = "bare";
  static final String CORE = "core";

  /** What was measured to compare with, and takes no part. */
  private static final List<String> LIMITS = List.of(MEMORY, EMPTY_MACHINE, CORE);

  static final String SPREAD =
      " In brackets are the quartiles of the iterations. Fastest is who has the smallest median;"
          + " between it and those named with it there is no difference: their quartiles overlap.";

  /** A median and, if they are not the same, its quartiles; {@code value} is monotone in time. */
  String time(
      Workload workload,
      String contender,
      String format,
      ToDoubleBiFunction<Workload, Double> value) {
    return Section.spread(
        format,
        results.quartiles(workload, contender).map(time -> value.applyAsDouble(workload, time)));
  }

  /** The fastest, and from whom it does not differ; empty if only one took part. */
  String fastest(Workload workload, List<String> contenders) {
    return String.join(", ", fastestOf(workload, contenders));
  }

  /** Whether {@code contender} is the fastest, or does not differ from it. */
  boolean isFastest(Workload workload, String contender, List<String> contenders) {
    return fastestOf(workload, contenders).contains(contender);
  }

  private List<String> fastestOf(Workload workload, List<String> contenders) {
    List<String> able =
        contenders.stream()
            .filter(name -> !LIMITS.contains(name))
            .filter(name -> !Double.isNaN(results.time(workload, name)))
            .toList();
    return able.size() < 2 ? List.of() : results.fastest(workload, able);
  }
}
