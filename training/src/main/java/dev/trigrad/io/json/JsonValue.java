package dev.trigrad.io.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON text as a tree; {@link #toString} is the text again, compact. */
public sealed interface JsonValue {
  /** Members by name, in the order of the text. */
  record JsonObject(Map<String, JsonValue> members) implements JsonValue {
    /** Copies the members. */
    public JsonObject {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    @Override
    public String toString() {
      return text();
    }
  }

  /** Elements in order. */
  record JsonArray(List<JsonValue> elements) implements JsonValue {
    /** Copies the elements. */
    public JsonArray {
      elements = List.copyOf(elements);
    }

    @Override
    public String toString() {
      return text();
    }
  }

  /** A string, its escapes undone. */
  record JsonString(String value) implements JsonValue {
    @Override
    public String toString() {
      return text();
    }
  }

  /**
   * A number as it is written, all digits kept.
   *
   * @param literal by the grammar of JSON
   */
  record JsonNumber(String literal) implements JsonValue {
    /**
     * Whether it is written without fraction and exponent, and is an integer of 64 bits; −0 is
     * none.
     */
    public boolean whole() {
      return JsonText.whole(literal);
    }

    /** The integer that {@link #whole} says it is. */
    public long asLong() {
      return Long.parseLong(literal);
    }

    /** The nearest double; infinite beyond the largest. */
    public double asDouble() {
      return Double.parseDouble(literal);
    }

    @Override
    public String toString() {
      return literal;
    }
  }

  /** A truth value. */
  record JsonBoolean(boolean value) implements JsonValue {
    @Override
    public String toString() {
      return text();
    }
  }

  /** The null. */
  record JsonNull() implements JsonValue {
    @Override
    public String toString() {
      return text();
    }
  }

  /**
   * The one value of a text.
   *
   * @throws JsonException if the text breaks a rule
   */
  static JsonValue parse(JsonReader reader) {
    JsonValue value = next(reader);
    reader.end();
    return value;
  }

  /** The value that comes next; its depth, and so that of this recursion, is the reader's. */
  static JsonValue next(JsonReader reader) {
    return switch (reader.peek()) {
      case OBJECT -> {
        var members = new LinkedHashMap<String, JsonValue>();
        reader.beginObject();
        for (String name = reader.nextName(); name != null; name = reader.nextName()) {
          members.put(name, next(reader));
        }
        yield new JsonObject(members);
      }
      case ARRAY -> {
        var elements = new ArrayList<JsonValue>();
        reader.beginArray();
        while (reader.nextElement()) {
          elements.add(next(reader));
        }
        yield new JsonArray(elements);
      }
      case STRING -> new JsonString(reader.string());
      case NUMBER -> new JsonNumber(reader.number());
      case BOOLEAN -> new JsonBoolean(reader.truth());
      case NULL -> {
        reader.nothing();
        yield new JsonNull();
      }
    };
  }

  /** Writes this value. */
  default void write(JsonWriter out) {
    switch (this) {
      case JsonObject(Map<String, JsonValue> members) -> {
        out.beginObject();
        members.forEach((name, value) -> value.write(out.name(name)));
        out.end();
      }
      case JsonArray(List<JsonValue> elements) -> {
        out.beginArray();
        elements.forEach(element -> element.write(out));
        out.end();
      }
      case JsonString(String value) -> out.value(value);
      case JsonNumber(String literal) -> out.raw(literal);
      case JsonBoolean(boolean value) -> out.value(value);
      case JsonNull() -> out.nothing();
    }
  }

  /** The value as a compact text. */
  default String text() {
    var out = new JsonWriter();
    write(out);
    return out.toString();
  }
}
