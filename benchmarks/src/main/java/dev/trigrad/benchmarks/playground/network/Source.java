package dev.trigrad.benchmarks.playground.network;

import dev.trigrad.RandomKey;
import dev.trigrad.Tensor;
import dev.trigrad.data.TensorDataset;
import dev.trigrad.data.synthetic.Points;

/** Where the points come from: made up, and spread over about [−4, 4]², or a table's. */
public enum Source {
  CIRCLES("circles(%s, %s, 0.5, RandomKey.of(%s))", ".mul(3)", 2),
  XOR("xor(%s, %s, RandomKey.of(%s))", ".sub(0.5).mul(4)", 2),
  GAUSSIANS(
      "blobs(%s, new float[][] {{-2, -1}, {2, -1}, {0, 2}}, %s * 4, RandomKey.of(%s))", "", 3),
  MOONS("moons(%s, %s, RandomKey.of(%s))", ".sub(0.4).mul(2)", 2),
  SPIRALS("spirals(%s, 2, 1.5, %s / 4, RandomKey.of(%s))", ".mul(4)", 2),
  /** z = (x + y) / 2 of the unit square, to be fitted. */
  PLANE("saddle(%s, %s, RandomKey.of(%s))", ".mul(3)", 0),
  /** z = x² − y² of the unit square, to be fitted. */
  SADDLE("saddle(%s, %s, RandomKey.of(%s))", ".mul(3)", 0),
  CSV("", "", 0);

  private static final float[][] CENTERS = {{-2, -1}, {2, -1}, {0, 2}};

  private final String points;
  private final String spread;
  private final int classes;

  Source(String points, String spread, int classes) {
    this.points = points;
    this.spread = spread;
    this.classes = classes;
  }

  /** How many classes there are, 0 if targets are numbers; a table knows its own. */
  public int classes() {
    return classes;
  }

  /**
   * The points: features float32 [n, 2], targets int32 [n], or float32 [n, 1] of numbers. What
   * {@link #java} says, word by word.
   */
  TensorDataset make(int n, double noise, long seed) {
    RandomKey key = RandomKey.of(seed);
    TensorDataset points =
        switch (this) {
          case CIRCLES -> Points.circles(n, noise, 0.5, key);
          case XOR -> Points.xor(n, noise, key);
          case GAUSSIANS -> Points.blobs(n, CENTERS, noise * 4, key);
          case MOONS -> Points.moons(n, noise, key);
          case SPIRALS -> Points.spirals(n, 2, 1.5, noise / 4, key);
          case PLANE, SADDLE -> Points.saddle(n, noise, key);
          case CSV -> throw new IllegalStateException("the points of a table are in its file");
        };
    Tensor x = points.features();
    Tensor spread =
        switch (this) {
          case XOR -> x.sub(0.5).mul(4);
          case MOONS -> x.sub(0.4).mul(2);
          case SPIRALS -> x.mul(4);
          case CIRCLES, PLANE, SADDLE -> x.mul(3);
          case GAUSSIANS, CSV -> x;
        };
    Tensor targets =
        this == PLANE ? x.meanKeep(1).add(Tensor.normal(key, n, 1).mul(noise)) : points.targets();
    return TensorDataset.of(spread, targets);
  }

  /** The lines that make the points in Java; the second one goes on, with their split. */
  String java(int n, double noise, long seed) {
    String targets =
        this == PLANE
            ? "points.features().meanKeep(1).add(Tensor.normal(RandomKey.of(%s), %s, 1).mul(%s))"
                .formatted(seed, n, noise)
            : "points.targets()";
    return "var points = Points."
        + points.formatted(n, noise, seed)
        + ";\nvar parts = TensorDataset.of(points.features()"
        + spread
        + ", "
        + targets
        + ")";
  }
}
