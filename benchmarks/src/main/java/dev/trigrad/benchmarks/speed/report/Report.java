package dev.trigrad.benchmarks.speed.report;

import static dev.trigrad.benchmarks.speed.report.Section.format;

import dev.trigrad.benchmarks.speed.result.Growth;
import dev.trigrad.benchmarks.speed.result.Learning;
import dev.trigrad.benchmarks.speed.result.Measurement;
import dev.trigrad.benchmarks.speed.result.Results;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** The report on what has been measured: nothing in it is computed from anything else. */
public final class Report {
  private static final String TITLE = "# Speed\n\n";

  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width">
      <title>Speed</title>
      <style>
      :root { color-scheme: light dark; --text: light-dark(#1c2430, #e4e8ee);
        --soft: light-dark(#d5dae2, #3a4250); --back: light-dark(#ffffff, #161a20); }
      body { font: 15px/1.5 system-ui, sans-serif; color: var(--text); background: var(--back);
        max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
      table { border-collapse: collapse; margin: 1rem 0; display: block; overflow-x: auto;
        font-variant-numeric: tabular-nums; }
      th, td { padding: .2rem .7rem; border-bottom: 1px solid var(--soft); text-align: right; }
      th:first-child, td:first-child { text-align: left; }
      img { display: block; max-width: 100%; height: auto; margin: .8rem 0; }
      </style>
      </head>
      <body>
      """;

  private final Results results;
  private final List<Section> sections;

  /**
   * A report.
   *
   * @param results measured
   * @param growth workloads of growing networks
   * @param circumstances machine, command and whatever else a reader has to know, in order
   */
  public Report(Results results, List<Growth> growth, Map<String, String> circumstances) {
    this.results = results;
    var goals = new Goals(results);
    var tables = new Tables(results, growth);
    var curves = new Curves(results);
    var all = new ArrayList<Section>();
    all.add(conditions(circumstances));
    all.add(goals.training());
    all.add(tables.training());
    all.add(tables.shares());
    all.add(curves.goals());
    all.addAll(curves.steps());
    all.add(curves.cost());
    all.add(goals.inference());
    all.add(tables.inference());
    all.add(tables.load());
    all.add(goals.products());
    all.add(tables.products());
    all.add(goals.calculations());
    all.add(goals.memory());
    all.add(tables.calculations());
    all.add(goals.updates());
    all.add(tables.updates());
    all.addAll(tables.overheads());
    all.add(goals.starts());
    all.add(tables.starts());
    all.add(tables.growing());
    all.add(learning());
    all.add(failures());
    all.removeIf(Section::isEmpty);
    sections = List.copyOf(all);
  }

  /** As Markdown, without the charts. */
  public String markdown() {
    return markdown(false);
  }

  /** As a page that needs nothing else. */
  public String html() {
    List<Extension> extensions = List.of(TablesExtension.create());
    var page = Parser.builder().extensions(extensions).build().parse(markdown(true));
    var renderer = HtmlRenderer.builder().extensions(extensions).escapeHtml(true).build();
    return HEAD + renderer.render(page) + "</body>\n</html>\n";
  }

  private String markdown(boolean withCharts) {
    return TITLE
        + sections.stream()
            .map(section -> section.markdown(withCharts))
            .collect(Collectors.joining());
  }

  private Section conditions(Map<String, String> circumstances) {
    var lines = new ArrayList<List<String>>();
    circumstances.forEach((name, value) -> lines.add(List.of(name, value)));
    versions().forEach((name, version) -> lines.add(List.of(name, version)));
    String text =
        "Contenders of a row run in virtual machines of their own, all alive at once, and measure"
            + " by turns, iteration by iteration. Each begins with the same weights and data where"
            + " its library allows, and has to show that its loss falls, or that its results are"
            + " those of double precision. Processes that start, and fresh virtual machines"
            + " that train, do so one after another.";
    return new Section("Conditions", text, List.of("what", "is"), lines, List.of());
  }

  /** Versions on one thread, by contender. */
  private Map<String, String> versions() {
    var versions = new TreeMap<String, String>();
    for (Measurement m : results.all()) {
      if (!m.version().isEmpty() && m.workload().threads() == 1) {
        versions.putIfAbsent(m.contender(), m.version());
      }
    }
    return versions;
  }

  private Section learning() {
    var lines = new ArrayList<List<String>>();
    for (Measurement m : results.all()) {
      if (m.learning() != null) {
        Learning l = m.learning();
        lines.add(
            List.of(
                m.workload().title(),
                m.contender(),
                format("%.6f", l.first()),
                format("%.6f", l.last()),
                Integer.toString(l.steps()),
                l.fell() ? "falls" : "DOES NOT FALL"));
      }
    }
    return Section.table(
        "Losses",
        "On the batch that is measured, before anything is measured; of a curve, from its first"
            + " step to its last.",
        List.of("row", "contender", "first", "last", "steps", ""),
        lines);
  }

  private Section failures() {
    var lines = new ArrayList<List<String>>();
    for (Measurement m : results.all()) {
      if (m.failure() != null) {
        lines.add(List.of(m.workload().title(), m.contender(), m.failure()));
      }
    }
    return Section.table("Did not run", "", List.of("row", "contender", "reason"), lines);
  }
}
