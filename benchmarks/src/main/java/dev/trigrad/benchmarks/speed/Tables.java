package dev.trigrad.benchmarks.speed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;

/** Tables and charts of results, rows by contenders. */
record Tables(Results results, List<Growth> growth) {
  /** Those of {@code kinds}, without what only grows. */
  List<Row> rows(List<Row.Kind> kinds) {
    var growing = growth.stream().flatMap(each -> each.rows().stream()).toList();
    return results.all().stream()
        .map(Measurement::row)
        .distinct()
        .filter(row -> kinds.contains(row.kind()))
        .filter(row -> !growing.contains(row) || results.find(row, "java").isPresent())
        .toList();
  }

  /** Who took part in any of {@code rows}. */
  List<String> contenders(List<Row> rows) {
    return results.contenders().stream()
        .filter(name -> rows.stream().anyMatch(row -> results.find(row, name).isPresent()))
        .toList();
  }

  /** The first column, then one each contender. */
  static List<String> header(List<String> contenders) {
    var header = new ArrayList<>(List.of("row"));
    header.addAll(contenders);
    return header;
  }

  /** {@code value} in {@code format}, nothing if there is none. */
  static String format(String format, double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, format, value);
  }

  /** Times in microseconds. */
  Section times(String title, String text, List<Row.Kind> kinds) {
    List<Row> rows = rows(kinds);
    List<String> contenders = contenders(rows);
    var lines = new ArrayList<List<String>>();
    var charts = new ArrayList<String>();
    for (Row row : rows) {
      var line = new ArrayList<>(List.of(row.title()));
      contenders.forEach(contender -> line.add(format("%,.1f", results.time(row, contender))));
      lines.add(line);
      charts.add(chart(row, contenders, time -> format("%,.1f µs", time)));
    }
    return new Section(title, lines.isEmpty() ? "" : text, header(contenders), lines, charts);
  }

  /** Goals, each in a line. */
  static Section bars(String title, List<Bar> bars) {
    var rows = new ArrayList<List<String>>();
    for (Bar bar : bars) {
      if (bar.measured()) {
        rows.add(
            List.of(
                bar.what(),
                format(bar.format(), bar.limit()),
                format(bar.format(), bar.value()),
                bar.met() ? "met" : "NOT MET"));
      }
    }
    boolean most = !bars.isEmpty() && bars.getFirst().most();
    long met = bars.stream().filter(Bar::met).count();
    return new Section(
        title,
        rows.isEmpty()
            ? ""
            : met
                + " of "
                + rows.size()
                + " goals are met. "
                + (most ? "Smaller is better." : "Ratios of rates: larger is faster."),
        List.of("what", most ? "at most" : "at least", "measured", ""),
        rows,
        List.of());
  }

  /** Bars as long as rates, beside them what {@code text} makes of the time. */
  String chart(Row row, List<String> contenders, DoubleFunction<String> text) {
    var bars = new ArrayList<Svg.Bar>();
    for (String contender : contenders) {
      double time = results.time(row, contender);
      if (!Double.isNaN(time)) {
        String engine = contender.replace(Starts.CACHED, "");
        boolean own = Bar.ALL_ENGINES.contains(engine);
        bars.add(new Svg.Bar(contender, 1 / time, text.apply(time), own ? engine : "peer"));
      }
    }
    return Svg.bars(row.title() + " (longer is faster)", bars);
  }
}
