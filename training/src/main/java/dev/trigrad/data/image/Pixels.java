package dev.trigrad.data.image;

import dev.trigrad.ArgumentException;
import dev.trigrad.RandomKey;
import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.nn.Initializer;
import java.util.Arrays;

/**
 * An image of 8-bit values [channels, height, width], grey (one channel) or colour (red, green,
 * blue); immutable. Its operations compute what Pillow 9.4 computes, pixel by pixel; those named
 * otherwise in Pillow say so.
 *
 * <p>Float images are read with their white, the value that stands for 255: v becomes ⌊255 v /
 * white + ½⌋, and k is written back as k · white / 255, so that images that came from 8 bits stay
 * exact. Geometric operations leave height and width, and fill what comes from outside with {@code
 * fill}: nothing for black, one value for all channels, or one for each, from 0 to 255.
 */
public final class Pixels {
  private final int channels;
  private final int height;
  private final int width;

  /** The values in row-major order, which nobody changes. */
  final byte[] values;

  Pixels(int channels, int height, int width, byte[] values) {
    this.channels = channels;
    this.height = height;
    this.width = width;
    this.values = values;
  }

  /**
   * The image of {@code channels} · {@code height} · {@code width} numbers of {@code values} from
   * index {@code from} on.
   *
   * @param white the value that stands for 255: 1 or 255, mostly
   * @throws ShapeException if the extents are no image's, or the array is shorter
   * @throws ArgumentException if a value is NaN or not from 0 to {@code white}
   */
  public static Pixels of(
      float[] values, int from, int channels, int height, int width, float white) {
    return new Pixels(
        channels, height, width, PixelValues.read(values, from, channels, height, width, white));
  }

  /**
   * The image of a float32 tensor [channels, height, width]; see {@link #of(float[], int, int, int,
   * int, float)}.
   */
  public static Pixels of(Tensor image, float white) {
    ArgumentException.requirePresent(image, "pixels", "tensor");
    Shape shape = image.shape();
    if (shape.rank() != 3) {
      throw new ShapeException(
          "pixels: tensor is " + shape + ", expected [channels, height, width]");
    }
    return of(image.toArray(), 0, shape.extent(0), shape.extent(1), shape.extent(2), white);
  }

  /** 1 if grey, 3 if in colour. */
  public int channels() {
    return channels;
  }

  /** Number of rows. */
  public int height() {
    return height;
  }

  /** Number of columns. */
  public int width() {
    return width;
  }

  /** The value from 0 to 255 in {@code channel} of row {@code y}, column {@code x}. */
  public int value(int channel, int y, int x) {
    return values[(channel * height + y) * width + x] & 255;
  }

  /** Writes the values, scaled to {@code white}, into {@code target} from index {@code from} on. */
  public void copyTo(float[] target, int from, float white) {
    for (int i = 0; i < values.length; i++) {
      // In double, where no white overflows.
      target[from + i] = (float) ((values[i] & 255) * (double) white / 255);
    }
  }

  /** The values, scaled to {@code white}, as a float32 tensor [channels, height, width]. */
  public Tensor toTensor(float white) {
    PixelValues.requireWhite(white);
    float[] array = new float[values.length];
    copyTo(array, 0, white);
    return Tensor.of(array, channels, height, width);
  }

  /**
   * The image whose pixel (x, y) is the one at (a x + b y + c, d x + e y + f) here, where pixels
   * have their centres at ½: {@code Image.transform} with {@code AFFINE}, in its 16.16 fixed-point
   * numbers where it uses them.
   *
   * @param matrix a, b, c, d, e, f, all finite
   */
  public Pixels transform(double[] matrix, Sampling sampling, int... fill) {
    ArgumentException.requirePresent(matrix, "transform", "matrix");
    return Affine.apply(this, Affine.require(matrix), height, width, sampling, fill);
  }

  /**
   * Rotated counter-clockwise about its centre by an angle in degrees: {@code Image.rotate}, which
   * keeps the extents.
   */
  public Pixels rotate(double degrees, Sampling sampling, int... fill) {
    return transform(Affine.rotation(degrees, height, width), sampling, fill);
  }

  /**
   * The window of {@code height} rows and {@code width} columns from row {@code top} and column
   * {@code left} on, which may lie outside: {@code ImageOps.expand} and {@code Image.crop}.
   */
  public Pixels crop(int top, int left, int height, int width, int... fill) {
    PixelValues.requireImage(channels, height, width);
    double[] matrix = Affine.translation(left, top);
    return Affine.apply(this, matrix, height, width, Sampling.NEAREST, fill);
  }

  /** Mirrored left to right: {@code ImageOps.mirror}. */
  public Pixels flipHorizontal() {
    return transform(Affine.flip(true, width), Sampling.NEAREST);
  }

  /** Mirrored top to bottom: {@code ImageOps.flip}. */
  public Pixels flipVertical() {
    return transform(Affine.flip(false, height), Sampling.NEAREST);
  }

  /**
   * Pasted over with {@code fill} where {@code height} rows and {@code width} columns from row
   * {@code top} and column {@code left} on lie inside: {@code Image.paste}.
   */
  public Pixels erase(int top, int left, int height, int width, int... fill) {
    int[] colour = PixelValues.fill(fill, channels);
    byte[] out = values.clone();
    int right = (int) Math.min(this.width, (long) left + width);
    int bottom = (int) Math.min(this.height, (long) top + height);
    int from = Math.max(0, left);
    for (int c = 0; c < channels; c++) {
      for (int y = Math.max(0, top); from < right && y < bottom; y++) {
        int row = (c * this.height + y) * this.width;
        Arrays.fill(out, row + from, row + right, (byte) colour[c]);
      }
    }
    return like(out);
  }

  /** 255 − v: {@code ImageOps.invert}. */
  public Pixels invert() {
    return solarize(0);
  }

  /** 255 − v where v is not below {@code threshold}: {@code ImageOps.solarize}. */
  public Pixels solarize(double threshold) {
    double limit = PixelValues.requireFinite("solarize", "threshold", threshold);
    return Levels.map(this, v -> v < limit ? v : 255 - v);
  }

  /**
   * v without all but its {@code bits} highest bits: {@code ImageOps.posterize}.
   *
   * @throws ArgumentException if they are not 1 to 8
   */
  public Pixels posterize(int bits) {
    if (bits < 1 || bits > 8) {
      throw new ArgumentException("posterize: " + bits + " bits, expected 1 to 8");
    }
    int mask = -1 << (8 - bits);
    return Levels.map(this, v -> v & mask);
  }

  /**
   * Each channel stretched so that its smallest value becomes 0 and its largest 255, if they
   * differ: {@code ImageOps.autocontrast}.
   */
  public Pixels autoContrast() {
    return Levels.perChannel(this, Levels::stretched);
  }

  /** Each channel with values as equally frequent as can be: {@code ImageOps.equalize}. */
  public Pixels equalize() {
    return Levels.perChannel(this, Levels::equalized);
  }

  /**
   * 2^{@code stops} v, rounded, at most 255: what a camera's shutter open that much longer gives on
   * these values; the 8-bit table of {@code Image.point}. Darknet's exposure e is log₂ e stops.
   */
  public Pixels exposure(double stops) {
    double factor = StrictMath.pow(2, PixelValues.requireFinite("exposure", "stops", stops));
    return Levels.map(this, v -> (int) Math.min(255, v * factor + 0.5));
  }

  /** {@code factor} times v, cut off: {@code ImageEnhance.Brightness}; 1 changes nothing. */
  public Pixels brightness(double factor) {
    return Blend.brightness(
        this, PixelValues.requireFinite("brightness", "factor", (float) factor));
  }

  /**
   * {@code factor} times as far from the mean grey, cut off: {@code ImageEnhance.Contrast}; 1
   * changes nothing.
   */
  public Pixels contrast(double factor) {
    return Blend.contrast(this, PixelValues.requireFinite("contrast", "factor", (float) factor));
  }

  /**
   * {@code factor} times as far from the pixel's grey, cut off: {@code ImageEnhance.Color}; 1
   * changes nothing, nor does any on a grey image.
   */
  public Pixels saturation(double factor) {
    return Blend.saturation(
        this, PixelValues.requireFinite("saturation", "factor", (float) factor));
  }

  /**
   * {@code factor} times as far from a smoothed image, cut off, but for the outermost pixels:
   * {@code ImageEnhance.Sharpness}; 1 changes nothing, nor does any on fewer than 3 rows or
   * columns.
   */
  public Pixels sharpness(double factor) {
    return Blend.sharpness(this, PixelValues.requireFinite("sharpness", "factor", (float) factor));
  }

  /**
   * Hues moved by {@code turn} of their circle, in Pillow's 8-bit HSV, as torchvision's {@code
   * adjust_hue}: to there and back costs a little even if {@code turn} is 0. A grey image stays.
   *
   * @throws ArgumentException if it is not from −½ to ½
   */
  public Pixels hue(double turn) {
    if (!(turn >= -0.5 && turn <= 0.5)) {
      throw new ArgumentException("hue: turn is " + turn + ", expected one from -0.5 to 0.5");
    }
    return channels == 1 ? this : Hue.moved(this, (int) (turn * 255));
  }

  /**
   * v + ε rounded and cut off, ε normal with mean 0 and the given standard deviation on the scale
   * of 255.
   */
  public Pixels noise(double deviation, RandomKey key) {
    ArgumentException.requirePresent(key, "noise", "key");
    float[] noise = Initializer.normal(deviation).values(Shape.of(values.length), key);
    byte[] out = new byte[values.length];
    for (int i = 0; i < out.length; i++) {
      float value = (values[i] & 255) + noise[i] + 0.5f;
      out[i] = (byte) Math.clamp(value, 0, 255);
    }
    return like(out);
  }

  Pixels like(byte[] other) {
    return new Pixels(channels, height, width, other);
  }
}
