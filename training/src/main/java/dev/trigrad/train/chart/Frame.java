package dev.trigrad.train.chart;

/** The rectangle of a chart within which its curves lie, and its axes. */
record Frame(double left, double top, double width, double height, Axis horizontal, Axis vertical) {

  private double x(double value) {
    return left + width * horizontal.place(value);
  }

  private double y(double value) {
    return top + height * (1 - vertical.place(value));
  }

  /** Draws grid lines and labels. */
  void axes(Canvas canvas, String along, int ink, int grid) {
    double bottom = top + height;
    for (Axis.Tick tick : vertical.ticks()) {
      double y = y(tick.value());
      canvas.line(new double[] {left, left + width}, new double[] {y, y}, 2, grid, 1, false);
      canvas.text(left - 6, y + 4, tick.label(), Canvas.Anchor.END, false, ink);
    }
    for (Axis.Tick tick : horizontal.ticks()) {
      double x = x(tick.value());
      canvas.line(new double[] {x, x}, new double[] {bottom, bottom + 4}, 2, ink, 1, false);
      canvas.text(x, bottom + 17, tick.label(), Canvas.Anchor.MIDDLE, false, ink);
    }
    canvas.line(new double[] {left, left + width}, new double[] {bottom, bottom}, 2, ink, 1, false);
    canvas.text(left + width / 2, bottom + 34, along, Canvas.Anchor.MIDDLE, false, ink);
  }

  /** Draws {@code series}, broken where a value is NaN; whether there is anything of it. */
  boolean curve(Canvas canvas, Series series, int color) {
    int count = series.y().length;
    double[] xs = new double[count];
    double[] ys = new double[count];
    boolean some = false;
    int run = 0;
    for (int i = 0; i <= count; i++) {
      if (i < count && !Double.isNaN(series.y()[i])) {
        xs[run] = x(series.x()[i]);
        ys[run++] = y(series.y()[i]);
        continue;
      }
      if (run == 1) {
        canvas.dot(xs[0], ys[0], 3, color);
      } else if (run > 1) {
        canvas.line(xs, ys, run, color, series.role() == 3 ? 1 : 2, series.role() == 1);
      }
      some |= run > 0;
      run = 0;
    }
    return some;
  }
}
