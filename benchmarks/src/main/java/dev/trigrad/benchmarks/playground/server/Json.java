package dev.trigrad.benchmarks.playground.server;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON as maps, lists, texts, numbers and truth values. */
final class Json {
  private static final int DIGITS = 5;

  /** Far above what a page says, far below what would cost anything. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(8)
                  .maxNumberLength(40)
                  .maxNameLength(100)
                  .maxStringLength(Guard.MOST_BYTES)
                  .maxTokenCount(2_000)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private Json() {}

  /**
   * The object that {@code bytes} are.
   *
   * @throws Refusal if they are none, or are out of any proportion
   */
  static Map<String, Object> object(byte[] bytes) {
    try (JsonParser parser = FACTORY.createParser(bytes)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new Refusal(400, "json: the body is no object; send {…}");
      }
      Map<String, Object> object = members(parser);
      if (parser.nextToken() != null) {
        throw new Refusal(400, "json: something follows the object; send one alone");
      }
      return object;
    } catch (StreamConstraintsException e) {
      throw new Refusal(400, "json: the body is too long or too deep; send less");
    } catch (IOException e) {
      throw new Refusal(400, "json: the body is malformed; send what JSON.stringify gives");
    }
  }

  private static Map<String, Object> members(JsonParser parser) throws IOException {
    var members = new LinkedHashMap<String, Object>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      members.put(name, value(parser));
    }
    return members;
  }

  private static Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> members(parser);
      case START_ARRAY -> {
        var list = new ArrayList<Object>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          list.add(value(parser));
        }
        yield list;
      }
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
          throw new IOException("no value");
    };
  }

  /** {@code tree} as JSON; numbers have a few digits, and are null where they are none. */
  static byte[] bytes(Object tree) {
    var out = new ByteArrayOutputStream(1 << 14);
    try (JsonGenerator generator = FACTORY.createGenerator(out)) {
      write(generator, tree);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void write(JsonGenerator to, Object tree) throws IOException {
    switch (tree) {
      case null -> to.writeNull();
      case String text -> to.writeString(text);
      case Boolean truth -> to.writeBoolean(truth);
      case Integer number -> to.writeNumber(number);
      case Long number -> to.writeNumber(number);
      case Number number -> number(to, number.doubleValue());
      case float[] numbers -> {
        to.writeStartArray();
        for (float number : numbers) {
          number(to, number);
        }
        to.writeEndArray();
      }
      case int[] numbers -> to.writeArray(numbers, 0, numbers.length);
      case List<?> list -> {
        to.writeStartArray();
        for (Object each : list) {
          write(to, each);
        }
        to.writeEndArray();
      }
      case Map<?, ?> members -> {
        to.writeStartObject();
        for (Map.Entry<?, ?> member : members.entrySet()) {
          to.writeFieldName((String) member.getKey());
          write(to, member.getValue());
        }
        to.writeEndObject();
      }
      default -> throw new IllegalArgumentException("json: " + tree.getClass());
    }
  }

  private static void number(JsonGenerator to, double number) throws IOException {
    if (!Double.isFinite(number)) {
      to.writeNull();
    } else if (number == Math.rint(number) && Math.abs(number) < 1e9) {
      to.writeNumber((long) number);
    } else {
      to.writeNumber(rounded(number));
    }
  }

  private static double rounded(double number) {
    double scale = Math.pow(10, DIGITS - 1 - Math.floor(Math.log10(Math.abs(number))));
    double rounded = Math.rint(number * scale) / scale;
    return Double.isFinite(rounded) ? rounded : number;
  }
}
