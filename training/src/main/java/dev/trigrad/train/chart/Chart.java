package dev.trigrad.train.chart;

import java.util.List;

/**
 * The curves of one measure: title, legend in a band of its own, axes with round ticks, lines.
 *
 * @param title what is measured
 * @param along what the horizontal axis counts
 * @param series the curves
 * @param logarithmic whether the vertical axis is
 */
public record Chart(String title, String along, List<Series> series, boolean logarithmic) {
  /** Pixels of a chart. */
  public static final int WIDTH = 480;

  /** Pixels of a chart. */
  public static final int HEIGHT = 320;

  /** Width of a character at most, at the size of text that canvases have. */
  private static final double CHARACTER = 7.2;

  private static final int RIGHT = 20;
  private static final int TOP = 64;
  private static final int BOTTOM = 44;
  private static final int TITLE = 24;
  private static final int LEGEND = 46;
  private static final int SWATCH = 22;
  private static final int TICKS = 5;

  /** More points than this are thinned to the least and largest of each of so many parts. */
  private static final int PARTS = 400;

  /** The colours of a chart, 0xrrggbb; curves by their role. */
  public enum Palette {
    /** On white. */
    LIGHT(0xffffff, 0x333333, 0xe2e2e2, 0x1f6fb4, 0xd9480f, 0x2b8a3e, 0x9fbfdc),
    /** On near black. */
    DARK(0x1c1c1e, 0xdddddd, 0x3c3c40, 0x6cb6ff, 0xffa94d, 0x69db7c, 0x4a6a8a);

    private final int paper;
    private final int ink;
    private final int grid;
    private final int[] curves;

    Palette(int paper, int ink, int grid, int... curves) {
      this.paper = paper;
      this.ink = ink;
      this.grid = grid;
      this.curves = curves;
    }

    /** The colour of the background. */
    public int paper() {
      return paper;
    }
  }

  /** Draws the chart with its upper left corner at ({@code x}, {@code y}). */
  public void draw(Canvas canvas, double x, double y, Palette palette) {
    List<Series> drawn = series.stream().map(one -> one.drawable(logarithmic)).toList();
    int room = (int) ((WIDTH - 2 * RIGHT) / CHARACTER);
    canvas.text(
        x + RIGHT, y + TITLE, clipped(title, room - 6), Canvas.Anchor.START, true, palette.ink);
    if (logarithmic) {
      canvas.text(x + WIDTH - RIGHT, y + TITLE, "log", Canvas.Anchor.END, false, palette.ink);
    }
    legend(canvas, drawn, x + RIGHT, y + LEGEND, palette);
    double least = drawn.stream().mapToDouble(Series::least).filter(v -> v == v).min().orElse(1);
    double most = drawn.stream().mapToDouble(Series::largest).filter(v -> v == v).max().orElse(1);
    var vertical = new Axis(least, most, TICKS, false, logarithmic);
    int digits = vertical.ticks().stream().mapToInt(tick -> tick.label().length()).max().orElse(1);
    double left = x + RIGHT + digits * CHARACTER + 6;
    var frame =
        new Frame(left, y + TOP, x + WIDTH - RIGHT - left, HEIGHT - TOP - BOTTOM, span(), vertical);
    frame.axes(canvas, along, palette.ink, palette.grid);
    boolean some = false;
    for (int role = Palette.LIGHT.curves.length - 1; role >= 0; role--) {
      for (Series one : drawn) {
        if (one.role() == role) {
          some |= frame.curve(canvas, thinned(one), palette.curves[role]);
        }
      }
    }
    if (!some) {
      String none = logarithmic ? "nothing finite above 0" : "nothing finite";
      canvas.text(
          left + frame.width() / 2,
          y + TOP + frame.height() / 2,
          none,
          Canvas.Anchor.MIDDLE,
          false,
          palette.ink);
    }
  }

  private Axis span() {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (Series one : series) {
      for (double at : one.x()) {
        least = Math.min(least, at);
        most = Math.max(most, at);
      }
    }
    return new Axis(least, most, TICKS, true, false);
  }

  private static void legend(
      Canvas canvas, List<Series> drawn, double x, double y, Palette palette) {
    List<String> names = drawn.stream().map(Chart::named).toList();
    double room = WIDTH - 2.0 * RIGHT;
    boolean fits = names.stream().mapToDouble(name -> extent(name.length())).sum() <= room;
    double at = x;
    for (int i = 0; i < names.size(); i++) {
      Series one = drawn.get(i);
      int most = (int) ((room / names.size() - extent(0)) / CHARACTER);
      String name = fits ? names.get(i) : clipped(names.get(i), most);
      canvas.line(
          new double[] {at, at + SWATCH - 6},
          new double[] {y - 4, y - 4},
          2,
          palette.curves[one.role()],
          2,
          one.role() == 1);
      canvas.text(at + SWATCH, y, name, Canvas.Anchor.START, false, palette.ink);
      at += extent(name.length());
    }
  }

  /** Pixels of an entry of the legend. */
  private static double extent(int characters) {
    return SWATCH + characters * CHARACTER + 10;
  }

  private static String named(Series series) {
    int missing = series.missing();
    return series.name()
        + (missing == 0 ? "" : " (" + missing + (missing == 1 ? " gap)" : " gaps)"));
  }

  private static String clipped(String text, int room) {
    return text.length() <= room ? text : text.substring(0, Math.max(0, room - 1)) + "…";
  }

  /** What of {@code series} can be told apart. */
  private static Series thinned(Series series) {
    int count = series.y().length;
    if (count <= 4 * PARTS) {
      return series;
    }
    double[] x = new double[2 * PARTS];
    double[] y = new double[2 * PARTS];
    for (int part = 0; part < PARTS; part++) {
      int from = (int) ((long) part * count / PARTS);
      int to = (int) ((part + 1L) * count / PARTS);
      int least = from;
      int most = from;
      for (int i = from; i < to; i++) {
        // Not a number is neither: a part with some keeps its others.
        least = series.y()[i] < series.y()[least] || Double.isNaN(series.y()[least]) ? i : least;
        most = series.y()[i] > series.y()[most] || Double.isNaN(series.y()[most]) ? i : most;
      }
      x[2 * part] = series.x()[Math.min(least, most)];
      y[2 * part] = series.y()[Math.min(least, most)];
      x[2 * part + 1] = series.x()[Math.max(least, most)];
      y[2 * part + 1] = series.y()[Math.max(least, most)];
    }
    return new Series(series.name(), series.role(), x, y);
  }
}
