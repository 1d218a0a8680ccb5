package dev.trigrad.benchmarks.speed;

import java.util.ArrayList;
import java.util.List;

/** What the report says on elements and rows. */
record CalculationSections(Tables tables) {
  private static final String MEMORY = "memory";
  private static final List<Row.Kind> KINDS = List.of(Row.Kind.CALCULATION);

  /** Goals and times. */
  List<Section> all() {
    return List.of(
        Tables.bars("Elements and rows: goals", libtorch()),
        Tables.bars("Limit of memory: goals", limits()),
        tables.times("Elements and rows", text(), KINDS));
  }

  private List<Bar> libtorch() {
    Results results = tables.results();
    var bars = new ArrayList<Bar>();
    for (Row row : tables.rows(KINDS)) {
      for (String engine : Bar.ENGINES) {
        double ratio = results.best(row, Bar.LIBTORCH) / results.time(row, engine);
        bars.add(new Bar(row.title() + ", " + engine + " : libtorch", 1.5, ratio));
      }
    }
    return bars;
  }

  private List<Bar> limits() {
    Results results = tables.results();
    var bars = new ArrayList<Bar>();
    for (Row row : tables.rows(KINDS)) {
      for (String engine : Bar.ENGINES) {
        double multiple = results.time(row, engine) / results.time(row, MEMORY);
        bars.add(Bar.most(row.title() + ", time of " + engine + " : limit", 1.3, multiple));
      }
    }
    return bars;
  }

  private String text() {
    var text =
        new StringBuilder(
            "One calculation in microseconds. Trigrad's results go into arrays that are kept, as"
                + " its steps do it; the others' into what their allocators give out again. The"
                + " affine chain is relu(x·y + x)·2 − y, the gate chain sigmoid(x)·tanh(y), the"
                + " bell chain exp(−(x − y)²)/2; a gradient is one of all inputs, computed together"
                + " with the result. Before anything is measured, results are compared with those"
                + " of double precision.");
    for (Row row : tables.rows(KINDS)) {
      double time = tables.results().time(row, MEMORY);
      if (!Double.isNaN(time)) {
        text.append(text.indexOf(MEMORY) < 0 ? "\n\n" + LIMIT : "");
        double rate = row.calculation().bytes() / time * 1e-3;
        text.append(" ").append(row.title()).append(Tables.format(": %.1f GB/s.", rate));
      }
    }
    return text.toString();
  }

  private static final String LIMIT =
      "Beyond the cache, memory is the time of c = a + 3b in plain Java over arrays so large that"
          + " as many bytes move as the work must: every input once, every result once, and once"
          + " more for reading lines that are written without having been read. There,"
          + " libtorch computes in place, too, which djl cannot.";
}
