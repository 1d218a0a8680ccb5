package dev.trigrad.benchmarks.speed.report;

import static dev.trigrad.benchmarks.speed.report.Section.format;
import static dev.trigrad.benchmarks.speed.report.Section.spread;

import dev.trigrad.benchmarks.compare.Quartiles;
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
    // Beside the limit of arithmetic, small networks had no bars.
    List<String> drawn = contenders.stream().filter(name -> !name.equals(Cells.CORE)).toList();
    String chart = lines.isEmpty() ? "" : Charts.rates(title, results, workloads, drawn);
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
            + " all iterations; core is what a core takes for so many multiply-adds alone.",
        Kind.SGD,
        Kind.ADAM);
  }

  Section inference() {
    return times("Inference", "One prediction in microseconds.", Kind.PREDICT);
  }

  /** How near training and products come to what a core can do. */
  Section shares() {
    List<Workload> workloads =
        workloads(Kind.SGD, Kind.ADAM, Kind.PRODUCT).stream()
            .filter(workload -> !Double.isNaN(results.time(workload, Cells.CORE)))
            .toList();
    List<String> contenders =
        contenders(workloads).stream().filter(name -> !name.equals(Cells.CORE)).toList();
    var lines = new ArrayList<List<String>>();
    var rates = new ArrayList<Double>();
    for (Workload workload : workloads) {
      Measurement core = results.find(workload, Cells.CORE).orElseThrow();
      double flops = workload.flops() / workload.threads();
      core.times().forEach(time -> rates.add(flops / time * 1e-3));
      var line = new ArrayList<>(List.of(workload.title()));
      for (String contender : contenders) {
        Quartiles share = core.quartiles().over(results.quartiles(workload, contender));
        line.add(spread("%.1f%%", share.map(value -> 100 * value)));
      }
      lines.add(line);
    }
    String text =
        "Multiplications and additions of whole training steps and of products, as a share of the"
            + " most that a core could do in the same time, or as many cores as the row has"
            + " threads. That limit takes its turn among the contenders of each row, and was "
            + spread("%.1f", Quartiles.of(rates))
            + " GFLOP/s of one core, median and quartiles of all rows. In the table, brackets hold"
            + " the bounds of the share if both times lie within their quartiles.";
    return Section.table("Share of the core's multiply-add limit", text, header(contenders), lines);
  }

  Section products() {
    return table(
        "Matrix products",
        "m×n×k, in GFLOP/s; Trigrad's through its public API; core is the core's multiply-add"
            + " limit.",
        (product, time) -> product.flops() / time * 1e-3,
        Kind.PRODUCT);
  }

  Section load() {
    List<Workload> workloads = workloads(Kind.LOAD);
    List<String> contenders = contenders(workloads);
    var lines = new ArrayList<List<String>>();
    for (Workload workload : workloads) {
      for (String contender : contenders) {
        Quartiles times = results.quartiles(workload, contender);
        Quartiles tails = results.extras(workload, contender);
        if (!Double.isNaN(times.median())) {
          lines.add(
              List.of(
                  workload.title(),
                  contender,
                  spread("%,.1f", times),
                  spread("%,.1f", tails),
                  spread("%.2f", tails.over(times)),
                  cells.isFastest(workload, contender, contenders) ? "fastest" : ""));
        }
      }
    }
    return Section.table(
        "Inference under load",
        "Eight threads predict at once; microseconds of one prediction." + Cells.SPREAD,
        List.of("row", "contender", "median", "99th percentile", "ratio", ""),
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
      Quartiles times = results.quartiles(workload, MEMORY);
      if (!Double.isNaN(times.median())) {
        text.append(text.indexOf(MEMORY) < 0 ? "\n\n" + LIMIT : "");
        Quartiles rates = times.map(time -> bytes.applyAsLong(workload) / time * 1e-3);
        text.append(" ").append(workload.title()).append(": ");
        text.append(spread("%.1f", rates)).append(" GB/s.");
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
                spread("%,.0f", results.extras(workload, contender).map(b -> b / (1 << 20))),
                cells.isFastest(workload, contender, contenders) ? "fastest" : ""));
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
            + " one with an ahead-of-time cache that an earlier run wrote."
            + Cells.SPREAD;
    String chart = lines.isEmpty() ? "" : Charts.rates("Start", results, workloads, drawn);
    return Section.table(
        "Start", text, List.of("contender", "milliseconds", "peak MiB", ""), lines, chart);
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
        "Cost of a step, fitted by power laws over the upper half of the sizes. The work is the"
            + " number of multiplications and additions over the same sizes: an exponent of time"
            + " near that of work is linear growth; one below it means that fixed costs still"
            + " count. In brackets are the quartiles of fits through one iteration each.",
        List.of("what grows", "others", "engine", "exponent of time", "of work", "time : work", ""),
        lines,
        charts.toArray(String[]::new));
  }

  private static List<String> line(Growth growth, String engine, Growth.Fit fit) {
    return List.of(
        growth.name(),
        growth.others(),
        engine,
        spread("%.2f", fit.exponents()),
        format("%.2f", fit.work().exponent()),
        spread("%.2f", fit.ratios()),
        fit.linear() ? "linear" : "NOT LINEAR");
  }

  /** Goals and figures. */
  List<Section> overheads() {
    List<Workload> workloads = workloads(Kind.OVERHEAD);
    return new Overheads(results).sections(workloads, contenders(workloads));
  }
}
