package dev.trigrad;

import java.math.BigInteger;

/**
 * Decimal digits that tell a number from its neighbours, as few as can be: {@code d₀.d₁d₂… · 10ᵉ}.
 * Source: Steele and White, How to print floating-point numbers accurately, 1990 (Dragon4), as
 * NumPy has it; {@link Float#toString} gives two digits at least.
 *
 * @param digits at least one
 * @param exponent e, that of the first digit
 */
record ShortestDigits(String digits, int exponent) {
  private static final ShortestDigits ZERO = new ShortestDigits("0", 0);

  /**
   * The digits of |{@code value}|, which is finite, at most {@code fraction} of them behind the
   * point; those before it are all of the exact number if {@code whole}.
   *
   * @param single whether its neighbours are those of a float
   */
  static ShortestDigits positional(double value, boolean single, boolean whole, int fraction) {
    if (value == 0) {
      return ZERO;
    }
    var remainder = new Remainder(value, single);
    int first = remainder.scale(value);
    return remainder.digits(first, whole ? first : 0, first + fraction);
  }

  /**
   * The digits of |{@code value}|, which is finite, from {@code least} to {@code most} of them
   * behind the first; those beyond the shortest are of the exact number.
   *
   * @param single whether its neighbours are those of a float
   */
  static ShortestDigits scientific(double value, boolean single, int least, int most) {
    if (value == 0) {
      return ZERO;
    }
    var remainder = new Remainder(value, single);
    return remainder.digits(remainder.scale(value), least, most);
  }

  /** What of a number is not written yet, in units of its next digit. */
  private static final class Remainder {
    private BigInteger rest;
    private BigInteger one;

    /** Half the way to the next number below, and above. */
    private BigInteger below;

    private BigInteger above;

    /** Whether a number half the way is read as this one, which rounding to even chooses. */
    private final boolean even;

    Remainder(double value, boolean single) {
      int fraction = single ? 23 : 52;
      long bits = single ? Float.floatToIntBits((float) value) : Double.doubleToLongBits(value);
      long m = bits & ((1L << fraction) - 1);
      int biased = (int) (bits >>> fraction) & (single ? 0xFF : 0x7FF);
      int e = Math.max(biased, 1) - (single ? 127 : 1023) - fraction;
      int up = Math.max(e, 0);
      even = m % 2 == 0;
      rest = BigInteger.valueOf(biased == 0 ? m : m | 1L << fraction).shiftLeft(up + 2);
      one = BigInteger.ONE.shiftLeft(2 + Math.max(-e, 0));
      above = BigInteger.TWO.shiftLeft(up);
      // Below a power of two numbers are twice as dense.
      below = m == 0 && biased > 1 ? BigInteger.ONE.shiftLeft(up) : above;
    }

    /** Sets the unit to that of the first digit, of which it gives the exponent. */
    int scale(double value) {
      int exponent = (int) Math.floor(Math.log10(Math.abs(value)));
      while (lessThanPower(exponent)) {
        exponent--;
      }
      while (!lessThanPower(exponent + 1)) {
        exponent++;
      }
      BigInteger power = BigInteger.TEN.pow(Math.abs(exponent));
      if (exponent >= 0) {
        one = one.multiply(power);
      } else {
        multiply(power);
      }
      return exponent;
    }

    private boolean lessThanPower(int e) {
      BigInteger power = BigInteger.TEN.pow(Math.abs(e));
      return e >= 0
          ? rest.compareTo(one.multiply(power)) < 0
          : rest.multiply(power).compareTo(one) < 0;
    }

    private void multiply(BigInteger factor) {
      rest = rest.multiply(factor);
      below = below.multiply(factor);
      above = above.multiply(factor);
    }

    /** From {@code least} to {@code most} digits behind the first. */
    ShortestDigits digits(int exponent, int least, int most) {
      int border = even ? 1 : 0;
      var digits = new StringBuilder();
      while (true) {
        BigInteger[] parts = rest.divideAndRemainder(one);
        rest = parts[1];
        int digit = parts[0].intValue();
        boolean low = rest.compareTo(below) < border;
        boolean high = rest.add(above).compareTo(one) > -border;
        int behind = digits.length();
        digits.append((char) ('0' + digit));
        if ((low || high) && behind >= least || behind == most) {
          int half = rest.shiftLeft(1).compareTo(one);
          boolean down = low == high ? half < 0 || half == 0 && digit % 2 == 0 : low;
          return down
              ? new ShortestDigits(digits.toString(), exponent)
              : incremented(digits, exponent);
        }
        multiply(BigInteger.TEN);
      }
    }
  }

  private static ShortestDigits incremented(StringBuilder digits, int exponent) {
    while (!digits.isEmpty() && digits.charAt(digits.length() - 1) == '9') {
      digits.setLength(digits.length() - 1);
    }
    if (digits.isEmpty()) {
      return new ShortestDigits("1", exponent + 1);
    }
    int last = digits.length() - 1;
    digits.setCharAt(last, (char) (digits.charAt(last) + 1));
    return new ShortestDigits(digits.toString(), exponent);
  }

  /** What stands before the point without an exponent. */
  String whole() {
    return exponent < 0 ? "0" : padded().substring(0, exponent + 1);
  }

  /** What stands behind the point without an exponent, without zeros at the end. */
  String fraction() {
    return trimmed(
        exponent < 0 ? "0".repeat(-exponent - 1) + digits : padded().substring(exponent + 1));
  }

  /** What stands behind the first digit, without zeros at the end. */
  String behindFirst() {
    return trimmed(digits.substring(1));
  }

  private String padded() {
    return digits + "0".repeat(Math.max(0, exponent + 1 - digits.length()));
  }

  private static String trimmed(String digits) {
    int end = digits.length();
    while (end > 0 && digits.charAt(end - 1) == '0') {
      end--;
    }
    return digits.substring(0, end);
  }
}
