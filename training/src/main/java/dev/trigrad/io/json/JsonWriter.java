package dev.trigrad.io.json;

import dev.trigrad.ArgumentException;

/**
 * Writes a JSON text, compact and in the order of the calls: {@code
 * beginObject().name("loss").value(0.5).end()}. Escapes what must be and nothing else, in the form
 * of two characters where there is one.
 */
public final class JsonWriter {
  private static final int SHOWN = 40;

  private final StringBuilder out = new StringBuilder();

  /** Closing brackets of what is open. */
  private final StringBuilder open = new StringBuilder();

  private boolean separate;

  /** An empty text. */
  public JsonWriter() {}

  /** Opens an object; {@link #end} closes it. */
  public JsonWriter beginObject() {
    return begin('{', '}');
  }

  /** Opens an array; {@link #end} closes it. */
  public JsonWriter beginArray() {
    return begin('[', ']');
  }

  private JsonWriter begin(char bracket, char close) {
    raw(String.valueOf(bracket));
    open.append(close);
    separate = false;
    return this;
  }

  /** Closes the object or array that was opened last. */
  public JsonWriter end() {
    int last = open.length() - 1;
    out.append(open.charAt(last));
    open.setLength(last);
    separate = true;
    return this;
  }

  /** The name of the value that comes next; names are to differ. */
  public JsonWriter name(String name) {
    raw(quoted(name));
    out.append(':');
    separate = false;
    return this;
  }

  /** A string. */
  public JsonWriter value(String value) {
    return raw(quoted(value));
  }

  /** An integer. */
  public JsonWriter value(long value) {
    return raw(Long.toString(value));
  }

  /**
   * A finite number, in digits that give the same one again.
   *
   * @throws ArgumentException if it is infinite or not a number, for which JSON has no word
   */
  public JsonWriter value(double value) {
    if (!Double.isFinite(value)) {
      throw new ArgumentException("json: " + value + " has no form in JSON; write it as a string");
    }
    return raw(Double.toString(value));
  }

  /** A truth value. */
  public JsonWriter value(boolean value) {
    return raw(Boolean.toString(value));
  }

  /** The null. */
  public JsonWriter nothing() {
    return raw("null");
  }

  /** {@code literal} as it is: a number's text. */
  JsonWriter raw(String literal) {
    if (separate) {
      out.append(',');
    }
    out.append(literal);
    separate = true;
    return this;
  }

  /**
   * {@code text} as a JSON string, its quotes included.
   *
   * @throws ArgumentException if it has half a pair of surrogates, which no UTF-8 can carry
   */
  public static String quoted(String text) {
    ArgumentException.requirePresent(text, "json", "string");
    var quoted = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int known = "\"\\\b\f\n\r\t".indexOf(c);
      if (known >= 0) {
        quoted.append('\\').append("\"\\bfnrt".charAt(known));
      } else if (c < 0x20) {
        quoted.append("\\u%04x".formatted((int) c));
      } else if (Character.isSurrogate(c)) {
        int code = text.codePointAt(i);
        if (code < Character.MIN_SUPPLEMENTARY_CODE_POINT) {
          throw new ArgumentException(
              "json: character " + i + " of a string is half a pair of surrogates");
        }
        quoted.appendCodePoint(code);
        i++;
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }

  /** As above, cut behind 40 characters: for a message about the text of a stranger. */
  public static String quotedBriefly(String text) {
    return text.codePointCount(0, text.length()) <= SHOWN
        ? quoted(text)
        : quoted(text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…");
  }

  /** The text so far. */
  @Override
  public String toString() {
    return out.toString();
  }
}
