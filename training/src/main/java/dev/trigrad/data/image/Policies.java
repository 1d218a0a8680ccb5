package dev.trigrad.data.image;

import dev.trigrad.ArgumentException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Policies that were published, with torchvision's magnitudes, for images of {@code height} rows
 * and {@code width} columns, by which translations are measured.
 */
public final class Policies {
  private static final String[] MILD =
      ("IDENTITY SHEAR_X SHEAR_Y TRANSLATE_X TRANSLATE_Y ROTATE BRIGHTNESS SATURATION CONTRAST"
              + " SHARPNESS POSTERIZE SOLARIZE AUTO_CONTRAST EQUALIZE")
          .split(" ");

  /** How many magnitudes RandAugment and TrivialAugment have, of which 0 is the mildest. */
  private static final int LEVELS = 31;

  private Policies() {}

  /** AutoAugment's policy for CIFAR-10: 25 sub-policies of two steps. */
  public static Policy autoAugmentCifar10(int height, int width) {
    return parsed(
        """
        INVERT 0.1, CONTRAST 0.2 6
        ROTATE 0.7 2, TRANSLATE_X 0.3 9
        SHARPNESS 0.8 1, SHARPNESS 0.9 3
        SHEAR_Y 0.5 8, TRANSLATE_Y 0.7 9
        AUTO_CONTRAST 0.5, EQUALIZE 0.9
        SHEAR_Y 0.2 7, POSTERIZE 0.3 7
        SATURATION 0.4 3, BRIGHTNESS 0.6 7
        SHARPNESS 0.3 9, BRIGHTNESS 0.7 9
        EQUALIZE 0.6, EQUALIZE 0.5
        CONTRAST 0.6 7, SHARPNESS 0.6 5
        SATURATION 0.7 7, TRANSLATE_X 0.5 8
        EQUALIZE 0.3, AUTO_CONTRAST 0.4
        TRANSLATE_Y 0.4 3, SHARPNESS 0.2 6
        BRIGHTNESS 0.9 6, SATURATION 0.2 8
        SOLARIZE 0.5 2, INVERT 0.0
        EQUALIZE 0.2, AUTO_CONTRAST 0.6
        EQUALIZE 0.2, EQUALIZE 0.6
        SATURATION 0.9 9, EQUALIZE 0.6
        AUTO_CONTRAST 0.8, SOLARIZE 0.2 8
        BRIGHTNESS 0.1 3, SATURATION 0.7 0
        SOLARIZE 0.4 5, AUTO_CONTRAST 0.9
        TRANSLATE_Y 0.9 9, TRANSLATE_Y 0.7 9
        AUTO_CONTRAST 0.9, SOLARIZE 0.8 3
        EQUALIZE 0.8, INVERT 0.1
        TRANSLATE_Y 0.7 9, AUTO_CONTRAST 0.9
        """,
        height,
        width);
  }

  /** AutoAugment's policy for ImageNet: 25 sub-policies of two steps. */
  public static Policy autoAugmentImageNet(int height, int width) {
    return parsed(
        """
        POSTERIZE 0.4 8, ROTATE 0.6 9
        SOLARIZE 0.6 5, AUTO_CONTRAST 0.6
        EQUALIZE 0.8, EQUALIZE 0.6
        POSTERIZE 0.6 7, POSTERIZE 0.6 6
        EQUALIZE 0.4, SOLARIZE 0.2 4
        EQUALIZE 0.4, ROTATE 0.8 8
        SOLARIZE 0.6 3, EQUALIZE 0.6
        POSTERIZE 0.8 5, EQUALIZE 1.0
        ROTATE 0.2 3, SOLARIZE 0.6 8
        EQUALIZE 0.6, POSTERIZE 0.4 6
        ROTATE 0.8 8, SATURATION 0.4 0
        ROTATE 0.4 9, EQUALIZE 0.6
        EQUALIZE 0.0, EQUALIZE 0.8
        INVERT 0.6, EQUALIZE 1.0
        SATURATION 0.6 4, CONTRAST 1.0 8
        ROTATE 0.8 8, SATURATION 1.0 2
        SATURATION 0.8 8, SOLARIZE 0.8 7
        SHARPNESS 0.4 7, INVERT 0.6
        SHEAR_X 0.6 5, EQUALIZE 1.0
        SATURATION 0.4 0, EQUALIZE 0.6
        EQUALIZE 0.4, SOLARIZE 0.2 4
        SOLARIZE 0.6 5, AUTO_CONTRAST 0.6
        INVERT 0.6, EQUALIZE 1.0
        SATURATION 0.6 4, CONTRAST 1.0 8
        EQUALIZE 0.8, EQUALIZE 0.6
        """,
        height,
        width);
  }

  /** AutoAugment's policy for Street View House Numbers: 25 sub-policies of two steps. */
  public static Policy autoAugmentSvhn(int height, int width) {
    return parsed(
        """
        SHEAR_X 0.9 4, INVERT 0.2
        SHEAR_Y 0.9 8, INVERT 0.7
        EQUALIZE 0.6, SOLARIZE 0.6 6
        INVERT 0.9, EQUALIZE 0.6
        EQUALIZE 0.6, ROTATE 0.9 3
        SHEAR_X 0.9 4, AUTO_CONTRAST 0.8
        SHEAR_Y 0.9 8, INVERT 0.4
        SHEAR_Y 0.9 5, SOLARIZE 0.2 6
        INVERT 0.9, AUTO_CONTRAST 0.8
        EQUALIZE 0.6, ROTATE 0.9 3
        SHEAR_X 0.9 4, SOLARIZE 0.3 3
        SHEAR_Y 0.8 8, INVERT 0.7
        EQUALIZE 0.9, TRANSLATE_Y 0.6 6
        INVERT 0.9, EQUALIZE 0.6
        CONTRAST 0.3 3, ROTATE 0.8 4
        INVERT 0.8, TRANSLATE_Y 0.0 2
        SHEAR_Y 0.7 6, SOLARIZE 0.4 8
        INVERT 0.6, ROTATE 0.8 4
        SHEAR_Y 0.3 7, TRANSLATE_X 0.9 3
        SHEAR_X 0.1 6, INVERT 0.6
        SOLARIZE 0.7 2, TRANSLATE_Y 0.6 7
        SHEAR_Y 0.8 4, INVERT 0.8
        SHEAR_X 0.7 9, TRANSLATE_Y 0.8 3
        SHEAR_Y 0.8 5, AUTO_CONTRAST 0.7
        SHEAR_X 0.7 2, INVERT 0.1
        """,
        height,
        width);
  }

  /**
   * RandAugment: {@code operations} policies, to be done one after another, each of them one of 14
   * operations by {@code magnitude}, a level from 0 to 30. Source: Cubuk, Zoph, Shlens, Le, 2019.
   *
   * @throws ArgumentException if the level is another one, or there are less than 0 operations
   */
  public static List<Policy> randAugment(int operations, int magnitude, int height, int width) {
    if (operations < 0 || magnitude < 0 || magnitude >= LEVELS) {
      throw new ArgumentException(
          "policy: randAugment of "
              + operations
              + " operations by magnitude "
              + magnitude
              + ", expected at least 0 by one from 0 to 30");
    }
    requireExtents(height, width);
    List<List<Policy.Step>> all = new ArrayList<>();
    for (String name : MILD) {
      all.add(List.of(step(name, 1, magnitude, LEVELS, height, width)));
    }
    return Collections.nCopies(operations, new Policy(all));
  }

  /**
   * TrivialAugment (Wide): one of 14 operations by one of 31 magnitudes, of a larger range than the
   * others'. Source: Müller and Hutter, ICCV 2021.
   */
  public static Policy trivialAugment() {
    List<List<Policy.Step>> all = new ArrayList<>();
    for (String name : MILD) {
      for (int level = 0; level < LEVELS; level++) {
        all.add(List.of(step(name, 1, level, LEVELS, 0, 0)));
      }
    }
    return new Policy(all);
  }

  private static Policy parsed(String table, int height, int width) {
    requireExtents(height, width);
    List<List<Policy.Step>> all = new ArrayList<>();
    for (String line : table.strip().split("\n")) {
      List<Policy.Step> steps = new ArrayList<>();
      for (String step : line.strip().split(", ")) {
        String[] parts = step.split(" ");
        int level = parts.length > 2 ? Integer.parseInt(parts[2]) : 0;
        steps.add(step(parts[0], Double.parseDouble(parts[1]), level, 10, height, width));
      }
      all.add(steps);
    }
    return new Policy(all);
  }

  private static void requireExtents(int height, int width) {
    PixelValues.requireImage(1, height, width);
  }

  /** The step by {@code level} of {@code levels}; of the larger range if the height is 0. */
  private static Policy.Step step(
      String name, double probability, int level, int levels, int height, int width) {
    var operation = ImageOperation.valueOf(name);
    boolean wide = height == 0;
    return switch (operation) {
      case SHEAR_X, SHEAR_Y ->
          operation
              .step(probability, spaced(0, wide ? 0.99f : 0.3f, level, levels))
              .withEitherSign();
      case TRANSLATE_X, TRANSLATE_Y -> {
        int extent = operation == ImageOperation.TRANSLATE_X ? width : height;
        float most = wide ? 32 : (float) (150.0 / 331.0 * extent);
        yield operation.step(probability, (int) spaced(0, most, level, levels)).withEitherSign();
      }
      case ROTATE ->
          operation.step(probability, spaced(0, wide ? 135 : 30, level, levels)).withEitherSign();
      case BRIGHTNESS, SATURATION, CONTRAST, SHARPNESS ->
          operation
              .step(probability, spaced(0, wide ? 0.99f : 0.9f, level, levels))
              .withEitherSign();
      case POSTERIZE -> {
        float perBit = (levels - 1) / (wide ? 6f : 4f);
        yield operation.step(probability, 8 - Math.rint(level / perBit));
      }
      case SOLARIZE -> operation.step(probability, spaced(255, 0, level, levels));
      case IDENTITY,
          FLIP_HORIZONTAL,
          FLIP_VERTICAL,
          CROP,
          INVERT,
          AUTO_CONTRAST,
          EQUALIZE,
          HUE,
          EXPOSURE,
          NOISE,
          CUTOUT ->
          operation.step(probability);
    };
  }

  /** Element {@code i} of PyTorch's {@code linspace}, which counts from the nearer end. */
  private static float spaced(float from, float to, int i, int count) {
    float step = (to - from) / (count - 1);
    return i < count / 2 ? from + step * i : to - step * (count - i - 1);
  }
}
