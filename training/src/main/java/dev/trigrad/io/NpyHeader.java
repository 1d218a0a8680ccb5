package dev.trigrad.io;

import java.nio.charset.StandardCharsets;

/**
 * The header of an array: a Python dict literal of exactly {@code descr}, {@code fortran_order} and
 * {@code shape}, read by its grammar, evaluated by nobody.
 */
final class NpyHeader {
  private static final int MOST_AXES = 32;

  private final String place;
  private final String text;
  private int at;
  private String descr;
  private Boolean fortran;
  private long[] extents;

  /** Reads {@code bytes}; {@code place} begins errors. */
  NpyHeader(String place, byte[] bytes) {
    this.place = place;
    // All that is allowed is ASCII, whatever the encoding of the version.
    this.text = new String(bytes, StandardCharsets.ISO_8859_1);
    expect('{');
    while (!accept('}')) {
      item();
      if (!accept(',')) {
        expect('}');
        break;
      }
    }
    if (peek() != 0) {
      throw broken("goes on after its dict");
    }
    if (descr == null || fortran == null || extents == null) {
      String missing = descr == null ? "descr" : fortran == null ? "fortran_order" : "shape";
      throw broken("has no '" + missing + "'");
    }
  }

  /** Type of the elements, as in {@code <f4}. */
  String descr() {
    return descr;
  }

  /** Whether the first index varies fastest. */
  boolean fortran() {
    return fortran;
  }

  /** Extents, not negative. */
  long[] extents() {
    return extents;
  }

  private void item() {
    String key = string("a key");
    expect(':');
    boolean twice =
        switch (key) {
          case "descr" -> descr != null;
          case "fortran_order" -> fortran != null;
          case "shape" -> extents != null;
          default -> throw broken("has the unknown key '" + key + "'");
        };
    if (twice) {
      throw broken("has the key '" + key + "' twice");
    }
    switch (key) {
      case "descr" -> descr = type();
      case "fortran_order" -> fortran = truth();
      default -> extents = tuple();
    }
  }

  private String type() {
    if (peek() == '[' || peek() == '(') {
      throw new FileException(
          place + ": its elements are structured, not numbers; save each field as an array");
    }
    return string("a type");
  }

  private boolean truth() {
    char first = peek();
    String word = first == 'T' ? "True" : "False";
    if (!text.startsWith(word, at)) {
      throw broken("has neither True nor False for 'fortran_order'");
    }
    at += word.length();
    return first == 'T';
  }

  private long[] tuple() {
    long[] found = new long[MOST_AXES];
    int count = 0;
    boolean comma = true;
    expect('(');
    while (!accept(')')) {
      if (!comma || count == MOST_AXES) {
        throw broken("has no tuple of at most " + MOST_AXES + " extents for 'shape'");
      }
      found[count++] = extent();
      comma = accept(',');
    }
    if (count == 1 && !comma) {
      throw broken("has a number for 'shape', expected a tuple");
    }
    return java.util.Arrays.copyOf(found, count);
  }

  private long extent() {
    if (peek() == '-') {
      throw broken("has a negative extent");
    }
    int from = at;
    long value = 0;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      value = Math.min(value * 10 + (text.charAt(at) - '0'), Integer.MAX_VALUE * 2L);
      at++;
    }
    if (at == from || at > from + 1 && text.charAt(from) == '0') {
      throw broken("has an extent that is no decimal number");
    }
    // Python 2 wrote long integers so.
    if (at < text.length() && text.charAt(at) == 'L') {
      at++;
    }
    return value;
  }

  private String string(String what) {
    char quote = peek();
    if (quote != '\'' && quote != '"') {
      throw broken("has no string for " + what);
    }
    int from = ++at;
    while (at < text.length() && text.charAt(at) != quote) {
      char c = text.charAt(at++);
      if (c < ' ' || c > '~' || c == '\\') {
        throw broken("has a character in " + what + " that is none of plain ASCII");
      }
    }
    if (at == text.length()) {
      throw broken("ends within " + what);
    }
    return text.substring(from, at++);
  }

  /** The next character that is no blank, which is not passed; 0 at the end. */
  private char peek() {
    while (at < text.length() && " \t\r\n\f".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at < text.length() ? text.charAt(at) : 0;
  }

  private boolean accept(char expected) {
    boolean found = peek() == expected;
    at += found ? 1 : 0;
    return found;
  }

  private void expect(char expected) {
    if (!accept(expected)) {
      throw broken("has no '" + expected + "' where it must be");
    }
  }

  private FileException broken(String how) {
    return new FileException(
        place
            + ": header "
            + how
            + ", at its byte "
            + Math.min(at, text.length())
            + "; the file is damaged");
  }
}
