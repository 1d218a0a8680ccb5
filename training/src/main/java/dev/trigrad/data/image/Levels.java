package dev.trigrad.data.image;

import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;

/** Operations that map each of the 256 levels to another one, as Pillow's {@code ImageOps}. */
final class Levels {
  private Levels() {}

  /** The image with {@code level} of each value. */
  static Pixels map(Pixels image, IntUnaryOperator level) {
    return perChannel(image, histogram -> table(level));
  }

  /** The image with each channel's values in the table that {@code tables} makes of its counts. */
  static Pixels perChannel(Pixels image, UnaryOperator<int[]> tables) {
    int size = image.height() * image.width();
    byte[] out = new byte[image.values.length];
    for (int c = 0; c < image.channels(); c++) {
      int[] histogram = new int[256];
      for (int i = c * size; i < (c + 1) * size; i++) {
        histogram[image.values[i] & 255]++;
      }
      int[] table = tables.apply(histogram);
      for (int i = c * size; i < (c + 1) * size; i++) {
        out[i] = (byte) table[image.values[i] & 255];
      }
    }
    return image.like(out);
  }

  private static int[] table(IntUnaryOperator level) {
    int[] table = new int[256];
    for (int i = 0; i < 256; i++) {
      table[i] = level.applyAsInt(i);
    }
    return table;
  }

  /** {@code ImageOps.autocontrast} without cut-off. */
  static int[] stretched(int[] histogram) {
    int low = 0;
    while (histogram[low] == 0) {
      low++;
    }
    int high = last(histogram);
    if (low == high) {
      return table(v -> v);
    }
    double scale = 255.0 / (high - low);
    double offset = -low * scale;
    return table(v -> Math.clamp((int) (v * scale + offset), 0, 255));
  }

  /** {@code ImageOps.equalize}. */
  static int[] equalized(int[] histogram) {
    int count = 0;
    for (int frequency : histogram) {
      count += frequency;
    }
    int step = (count - histogram[last(histogram)]) / 255;
    if (step == 0) {
      return table(v -> v);
    }
    int[] table = new int[256];
    int sum = step / 2;
    for (int i = 0; i < 256; i++) {
      table[i] = Math.min(255, sum / step);
      sum += histogram[i];
    }
    return table;
  }

  private static int last(int[] histogram) {
    int last = 255;
    while (histogram[last] == 0) {
      last--;
    }
    return last;
  }
}
