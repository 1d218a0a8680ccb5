package dev.trigrad.benchmarks.speed.report;

import static dev.trigrad.benchmarks.speed.report.Section.format;

import dev.trigrad.benchmarks.speed.result.Growth;
import dev.trigrad.benchmarks.speed.result.Measurement;
import dev.trigrad.benchmarks.speed.result.Results;
import dev.trigrad.benchmarks.speed.result.Workload;
import dev.trigrad.benchmarks.speed.result.Workload.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToLongFunction;

/** What was measured: workloads by contenders. */
record Tables(Results results, List<Growth> growth, Cells cells) {
  private static final String MEMORY = Cells.MEMORY;

  Tables(Results results, List<Growth> growth) {
    this(results, growth, new Cells(results));
  }

  /** Those of {@code kinds}, without what only grows. */
  private List<Workload> workloads(Kind... kinds) {
    var growing = growth.stream().flatMap(each -> each.workloads().stream()).toList();
    return results.workloads(kinds).stream()
        .filter(each -> !growing.contains(each) || results.find(each, "java").isPresent())
        .toList();
  }

  /** Who took part in any of {@code workloads}. */
  private List<String> contenders(List<Workload> workloads) {
    return results.contenders().stream()
        .filter(name -> workloads.stream().anyMatch(each -> results.find(each, name).isPresent()))
        .toList();
  }

  /** The first column, then one each contender. */
  private static List<String> header(List<String> contenders) {
    var header = new ArrayList<>(List.of("row"));
    header.addAll(contenders);
    return header;
  }

  /** A line for each of {@code kinds}, with a chart of the rates. */
  private Section table(
      String title, String text, ToDoubleBiFunction<Workload, Double> value, Kind... kinds) {
    List<Workload> workloads = workloads(kinds);
    List<String> contenders = contenders(workloads);
    var lines = new ArrayList<List<String>>();
    for (Workload workload : workloads) {
      var line = new ArrayList<>(List.of(workload.title()));
      for (String contender : contenders) {
        line.add(cells.time(workload, contender, "%,.1f", value));
      }
      line.add(cells.fastest(workload, contenders));
      lines.add(line);
    }
    var header = new ArrayList<>(header(contenders));
    header.add("fastest");
    String chart = lines.isEmpty() ? "" : Charts.rates(title, results, workloads, contenders);
    return Section.table(title, text + Cells.SPREAD, header, lines, chart);
  }

  /** Microseconds. */
  private Section times(String title, String text, Kind... kinds) {
    return table(title, text, (_, time) -> time, kinds);
  }

  Section training() {
    return times(
        "Training",
        "One step: forward, softmax cross-entropy, backward, update, in microseconds; median of"
            + " all iterations.",
        Kind.SGD,
        Kind.ADAM);
  }

  Section inference() {
    return times("Inference", "One prediction in microseconds.", Kind.PREDICT);
  }

  Section products() {
    return table(
        "Matrix products",
        "m×n×k, in GFLOP/s; Trigrad's through its public API.",
        (product, time) -> product.flops() / time * 1e-3,
        Kind.PRODUCT);
  }

  Section load() {
    List<Workload> workloads = workloads(Kind.LOAD);
    var lines = new ArrayList<List<String>>();
    for (Workload workload : workloads) {
      for (String contender : contenders(workloads)) {
        double median = results.time(workload, contender);
        double tail = results.extra(workload, contender);
        if (!Double.isNaN(median)) {
          lines.add(
              List.of(
                  workload.title(),
                  contender,
                  format("%,.1f", median),
                  format("%,.1f", tail),
                  format("%.2f", tail / median)));
        }
      }
    }
    return Section.table(
        "Inference under load",
        "Eight threads predict at once; microseconds of one prediction.",
        List.of("row", "contender", "median", "99th percentile", "ratio"),
        lines);
  }

  Section calculations() {
    var text =
        new StringBuilder(
            "One calculation in microseconds. Trigrad's results go into arrays that are kept, as"
                + " its steps do it; the others' into what their allocators give out again. The"
                + " affine chain is relu(x·y + x)·2 − y, the gate chain sigmoid(x)·tanh(y), the"
                + " bell chain exp(−(x − y)²)/2; a gradient is one of all inputs, computed together"
                + " with the result. Before anything is measured, results are compared with those"
                + " of double precision.");
    addRates(text, Kind.CALCULATION, workload -> workload.calculation().bytes());
    return times("Elements and rows", text.toString(), Kind.CALCULATION);
  }

  Section updates() {
    var text =
        new StringBuilder(
            "One step on given gradients in microseconds, 10×100,000 meaning ten tensors. Where"
                + " libtorch's C++ API has no such optimizer, its operations in place do what"
                + " PyTorch's optimizer in Python does. Before anything is measured, the first step"
                + " is compared with that of double precision.");
    addRates(text, Kind.UPDATE, workload -> workload.update().bytes());
    return times("Optimizers", text.toString(), Kind.UPDATE, Kind.EMBEDDING);
  }

  /** At what rate memory moved what the workloads beyond the cache must move. */
  private void addRates(StringBuilder text, Kind kind, ToLongFunction<Workload> bytes) {
    for (Workload workload : workloads(kind)) {
      double time = results.time(workload, MEMORY);
      if (!Double.isNaN(time)) {
        text.append(text.indexOf(MEMORY) < 0 ? "\n\n" + LIMIT : "");
        double rate = bytes.applyAsLong(workload) / time * 1e-3;
        text.append(" ").append(workload.title()).append(format(": %.1f GB/s.", rate));
      }
    }
  }

  private static final String LIMIT =
      "Beyond the cache, memory is the time of c = a + 3b in plain Java over arrays so large that"
          + " as many bytes move as the work must: every input once, every result once, and once"
          + " more for reading lines that are written without having been read. There,"
          + " libtorch computes in place, too, which djl cannot.";

  Section starts() {
    List<Workload> workloads = workloads(Kind.START);
    List<String> contenders = ordered(contenders(workloads));
    var lines = new ArrayList<List<String>>();
    for (Workload workload : workloads) {
      for (String contender : contenders) {
        lines.add(
            List.of(
                contender,
                cells.time(workload, contender, "%,.0f", (_, time) -> time * 1e-3),
                format("%,.0f", results.extra(workload, contender) / (1 << 20))));
      }
    }
    // Its bar would be so long that the others were nothing.
    List<String> drawn =
        contenders.stream().filter(name -> !name.equals(Cells.EMPTY_MACHINE)).toList();
    String text =
        "From the start of a process to its first prediction with a network 784-128-10, natives"
            + " unpacked before, and the most memory that the process had held by then; bare is a"
            + " virtual machine without any library, "
            + Measurement.CACHED
            + " one with an ahead-of-time cache that an earlier run wrote.";
    String chart = lines.isEmpty() ? "" : Charts.rates("Start", results, workloads, drawn);
    return Section.table(
        "Start", text, List.of("contender", "milliseconds", "peak MiB"), lines, chart);
  }

  /** Each engine, then the same with its cache. */
  private static List<String> ordered(List<String> contenders) {
    var ordered = new ArrayList<String>();
    for (String contender : contenders) {
      if (!contender.endsWith(Measurement.CACHED)) {
        ordered.add(contender);
        String cached = contender + Measurement.CACHED;
        ordered.addAll(contenders.stream().filter(cached::equals).toList());
      }
    }
    return ordered;
  }

  Section growing() {
    var lines = new ArrayList<List<String>>();
    var charts = new ArrayList<String>();
    for (Growth each : growth) {
      var fits = new LinkedHashMap<String, Growth.Fit>();
      for (String engine : Growth.ENGINES) {
        each.fit(results, engine).ifPresent(fit -> fits.put(engine, fit));
      }
      fits.forEach((engine, fit) -> lines.add(line(each, engine, fit)));
      if (!fits.isEmpty()) {
        charts.add(Charts.growth(each, fits));
      }
    }
    return Section.table(
        "Growth",
        "Cost of a step, fitted by power laws over the upper half of the sizes. The work is"
            + " the number of multiplications and additions over the same sizes: an exponent"
            + " of time near that of work is linear growth; one below it means that fixed"
            + " costs still count.",
        List.of("what grows", "others", "engine", "exponent of time", "of work", "time : work", ""),
        lines,
        charts.toArray(String[]::new));
  }

  private static List<String> line(Growth growth, String engine, Growth.Fit fit) {
    return List.of(
        growth.name(),
        growth.others(),
        engine,
        format("%.2f", fit.time().exponent()),
        format("%.2f", fit.work().exponent()),
        format("%.2f", fit.ratio()),
        fit.linear() ? "linear" : "NOT LINEAR");
  }

  /**
   * A quantity of an overhead.
   *
   * @param what it is
   * @param bytes whether bytes rather than time
   * @param scale from microseconds, or bytes, to what is shown
   * @param limit that is allowed at most, NaN if there is none
   */
  private record Quantity(String what, boolean bytes, double scale, double limit) {}

  /** Goals and figures. */
  List<Section> overheads() {
    List<Workload> workloads = workloads(Kind.OVERHEAD);
    List<String> contenders = contenders(workloads);
    var goals = new ArrayList<Goals.Goal>();
    var lines = new ArrayList<List<String>>();
    for (Workload workload : workloads) {
      for (Quantity quantity : quantities(workload)) {
        var line = new ArrayList<>(List.of(quantity.what));
        for (String contender : contenders) {
          double value =
              quantity.scale
                  * (quantity.bytes
                      ? results.extra(workload, contender)
                      : results.time(workload, contender));
          line.add(format("%,.1f", value));
          if (!Double.isNaN(quantity.limit)) {
            String what = quantity.what + ", " + contender;
            goals.add(Goals.Goal.atMost(what, quantity.limit, value));
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
        Goals.section("Overhead: goals", goals),
        Section.table("Overhead", text, header(contenders), lines));
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
