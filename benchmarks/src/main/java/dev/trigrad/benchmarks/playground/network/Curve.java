package dev.trigrad.benchmarks.playground.network;

import java.util.ArrayList;
import java.util.List;

/**
 * The history of a training in a bounded number of points: one an epoch at first, and half as many
 * whenever there are too many.
 */
final class Curve {
  private static final int MOST = 400;

  private final List<Measures> points = new ArrayList<>();
  private long stride = 1;

  /** Whether the measures of {@code epoch} are to be added. */
  boolean wants(long epoch) {
    return epoch % stride == 0;
  }

  void add(Measures measures) {
    points.add(measures);
    if (points.size() >= MOST) {
      stride *= 2;
      points.removeIf(point -> point.epoch() % stride != 0);
    }
  }

  List<Measures> points() {
    return List.copyOf(points);
  }
}
