package dev.trigrad.benchmarks.speed;

import java.util.ArrayList;
import java.util.List;

/** What the report says on the start of processes. */
record StartSections(Tables tables) {
  private static final String PEER = "djl";
  private static final String BARE = "bare";

  /** Goals and figures. */
  List<Section> all() {
    List<Row> rows = tables.rows(List.of(Row.Kind.START));
    List<String> contenders = ordered(tables.contenders(rows));
    // Its bar would be so long that the others were nothing.
    List<String> drawn = contenders.stream().filter(name -> !name.equals(BARE)).toList();
    Results results = tables.results();
    var bars = new ArrayList<Bar>();
    var lines = new ArrayList<List<String>>();
    var charts = new ArrayList<String>();
    for (Row row : rows) {
      bars.addAll(bars(row));
      for (String contender : contenders) {
        lines.add(
            List.of(
                contender,
                Tables.format("%,.0f", results.time(row, contender) * 1e-3),
                Tables.format("%,.0f", results.extra(row, contender) / (1 << 20))));
      }
      charts.add(tables.chart(row, drawn, time -> Tables.format("%,.0f ms", time * 1e-3)));
    }
    String text =
        "From the start of a process to its first prediction with a network 784-128-10, natives"
            + " unpacked before, and the most memory that the process had held by then; bare is a"
            + " virtual machine without any library, "
            + Starts.CACHED
            + " one with an ahead-of-time cache that an earlier run wrote.";
    return List.of(
        Tables.bars("Start: goals", bars),
        new Section(
            "Start",
            lines.isEmpty() ? "" : text,
            List.of("contender", "milliseconds", "peak MiB"),
            lines,
            charts));
  }

  /** Each engine, then the same with its cache. */
  private static List<String> ordered(List<String> contenders) {
    var ordered = new ArrayList<String>();
    for (String contender : contenders) {
      if (!contender.endsWith(Starts.CACHED)) {
        ordered.add(contender);
        String cached = contender + Starts.CACHED;
        ordered.addAll(contenders.stream().filter(cached::equals).toList());
      }
    }
    return ordered;
  }

  private List<Bar> bars(Row row) {
    Results results = tables.results();
    var bars = new ArrayList<Bar>();
    for (String engine : List.of("java", "vector", "native")) {
      double time = results.time(row, PEER) / results.time(row, engine);
      bars.add(
          new Bar(row.title() + ", " + engine + " : djl", engine.equals("native") ? 2 : 2.5, time));
    }
    for (String engine : List.of("java", "vector", "native")) {
      double memory = results.extra(row, PEER) / results.extra(row, engine);
      bars.add(new Bar(row.title() + ", memory of djl : that of " + engine, 2, memory));
    }
    return bars;
  }
}
