package dev.trigrad.benchmarks.speed.report;

import dev.trigrad.benchmarks.compare.Quartiles;
import dev.trigrad.benchmarks.speed.contender.Update;
import dev.trigrad.benchmarks.speed.result.Results;
import dev.trigrad.benchmarks.speed.result.Workload;
import java.util.ArrayList;
import java.util.List;

/** The goals that were set beforehand, and what was measured. */
record Goals(Results results) {
  private static final Quartiles NONE = Quartiles.of(List.of());
  private static final List<String> ALL_ENGINES = List.of("java", "vector", "native");
  private static final List<String> FAST_ENGINES = List.of("vector", "native");

  private static final String SPREAD =
      " In brackets are the bounds of the value if all that it is computed from lies within its"
          + " quartiles.";

  /** Those that training and inference are measured against: the faster one counts. */
  private static final List<String> LIBTORCH = List.of("libtorch", "djl");

  /**
   * One of them.
   *
   * @param what is compared, for the report
   * @param limit that the value has to reach, or not to exceed
   * @param value as measured, with its spread; NaN if nothing was measured
   * @param atMost whether the limit is the most rather than the least that is allowed
   * @param compares two that there is no difference between where 1 is within the spread
   */
  record Goal(String what, double limit, Quartiles value, boolean atMost, boolean compares) {
    /** A ratio of rates of two. */
    static Goal ratio(String what, double limit, Quartiles value) {
      return new Goal(what, limit, value, false, true);
    }

    /** A quantity that is better large. */
    static Goal atLeast(String what, double limit, Quartiles value) {
      return new Goal(what, limit, value, false, false);
    }

    /** A quantity that is better small. */
    static Goal atMost(String what, double limit, Quartiles value) {
      return new Goal(what, limit, value, true, false);
    }

    boolean isMet() {
      return atMost ? value.median() <= limit : value.median() >= limit;
    }

    private List<String> line() {
      String format = limit > 10 ? "%,.1f" : "%,.2f";
      return List.of(
          what,
          Section.format(format, limit),
          Section.spread(format, value),
          (isMet() ? "met" : "NOT MET") + (compares && value.contains(1) ? ", no difference" : ""));
    }
  }

  /** {@code goals}, each in a line, unless nothing was measured of it. */
  static Section section(String title, List<Goal> goals) {
    return section(title, SPREAD, goals);
  }

  /** As above, where {@code spread} says what stands in brackets. */
  static Section section(String title, String spread, List<Goal> goals) {
    List<Goal> measured =
        goals.stream().filter(goal -> !Double.isNaN(goal.value.median())).toList();
    boolean atMost = !goals.isEmpty() && goals.getFirst().atMost;
    return Section.table(
        title,
        measured.stream().filter(Goal::isMet).count()
            + " of "
            + measured.size()
            + " goals are met. "
            + (atMost ? "Smaller is better." : "Ratios of rates: larger is faster.")
            + spread,
        List.of("what", atMost ? "at most" : "at least", "measured", ""),
        measured.stream().map(Goal::line).toList());
  }

  /** For training steps. */
  Section training() {
    var goals = new ArrayList<Goal>();
    for (Workload workload : results.workloads()) {
      if (workload.trains()) {
        for (String engine : FAST_ENGINES) {
          goals.add(besideLibtorch(workload, engine, leastOfTraining(workload)));
        }
      }
      if (workload.threads() == 2 && workload.shape().equals(Workload.LARGEST)) {
        for (String engine : FAST_ENGINES) {
          Quartiles single =
              results.quartiles(new Workload(workload.kind(), workload.shape()), engine);
          goals.add(
              Goal.ratio(
                  workload.title() + ", " + engine + " : its own single thread",
                  1.7,
                  single.over(results.quartiles(workload, engine))));
        }
      }
    }
    return section("Training: goals", goals);
  }

  private Goal besideLibtorch(Workload workload, String engine, double least) {
    List<String> peers = results.fastest(workload, LIBTORCH);
    Quartiles ratio = peers.isEmpty() ? NONE : ratio(workload, peers.getFirst(), engine);
    return Goal.ratio(workload.title() + ", " + engine + " : libtorch", least, ratio);
  }

  /** Rate of {@code fast} over that of {@code slow}. */
  private Quartiles ratio(Workload workload, String slow, String fast) {
    return results.quartiles(workload, slow).over(results.quartiles(workload, fast));
  }

  private static double leastOfTraining(Workload workload) {
    return switch (workload.shape()) {
      case "2-16-2/1" -> 20;
      case "784-128-10/1" -> 5;
      default -> workload.kind() == Workload.Kind.ADAM ? 1.6 : 1.25;
    };
  }

  /** For predictions, also under load. */
  Section inference() {
    var goals = new ArrayList<Goal>();
    for (Workload workload : results.workloads()) {
      for (String engine : FAST_ENGINES) {
        if (workload.kind() == Workload.Kind.PREDICT && workload.shape().endsWith("/1")) {
          goals.add(besideLibtorch(workload, engine, 3));
        }
        if (workload.kind() == Workload.Kind.LOAD) {
          goals.add(
              Goal.atLeast(
                  workload.title() + ", " + engine + ", 3 medians : 99th percentile",
                  1,
                  results
                      .quartiles(workload, engine)
                      .over(results.extras(workload, engine))
                      .map(ratio -> 3 * ratio)));
        }
      }
    }
    return section("Inference: goals", goals);
  }

  /** For matrix products. */
  Section products() {
    var goals = new ArrayList<Goal>();
    for (String shape : List.of("512x512x512", "1024x1024x1024")) {
      var product = new Workload(Workload.Kind.PRODUCT, shape);
      Quartiles ratio = ratio(product, "mkl", "vector");
      goals.add(Goal.ratio(product.title() + ", vector : mkl", 0.92, ratio));
    }
    var product = new Workload(Workload.Kind.PRODUCT, "512x512x512");
    Quartiles ratio = ratio(product, "netlib-java", "java");
    goals.add(Goal.ratio(product.title() + ", java : netlib-java", 1.5, ratio));
    Quartiles rate = results.quartiles(product, "java").map(time -> product.flops() / time / 25e3);
    goals.add(Goal.atLeast(product.title() + ", java : 25 GFLOP/s", 1, rate));
    return section("Matrix products: goals", goals);
  }

  /** For elements and rows, beside libtorch. */
  Section calculations() {
    var goals = new ArrayList<Goal>();
    for (Workload workload : results.workloads(Workload.Kind.CALCULATION)) {
      FAST_ENGINES.forEach(engine -> goals.add(besideLibtorch(workload, engine, 1.5)));
    }
    return section("Elements and rows: goals", goals);
  }

  /** For steps of optimizers, beside libtorch: what memory bounds cannot be twice as fast. */
  Section updates() {
    var goals = new ArrayList<Goal>();
    for (Workload workload : results.workloads(Workload.Kind.UPDATE)) {
      if (workload.update().tensors() > 1) {
        boolean plain = workload.update().rule() == Update.Rule.SGD;
        goals.add(besideLibtorch(workload, "vector", plain ? 1 : 2));
        goals.add(besideLibtorch(workload, "native", plain ? 1 : 1.5));
      } else {
        FAST_ENGINES.forEach(engine -> goals.add(besideLibtorch(workload, engine, 1.5)));
      }
    }
    for (Workload workload : results.workloads(Workload.Kind.EMBEDDING)) {
      FAST_ENGINES.forEach(engine -> goals.add(besideLibtorch(workload, engine, 1.25)));
    }
    return section("Optimizers: goals", goals);
  }

  /** For elements and rows beyond the cache, beside the time that memory needs. */
  Section memory() {
    var goals = new ArrayList<Goal>();
    var workloads = new ArrayList<>(results.workloads(Workload.Kind.CALCULATION));
    workloads.addAll(results.workloads(Workload.Kind.UPDATE));
    for (Workload workload : workloads) {
      for (String engine : FAST_ENGINES) {
        Quartiles multiple = ratio(workload, engine, "memory");
        String what = workload.title() + ", time of " + engine + " : limit";
        goals.add(Goal.atMost(what, 1.3, multiple));
      }
    }
    return section("Limit of memory: goals", goals);
  }

  /** For processes that start. */
  Section starts() {
    var goals = new ArrayList<Goal>();
    for (Workload workload : results.workloads(Workload.Kind.START)) {
      for (String engine : ALL_ENGINES) {
        Quartiles ratio = ratio(workload, "djl", engine);
        double least = engine.equals("native") ? 2 : 2.5;
        goals.add(Goal.ratio(workload.title() + ", " + engine + " : djl", least, ratio));
      }
      for (String engine : ALL_ENGINES) {
        Quartiles ratio = results.extras(workload, "djl").over(results.extras(workload, engine));
        String what = workload.title() + ", memory of djl : that of " + engine;
        goals.add(Goal.ratio(what, 2, ratio));
      }
    }
    return section("Start: goals", goals);
  }
}
