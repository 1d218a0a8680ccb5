package dev.trigrad;

/**
 * How the floating-point numbers of one tensor are written, all alike: with points below one
 * another, and with an exponent where else digits would be hidden. The rules are those of NumPy's
 * {@code FloatingFormat} for a precision of 8.
 */
final class FloatColumn {
  private static final int PRECISION = 8;
  private static final double LARGE = 1e8;
  private static final double SMALL = 1e-4;
  private static final float FAR_APART = 1000;

  private final boolean single;
  private final boolean scientific;
  private int left;
  private int right;
  private int exponent;

  /** For numbers like {@code values}; {@code single} if they are floats. */
  FloatColumn(double[] values, boolean single) {
    this.single = single;
    this.scientific = scientific(values, single);
    boolean infinite = false;
    boolean negative = false;
    boolean nan = false;
    for (double value : values) {
      if (Double.isFinite(value)) {
        measure(value);
      } else {
        nan |= Double.isNaN(value);
        infinite |= Double.isInfinite(value);
        negative |= value == Double.NEGATIVE_INFINITY;
      }
    }
    if (scientific) {
      right += exponent + 2;
    }
    if (nan || infinite) {
      left = Math.max(left, (negative ? 4 : 3) - right - 1);
    }
  }

  private static boolean scientific(double[] values, boolean single) {
    double largest = 0;
    double smallest = Double.POSITIVE_INFINITY;
    for (double value : values) {
      if (Double.isFinite(value) && value != 0) {
        largest = Math.max(largest, Math.abs(value));
        smallest = Math.min(smallest, Math.abs(value));
      }
    }
    double ratio = single ? (float) largest / (float) smallest : largest / smallest;
    return largest > 0 && (largest >= LARGE || smallest < SMALL || ratio > FAR_APART);
  }

  private ShortestDigits digits(double value) {
    return scientific
        ? ShortestDigits.scientific(value, single, 0, PRECISION)
        : ShortestDigits.positional(value, single, false, PRECISION);
  }

  private void measure(double value) {
    ShortestDigits digits = digits(value);
    int sign = negative(value) ? 1 : 0;
    String behind = scientific ? digits.behindFirst() : digits.fraction();
    left = Math.max(left, sign + (scientific ? 1 : digits.whole().length()));
    right = Math.max(right, behind.length());
    exponent = Math.max(exponent, exponent(digits, 2).length() - 1);
  }

  private static boolean negative(double value) {
    return Double.doubleToRawLongBits(value) < 0;
  }

  /** As in {@code -05}. */
  private static String exponent(ShortestDigits digits, int least) {
    String number = Integer.toString(Math.abs(digits.exponent()));
    return (digits.exponent() < 0 ? "-" : "+")
        + "0".repeat(Math.max(0, least - number.length()))
        + number;
  }

  /** {@code value} in the width of all. */
  String write(double value) {
    String text = Double.isFinite(value) ? finite(value) : special(value);
    int width = left + 1 + right;
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }

  private String finite(double value) {
    String sign = negative(value) ? "-" : "";
    if (scientific) {
      int places = right - exponent - 2;
      ShortestDigits digits = ShortestDigits.scientific(value, single, places, places);
      String behind = digits.digits().substring(1);
      return sign
          + digits.digits().charAt(0)
          + "."
          + behind
          + "0".repeat(places - behind.length())
          + "e"
          + exponent(digits, exponent);
    }
    ShortestDigits digits = ShortestDigits.positional(value, single, true, PRECISION);
    String fraction = digits.fraction();
    return sign + digits.whole() + "." + fraction + " ".repeat(right - fraction.length());
  }

  private static String special(double value) {
    return Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
  }

  /** {@code value} alone, in all its digits. */
  static String scalar(double value, boolean single) {
    if (!Double.isFinite(value)) {
      return special(value);
    }
    String sign = negative(value) ? "-" : "";
    double size = Math.abs(value);
    ShortestDigits digits = ShortestDigits.scientific(value, single, 0, Integer.MAX_VALUE);
    if (size != 0 && (size < SMALL || size >= 1e16)) {
      String behind = digits.behindFirst();
      String point = behind.isEmpty() ? "" : ".";
      return sign + digits.digits().charAt(0) + point + behind + "e" + exponent(digits, 2);
    }
    String fraction = digits.fraction();
    return sign + digits.whole() + "." + (fraction.isEmpty() ? "0" : fraction);
  }
}
