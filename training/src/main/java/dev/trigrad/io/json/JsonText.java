package dev.trigrad.io.json;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The characters of a JSON text: white space, strings, numbers and words, each checked. */
final class JsonText {
  private static final int SHOWN = 40;

  private final byte[] bytes;
  private final int from;
  private final int to;
  private final long offset;
  private final long line;
  private int at;

  JsonText(byte[] bytes, int from, int to, long offset, long line) {
    Objects.checkFromToIndex(from, to, bytes.length);
    this.bytes = bytes;
    this.from = from;
    this.to = to;
    this.offset = offset;
    this.line = line;
    this.at = from;
  }

  int here() {
    return at;
  }

  void skipSpace() {
    while (at < to
        && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t')) {
      at++;
    }
  }

  /** The next byte behind white space; −1 at the end. */
  int peek() {
    skipSpace();
    return at < to ? bytes[at] & 0xff : -1;
  }

  void take() {
    at++;
  }

  void end() {
    if (peek() >= 0) {
      throw unexpected("the end");
    }
  }

  void word(String word) {
    for (int i = 0; i < word.length(); i++, at++) {
      if (at >= to || bytes[at] != word.charAt(i)) {
        throw unexpected("'" + word + "'");
      }
    }
  }

  /** A number by the grammar, and nothing that goes on behind it. */
  String number() {
    int start = at;
    if (byteAt(at) == '-') {
      at++;
    }
    if (byteAt(at) == '0') {
      at++;
      if (digit(byteAt(at))) {
        throw error(start, "a number begins with a zero too many");
      }
    } else {
      digits();
    }
    if (byteAt(at) == '.') {
      at++;
      digits();
    }
    if ((byteAt(at) | 0x20) == 'e') {
      at++;
      if (byteAt(at) == '+' || byteAt(at) == '-') {
        at++;
      }
      digits();
    }
    return new String(bytes, start, at - start, StandardCharsets.US_ASCII);
  }

  private void digits() {
    if (!digit(byteAt(at))) {
      throw unexpected("a digit");
    }
    while (digit(byteAt(at))) {
      at++;
    }
  }

  private static boolean digit(int b) {
    return b >= '0' && b <= '9';
  }

  private int byteAt(int index) {
    return index < to ? bytes[index] & 0xff : 0;
  }

  /** The string whose quote comes next. */
  String string() {
    int start = at++;
    int plain = at;
    while (byteAt(plain) >= 0x20
        && byteAt(plain) < 0x80
        && bytes[plain] != '"'
        && bytes[plain] != '\\') {
      plain++;
    }
    if (byteAt(plain) == '"') {
      String value = new String(bytes, at, plain - at, StandardCharsets.US_ASCII);
      at = plain + 1;
      return value;
    }
    var value = new StringBuilder(plain - at);
    while (true) {
      if (at >= to) {
        throw error(start, "a string has no closing quote");
      }
      int b = bytes[at] & 0xff;
      if (b == '"') {
        at++;
        return value.toString();
      } else if (b == '\\') {
        escape(value);
      } else if (b < 0x20) {
        throw error(at, "a control character in a string, write it as an escape");
      } else {
        value.appendCodePoint(b < 0x80 ? bytes[at++] : decoded(b));
      }
    }
  }

  private void escape(StringBuilder value) {
    int start = at;
    int escaped = byteAt(at + 1);
    at += 2;
    switch (escaped) {
      case '"', '\\', '/' -> value.append((char) escaped);
      case 'b' -> value.append('\b');
      case 'f' -> value.append('\f');
      case 'n' -> value.append('\n');
      case 'r' -> value.append('\r');
      case 't' -> value.append('\t');
      case 'u' -> {
        char high = hex(start);
        value.append(high);
        if (Character.isSurrogate(high)) {
          boolean pair =
              Character.isHighSurrogate(high) && byteAt(at) == '\\' && byteAt(at + 1) == 'u';
          at += 2;
          char low = pair ? hex(start) : 0;
          if (!Character.isLowSurrogate(low)) {
            throw error(start, "an escaped surrogate without the other of its pair");
          }
          value.append(low);
        }
      }
      default -> throw error(start, "an unknown escape");
    }
  }

  private char hex(int start) {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int b = byteAt(at++);
      int digit = b < 0x80 ? Character.digit(b, 16) : -1;
      if (digit < 0) {
        throw error(start, "an escape of other than four hexadecimal digits");
      }
      value = value << 4 | digit;
    }
    return (char) value;
  }

  /** The code point whose first byte, beyond ASCII, is {@code first}: shortest form only. */
  private int decoded(int first) {
    int more = first < 0xc2 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : first < 0xf5 ? 3 : 0;
    int code = first & 0x3f >> more;
    for (int i = 1; i <= more; i++) {
      int b = byteAt(at + i);
      if ((b & 0xc0) != 0x80) {
        more = 0;
      }
      code = code << 6 | b & 0x3f;
    }
    boolean overlong = more == 2 && code < 0x800 || more == 3 && code < 0x10000;
    if (more == 0 || overlong || code > Character.MAX_CODE_POINT || code >> 11 == 0x1b) {
      throw error(at, "no UTF-8");
    }
    at += more + 1;
    return code;
  }

  /** What is wrong with the next byte. */
  JsonException unexpected(String expected) {
    if (at >= to) {
      return error(to, "expected " + expected + ", found the end");
    }
    int b = bytes[at] & 0xff;
    String found = b > 0x20 && b < 0x7f ? "'" + (char) b + "'" : "0x%02x".formatted(b);
    return error(at, "expected " + expected + ", found " + found);
  }

  JsonException error(int index, String rule) {
    long lines = line;
    for (int i = from; i < index && i < to; i++) {
      if (bytes[i] == '\n') {
        lines++;
      }
    }
    return new JsonException(offset + index - from, lines, rule);
  }

  /** Whether a number is an integer of 64 bits exactly; −0 is a float. */
  static boolean whole(String number) {
    try {
      return Long.parseLong(number) != 0 || number.charAt(0) != '-';
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** A number of a hostile text, as short as a message can bear. */
  static String shortened(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }
}
