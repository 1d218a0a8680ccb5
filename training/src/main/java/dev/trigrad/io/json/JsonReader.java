package dev.trigrad.io.json;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;

/**
 * Walks through a JSON text value by value: {@code beginObject(); while ((name = nextName()) !=
 * null) { … }}, {@code beginArray(); while (nextElement()) { … }}, {@link #string}, {@link #whole}
 * and so on, and {@link #end} last. Iterative; holds the names of the objects that are open and
 * nothing else.
 *
 * <p>Each method takes the value that comes next and throws {@link JsonException} if it is another.
 */
public final class JsonReader {
  /** Deepest nesting of objects and arrays that is read. */
  public static final int MAX_DEPTH = 128;

  /** What comes next. */
  public enum Kind {
    OBJECT,
    ARRAY,
    STRING,
    NUMBER,
    BOOLEAN,
    NULL
  }

  /** An object or array that is open: the names so far, {@code null} if it is an array. */
  private static final class Open {
    final Set<String> names;
    boolean empty = true;

    Open(Set<String> names) {
      this.names = names;
    }
  }

  private final JsonText text;
  private final ArrayDeque<Open> open = new ArrayDeque<>();

  /** Reads all of {@code bytes}. */
  public JsonReader(byte[] bytes) {
    this(bytes, 0, bytes.length, 0, 1);
  }

  /**
   * Reads the bytes from {@code from} to, without it, {@code to}.
   *
   * @param offset what errors call the first of them, as in the offset of a line in its file
   * @param line what errors call its line
   */
  public JsonReader(byte[] bytes, int from, int to, long offset, long line) {
    this.text = new JsonText(bytes, from, to, offset, line);
  }

  /** What the next value is, without taking it. */
  public Kind peek() {
    return switch (text.peek()) {
      case '{' -> Kind.OBJECT;
      case '[' -> Kind.ARRAY;
      case '"' -> Kind.STRING;
      case 't', 'f' -> Kind.BOOLEAN;
      case 'n' -> Kind.NULL;
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> Kind.NUMBER;
      default -> throw text.unexpected("a value");
    };
  }

  private void require(Kind kind) {
    Kind found = peek();
    if (found != kind) {
      throw error("expected " + named(kind) + ", found " + named(found));
    }
  }

  private static String named(Kind kind) {
    return switch (kind) {
      case OBJECT -> "an object";
      case ARRAY -> "an array";
      case STRING -> "a string";
      case NUMBER -> "a number";
      case BOOLEAN -> "true or false";
      case NULL -> "null";
    };
  }

  /** Opens the object that comes next. */
  public void beginObject() {
    open(Kind.OBJECT, new HashSet<>());
  }

  /** Opens the array that comes next. */
  public void beginArray() {
    open(Kind.ARRAY, null);
  }

  private void open(Kind kind, Set<String> names) {
    require(kind);
    if (open.size() == MAX_DEPTH) {
      throw error("nested deeper than " + MAX_DEPTH + " levels");
    }
    text.take();
    open.push(new Open(names));
  }

  /** The name of the next member, whose value is to be taken then; null closes the object. */
  public String nextName() {
    Open object = open.getFirst();
    if (!another(object, '}')) {
      return null;
    }
    int at = text.here();
    if (text.peek() != '"') {
      throw text.unexpected("a name in quotes");
    }
    String name = text.string();
    if (!object.names.add(name)) {
      throw text.error(
          at, "the name " + JsonWriter.quotedBriefly(name) + " occurs twice in one object");
    }
    if (text.peek() != ':') {
      throw text.unexpected("':' after a name");
    }
    text.take();
    return name;
  }

  /** Whether the open array has another element, which is to be taken then; else closes it. */
  public boolean nextElement() {
    return another(open.getFirst(), ']');
  }

  private boolean another(Open container, char close) {
    int next = text.peek();
    if (next == close) {
      text.take();
      open.pop();
      return false;
    }
    if (!container.empty) {
      if (next != ',') {
        throw text.unexpected("',' or '" + close + "'");
      }
      text.take();
      text.peek();
    }
    container.empty = false;
    return true;
  }

  /** The string that comes next. */
  public String string() {
    require(Kind.STRING);
    return text.string();
  }

  /** The truth value that comes next. */
  public boolean truth() {
    require(Kind.BOOLEAN);
    boolean value = text.peek() == 't';
    text.word(value ? "true" : "false");
    return value;
  }

  /** Takes the null that comes next. */
  public void nothing() {
    require(Kind.NULL);
    text.word("null");
  }

  /** The number that comes next, as it is written. */
  public String number() {
    require(Kind.NUMBER);
    return text.number();
  }

  /** The integer that comes next: without fraction and exponent, and within 64 bits. */
  public long whole() {
    require(Kind.NUMBER);
    int at = text.here();
    String digits = text.number();
    if (!JsonText.whole(digits)) {
      throw text.error(
          at, JsonText.shortened(digits) + " is no integer of 64 bits, as is expected here");
    }
    return Long.parseLong(digits);
  }

  /** Requires that nothing but white space follows. */
  public void end() {
    text.end();
  }

  /** Where the value that comes next begins, for {@link #error(int, String)} later on. */
  public int place() {
    text.skipSpace();
    return text.here();
  }

  /** An error at a {@link #place}. */
  public JsonException error(int place, String rule) {
    return text.error(place, rule);
  }

  /** An error at the value that comes next. */
  public JsonException error(String rule) {
    return error(place(), rule);
  }
}
