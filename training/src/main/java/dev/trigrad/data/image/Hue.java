package dev.trigrad.data.image;

/** Pillow's 8-bit HSV, in the mixture of float and double of its {@code Convert.c}. */
final class Hue {
  private Hue() {}

  /** A colour image with {@code shift} added to each 8-bit hue, modulo 256. */
  static Pixels moved(Pixels image, int shift) {
    byte[] out = new byte[image.values.length];
    int size = image.height() * image.width();
    for (int i = 0; i < size; i++) {
      int red = image.values[i] & 255;
      int green = image.values[i + size] & 255;
      int blue = image.values[i + 2 * size] & 255;
      int high = Math.max(red, Math.max(green, blue));
      int range = high - Math.min(red, Math.min(green, blue));
      int saturation = range == 0 ? 0 : (int) ((float) range / high * 255.0);
      int hue = range == 0 ? 0 : hue(red, green, blue, high, range);
      int colour = colour((hue + shift) & 255, saturation, high);
      out[i] = (byte) (colour >> 16);
      out[i + size] = (byte) (colour >> 8);
      out[i + 2 * size] = (byte) colour;
    }
    return image.like(out);
  }

  private static int hue(int red, int green, int blue, int high, float range) {
    float r = (high - red) / range;
    float g = (high - green) / range;
    float b = (high - blue) / range;
    float sixth;
    if (red == high) {
      sixth = b - g;
    } else if (green == high) {
      sixth = (float) (2.0 + r - b);
    } else {
      sixth = (float) (4.0 + g - r);
    }
    float turn = (float) ((sixth / 6.0 + 1.0) % 1.0);
    return (int) (turn * 255.0);
  }

  /** Red, green and blue, one byte each. */
  private static int colour(int hue, int saturation, int v) {
    if (saturation == 0) {
      return v << 16 | v << 8 | v;
    }
    int sector = (int) ((float) hue * 6.0 / 255.0);
    float rest = (float) ((float) hue * 6.0 / 255.0 - sector);
    float s = (float) (saturation / 255.0);
    int p = (int) Math.round(v * (1.0 - s));
    int q = (int) Math.round(v * (1.0 - s * rest));
    int t = (int) Math.round(v * (1.0 - s * (1.0 - rest)));
    return switch (sector % 6) {
      case 0 -> v << 16 | t << 8 | p;
      case 1 -> q << 16 | v << 8 | p;
      case 2 -> p << 16 | v << 8 | t;
      case 3 -> p << 16 | q << 8 | v;
      case 4 -> t << 16 | p << 8 | v;
      default -> v << 16 | p << 8 | q;
    };
  }
}
