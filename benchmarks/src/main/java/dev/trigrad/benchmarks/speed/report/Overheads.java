package dev.trigrad.benchmarks.speed.report;

import dev.trigrad.benchmarks.compare.Quartiles;
import dev.trigrad.benchmarks.speed.result.Results;
import dev.trigrad.benchmarks.speed.result.Workload;
import java.util.ArrayList;
import java.util.List;

/** What graphs cost beside their arithmetic: goals and figures. */
record Overheads(Results results) {
  /**
   * A quantity of an overhead.
   *
   * @param what it is
   * @param bytes whether bytes rather than time
   * @param scale from microseconds, or bytes, to what is shown
   * @param limit that is allowed at most, NaN if there is none
   */
  private record Quantity(String what, boolean bytes, double scale, double limit) {}

  /** Of {@code contenders}. */
  List<Section> sections(List<Workload> workloads, List<String> contenders) {
    var goals = new ArrayList<Goals.Goal>();
    var lines = new ArrayList<List<String>>();
    for (Workload workload : workloads) {
      for (Quantity quantity : quantities(workload)) {
        var line = new ArrayList<>(List.of(quantity.what));
        for (String contender : contenders) {
          Quartiles values = values(workload, quantity, contender);
          line.add(Section.spread("%,.1f", values));
          if (!Double.isNaN(quantity.limit)) {
            String what = quantity.what + ", " + contender;
            goals.add(Goals.Goal.atMost(what, quantity.limit, values));
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
            + " plan what a run allocates in all. In brackets are the quartiles of the iterations.";
    var header = new ArrayList<>(List.of("row"));
    header.addAll(contenders);
    return List.of(
        Goals.section("Overhead: goals", goals), Section.table("Overhead", text, header, lines));
  }

  private Quartiles values(Workload workload, Quantity quantity, String contender) {
    Quartiles measured =
        quantity.bytes
            ? results.extras(workload, contender)
            : results.quartiles(workload, contender);
    return measured.map(value -> quantity.scale * value);
  }

  private static List<Quantity> quantities(Workload workload) {
    String nodes = workload.overheadNodes() + " nodes";
    return switch (workload.overhead()) {
      case LOOKUP ->
          List.of(
              new Quantity("recording and look-up, " + nodes + ", ns a node", false, 1e3, 25),
              new Quantity("evaluation of " + nodes + ", bytes beyond them", true, 1, 0));
      case HELD ->
          List.of(
              new Quantity("held plan, " + nodes + ", ns a node", false, 1e3, Double.NaN),
              new Quantity("held plan, " + nodes + ", bytes", true, 1, 0));
      case STEP ->
          List.of(new Quantity("training step 784-128-10/1, bytes beyond its nodes", true, 1, 0));
      case COMPILE ->
          List.of(new Quantity("compilation of " + nodes + ", warm, µs", false, 1, 1000));
    };
  }
}
