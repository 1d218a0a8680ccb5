package dev.trigrad.data.file;

/**
 * Resizing in two passes, rows and then columns, with weights of 22 bits and 8 bits in between: the
 * arithmetic of Pillow, src/libImaging/Resample.c, so that the bytes are the same.
 */
final class Resampling {
  private static final int BITS = 22;

  private Resampling() {}

  /** How a pixel weighs by its distance. */
  enum Filter {
    BOX(0.5),
    TRIANGLE(1);

    private final double support;

    Filter(double support) {
      this.support = support;
    }

    private double weight(double x) {
      return switch (this) {
        case BOX -> x > -0.5 && x <= 0.5 ? 1 : 0;
        case TRIANGLE -> Math.max(0, 1 - Math.abs(x));
      };
    }
  }

  /** The weights that each place of an axis gives to those of the old one, from {@code first}. */
  private record Weights(int[] first, int[][] weights) {
    static Weights of(Filter filter, int from, int to) {
      double scale = (double) from / to;
      double stretch = Math.max(scale, 1);
      double support = filter.support * stretch;
      double inverse = 1 / stretch;
      int[] first = new int[to];
      int[][] all = new int[to][];
      for (int i = 0; i < to; i++) {
        double center = (i + 0.5) * scale;
        int low = Math.max((int) (center - support + 0.5), 0);
        int high = Math.min((int) (center + support + 0.5), from);
        double[] exact = new double[high - low];
        double sum = 0;
        for (int j = 0; j < exact.length; j++) {
          exact[j] = filter.weight((j + low - center + 0.5) * inverse);
          sum += exact[j];
        }
        first[i] = low;
        all[i] = new int[exact.length];
        for (int j = 0; j < exact.length; j++) {
          double share = sum != 0 ? exact[j] / sum : exact[j];
          all[i][j] = (int) (share * (1 << BITS) + 0.5);
        }
      }
      return new Weights(first, all);
    }
  }

  static Levels resize(Levels image, Filter filter, int height, int width) {
    Levels wide = width == image.width() ? image : across(image, filter, width);
    return height == wide.height() ? wide : down(wide, filter, height);
  }

  private static Levels across(Levels image, Filter filter, int width) {
    int channels = image.channels();
    var weights = Weights.of(filter, image.width(), width);
    byte[] out = new byte[image.height() * width * channels];
    for (int y = 0, at = 0; y < image.height(); y++) {
      for (int x = 0; x < width; x++) {
        int from = (y * image.width() + weights.first[x]) * channels;
        for (int c = 0; c < channels; c++) {
          out[at++] = sum(image.bytes(), from + c, channels, weights.weights[x]);
        }
      }
    }
    return new Levels(image.height(), width, channels, out);
  }

  private static Levels down(Levels image, Filter filter, int height) {
    int line = image.width() * image.channels();
    var weights = Weights.of(filter, image.height(), height);
    byte[] out = new byte[height * line];
    for (int y = 0, at = 0; y < height; y++) {
      for (int i = 0; i < line; i++) {
        out[at++] = sum(image.bytes(), weights.first[y] * line + i, line, weights.weights[y]);
      }
    }
    return new Levels(height, image.width(), image.channels(), out);
  }

  private static byte sum(byte[] bytes, int from, int stride, int[] weights) {
    int sum = 1 << BITS - 1;
    for (int j = 0; j < weights.length; j++) {
      sum += (bytes[from + j * stride] & 0xff) * weights[j];
    }
    return (byte) Math.clamp(sum >> BITS, 0, 255);
  }
}
