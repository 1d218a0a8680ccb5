package dev.trigrad.picture;

import dev.trigrad.Shape;
import dev.trigrad.TensorType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.IntToDoubleFunction;

/** The numbers of a tensor in one to three short lines. */
final class Numbers {
  private static final MathContext ALONE = new MathContext(4);
  private static final MathContext TOGETHER = new MathContext(3);
  static final int FEW = 4;
  private static final int ROWS = 3;
  private static final int MOST = 6;

  private Numbers() {}

  /**
   * The numbers of {@code array}: written out if they are few, else their mean, the least and the
   * largest.
   *
   * @param shape whether the shape of more is said
   */
  static List<String> lines(TensorType type, Object array, boolean shape) {
    IntToDoubleFunction at =
        switch (array) {
          case float[] floats -> i -> floats[i];
          case int[] ints -> i -> ints[i];
          case double[] doubles -> i -> doubles[i];
          default -> null;
        };
    int size = type.elements();
    if (at == null || size == 0) {
      return List.of(type.shape().toString());
    }
    if (size == 1) {
      return List.of(number(at.applyAsDouble(0), ALONE));
    }
    Shape extents = type.shape();
    int columns = extents.extent(-1);
    if (columns <= FEW && size / columns <= ROWS && size <= MOST && extents.rank() <= 2) {
      return rows(at, size / columns, columns);
    }
    double least = Double.POSITIVE_INFINITY;
    double largest = Double.NEGATIVE_INFINITY;
    double sum = 0;
    for (int i = 0; i < size; i++) {
      double x = at.applyAsDouble(i);
      least = Math.min(least, x);
      largest = Math.max(largest, x);
      sum += x;
    }
    String before = shape ? extents + " " : "";
    if (least == largest) {
      return List.of(before + "all " + number(least, TOGETHER));
    }
    return List.of(
        before + "mean " + number(sum / size, TOGETHER),
        number(least, TOGETHER) + " … " + number(largest, TOGETHER));
  }

  private static List<String> rows(IntToDoubleFunction at, int rows, int columns) {
    var lines = new String[rows];
    for (int i = 0; i < rows; i++) {
      var row = new StringJoiner(", ", "[", "]");
      for (int j = 0; j < columns; j++) {
        row.add(number(at.applyAsDouble(i * columns + j), TOGETHER));
      }
      lines[i] = row.toString();
    }
    return List.of(lines);
  }

  /** {@code value} rounded, if it is not larger than its digits. */
  private static String number(double value, MathContext digits) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
    }
    if (value == 0) {
      return "0";
    }
    double size = Math.abs(value);
    if (size >= 1000 && size < 1e7) {
      return Long.toString(Math.round(value));
    }
    BigDecimal rounded = new BigDecimal(value).round(digits).stripTrailingZeros();
    if (size >= 1e-4 && size < 1000) {
      return rounded.toPlainString();
    }
    String unscaled = rounded.unscaledValue().abs().toString();
    String fraction = unscaled.length() == 1 ? "" : "." + unscaled.substring(1);
    int exponent = rounded.precision() - rounded.scale() - 1;
    return (value < 0 ? "-" : "") + unscaled.charAt(0) + fraction + "e" + exponent;
  }
}
