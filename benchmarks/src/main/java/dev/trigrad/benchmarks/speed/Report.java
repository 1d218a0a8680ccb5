package dev.trigrad.benchmarks.speed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The report on what has been measured: nothing in it is computed from anything else. */
final class Report {
  private final Results results;
  private final List<Growth> growth;
  private final Map<String, String> circumstances;
  private final Tables tables;

  /**
   * A report.
   *
   * @param results measured
   * @param growth rows of growing networks
   * @param circumstances machine, command and whatever else a reader has to know, in order
   */
  Report(Results results, List<Growth> growth, Map<String, String> circumstances) {
    this.results = results;
    this.growth = growth;
    this.circumstances = circumstances;
    tables = new Tables(results, growth);
  }

  /** As Markdown, without the charts. */
  String markdown() {
    return "# Speed\n\n" + sections().stream().map(Section::markdown).collect(Collectors.joining());
  }

  /** As a page that needs nothing else. */
  String html() {
    return Page.of("Speed", sections());
  }

  private List<Section> sections() {
    var sections = new ArrayList<Section>();
    sections.add(conditions());
    sections.add(Tables.bars("Training: goals", Bar.training(results)));
    sections.add(
        tables.times(
            "Training",
            "One step: forward, softmax cross-entropy, backward, update, in microseconds; median of"
                + " all iterations.",
            List.of(Row.Kind.SGD, Row.Kind.ADAM)));
    sections.add(Tables.bars("Inference: goals", Bar.inference(results)));
    sections.add(
        tables.times("Inference", "One prediction in microseconds.", List.of(Row.Kind.PREDICT)));
    sections.add(load());
    sections.add(Tables.bars("Matrix products: goals", Bar.products(results)));
    sections.add(products());
    sections.addAll(new CalculationSections(tables).all());
    sections.addAll(new OverheadSections(tables).all());
    sections.addAll(new StartSections(tables).all());
    sections.add(growth());
    sections.add(learning());
    sections.add(failures());
    sections.removeIf(section -> section.rows().isEmpty() && section.text().isEmpty());
    return sections;
  }

  private Section conditions() {
    var rows = new ArrayList<List<String>>();
    circumstances.forEach((name, value) -> rows.add(List.of(name, value)));
    versions().forEach((name, version) -> rows.add(List.of(name, version)));
    return new Section(
        "Conditions",
        "Contenders of a row run in virtual machines of their own, all alive at once, and measure"
            + " by turns, iteration by iteration. Each begins with the same weights and data where"
            + " its library allows, and has to show that its loss falls, or that its results are"
            + " those of double precision. Processes that start do so one after another.",
        List.of("what", "is"),
        rows,
        List.of());
  }

  /** Versions on one thread, by contender. */
  private Map<String, String> versions() {
    var versions = new TreeMap<String, String>();
    for (Measurement m : results.all()) {
      if (!m.version().isEmpty() && m.row().threads() == 1) {
        versions.putIfAbsent(m.contender(), m.version());
      }
    }
    return versions;
  }

  private Section products() {
    List<Row> rows = tables.rows(List.of(Row.Kind.PRODUCT));
    List<String> contenders = tables.contenders(rows);
    var lines = new ArrayList<List<String>>();
    var charts = new ArrayList<String>();
    for (Row row : rows) {
      var line = new ArrayList<>(List.of(row.title()));
      for (String contender : contenders) {
        line.add(Tables.format("%.1f", row.flops() / results.time(row, contender) * 1e-3));
      }
      lines.add(line);
      charts.add(
          tables.chart(
              row, contenders, time -> Tables.format("%.1f GFLOP/s", row.flops() / time * 1e-3)));
    }
    return new Section(
        "Matrix products",
        lines.isEmpty() ? "" : "m×n×k, in GFLOP/s; Trigrad's through its public API.",
        Tables.header(contenders),
        lines,
        charts);
  }

  private Section load() {
    List<Row> rows = tables.rows(List.of(Row.Kind.LOAD));
    var lines = new ArrayList<List<String>>();
    for (Row row : rows) {
      for (String contender : tables.contenders(rows)) {
        results
            .find(row, contender)
            .filter(m -> m.failure() == null)
            .ifPresent(
                m ->
                    lines.add(
                        List.of(
                            row.title(),
                            contender,
                            Tables.format("%,.1f", m.time()),
                            Tables.format("%,.1f", m.extra()),
                            Tables.format("%.2f", m.extra() / m.time()))));
      }
    }
    return new Section(
        "Inference under load",
        lines.isEmpty() ? "" : "Eight threads predict at once; microseconds of one prediction.",
        List.of("row", "contender", "median", "99th percentile", "ratio"),
        lines,
        List.of());
  }

  private Section growth() {
    var lines = new ArrayList<List<String>>();
    var charts = new ArrayList<String>();
    for (Growth each : growth) {
      var curves = new ArrayList<Svg.Curve>();
      for (String engine : Growth.ENGINES) {
        each.fit(results, engine)
            .ifPresent(
                fit -> {
                  lines.add(line(each, engine, fit));
                  curves.add(new Svg.Curve(engine, engine, fit.measured(), fit.time()::at));
                });
      }
      if (!curves.isEmpty()) {
        String title = each.name() + " grows: " + each.others();
        charts.add(Svg.curves(title, each.name(), "µs a step", curves));
      }
    }
    return new Section(
        "Growth",
        lines.isEmpty()
            ? ""
            : "Cost of a step, fitted by power laws over the upper half of the sizes. The work is"
                + " the number of multiplications and additions over the same sizes: an exponent"
                + " of time near that of work is linear growth; one below it means that fixed"
                + " costs still count.",
        List.of("what grows", "others", "engine", "exponent of time", "of work", "time : work", ""),
        lines,
        charts);
  }

  private static List<String> line(Growth growth, String engine, Growth.Fit fit) {
    return List.of(
        growth.name(),
        growth.others(),
        engine,
        Tables.format("%.2f", fit.time().exponent()),
        Tables.format("%.2f", fit.work().exponent()),
        Tables.format("%.2f", fit.ratio()),
        fit.linear() ? "linear" : "NOT LINEAR");
  }

  private Section learning() {
    var lines = new ArrayList<List<String>>();
    for (Measurement m : results.all()) {
      if (m.learning() != null) {
        Learning l = m.learning();
        lines.add(
            List.of(
                m.row().title(),
                m.contender(),
                Tables.format("%.6f", l.first()),
                Tables.format("%.6f", l.last()),
                Integer.toString(l.steps()),
                l.fell() ? "falls" : "DOES NOT FALL"));
      }
    }
    return new Section(
        "Losses",
        lines.isEmpty() ? "" : "On the batch that is measured, before anything is measured.",
        List.of("row", "contender", "first", "last", "steps", ""),
        lines,
        List.of());
  }

  private Section failures() {
    var lines = new ArrayList<List<String>>();
    for (Measurement m : results.all()) {
      if (m.failure() != null) {
        lines.add(List.of(m.row().title(), m.contender(), m.failure()));
      }
    }
    return new Section("Did not run", "", List.of("row", "contender", "reason"), lines, List.of());
  }
}
