package dev.trigrad.benchmarks.course.plot;

import dev.trigrad.DType;
import dev.trigrad.Tensor;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Which class a network gives each point of a rectangle, and the points that it learned from.
 *
 * <p>As in {@code new DecisionMap("Circles", Bounds.square(1.5), points ->
 * model.apply(points).argmax(1)).points(x, y)}.
 */
public final class DecisionMap implements Drawing {
  private static final int CELLS = 200;
  private static final int SIDE = 400;
  private static final int RIGHT = 120;
  private static final double RADIUS = 3;

  private final String title;
  private final Bounds bounds;
  private final Function<Tensor, Tensor> classes;
  private final List<String> names = new ArrayList<>();
  private Tensor points;
  private int[] labels = {};

  /**
   * The map of {@code classes}, which gives int32 [n], or float32 that are whole numbers, for
   * points [n, 2].
   */
  public DecisionMap(String title, Bounds bounds, Function<Tensor, Tensor> classes) {
    this.title = title;
    this.bounds = bounds;
    this.classes = classes;
  }

  /** Shows {@code points} [n, 2] with their classes, int32 [n]. */
  public DecisionMap points(Tensor points, Tensor labels) {
    this.points = points;
    this.labels = whole(labels);
    return this;
  }

  /** What class 0, 1, … is called in the legend; "class 0" and so on without. */
  public DecisionMap names(String... names) {
    this.names.addAll(List.of(names));
    return this;
  }

  @Override
  public int width() {
    return Axes.width(SIDE, RIGHT);
  }

  @Override
  public int height() {
    return Axes.height(SIDE);
  }

  @Override
  public void draw(Graphics2D pen) {
    Ink.paper(pen, this);
    var axes = new Axes(pen, this, RIGHT, bounds.x(), bounds.y());
    int[] regions = whole(classes.apply(bounds.middles(CELLS)));
    Cells.fill(pen, axes.frame(), regions, CELLS, kind -> Ink.pale(Ink.color(kind), 0.25));
    axes.draw(title, "x1", "x2", false);
    int last = 0;
    for (int region : regions) {
      last = Math.max(last, region);
    }
    axes.close();
    pen.setStroke(Ink.THIN);
    float[] places = points == null ? new float[0] : points.toArray();
    for (int i = 0; i < labels.length; i++) {
      mark(pen, labels[i], axes.x(places[2 * i]), axes.y(places[2 * i + 1]));
      last = Math.max(last, labels[i]);
    }
    axes.open();
    for (int kind = 0; kind <= last; kind++) {
      mark(pen, kind, axes.legendX() + 9, axes.legendY(kind));
      axes.legendText(kind, kind < names.size() ? names.get(kind) : "class " + kind);
    }
  }

  private static int[] whole(Tensor classes) {
    if (classes.dtype() == DType.INT32) {
      return classes.toIntArray();
    }
    float[] numbers = classes.toArray();
    int[] whole = new int[numbers.length];
    Arrays.setAll(whole, i -> Math.round(numbers[i]));
    return whole;
  }

  private static void mark(Graphics2D pen, int kind, double x, double y) {
    pen.setColor(Ink.color(kind));
    pen.fill(Ink.mark(kind, x, y, RADIUS));
    pen.setColor(Ink.PAPER);
    pen.draw(Ink.mark(kind, x, y, RADIUS + 0.5));
  }
}
