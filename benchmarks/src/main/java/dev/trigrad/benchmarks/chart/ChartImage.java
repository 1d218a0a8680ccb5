package dev.trigrad.benchmarks.chart;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.internal.chartpart.AxesChart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;

/** What the charts of XChart in reports have in common: how they look, and what they become. */
public final class ChartImage {
  /** Of all texts. */
  public static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);

  /** Readable on white and on black. */
  private static final Color TEXT = new Color(0x7a828f);

  private static final Color CLEAR = new Color(0, 0, 0, 0);

  private ChartImage() {}

  /** Has {@code chart} lie on any page, its legend below it. */
  public static void style(AxesChart<? extends AxesChartStyler, ?> chart) {
    AxesChartStyler styler = chart.getStyler();
    styler.setChartBackgroundColor(CLEAR);
    styler.setPlotBackgroundColor(CLEAR);
    styler.setPlotBorderVisible(false);
    // Each dash would be a shape of its own.
    styler.setPlotGridLinesStroke(new BasicStroke(0.3f));
    styler.setChartFontColor(TEXT);
    styler.setLegendPosition(LegendPosition.OutsideS);
    styler.setLegendLayout(LegendLayout.Horizontal);
    styler.setLegendBackgroundColor(CLEAR);
    styler.setLegendBorderColor(CLEAR);
    styler.setLegendFont(FONT);
    styler.setAxisTickLabelsFont(FONT);
    styler.setAxisTitleFont(FONT);
    styler.setXAxisTickLabelsColor(TEXT);
    styler.setYAxisTickLabelsColor(TEXT);
  }

  /** {@code chart} as SVG in the address of an image, which needs no other file. */
  public static String address(AxesChart<?, ?> chart) {
    try {
      String svg = new String(ChartEncoder.getBytes(chart, "svg"), UTF_8);
      // Letters are outlines, of more digits than anybody sees.
      String brief = svg.replaceAll("(\\.\\d\\d)\\d+", "$1").replaceAll("\\n *", "\n");
      return "data:image/svg+xml;base64,"
          + Base64.getEncoder().encodeToString(brief.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
