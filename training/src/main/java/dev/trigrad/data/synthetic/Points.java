package dev.trigrad.data.synthetic;

import dev.trigrad.ArgumentException;
import dev.trigrad.RandomKey;
import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.data.TensorDataset;
import dev.trigrad.graph.Recorder;
import java.util.Arrays;

/**
 * Points with their classes: features float32 [n, d], targets int32 [n]. Noise is normal, of the
 * standard deviation {@code noise} along each axis. Of n points each of k classes has ⌊n / k⌋, and
 * the n mod k left over go to one class each.
 */
public final class Points {
  /** Point {@code index} of the {@code count} of class {@code label}, before its noise. */
  private interface Place {
    double[] of(int label, int index, int count, Draw draw);
  }

  private Points() {}

  private static TensorDataset classes(
      String what, int[] counts, int axes, double noise, RandomKey key, Place place) {
    ArgumentException.requirePresent(key, what, "key");
    Draw.finite(what, "noise", noise, 0);
    int n = Arrays.stream(counts).sum();
    if ((long) n * axes > Integer.MAX_VALUE - 8) {
      throw new ShapeException(
          what + ": " + n + " points of " + axes + " axes are more than an array holds");
    }
    float[] features = new float[n * axes];
    int[] targets = new int[n];
    int[] order = Draw.order(key, n);
    var places = new Draw(key.split("places"));
    var noises = new Draw(key.split("noise"));
    int row = 0;
    for (int label = 0; label < counts.length; label++) {
      for (int i = 0; i < counts[label]; i++, row++) {
        double[] point = place.of(label, i, counts[label], places);
        targets[order[row]] = label;
        for (int axis = 0; axis < axes; axis++) {
          features[order[row] * axes + axis] = (float) (point[axis] + noise * noises.normal());
        }
      }
    }
    return TensorDataset.of(
        tensor(TensorType.float32(Shape.of(n, axes)), features),
        tensor(TensorType.int32(Shape.of(n)), targets));
  }

  static Tensor tensor(TensorType type, Object array) {
    return Recorder.constant(type, array);
  }

  /** Of two classes the second has the point left over, as scikit-learn has it. */
  private static int[] halves(String what, int n, RandomKey key) {
    Draw.require(what, n, key);
    return new int[] {n / 2, n - n / 2};
  }

  /** Of several classes the first have the points left over, as scikit-learn has it. */
  private static int[] parts(String what, int n, int classes, RandomKey key) {
    Draw.require(what, n, key);
    int[] counts = new int[classes];
    for (int i = 0; i < classes; i++) {
      counts[i] = n / classes + (i < n % classes ? 1 : 0);
    }
    return counts;
  }

  /**
   * A circle of radius 1, class 0, around one of radius {@code factor}, class 1: point i of m is at
   * the angle 2π i / m. Source: scikit-learn's {@code make_circles}.
   *
   * @throws ArgumentException unless 0 ≤ factor &lt; 1, and noise ≥ 0 is finite
   */
  public static TensorDataset circles(int n, double noise, double factor, RandomKey key) {
    String what = "circles";
    if (!(factor >= 0 && factor < 1)) {
      throw new ArgumentException(what + ": factor is " + factor + ", expected a number in [0, 1)");
    }
    return classes(
        what,
        halves(what, n, key),
        2,
        noise,
        key,
        (label, i, count, _) -> {
          double angle = i * (2 * Math.PI / count);
          double radius = label == 0 ? 1 : factor;
          return new double[] {StrictMath.cos(angle) * radius, StrictMath.sin(angle) * radius};
        });
  }

  /**
   * Two half circles that reach into one another: point i of m at φ = π i / (m − 1) is (cos φ, sin
   * φ) of class 0, or (1 − cos φ, ½ − sin φ) of class 1. Source: scikit-learn's {@code make_moons}.
   */
  public static TensorDataset moons(int n, double noise, RandomKey key) {
    String what = "moons";
    return classes(
        what,
        halves(what, n, key),
        2,
        noise,
        key,
        (label, i, count, _) -> {
          double angle = count == 1 ? 0 : i * (Math.PI / (count - 1));
          double x = StrictMath.cos(angle);
          double y = StrictMath.sin(angle);
          return label == 0 ? new double[] {x, y} : new double[] {1 - x, 1 - y - 0.5};
        });
  }

  /**
   * {@code arms} spirals that turn {@code turns} times around the origin, a class each: point i of
   * m on arm c has t = (i + 1) / m, radius t and angle 2π (turns · t + c / arms). Source: after the
   * two spirals of Lang and Witbrock, Learning to tell two spirals apart, 1988 (three turns).
   */
  public static TensorDataset spirals(int n, int arms, double turns, double noise, RandomKey key) {
    String what = "spirals";
    Draw.atLeast(what, "arms", arms, 1);
    Draw.finite(what, "turns", turns, 0);
    return classes(
        what,
        parts(what, n, arms, key),
        2,
        noise,
        key,
        (label, i, count, _) -> {
          double t = (i + 1.0) / count;
          double angle = 2 * Math.PI * (turns * t + (double) label / arms);
          return new double[] {t * StrictMath.cos(angle), t * StrictMath.sin(angle)};
        });
  }

  /**
   * Normal clouds around {@code centers}, [classes, d], of the standard deviation {@code
   * deviation}. Source: scikit-learn's {@code make_blobs}.
   */
  public static TensorDataset blobs(int n, float[][] centers, double deviation, RandomKey key) {
    String what = "blobs";
    ArgumentException.requirePresent(centers, what, "array of centers");
    Draw.atLeast(what, "centers", centers.length, 1);
    for (int i = 0; i < centers.length; i++) {
      ArgumentException.requirePresent(centers[i], what, "center", i);
      if (centers[i].length != centers[0].length || centers[i].length == 0) {
        throw new ShapeException(
            what
                + ": center "
                + i
                + " has "
                + centers[i].length
                + " numbers, center 0 has "
                + centers[0].length
                + "; give all the same, at least 1");
      }
    }
    int axes = centers[0].length;
    return classes(
        what,
        parts(what, n, centers.length, key),
        axes,
        deviation,
        key,
        (label, _, _, _) -> {
          double[] center = new double[axes];
          Arrays.setAll(center, axis -> centers[label][axis]);
          return center;
        });
  }

  /**
   * As above, around {@code classes} centers that are uniform in [−10, 10) along each of {@code
   * axes}.
   */
  public static TensorDataset blobs(int n, int classes, int axes, double deviation, RandomKey key) {
    Draw.require("blobs", n, key);
    Draw.atLeast("blobs", "classes", classes, 1);
    Draw.atLeast("blobs", "axes", axes, 1);
    var draw = new Draw(key.split("centers"));
    float[][] centers = new float[classes][axes];
    for (float[] center : centers) {
      for (int axis = 0; axis < axes; axis++) {
        center[axis] = (float) (20 * draw.uniform() - 10);
      }
    }
    return blobs(n, centers, deviation, key);
  }

  /**
   * Exclusive or: the corners (0, 0) and (1, 1) are class 0, (0, 1) and (1, 0) class 1, in turns.
   * Source: Minsky and Papert, Perceptrons, 1969.
   */
  public static TensorDataset xor(int n, double noise, RandomKey key) {
    return classes(
        "xor",
        halves("xor", n, key),
        2,
        noise,
        key,
        (label, i, _, _) -> new double[] {i % 2, i % 2 ^ label});
  }

  /**
   * Points of the unit square, uniform in the cells of a board of {@code cells} × {@code cells}:
   * class (⌊x · cells⌋ + ⌊y · cells⌋) mod 2, before noise and rounding.
   *
   * @throws ArgumentException if there are not 2 to 1,024 cells
   */
  public static TensorDataset checkerboard(int n, int cells, double noise, RandomKey key) {
    String what = "checkerboard";
    if (cells < 2 || cells > 1024) {
      throw new ArgumentException(what + ": cells is " + cells + ", expected 2 to 1024");
    }
    return classes(
        what,
        halves(what, n, key),
        2,
        noise,
        key,
        (label, _, _, draw) -> {
          // Cell k of the label's colour: every other one, of an odd row from its second on.
          int k = draw.below((cells * cells + 1 - label) / 2);
          int row = cells % 2 == 1 ? (2 * k + label) / cells : k / (cells / 2);
          int column =
              cells % 2 == 1 ? (2 * k + label) % cells : 2 * (k % (cells / 2)) + (row + label) % 2;
          return new double[] {(column + draw.uniform()) / cells, (row + draw.uniform()) / cells};
        });
  }

  /**
   * A saddle to be fitted: features (x, y) uniform in [−1, 1)², targets float32 [n, 1] of z = x² −
   * y², with normal noise of the standard deviation {@code noise} upon z.
   */
  public static TensorDataset saddle(int n, double noise, RandomKey key) {
    Draw.require("saddle", n, key);
    Draw.finite("saddle", "noise", noise, 0);
    Draw.atLeast("saddle", "rows left by an array", Integer.MAX_VALUE / 2 - n, 0);
    var places = new Draw(key.split("places"));
    var noises = new Draw(key.split("noise"));
    float[] features = new float[2 * n];
    float[] targets = new float[n];
    for (int i = 0; i < n; i++) {
      float x = (float) (2 * places.uniform() - 1);
      float y = (float) (2 * places.uniform() - 1);
      features[2 * i] = x;
      features[2 * i + 1] = y;
      targets[i] = (float) ((double) x * x - (double) y * y + noise * noises.normal());
    }
    return TensorDataset.of(
        tensor(TensorType.float32(Shape.of(n, 2)), features),
        tensor(TensorType.float32(Shape.of(n, 1)), targets));
  }
}
