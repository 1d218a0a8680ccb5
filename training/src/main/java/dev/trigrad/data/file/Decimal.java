package dev.trigrad.data.file;

/** Numbers as files have them: ASCII digits, and none of Java's own forms. */
final class Decimal {
  private Decimal() {}

  /**
   * The float nearest to {@code text}, blanks around it left out.
   *
   * @throws IllegalArgumentException saying what was expected
   */
  static float number(String text) {
    float value;
    try {
      value = Float.parseFloat(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("expected a number", e);
    }
    if (!Float.isFinite(value)) {
      throw new IllegalArgumentException("expected a finite number");
    }
    // Java would also read its own literals: 1f, 1d, 0x1p3.
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isLetter(c) && c != 'e' && c != 'E') {
        throw new IllegalArgumentException("expected a decimal number");
      }
    }
    return value;
  }

  /**
   * The int that is {@code text}, blanks around it left out.
   *
   * @throws IllegalArgumentException saying what was expected
   */
  static int integer(String text) {
    String digits = text.strip();
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if ((c < '0' || c > '9') && (i > 0 || c != '-' && c != '+')) {
        throw new IllegalArgumentException("expected an int32");
      }
    }
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("expected an int32", e);
    }
  }
}
