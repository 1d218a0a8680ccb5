package dev.trigrad.benchmarks.speed.report;

import dev.trigrad.benchmarks.chart.ChartImage;
import dev.trigrad.benchmarks.speed.result.Curve;
import dev.trigrad.benchmarks.speed.result.Growth;
import dev.trigrad.benchmarks.speed.result.Measurement;
import dev.trigrad.benchmarks.speed.result.PowerFit;
import dev.trigrad.benchmarks.speed.result.Results;
import dev.trigrad.benchmarks.speed.result.Workload;
import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.knowm.xchart.HorizontalBarChart;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.AxesChart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Charts by XChart, as images in Markdown that hold their own SVG. */
final class Charts {
  static {
    System.setProperty("java.awt.headless", "true");
  }

  private static final int WIDTH = 900;
  private static final int BAR = 10;
  private static final int GAP = 12;
  private static final int AROUND = 110;
  private static final int CURVES = 390;

  private static final Map<String, Color> ENGINES =
      Map.of(
          "java", new Color(0xd08770),
          "vector", new Color(0x3f7fd0),
          "native", new Color(0x3a9d78));

  /** Of other libraries, in turn. */
  private static final List<Color> PEERS =
      List.of(
          new Color(0x59626f),
          new Color(0x9aa5b4),
          new Color(0x8d7aa8),
          new Color(0xc9b458),
          new Color(0xc4ccd6),
          new Color(0x7d5a4f));

  private Charts() {}

  /** Bars as long as rates, relative to the fastest of each workload; empty if nobody ran. */
  static String rates(
      String title, Results results, List<Workload> workloads, List<String> contenders) {
    List<Workload> run =
        workloads.stream().filter(each -> !Double.isNaN(results.best(each, contenders))).toList();
    List<String> able =
        contenders.stream().filter(name -> !Double.isNaN(best(results, run, name))).toList();
    if (run.isEmpty()) {
      return "";
    }
    int height = AROUND + run.size() * (able.size() * BAR + GAP);
    var chart = new HorizontalBarChart(WIDTH, height);
    chart.setTitle(title + ": rates, the fastest of each is 1 (longer is faster)");
    style(chart);
    // The limit of labels, also of those of the workloads, which otherwise hide one another.
    chart.getStyler().setXAxisMin(0.0).setXAxisMax(1.0).setXAxisMaxLabelCount(run.size() + 1);
    var titles = run.stream().map(Workload::title).toList();
    int peers = 0;
    for (String contender : able) {
      String engine = contender.replace(Measurement.CACHED, "");
      Color color = ENGINES.get(engine);
      if (color == null) {
        color = PEERS.get(peers++ % PEERS.size());
      } else if (!engine.equals(contender)) {
        color = color.brighter();
      }
      chart.addSeries(contender, rates(results, run, able, contender), titles).setFillColor(color);
    }
    return image(chart);
  }

  private static double best(Results results, List<Workload> workloads, String contender) {
    return workloads.stream()
        .mapToDouble(workload -> results.time(workload, contender))
        .filter(time -> !Double.isNaN(time))
        .min()
        .orElse(Double.NaN);
  }

  private static List<Double> rates(
      Results results, List<Workload> workloads, List<String> contenders, String contender) {
    var rates = new ArrayList<Double>();
    for (Workload workload : workloads) {
      double rate = results.best(workload, contenders) / results.time(workload, contender);
      rates.add(Double.isNaN(rate) ? 0 : rate);
    }
    return rates;
  }

  /** Times by size with their fits, over axes that are both logarithmic. */
  static String growth(Growth growth, Map<String, Growth.Fit> fits) {
    var chart = new XYChart(WIDTH, CURVES);
    chart.setTitle(growth.name() + " grows: " + growth.others() + ", µs a step");
    chart.setXAxisTitle(growth.name());
    style(chart);
    chart.getStyler().setXAxisLogarithmic(true).setYAxisLogarithmic(true);
    fits.forEach(
        (engine, fit) -> {
          var points = fit.measured();
          var fitted = points.subList((points.size() - 1) / 2, points.size());
          XYSeries measured = series(chart, engine, points, PowerFit.Point::y);
          measured.setMarkerColor(ENGINES.get(engine));
          measured.setMarker(SeriesMarkers.CIRCLE);
          measured.setLineStyle(SeriesLines.NONE);
          XYSeries line = series(chart, engine + ", fit", fitted, p -> fit.time().at(p.x()));
          line.setLineColor(ENGINES.get(engine));
          line.setLineStyle(SeriesLines.SOLID);
          line.setMarker(SeriesMarkers.NONE);
          line.setShowInLegend(false);
        });
    return image(chart);
  }

  /** Median steps over seconds. */
  static String curves(String title, Results results, Workload workload, List<String> contenders) {
    var chart = new XYChart(WIDTH, CURVES);
    chart.setTitle(title + ": steps since the first began (higher is faster)");
    chart.setXAxisTitle("seconds");
    style(chart);
    int peers = 0;
    for (String contender : contenders) {
      List<Curve> curves = results.curves(workload, contender);
      var points = new ArrayList<>(List.of(new PowerFit.Point(0, 0)));
      for (double mark : curves.getFirst().seconds()) {
        points.add(new PowerFit.Point(mark, Curve.steps(curves, mark).median()));
      }
      XYSeries line = series(chart, contender, points, PowerFit.Point::y);
      Color color =
          ENGINES.containsKey(contender)
              ? ENGINES.get(contender)
              : PEERS.get(peers++ % PEERS.size());
      line.setLineColor(color);
      line.setLineStyle(SeriesLines.SOLID);
      line.setMarkerColor(color);
      line.setMarker(SeriesMarkers.CIRCLE);
    }
    return image(chart);
  }

  private static XYSeries series(
      XYChart chart,
      String name,
      List<PowerFit.Point> points,
      Function<PowerFit.Point, Double> value) {
    return chart.addSeries(
        name, points.stream().map(PowerFit.Point::x).toList(), points.stream().map(value).toList());
  }

  private static void style(AxesChart<? extends AxesChartStyler, ?> chart) {
    ChartImage.style(chart);
    chart.getStyler().setChartTitleFont(ChartImage.FONT.deriveFont(Font.BOLD));
  }

  private static String image(AxesChart<?, ?> chart) {
    return "![" + chart.getTitle() + "](" + ChartImage.address(chart) + ")";
  }
}
