package dev.trigrad.train;

import dev.trigrad.ArgumentException;
import dev.trigrad.io.AtomicFile;
import dev.trigrad.io.FileException;
import dev.trigrad.train.chart.Canvas;
import dev.trigrad.train.chart.Chart;
import dev.trigrad.train.chart.PngCanvas;
import dev.trigrad.train.chart.Series;
import dev.trigrad.train.chart.SvgCanvas;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The curves of a {@link History}, one chart for each measure, in a grid: {@code loss}, {@code
 * validation.loss}, {@code test.loss} and {@code step.loss} share one. They go along the steps if
 * the history has any taken, else along the epochs, from 1. A value that is not finite, or not
 * above 0 on a logarithmic axis, breaks its curve; the legend says how many there are. Immutable.
 */
public final class Curves {
  private static final int MOST_COLUMNS = 3;
  private static final List<String> ROLES = List.of("", "validation.", "test.", "step.");
  private static final List<String> LEGEND = List.of("training", "validation", "test", "steps");

  private final History history;
  private final Set<String> logarithmic;
  private final Chart.Palette palette;

  Curves(History history) {
    this(history, Set.of(), Chart.Palette.LIGHT);
  }

  private Curves(History history, Set<String> logarithmic, Chart.Palette palette) {
    this.history = history;
    this.logarithmic = logarithmic;
    this.palette = palette;
  }

  /**
   * These curves with logarithmic axes for {@code measures}, named without {@code validation.}.
   *
   * @throws ArgumentException if the history has no such measure
   */
  public Curves logarithmic(String... measures) {
    ArgumentException.requirePresent(measures, "curves", "array of measures");
    Set<String> known = new LinkedHashSet<>();
    history.names().forEach(name -> known.add(measure(name)));
    Set<String> all = new LinkedHashSet<>(logarithmic);
    for (int i = 0; i < measures.length; i++) {
      String measure = ArgumentException.requirePresent(measures[i], "curves", "measure", i);
      if (!known.contains(measure)) {
        throw new ArgumentException(
            "curves: no measure is called '" + measure + "'; there are " + known);
      }
      all.add(measure);
    }
    return new Curves(history, all, palette);
  }

  /** These curves on a dark background. */
  public Curves dark() {
    return new Curves(history, logarithmic, Chart.Palette.DARK);
  }

  private static int role(String name) {
    for (int role = ROLES.size() - 1; role > 0; role--) {
      if (name.startsWith(ROLES.get(role)) && name.length() > ROLES.get(role).length()) {
        return role;
      }
    }
    return 0;
  }

  private static String measure(String name) {
    return name.substring(ROLES.get(role(name)).length());
  }

  private List<Chart> charts() {
    boolean bySteps = false;
    for (int row = 0; row < history.size(); row++) {
      bySteps |= history.step(row) != 0;
    }
    Map<String, List<Series>> measures = new LinkedHashMap<>();
    for (String name : history.names()) {
      int[] rows = history.rows(name);
      double[] x = new double[rows.length];
      for (int i = 0; i < x.length; i++) {
        x[i] = bySteps ? history.step(rows[i]) : history.epoch(rows[i]) + 1;
      }
      measures
          .computeIfAbsent(measure(name), unused -> new ArrayList<>())
          .add(new Series(LEGEND.get(role(name)), role(name), x, history.values(name)));
    }
    String along = bySteps ? "step" : "epoch";
    List<Chart> charts = new ArrayList<>();
    measures.forEach(
        (measure, series) ->
            charts.add(new Chart(measure, along, series, logarithmic.contains(measure))));
    return charts;
  }

  private static int columns(int charts) {
    return Math.clamp((int) Math.ceil(Math.sqrt(charts)), 1, MOST_COLUMNS);
  }

  private static int width(List<Chart> charts) {
    return columns(charts.size()) * Chart.WIDTH;
  }

  private static int height(List<Chart> charts) {
    int columns = columns(charts.size());
    return Math.max(1, (charts.size() + columns - 1) / columns) * Chart.HEIGHT;
  }

  private void draw(List<Chart> charts, Canvas canvas) {
    int columns = columns(charts.size());
    canvas.fill(0, 0, width(charts), height(charts), palette.paper());
    for (int i = 0; i < charts.size(); i++) {
      double x = i % columns * Chart.WIDTH;
      charts.get(i).draw(canvas, x, i / columns * Chart.HEIGHT, palette);
    }
  }

  /**
   * Replaces {@code file} by the curves as SVG.
   *
   * @throws FileException if it cannot be written; then it is as it was
   */
  public void svg(Path file) {
    List<Chart> charts = charts();
    var canvas = new SvgCanvas(width(charts), height(charts));
    draw(charts, canvas);
    AtomicFile.write(
        "history", file, out -> out.write(canvas.toString().getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Replaces {@code file} by the curves as PNG, in double resolution; no screen is needed.
   *
   * @throws FileException if it cannot be written, or the JVM lacks the module java.desktop or its
   *     fonts; then it is as it was
   */
  public void png(Path file) {
    List<Chart> charts = charts();
    AtomicFile.write(
        "history",
        file,
        out -> {
          try {
            var canvas = new PngCanvas(width(charts), height(charts));
            draw(charts, canvas);
            canvas.write(out);
          } catch (LinkageError | InternalError e) {
            throw new FileException(
                "history: "
                    + file
                    + " needs the module java.desktop and its fonts, which this JVM lacks; add it"
                    + " to its modules, or draw SVG",
                e);
          }
        });
  }
}
