package dev.trigrad.data.file;

import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.io.FileException;
import dev.trigrad.io.RegularFile;
import dev.trigrad.io.json.JsonException;
import dev.trigrad.io.json.JsonReader;
import dev.trigrad.io.json.JsonValue;
import dev.trigrad.io.json.JsonValue.JsonArray;
import dev.trigrad.io.json.JsonValue.JsonBoolean;
import dev.trigrad.io.json.JsonValue.JsonNull;
import dev.trigrad.io.json.JsonValue.JsonNumber;
import dev.trigrad.io.json.JsonValue.JsonObject;
import dev.trigrad.io.json.JsonValue.JsonString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The objects of a file, key by key. */
final class JsonRows {
  private final String name;
  private final Selection wanted;
  private final Map<String, Column> columns = new LinkedHashMap<>();
  private Selection found;

  JsonRows(String name, Selection wanted) {
    this.name = name;
    this.wanted = wanted;
  }

  private FileException error(String what, RuntimeException cause) {
    return new FileException(JsonLines.FORMAT + ": " + RegularFile.line(name) + " " + what, cause);
  }

  /** Adds the object of a line. */
  void add(TextLines line) {
    JsonValue value;
    try {
      value =
          JsonValue.parse(
              new JsonReader(line.bytes(), 0, line.length(), line.offset(), line.number()));
    } catch (JsonException e) {
      throw error(e.getMessage(), e);
    }
    String place = "line " + line.number();
    if (!(value instanceof JsonObject(Map<String, JsonValue> members))) {
      throw error(place + " is " + named(value) + ", expected an object", null);
    }
    if (found == null) {
      begin(members, place);
    }
    for (Column column : columns.values()) {
      JsonValue member = members.get(column.name);
      try {
        put(column, member);
      } catch (IllegalArgumentException e) {
        String at = place + " key " + DataFile.shown(column.name);
        String is = member == null ? " is not there" : " is " + named(member);
        throw error(at + is + ", " + e.getMessage(), e);
      }
      column.endRow();
    }
  }

  private void begin(Map<String, JsonValue> members, String place) {
    var names = new ArrayList<>(members.keySet());
    // A key that only later objects have is known by what is said of it.
    wanted.fields().keySet().stream().filter(key -> !members.containsKey(key)).forEach(names::add);
    Selection present;
    try {
      present = wanted.among(JsonLines.FORMAT, names);
    } catch (IllegalArgumentException e) {
      throw error(place + " " + e.getMessage(), e);
    }
    for (String key : present.read()) {
      JsonValue member = members.get(key);
      Field said = wanted.fields().get(key);
      if (said == null && (member == null || member instanceof JsonNull)) {
        throw error(
            place + " key " + DataFile.shown(key) + " is null; say what it is by fields(…)", null);
      }
      try {
        Field field = said == null ? inferred(member) : said;
        columns.put(key, new Column(key, field, Shape.of(extents(member))));
      } catch (IllegalArgumentException | ShapeException e) {
        throw error(place + " key " + DataFile.shown(key) + " " + e.getMessage(), e);
      }
    }
    found = present;
  }

  private static Field inferred(JsonValue value) {
    return switch (value) {
      case JsonArray(List<JsonValue> elements) ->
          elements.isEmpty() ? Field.number() : inferred(elements.getFirst());
      case JsonString _ -> Field.category();
      case JsonBoolean _ -> Field.bool();
      case JsonNumber _ -> Field.number();
      case JsonObject _, JsonNull _ ->
          throw new IllegalArgumentException(
              "has " + named(value) + ", expected numbers, strings, true or false");
    };
  }

  /** The extents of an array, by its first elements; none if it is none. */
  private static int[] extents(JsonValue value) {
    var extents = new ArrayList<Integer>();
    for (JsonValue at = value; at instanceof JsonArray(List<JsonValue> elements); ) {
      extents.add(elements.size());
      if (extents.size() >= Shape.MAX_RANK) {
        throw new IllegalArgumentException("is nested deeper than a data set can have it");
      }
      at = elements.isEmpty() ? null : elements.getFirst();
    }
    return extents.stream().mapToInt(Integer::intValue).toArray();
  }

  private static void put(Column column, JsonValue value) {
    if (value == null || value instanceof JsonNull) {
      column.putMissing();
    } else {
      put(column, value, column.shape().extents(), 0);
    }
  }

  private static void put(Column column, JsonValue value, int[] extents, int axis) {
    if (axis < extents.length) {
      if (!(value instanceof JsonArray(List<JsonValue> elements))
          || elements.size() != extents[axis]) {
        throw new IllegalArgumentException(
            "expected arrays of shape " + Arrays.toString(extents) + ", as in the first object");
      }
      for (JsonValue element : elements) {
        put(column, element, extents, axis + 1);
      }
      return;
    }
    switch (value) {
      case JsonNumber(String literal) when column.field.kind != Field.Kind.CATEGORY ->
          column.put(literal);
      case JsonString(String text) when column.field.kind == Field.Kind.CATEGORY ->
          column.put(text);
      case JsonBoolean(boolean truth) when column.field.kind == Field.Kind.BOOL ->
          column.put(truth ? "1" : "0");
      default ->
          throw new IllegalArgumentException(
              "with " + named(value) + " where " + column.field.kind.words + " is expected");
    }
  }

  private static String named(JsonValue value) {
    return switch (value) {
      case JsonObject _ -> "an object";
      case JsonArray _ -> "an array";
      case JsonString(String text) -> DataFile.shown(text);
      case JsonNumber(String literal) -> DataFile.shown(literal);
      case JsonBoolean(boolean truth) -> String.valueOf(truth);
      case JsonNull _ -> "null";
    };
  }

  TableDataset table(TableDataset.Format reader) {
    if (found == null) {
      throw error("is empty; its first object says what the keys are", null);
    }
    columns.values().forEach(Column::finish);
    return new TableDataset(JsonLines.FORMAT, name, found, columns, reader, null);
  }
}
