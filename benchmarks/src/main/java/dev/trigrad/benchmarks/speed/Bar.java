package dev.trigrad.benchmarks.speed;

import java.util.ArrayList;
import java.util.List;

/**
 * A goal that was set beforehand.
 *
 * @param what is compared, for the report
 * @param limit that the value has to reach, or not to exceed
 * @param value as measured, NaN if nothing was measured
 * @param most whether the limit is the most rather than the least that is allowed
 */
record Bar(String what, double limit, double value, boolean most) {
  /** Those that training and inference are measured against: the faster one counts. */
  static final List<String> LIBTORCH = List.of("libtorch", "djl");

  /** Trigrad's. */
  static final List<String> ALL_ENGINES = List.of("java", "vector", "native");

  /** The fast ones. */
  static final List<String> ENGINES = List.of("vector", "native");

  /** A ratio of rates that has to be at least {@code least}. */
  Bar(String what, double least, double ratio) {
    this(what, least, ratio, false);
  }

  /** A quantity that has to be at most {@code most}. */
  static Bar most(String what, double most, double value) {
    return new Bar(what, most, value, true);
  }

  /** Whether anything was measured. */
  boolean measured() {
    return !Double.isNaN(value);
  }

  /** Whether the goal is reached. */
  boolean met() {
    return most ? value <= limit : value >= limit;
  }

  /** Of its numbers, for readers. */
  String format() {
    return limit > 10 ? "%,.1f" : "%,.2f";
  }

  /** The bars for training. */
  static List<Bar> training(Results results) {
    var bars = new ArrayList<Bar>();
    for (Row row : rows(results)) {
      if (row.trains()) {
        double least = least(row);
        for (String engine : ENGINES) {
          bars.add(
              new Bar(
                  row.title() + ", " + engine + " : libtorch",
                  least,
                  results.best(row, LIBTORCH) / results.time(row, engine)));
        }
      }
      if (row.threads() == 2 && row.shape().equals(Schedule.LARGEST)) {
        for (String engine : ENGINES) {
          double single = results.time(new Row(row.kind(), row.shape()), engine);
          bars.add(
              new Bar(
                  row.title() + ", " + engine + " : its own single thread",
                  1.7,
                  single / results.time(row, engine)));
        }
      }
    }
    return bars;
  }

  private static double least(Row row) {
    return switch (row.shape()) {
      case "2-16-2/1" -> 20;
      case "784-128-10/1" -> 5;
      default -> row.kind() == Row.Kind.ADAM ? 1.6 : 1.25;
    };
  }

  /** The bars for inference. */
  static List<Bar> inference(Results results) {
    var bars = new ArrayList<Bar>();
    for (Row row : rows(results)) {
      for (String engine : ENGINES) {
        if (row.kind() == Row.Kind.PREDICT && row.shape().endsWith("/1")) {
          double ratio = results.best(row, LIBTORCH) / results.time(row, engine);
          bars.add(new Bar(row.title() + ", " + engine + " : libtorch", 3, ratio));
        }
        if (row.kind() == Row.Kind.LOAD) {
          double tail = results.extra(row, engine);
          bars.add(
              new Bar(
                  row.title() + ", " + engine + ", 3 medians : 99th percentile",
                  1,
                  3 * results.time(row, engine) / tail));
        }
      }
    }
    return bars;
  }

  /** The bars for matrix products. */
  static List<Bar> products(Results results) {
    var bars = new ArrayList<Bar>();
    for (String shape : List.of("512x512x512", "1024x1024x1024")) {
      var row = new Row(Row.Kind.PRODUCT, shape);
      bars.add(
          new Bar(
              row.title() + ", vector : mkl",
              0.92,
              results.time(row, "mkl") / results.time(row, "vector")));
    }
    var row = new Row(Row.Kind.PRODUCT, "512x512x512");
    bars.add(
        new Bar(
            row.title() + ", java : netlib-java",
            1.5,
            results.time(row, "netlib-java") / results.time(row, "java")));
    bars.add(
        new Bar(
            row.title() + ", java : 25 GFLOP/s",
            1,
            row.flops() / results.time(row, "java") / 25e3));
    return bars;
  }

  private static List<Row> rows(Results results) {
    return results.all().stream().map(Measurement::row).distinct().toList();
  }
}
