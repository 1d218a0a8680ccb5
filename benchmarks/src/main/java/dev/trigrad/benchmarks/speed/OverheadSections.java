package dev.trigrad.benchmarks.speed;

import java.util.ArrayList;
import java.util.List;

/** What the report says on the cost of graphs. */
record OverheadSections(Tables tables) {
  private static final double NANOS = 1e3;

  /**
   * A quantity of a row.
   *
   * @param what it is
   * @param bytes whether bytes rather than time
   * @param unit per microsecond, or per byte
   * @param most that is allowed
   */
  private record Quantity(String what, boolean bytes, double unit, double most) {}

  /** Goals and figures. */
  List<Section> all() {
    List<Row> rows = tables.rows(List.of(Row.Kind.OVERHEAD));
    List<String> contenders = tables.contenders(rows);
    var bars = new ArrayList<Bar>();
    var lines = new ArrayList<List<String>>();
    for (Row row : rows) {
      for (Quantity quantity : quantities(row)) {
        var line = new ArrayList<>(List.of(quantity.what));
        for (String contender : contenders) {
          double value = value(row, contender, quantity);
          line.add(Tables.format("%,.1f", value));
          if (!Double.isNaN(quantity.most)) {
            bars.add(Bar.most(quantity.what + ", " + contender, quantity.most, value));
          }
        }
        lines.add(line);
      }
    }
    String text =
        "Graphs of products and sums of one number, so that the arithmetic is next to nothing, and"
            + " a training step. Recording and look-up is the time of recording and evaluating a"
            + " graph less that of running its plan. Bytes of an evaluation or a step are what it"
            + " allocates beyond the recorded nodes and the array of its result, those of a held"
            + " plan what a run allocates in all.";
    return List.of(
        Tables.bars("Overhead: goals", bars),
        new Section(
            "Overhead", lines.isEmpty() ? "" : text, Tables.header(contenders), lines, List.of()));
  }

  private double value(Row row, String contender, Quantity quantity) {
    Results results = tables.results();
    double value = quantity.bytes ? results.extra(row, contender) : results.time(row, contender);
    return value * quantity.unit;
  }

  private static List<Quantity> quantities(Row row) {
    String nodes = row.overheadNodes() + " nodes";
    return switch (row.overheadTask()) {
      case LOOKUP ->
          List.of(
              new Quantity("recording and look-up, " + nodes + ", ns a node", false, NANOS, 25),
              new Quantity("evaluation of " + nodes + ", bytes beyond them", true, 1, 0));
      case HELD ->
          List.of(
              new Quantity("held plan, " + nodes + ", ns a node", false, NANOS, Double.NaN),
              new Quantity("held plan, " + nodes + ", bytes", true, 1, 0));
      case STEP ->
          List.of(new Quantity("training step 784-128-10/1, bytes beyond its nodes", true, 1, 0));
      case COMPILE ->
          List.of(new Quantity("compilation of " + nodes + ", warm, µs", false, 1, 1000));
    };
  }
}
