package dev.trigrad.data.image;

import dev.trigrad.ArgumentException;
import dev.trigrad.RandomKey;

/**
 * What a policy does to images, by one magnitude; 0 leaves them as they are wherever the magnitude
 * is no level or number of bits. Each is an operation of {@link Pixels}, which says what Pillow
 * calls it; the geometric ones move bounding boxes too.
 */
public enum ImageOperation {
  /** Nothing. */
  IDENTITY(0, 0),
  /** Mirrors left to right; geometric. */
  FLIP_HORIZONTAL(0, 0),
  /** Mirrors top to bottom; geometric. */
  FLIP_VERTICAL(0, 0),
  /** Rotates counter-clockwise about the centre, by degrees from −360 to 360; geometric. */
  ROTATE(-360, 360),
  /** Moves row y to the left by magnitude · y, from −10 to 10; geometric. */
  SHEAR_X(-10, 10),
  /** Moves column x upwards by magnitude · x, from −10 to 10; geometric. */
  SHEAR_Y(-10, 10),
  /** Moves to the right by pixels, from −32767 to 32767; geometric. */
  TRANSLATE_X(-32767, 32767),
  /** Moves downwards by pixels, from −32767 to 32767; geometric. */
  TRANSLATE_Y(-32767, 32767),
  /**
   * Pads each side by pixels, a whole number from 0 to 32767, and takes a window of the old extents
   * at random; geometric.
   */
  CROP(0, 32767),
  /** {@link Pixels#invert}. */
  INVERT(0, 0),
  /** {@link Pixels#solarize}, by the threshold from 0 to 256, which alone changes nothing. */
  SOLARIZE(0, 256),
  /** {@link Pixels#posterize}, by the bits kept, 1 to 8, of which 8 change nothing. */
  POSTERIZE(1, 8),
  /** {@link Pixels#autoContrast}. */
  AUTO_CONTRAST(0, 0),
  /** {@link Pixels#equalize}. */
  EQUALIZE(0, 0),
  /** {@link Pixels#brightness}, by the factor − 1, from −1 to 99. */
  BRIGHTNESS(-1, 99),
  /** {@link Pixels#contrast}, by the factor − 1, from −1 to 99. */
  CONTRAST(-1, 99),
  /** {@link Pixels#saturation}, by the factor − 1, from −1 to 99. */
  SATURATION(-1, 99),
  /** {@link Pixels#sharpness}, by the factor − 1, from −1 to 99. */
  SHARPNESS(-1, 99),
  /** {@link Pixels#hue}, by the part of a turn, from −½ to ½. */
  HUE(-0.5, 0.5),
  /** {@link Pixels#exposure}, by stops from −8 to 8. */
  EXPOSURE(-8, 8),
  /** {@link Pixels#noise}, by the standard deviation from 0 to 255. */
  NOISE(0, 255),
  /**
   * Fills a square about a pixel drawn uniformly, as far as it lies inside; by its side, a whole
   * number of pixels from 0 to 32767. Boxes stay. Source: DeVries and Taylor, Improved
   * regularization of convolutional neural networks with cutout, 2017.
   */
  CUTOUT(0, 32767);

  private final double lowest;
  private final double highest;

  ImageOperation(double lowest, double highest) {
    this.lowest = lowest;
    this.highest = highest;
  }

  /** The step of a policy that does this with {@code probability}; for those without magnitude. */
  public Policy.Step step(double probability) {
    return step(probability, 0);
  }

  /** The step that does this with {@code probability} by {@code magnitude}. */
  public Policy.Step step(double probability, double magnitude) {
    return step(probability, magnitude, magnitude);
  }

  /**
   * The step that does this with {@code probability} by a magnitude drawn uniformly from {@code
   * low} to {@code high}.
   */
  public Policy.Step step(double probability, double low, double high) {
    return new Policy.Step(this, probability, low, high, false);
  }

  /** Whether magnitudes are whole numbers. */
  boolean whole() {
    return this == POSTERIZE || this == CROP || this == CUTOUT;
  }

  /**
   * Checks a magnitude.
   *
   * @throws ArgumentException if it is NaN, out of range, or a fraction where none is meant
   */
  void require(double magnitude) {
    boolean fits = magnitude >= lowest && magnitude <= highest;
    if (!fits || whole() && magnitude != Math.rint(magnitude)) {
      throw new ArgumentException(
          "policy: magnitude of "
              + this
              + " is "
              + magnitude
              + ", expected "
              + (lowest == highest
                  ? "0, as it has none"
                  : (whole() ? "a whole number" : "a number")
                      + " from "
                      + lowest
                      + " to "
                      + highest));
    }
  }

  /**
   * {@code image} after this operation.
   *
   * @param magnitude see each operation
   * @param sampling of rotations, shears and translations
   * @param key of crop, noise and cutout, which draw more than a magnitude; the others ignore it
   * @param fill what comes from outside; see {@link Pixels}
   * @throws ArgumentException if the magnitude is out of range
   */
  public Pixels apply(
      Pixels image, double magnitude, Sampling sampling, RandomKey key, int... fill) {
    ArgumentException.requirePresent(image, "policy", "image");
    require(magnitude);
    return switch (this) {
      case IDENTITY -> image;
      case FLIP_HORIZONTAL -> image.flipHorizontal();
      case FLIP_VERTICAL -> image.flipVertical();
      case ROTATE, SHEAR_X, SHEAR_Y, TRANSLATE_X, TRANSLATE_Y ->
          image.transform(map(magnitude, key, image.height(), image.width()), sampling, fill);
      case CROP -> {
        double[] map = map(magnitude, key, image.height(), image.width());
        yield image.crop((int) map[5], (int) map[2], image.height(), image.width(), fill);
      }
      case INVERT -> image.invert();
      case SOLARIZE -> image.solarize(magnitude);
      case POSTERIZE -> image.posterize((int) magnitude);
      case AUTO_CONTRAST -> image.autoContrast();
      case EQUALIZE -> image.equalize();
      case BRIGHTNESS -> image.brightness(1 + magnitude);
      case CONTRAST -> image.contrast(1 + magnitude);
      case SATURATION -> image.saturation(1 + magnitude);
      case SHARPNESS -> image.sharpness(1 + magnitude);
      case HUE -> image.hue(magnitude);
      case EXPOSURE -> image.exposure(magnitude);
      case NOISE -> image.noise(magnitude, key);
      case CUTOUT -> {
        int side = (int) magnitude;
        int top = Policy.below(image.height(), requireKey(key), 0) - side / 2;
        int left = Policy.below(image.width(), key, 1) - side / 2;
        yield image.erase(top, left, side, side, fill);
      }
    };
  }

  /** Where {@link #apply} takes each place from, by the same key; null if from itself. */
  double[] map(double magnitude, RandomKey key, int height, int width) {
    return switch (this) {
      case FLIP_HORIZONTAL -> Affine.flip(true, width);
      case FLIP_VERTICAL -> Affine.flip(false, height);
      case ROTATE -> Affine.rotation(magnitude, height, width);
      case SHEAR_X -> new double[] {1, magnitude, 0, 0, 1, 0};
      case SHEAR_Y -> new double[] {1, 0, 0, magnitude, 1, 0};
      case TRANSLATE_X -> Affine.translation(-magnitude, 0);
      case TRANSLATE_Y -> Affine.translation(0, -magnitude);
      case CROP -> {
        int places = 2 * (int) magnitude + 1;
        yield Affine.translation(
            Policy.below(places, requireKey(key), 0) - magnitude,
            Policy.below(places, key, 1) - magnitude);
      }
      case IDENTITY,
          INVERT,
          SOLARIZE,
          POSTERIZE,
          AUTO_CONTRAST,
          EQUALIZE,
          BRIGHTNESS,
          CONTRAST,
          SATURATION,
          SHARPNESS,
          HUE,
          EXPOSURE,
          NOISE,
          CUTOUT ->
          null;
    };
  }

  private RandomKey requireKey(RandomKey key) {
    return ArgumentException.requirePresent(key, "policy", "key of " + this);
  }
}
