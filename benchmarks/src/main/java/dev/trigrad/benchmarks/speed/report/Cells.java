package dev.trigrad.benchmarks.speed.report;

import static dev.trigrad.benchmarks.speed.report.Section.format;

import dev.trigrad.benchmarks.compare.Quartiles;
import dev.trigrad.benchmarks.speed.result.Results;
import dev.trigrad.benchmarks.speed.result.Workload;
import java.util.List;
import java.util.function.ToDoubleBiFunction;

/** What stands in tables of times: medians with their spread, and who is the fastest. */
record Cells(Results results) {
  static final String MEMORY = "memory";
  static final String EMPTY_MACHINE = "bare";

  /** What was measured to compare with, and takes no part. */
  private static final List<String> LIMITS = List.of(MEMORY, EMPTY_MACHINE);

  static final String SPREAD =
      " In brackets are the quartiles of the iterations. Fastest is who has the smallest median;"
          + " between it and those named with it there is no difference: their quartiles overlap.";

  /** A median and, if they are not the same, its quartiles; {@code value} is monotone in time. */
  String time(
      Workload workload,
      String contender,
      String format,
      ToDoubleBiFunction<Workload, Double> value) {
    Quartiles times = results.quartiles(workload, contender);
    String median = format(format, value.applyAsDouble(workload, times.median()));
    String one = format(format, value.applyAsDouble(workload, times.low()));
    String other = format(format, value.applyAsDouble(workload, times.high()));
    if (one.equals(other)) {
      return median;
    }
    boolean rises = value.applyAsDouble(workload, 1.0) < value.applyAsDouble(workload, 2.0);
    return median + " (" + (rises ? one + "–" + other : other + "–" + one) + ")";
  }

  /** The fastest, and from whom it does not differ; empty if only one took part. */
  String fastest(Workload workload, List<String> contenders) {
    List<String> able =
        contenders.stream()
            .filter(name -> !LIMITS.contains(name))
            .filter(name -> !Double.isNaN(results.time(workload, name)))
            .toList();
    return able.size() < 2 ? "" : String.join(", ", results.fastest(workload, able));
  }
}
