package dev.trigrad.benchmarks.compare;

import dev.trigrad.benchmarks.chart.ChartImage;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.BoxChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.AxesChart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Plots of a comparison by XChart, as SVG in the address of an image. */
record ComparisonPlots(Comparison comparison) {
  static {
    System.setProperty("java.awt.headless", "true");
  }

  private static final int WIDTH = 760;
  private static final int HEIGHT = 340;

  /** More points than this nobody sees. */
  private static final int POINTS = 600;

  private static final String WHOLE = "#,##0";

  private static final List<Color> COLORS =
      List.of(
          new Color(0x3f7fd0),
          new Color(0x3a9d78),
          new Color(0xd08770),
          new Color(0x8d7aa8),
          new Color(0xc9b458));

  private static final List<Marker> MARKERS =
      List.of(
          SeriesMarkers.CIRCLE,
          SeriesMarkers.TRIANGLE_UP,
          SeriesMarkers.SQUARE,
          SeriesMarkers.DIAMOND,
          SeriesMarkers.CROSS);

  /** Test accuracy by seconds from the start, of the first start. */
  String learning() {
    var chart = xy("seconds since the start of the process", "test accuracy in %");
    for (Contender each : comparison.contenders()) {
      var seconds = new ArrayList<Double>();
      var accuracies = new ArrayList<Double>();
      for (Start.Epoch epoch : each.starts().getFirst().epochs()) {
        seconds.add(epoch.seconds());
        accuracies.add(100 * epoch.accuracy());
      }
      style(chart.addSeries(each.name(), seconds, accuracies), chart, true);
    }
    return ChartImage.address(chart);
  }

  /** Losses by steps, of the first start. */
  String losses() {
    var chart = xy("step", "training loss of the batch");
    chart.getStyler().setYAxisLogarithmic(true);
    for (Contender each : comparison.contenders()) {
      var steps = new ArrayList<Double>();
      var losses = new ArrayList<Float>();
      int stride = Math.ceilDiv(each.losses().size(), POINTS);
      for (int i = 0; i < each.losses().size(); i += stride) {
        // Logarithms know no 0.
        if (each.losses().get(i) > 0) {
          steps.add(i + 1.0);
          losses.add(each.losses().get(i));
        }
      }
      if (!steps.isEmpty()) {
        style(chart.addSeries(each.name(), steps, losses), chart, false);
      }
    }
    return chart.getSeriesCollection().isEmpty() ? "" : ChartImage.address(chart);
  }

  /** Rates of the rounds, in turn. */
  String rounds() {
    var chart = xy("round", "samples a second");
    chart.getStyler().setYAxisMin(0.0).setYAxisDecimalPattern(WHOLE);
    for (Contender each : comparison.contenders()) {
      var rounds = new ArrayList<Integer>();
      for (int i = 0; i < each.rounds().size(); i++) {
        rounds.add(i + 1);
      }
      List<Double> rates = each.rounds().stream().map(Round::rate).toList();
      style(chart.addSeries(each.name(), rounds, rates), chart, true);
    }
    return ChartImage.address(chart);
  }

  /** Their spread. */
  String spread() {
    var chart = new BoxChartBuilder().width(WIDTH).height(HEIGHT).build();
    chart.setYAxisTitle("samples a second");
    styled(chart);
    chart.getStyler().setYAxisMin(0.0).setYAxisDecimalPattern(WHOLE);
    chart.getStyler().setLegendVisible(false);
    for (Contender each : comparison.contenders()) {
      chart.addSeries(each.name(), each.rounds().stream().map(Round::rate).toList());
    }
    return ChartImage.address(chart);
  }

  private static XYChart xy(String x, String y) {
    var chart = new XYChart(WIDTH, HEIGHT);
    chart.setXAxisTitle(x);
    chart.setYAxisTitle(y);
    styled(chart);
    return chart;
  }

  private static void style(XYSeries series, XYChart chart, boolean marked) {
    int index = chart.getSeriesCollection().size() - 1;
    Color color = COLORS.get(index % COLORS.size());
    series.setLineColor(color);
    // Curves that coincide: the later ones are thinner, so that the earlier show.
    series.setLineStyle(new BasicStroke(Math.max(1f, (marked ? 2f : 4f) - (marked ? 0 : index))));
    series.setMarkerColor(color);
    series.setMarker(marked ? MARKERS.get(index % MARKERS.size()) : SeriesMarkers.NONE);
  }

  private static void styled(AxesChart<? extends AxesChartStyler, ?> chart) {
    ChartImage.style(chart);
    // The page has it.
    chart.getStyler().setChartTitleVisible(false);
  }
}
