package dev.trigrad.data.image;

import dev.trigrad.ArgumentException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;

/**
 * Affine maps (a, b, c, d, e, f) from a place (x, y) of the image made to the place (a x + b y + c,
 * d x + e y + f) of its source, in the arithmetic of Pillow's {@code Geometry.c}.
 */
final class Affine {
  /** What 16.16 fixed-point numbers reach to. */
  private static final double REACH = 32768;

  private Affine() {}

  static double[] require(double[] matrix) {
    if (matrix.length != 6) {
      throw new ArgumentException(
          "transform: matrix of " + matrix.length + " numbers, expected 6: a, b, c, d, e, f");
    }
    for (double element : matrix) {
      PixelValues.requireFinite("transform", "element of the matrix", element);
    }
    return matrix;
  }

  static double[] translation(double x, double y) {
    return new double[] {1, 0, x, 0, 1, y};
  }

  /** Mirrors an image of {@code extent} columns, if {@code horizontal}, or rows. */
  static double[] flip(boolean horizontal, int extent) {
    return horizontal
        ? new double[] {-1, 0, extent, 0, 1, 0}
        : new double[] {1, 0, 0, 0, -1, extent};
  }

  /** As {@code Image.rotate} has it: the angle below 360, its cosine and sine to 15 places. */
  static double[] rotation(double degrees, int height, int width) {
    double turned = PixelValues.requireFinite("rotate", "angle", degrees) % 360;
    double angle = -Math.toRadians(turned < 0 ? turned + 360 : turned);
    double cos = rounded(StrictMath.cos(angle));
    double sin = rounded(StrictMath.sin(angle));
    double x = width / 2.0;
    double y = height / 2.0;
    return new double[] {cos, sin, cos * -x + sin * -y + x, -sin, cos, -sin * -x + cos * -y + y};
  }

  private static double rounded(double value) {
    return new BigDecimal(value).setScale(15, RoundingMode.HALF_EVEN).doubleValue();
  }

  /** The image of these extents that {@code m} takes from {@code source}. */
  static Pixels apply(
      Pixels source, double[] m, int height, int width, Sampling sampling, int[] fill) {
    ArgumentException.requirePresent(sampling, "transform", "sampling");
    int channels = source.channels();
    byte[] out = new byte[channels * height * width];
    int[] colour = PixelValues.fill(fill, channels);
    for (int c = 0; c < channels; c++) {
      Arrays.fill(out, c * height * width, (c + 1) * height * width, (byte) colour[c]);
    }
    var target = new Pixels(channels, height, width, out);
    switch (sampling) {
      case BILINEAR -> bilinear(source, m, target);
      case NEAREST -> {
        boolean axes = m[1] == 0 && m[3] == 0;
        if (!axes
            && within(m, 0, 0)
            && within(m, width, height)
            && within(m, 0, height)
            && within(m, width, 0)) {
          fixed(source, m, target);
        } else {
          nearest(source, m, target);
        }
      }
    }
    return target;
  }

  private static boolean within(double[] m, int x, int y) {
    return Math.abs(x * m[0] + y * m[1] + m[2]) < REACH
        && Math.abs(x * m[3] + y * m[4] + m[5]) < REACH;
  }

  /** {@code affine_fixed}. */
  private static void fixed(Pixels source, double[] m, Pixels target) {
    int stepX = fix(m[0]);
    int stepY = fix(m[3]);
    int downX = fix(m[1]);
    int downY = fix(m[4]);
    int startX = fix(m[2] + m[0] * 0.5 + m[1] * 0.5);
    int startY = fix(m[5] + m[3] * 0.5 + m[4] * 0.5);
    for (int y = 0; y < target.height(); y++) {
      int sourceX = startX;
      int sourceY = startY;
      for (int x = 0; x < target.width(); x++) {
        copy(source, sourceX >> 16, sourceY >> 16, target, x, y);
        sourceX += stepX;
        sourceY += stepY;
      }
      startX += downX;
      startY += downY;
    }
  }

  private static int fix(double value) {
    return (int) Math.floor(value * 65536 + 0.5);
  }

  /** {@code ImagingScaleAffine} and {@code ImagingTransformAffine}, which agree. */
  private static void nearest(Pixels source, double[] m, Pixels target) {
    double startX = m[2] + m[1] * 0.5 + m[0] * 0.5;
    double startY = m[5] + m[4] * 0.5 + m[3] * 0.5;
    for (int y = 0; y < target.height(); y++) {
      double sourceX = startX;
      double sourceY = startY;
      for (int x = 0; x < target.width(); x++) {
        copy(source, place(sourceX), place(sourceY), target, x, y);
        sourceX += m[0];
        sourceY += m[3];
      }
      startX += m[1];
      startY += m[4];
    }
  }

  private static int place(double coordinate) {
    return coordinate < 0 ? -1 : (int) coordinate;
  }

  private static void copy(Pixels source, int fromX, int fromY, Pixels target, int x, int y) {
    int width = source.width();
    int height = source.height();
    if (fromX >= 0 && fromX < width && fromY >= 0 && fromY < height) {
      int from = fromY * width + fromX;
      int to = y * target.width() + x;
      for (int c = 0; c < target.channels(); c++) {
        target.values[to] = source.values[from];
        from += height * width;
        to += target.height() * target.width();
      }
    }
  }

  /** {@code ImagingGenericTransform} with {@code bilinear_filter8}. */
  private static void bilinear(Pixels source, double[] m, Pixels target) {
    int height = source.height();
    int width = source.width();
    for (int y = 0; y < target.height(); y++) {
      for (int x = 0; x < target.width(); x++) {
        double fromX = m[0] * (x + 0.5) + m[1] * (y + 0.5) + m[2];
        double fromY = m[3] * (x + 0.5) + m[4] * (y + 0.5) + m[5];
        if (fromX >= 0 && fromX < width && fromY >= 0 && fromY < height) {
          fromX -= 0.5;
          fromY -= 0.5;
          int left = (int) Math.floor(fromX);
          int top = (int) Math.floor(fromY);
          int to = y * target.width() + x;
          for (int c = 0; c < target.channels(); c++) {
            target.values[to] = blend(source, c, left, top, fromX - left, fromY - top);
            to += target.height() * target.width();
          }
        }
      }
    }
  }

  private static byte blend(
      Pixels source, int channel, int left, int top, double right, double down) {
    int x = Math.max(left, 0);
    int nextX = Math.min(left + 1, source.width() - 1);
    int y = Math.max(top, 0);
    int nextY = Math.min(top + 1, source.height() - 1);
    double upper = source.value(channel, y, x);
    upper += (source.value(channel, y, nextX) - upper) * right;
    double lower = source.value(channel, nextY, x);
    lower += (source.value(channel, nextY, nextX) - lower) * right;
    return (byte) (upper + (lower - upper) * down);
  }
}
