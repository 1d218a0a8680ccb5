package dev.trigrad.benchmarks.speed;

import java.util.ArrayList;
import java.util.List;

/**
 * How thoroughly to measure, and what.
 *
 * @param forks virtual machines for each contender and row, one after another
 * @param warmUps iterations before those that count
 * @param iterations that count
 * @param milliseconds of each iteration
 * @param rows of all contenders
 * @param growth rows of the fast engines alone
 */
record Schedule(
    int forks, int warmUps, int iterations, int milliseconds, List<Row> rows, List<Growth> growth) {
  private static final String SMALLEST = "2-16-2/1";
  private static final String SINGLE = "784-128-10/1";
  private static final String SMALL = "784-128-10/128";
  private static final String MIDDLE = "784-512-512-10/128";
  private static final String LARGE = "1024-1024-1024-1024-10/128";

  /** The network whose work is enough for two threads. */
  static final String LARGEST = "1024-1024-1024-1024-10/512";

  private static final List<String> NETWORKS =
      List.of(SMALLEST, SINGLE, "784-128-10/32", SMALL, MIDDLE, LARGE, LARGEST);

  private static final List<String> PRODUCTS =
      List.of(
          "256x256x256",
          "512x512x512",
          "1024x1024x1024",
          "128x128x784",
          "784x128x128",
          "32x128x784",
          "128x512x512",
          "512x1024x1024");

  private static final List<String> CALCULATIONS =
      List.of(
          "affine/128x1024",
          "affine+gradient/128x1024",
          "gate+gradient/128x1024",
          "bell+gradient/128x1024",
          "softmax/128x1000",
          "softmax+gradient/128x1000",
          "layernorm/128x1024",
          "layernorm+gradient/128x1024",
          "gelu/128x1024",
          "gelu+gradient/128x1024",
          "adam/1x1000",
          "adam/1x1000000",
          "adam/1x8000000",
          "affine/8192x1024");

  private static final List<String> MORE_CALCULATIONS =
      List.of("gate/128x1024", "bell/128x1024", "gate/8192x1024", "bell/8192x1024");

  private static final List<String> OVERHEADS =
      List.of("lookup/50", "lookup/200", "step", "held/50", "compile/50");

  /** Of the many rows whose operations are short. */
  private static final Pace BRISK = new Pace(0, 5, 80);

  /**
   * How long one contender measures.
   *
   * @param warmUps iterations before those that count
   * @param iterations that count
   * @param milliseconds of each iteration
   */
  record Pace(int warmUps, int iterations, int milliseconds) {}

  /** Of one row. */
  Pace pace(Row row) {
    boolean isShort = row.kind() == Row.Kind.CALCULATION || row.kind() == Row.Kind.OVERHEAD;
    return isShort && forks == 1 ? BRISK : new Pace(warmUps, iterations, milliseconds);
  }

  /** Some twenty-five minutes. */
  static Schedule brief() {
    var rows = new ArrayList<Row>();
    add(rows, Row.Kind.SGD, NETWORKS);
    add(rows, Row.Kind.ADAM, List.of(SMALL, MIDDLE, LARGE));
    add(rows, Row.Kind.PREDICT, List.of(SMALLEST, SINGLE, SMALL));
    rows.add(new Row(Row.Kind.LOAD, SINGLE));
    rows.add(new Row(Row.Kind.SGD, LARGEST, 2));
    add(rows, Row.Kind.PRODUCT, PRODUCTS.subList(0, 4));
    add(rows, Row.Kind.CALCULATION, CALCULATIONS);
    add(rows, Row.Kind.OVERHEAD, OVERHEADS);
    rows.add(new Row(Row.Kind.START, SINGLE));
    return new Schedule(1, 3, 6, 150, List.copyOf(rows), Growth.all(16, 4));
  }

  /** Some hours: enough forks to see both faces of a compiler that decides now so, now so. */
  static Schedule full() {
    var rows = new ArrayList<Row>();
    add(rows, Row.Kind.SGD, NETWORKS);
    add(rows, Row.Kind.ADAM, NETWORKS);
    add(rows, Row.Kind.PREDICT, NETWORKS);
    add(rows, Row.Kind.LOAD, List.of(SMALLEST, SINGLE));
    rows.add(new Row(Row.Kind.SGD, MIDDLE, 2));
    rows.add(new Row(Row.Kind.SGD, LARGEST, 2));
    add(rows, Row.Kind.PRODUCT, PRODUCTS);
    add(rows, Row.Kind.CALCULATION, CALCULATIONS);
    add(rows, Row.Kind.CALCULATION, MORE_CALCULATIONS);
    add(rows, Row.Kind.OVERHEAD, OVERHEADS);
    rows.add(new Row(Row.Kind.START, SINGLE));
    return new Schedule(5, 3, 6, 200, List.copyOf(rows), Growth.all(2, 2));
  }

  private static void add(List<Row> rows, Row.Kind kind, List<String> shapes) {
    shapes.forEach(shape -> rows.add(new Row(kind, shape)));
  }

  /**
   * Whether {@code contender} takes part in {@code row}: those that no goal is set against do so
   * only where it is usual.
   */
  boolean admits(Row row, Contender contender) {
    if (!row.suits(contender)) {
      return false;
    }
    boolean brief = forks == 1;
    return switch (contender.name()) {
      case "java", "vector", "native", "libtorch", "djl", "memory", "bare" -> true;
      default -> row.kind() == Row.Kind.PRODUCT || (brief ? isTypical(row) : isUsual(row));
    };
  }

  private static boolean isUsual(Row row) {
    return row.threads() == 1 && row.kind() != Row.Kind.LOAD && !row.shape().equals(LARGEST);
  }

  private static boolean isTypical(Row row) {
    return isUsual(row)
        && row.kind() != Row.Kind.ADAM
        && List.of(SINGLE, SMALL, MIDDLE).contains(row.shape());
  }
}
