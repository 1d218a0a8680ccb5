package dev.trigrad.train;

import dev.trigrad.Shape;
import java.util.ArrayList;

/**
 * How many elements of an array are not finite.
 *
 * @param nan NaN
 * @param positive ∞
 * @param negative −∞
 * @param first place of the first, −1 if all are finite
 */
record FloatScan(int nan, int positive, int negative, int first) {
  static FloatScan of(float[] values) {
    int nan = 0;
    int positive = 0;
    int negative = 0;
    int first = -1;
    for (int i = 0; i < values.length; i++) {
      float value = values[i];
      if (!Float.isFinite(value)) {
        first = first < 0 ? i : first;
        nan += value != value ? 1 : 0;
        positive += value > 0 ? 1 : 0;
        negative += value < 0 ? 1 : 0;
      }
    }
    return new FloatScan(nan, positive, negative, first);
  }

  boolean finite() {
    return first < 0;
  }

  /** As in {@code 3 NaN and 1 -Infinity, first at [4, 2]}, for an array of {@code shape}. */
  String text(Shape shape) {
    var kinds = new ArrayList<String>();
    add(kinds, nan, "NaN");
    add(kinds, positive, "Infinity");
    add(kinds, negative, "-Infinity");
    String at = shape.rank() == 0 ? "" : ", first at " + place(shape, first);
    if (kinds.size() == 3) {
      return kinds.get(0) + ", " + kinds.get(1) + " and " + kinds.get(2) + at;
    }
    return String.join(" and ", kinds) + at;
  }

  private static void add(ArrayList<String> kinds, int count, String name) {
    if (count > 0) {
      kinds.add(count + " " + name);
    }
  }

  /** The indices of element {@code index}, row-major. */
  static String place(Shape shape, int index) {
    var text = new StringBuilder("]");
    int left = index;
    for (int axis = shape.rank() - 1; axis >= 0; axis--) {
      text.insert(0, left % shape.extent(axis)).insert(0, axis > 0 ? ", " : "[");
      left /= shape.extent(axis);
    }
    return text.toString();
  }
}
