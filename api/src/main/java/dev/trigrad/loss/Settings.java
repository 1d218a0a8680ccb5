package dev.trigrad.loss;

import dev.trigrad.ArgumentException;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Checks of what a loss is set to, where it is built. */
final class Settings {
  private Settings() {}

  /** Checks that there is a reduction. */
  static void reduction(String loss, Reduction reduction) {
    ArgumentException.requirePresent(reduction, loss, "reduction");
  }

  /** Checks that {@code value} is finite. */
  static void finite(String loss, String setting, double value) {
    require(Double.isFinite(value), loss, setting, value, "a finite number");
  }

  /** Checks that {@code value} is finite and positive. */
  static void positive(String loss, String setting, double value) {
    require(value > 0 && Double.isFinite(value), loss, setting, value, "a positive number");
  }

  /** Checks that {@code value} is finite and at least 0. */
  static void nonNegative(String loss, String setting, double value) {
    require(
        value >= 0 && Double.isFinite(value),
        loss,
        setting,
        value,
        "a finite number of at least 0");
  }

  /** Checks that {@code value} lies in [0, 1]. */
  static void fraction(String loss, String setting, double value) {
    require(value >= 0 && value <= 1, loss, setting, value, "a number from 0 to 1");
  }

  private static void require(
      boolean holds, String loss, String setting, double value, String expected) {
    if (!holds) {
      throw new ArgumentException(
          loss + ": " + setting + " is " + value + ", expected " + expected);
    }
  }

  /** A copy of {@code weights}, which are finite and at least 0. */
  static List<Float> weights(String loss, String setting, List<Float> weights) {
    ArgumentException.requirePresent(weights, loss, "list of " + setting + "s");
    for (int i = 0; i < weights.size(); i++) {
      Float weight = ArgumentException.requirePresent(weights.get(i), loss, setting, i);
      nonNegative(loss, setting + " " + i, weight);
    }
    return List.copyOf(weights);
  }

  /** The numbers as a list. */
  static List<Float> listed(String loss, String setting, float[] weights) {
    ArgumentException.requirePresent(weights, loss, "array of " + setting + "s");
    var list = new ArrayList<Float>(weights.length);
    for (float weight : weights) {
      list.add(weight);
    }
    return list;
  }

  /** {@code weights} as a leaf [classes], or {@code null} if there are none. */
  static Tensor leaf(String loss, String setting, List<Float> weights, int classes) {
    if (weights.isEmpty()) {
      return null;
    }
    if (weights.size() != classes) {
      throw new ShapeException(
          loss
              + ": "
              + weights.size()
              + " "
              + setting
              + "s for "
              + classes
              + " classes; give one for each class");
    }
    float[] values = new float[classes];
    for (int i = 0; i < classes; i++) {
      values[i] = weights.get(i);
    }
    return Tensor.of(values);
  }
}
