package dev.trigrad.data.image;

import java.util.Arrays;

/**
 * Operations that move an image away from a degenerate one, as Pillow's {@code ImageEnhance}: d +
 * factor (v − d) in float32, cut off to 0 … 255 and towards 0.
 */
final class Blend {
  private Blend() {}

  static Pixels brightness(Pixels image, double factor) {
    return from(new byte[image.values.length], image, factor);
  }

  static Pixels contrast(Pixels image, double factor) {
    long sum = 0;
    int size = image.height() * image.width();
    for (int i = 0; i < size; i++) {
      sum += grey(image, i);
    }
    byte[] mean = new byte[image.values.length];
    Arrays.fill(mean, (byte) ((double) sum / size + 0.5));
    return from(mean, image, factor);
  }

  static Pixels saturation(Pixels image, double factor) {
    int size = image.height() * image.width();
    byte[] greys = new byte[image.values.length];
    for (int i = 0; i < greys.length; i++) {
      greys[i] = i < size ? (byte) grey(image, i) : greys[i - size];
    }
    return from(greys, image, factor);
  }

  /** Luma of pixel {@code i} by ITU-R 601-2, in 16-bit fixed point: {@code L24}. */
  private static int grey(Pixels image, int i) {
    byte[] v = image.values;
    int size = image.height() * image.width();
    return image.channels() == 1
        ? v[i] & 255
        : ((v[i] & 255) * 19595
                + (v[i + size] & 255) * 38470
                + (v[i + 2 * size] & 255) * 7471
                + 0x8000)
            >> 16;
  }

  static Pixels sharpness(Pixels image, double factor) {
    byte[] smooth = image.values.clone();
    int width = image.width();
    int size = image.height() * width;
    for (int c = 0; c < image.channels(); c++) {
      for (int y = 1; y < image.height() - 1; y++) {
        for (int x = 1; x < width - 1; x++) {
          int i = c * size + y * width + x;
          smooth[i] = smooth(image.values, i, width);
        }
      }
    }
    return from(smooth, image, factor);
  }

  /** {@code ImageFilter.SMOOTH}, summed from the row below upwards as {@code Filter.c} does. */
  private static byte smooth(byte[] v, int i, int width) {
    float edge = 1 / 13f;
    float centre = 5 / 13f;
    float sum = 0.5f;
    sum += row(v, i + width, edge, edge);
    sum += row(v, i, edge, centre);
    sum += row(v, i - width, edge, edge);
    return (byte) Math.min(sum, 255);
  }

  private static float row(byte[] v, int i, float side, float middle) {
    return (v[i - 1] & 255) * side + (v[i] & 255) * middle + (v[i + 1] & 255) * side;
  }

  private static Pixels from(byte[] degenerate, Pixels image, double factor) {
    float alpha = (float) factor;
    byte[] out = new byte[degenerate.length];
    for (int i = 0; i < out.length; i++) {
      int from = degenerate[i] & 255;
      float value = from + alpha * ((image.values[i] & 255) - from);
      out[i] = (byte) Math.clamp(value, 0, 255);
    }
    return image.like(out);
  }
}
