package dev.trigrad.data.image;

import dev.trigrad.ArgumentException;
import dev.trigrad.ShapeException;

/** Checks what images are made of. */
final class PixelValues {
  private static final int LARGEST = 1 << 28;

  private PixelValues() {}

  /** See {@link Pixels#of(float[], int, int, int, int, float)}. */
  static byte[] read(float[] values, int from, int channels, int height, int width, float white) {
    ArgumentException.requirePresent(values, "pixels", "array");
    int count = requireImage(channels, height, width);
    if (from < 0 || from > values.length - count) {
      throw new ShapeException(
          "pixels: array has "
              + values.length
              + " values, expected "
              + count
              + " from index "
              + from
              + " on");
    }
    requireWhite(white);
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      float value = values[from + i];
      if (!(value >= 0 && value <= white)) {
        throw new ArgumentException(
            "pixels: value "
                + value
                + " in channel "
                + i / (height * width)
                + ", row "
                + i / width % height
                + ", column "
                + i % width
                + ", expected one from 0 to "
                + white
                + "; augment before standardising, or say what white is");
      }
      // In double, where no white overflows.
      bytes[i] = (byte) (value * 255.0 / white + 0.5);
    }
    return bytes;
  }

  static int requireImage(int channels, int height, int width) {
    if (channels != 1 && channels != 3) {
      throw new ShapeException(
          "pixels: " + channels + " channels, expected 1 (grey) or 3 (red, green, blue)");
    }
    // Divided, because the product of three extents need not fit into a long.
    if (height < 1 || width < 1 || (long) height * width > LARGEST / channels) {
      throw new ShapeException(
          "pixels: height "
              + height
              + " and width "
              + width
              + ", expected at least 1 each and at most 2²⁸ values");
    }
    return channels * height * width;
  }

  static void requireWhite(float white) {
    if (!(white > 0 && white <= Float.MAX_VALUE)) {
      throw new ArgumentException("pixels: white is " + white + ", expected a finite number > 0");
    }
  }

  static double requireFinite(String operation, String what, double value) {
    if (!Double.isFinite(value)) {
      throw new ArgumentException(
          operation + ": " + what + " is " + value + ", expected a finite number");
    }
    return value;
  }

  /** One value for each channel of {@code fill}, which has none, one or as many. */
  static int[] fill(int[] fill, int channels) {
    ArgumentException.requirePresent(fill, "pixels", "fill");
    if (fill.length > 1 && fill.length != channels) {
      throw new ArgumentException(
          "pixels: fill of "
              + fill.length
              + " values for "
              + channels
              + " channels; give one, or one for each");
    }
    int[] filled = new int[channels];
    for (int c = 0; c < channels; c++) {
      filled[c] = fill.length == 0 ? 0 : fill[fill.length == 1 ? 0 : c];
      if (filled[c] < 0 || filled[c] > 255) {
        throw new ArgumentException("pixels: fill is " + filled[c] + ", expected 0 to 255");
      }
    }
    return filled;
  }
}
