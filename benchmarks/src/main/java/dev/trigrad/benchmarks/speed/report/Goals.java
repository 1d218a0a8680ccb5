package dev.trigrad.benchmarks.speed.report;

import dev.trigrad.benchmarks.speed.contender.Update;
import dev.trigrad.benchmarks.speed.result.Results;
import dev.trigrad.benchmarks.speed.result.Workload;
import java.util.ArrayList;
import java.util.List;

/** The goals that were set beforehand, and what was measured. */
record Goals(Results results) {
  private static final List<String> ALL_ENGINES = List.of("java", "vector", "native");
  private static final List<String> FAST_ENGINES = List.of("vector", "native");

  /** Those that training and inference are measured against: the faster one counts. */
  private static final List<String> LIBTORCH = List.of("libtorch", "djl");

  /**
   * One of them.
   *
   * @param what is compared, for the report
   * @param limit that the value has to reach, or not to exceed
   * @param value as measured, NaN if nothing was measured
   * @param atMost whether the limit is the most rather than the least that is allowed
   * @param note for the report, may be empty
   */
  record Goal(String what, double limit, double value, boolean atMost, String note) {
    /** A ratio of rates. */
    static Goal atLeast(String what, double limit, double value) {
      return new Goal(what, limit, value, false, "");
    }

    /** A quantity that is better small. */
    static Goal atMost(String what, double limit, double value) {
      return new Goal(what, limit, value, true, "");
    }

    boolean isMet() {
      return atMost ? value <= limit : value >= limit;
    }

    private List<String> line() {
      String format = limit > 10 ? "%,.1f" : "%,.2f";
      return List.of(
          what,
          Section.format(format, limit),
          Section.format(format, value),
          (isMet() ? "met" : "NOT MET") + note);
    }
  }

  /** {@code goals}, each in a line, unless nothing was measured of it. */
  static Section section(String title, List<Goal> goals) {
    List<Goal> measured = goals.stream().filter(goal -> !Double.isNaN(goal.value)).toList();
    boolean atMost = !goals.isEmpty() && goals.getFirst().atMost;
    return Section.table(
        title,
        measured.stream().filter(Goal::isMet).count()
            + " of "
            + measured.size()
            + " goals are met. "
            + (atMost ? "Smaller is better." : "Ratios of rates: larger is faster."),
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
          double single = results.time(new Workload(workload.kind(), workload.shape()), engine);
          goals.add(
              Goal.atLeast(
                  workload.title() + ", " + engine + " : its own single thread",
                  1.7,
                  single / results.time(workload, engine)));
        }
      }
    }
    return section("Training: goals", goals);
  }

  private Goal besideLibtorch(Workload workload, String engine, double least) {
    double ratio = results.best(workload, LIBTORCH) / results.time(workload, engine);
    String what = workload.title() + ", " + engine + " : libtorch";
    List<String> peers = results.fastest(workload, LIBTORCH);
    boolean apart = peers.isEmpty() || results.differ(workload, engine, peers.getFirst());
    return new Goal(what, least, ratio, false, apart ? "" : ", no difference");
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
                  3 * results.time(workload, engine) / results.extra(workload, engine)));
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
      double ratio = results.time(product, "mkl") / results.time(product, "vector");
      goals.add(Goal.atLeast(product.title() + ", vector : mkl", 0.92, ratio));
    }
    var product = new Workload(Workload.Kind.PRODUCT, "512x512x512");
    double java = results.time(product, "java");
    double netlib = results.time(product, "netlib-java");
    goals.add(Goal.atLeast(product.title() + ", java : netlib-java", 1.5, netlib / java));
    goals.add(
        Goal.atLeast(product.title() + ", java : 25 GFLOP/s", 1, product.flops() / java / 25e3));
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
        double multiple = results.time(workload, engine) / results.time(workload, "memory");
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
        double ratio = results.time(workload, "djl") / results.time(workload, engine);
        double least = engine.equals("native") ? 2 : 2.5;
        goals.add(Goal.atLeast(workload.title() + ", " + engine + " : djl", least, ratio));
      }
      for (String engine : ALL_ENGINES) {
        double ratio = results.extra(workload, "djl") / results.extra(workload, engine);
        String what = workload.title() + ", memory of djl : that of " + engine;
        goals.add(Goal.atLeast(what, 2, ratio));
      }
    }
    return section("Start: goals", goals);
  }
}
