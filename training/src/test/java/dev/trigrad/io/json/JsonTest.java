package dev.trigrad.io.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.ArgumentException;
import dev.trigrad.io.json.JsonValue.JsonNumber;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON is read to the letter of RFC 8259, judged by JSONTestSuite. */
class JsonTest {
  /** What RFC 8259 leaves to the reader, and is taken; all other such files are refused. */
  private static final Pattern TAKEN = Pattern.compile("i_number_.*");

  private static JsonValue parse(byte[] bytes) {
    return JsonValue.parse(new JsonReader(bytes));
  }

  private static JsonValue parse(String text) {
    return parse(text.getBytes(UTF_8));
  }

  private static String refusal(byte[] bytes) {
    return assertThrowsExactly(JsonException.class, () -> parse(bytes)).getMessage();
  }

  @Test
  void takesAndRefusesWhatTheSuiteSays() throws IOException {
    String suite;
    try (var in = getClass().getResourceAsStream("/json/suite.txt")) {
      suite = new String(in.readAllBytes(), UTF_8);
    }
    Map<String, Integer> counts = new TreeMap<>();
    for (String line : suite.lines().toList()) {
      String[] parts = line.split(" ", -1);
      byte[] bytes = Base64.getDecoder().decode(parts[1]);
      boolean refused = parts[0].startsWith("n_");
      if (parts[0].startsWith("i_")) {
        refused = !TAKEN.matcher(parts[0]).matches();
      } else if (parts[0].equals("y_object_duplicated_key.json")
          || parts[0].equals("y_object_duplicated_key_and_value.json")) {
        // RFC 8259: names SHOULD be unique.
        refused = true;
      }
      if (refused) {
        assertThrowsExactly(JsonException.class, () -> parse(bytes), parts[0]);
      } else {
        JsonValue value = parse(bytes);
        assertEquals(value, parse(value.toString()), parts[0]);
      }
      counts.merge(parts[0].substring(0, 1), 1, Integer::sum);
    }
    assertEquals(Map.of("i", 35, "n", 186, "y", 95), counts);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``| byte 0, line 1: expected a value, found the end",
        "{| byte 1, line 1: expected a name in quotes, found the end",
        "{\"a\" 1}| byte 5, line 1: expected ':' after a name, found '1'",
        "{\"a\":1,}| byte 7, line 1: expected a name in quotes, found '}'",
        "{\"a\":1 \"b\":2}| byte 7, line 1: expected ',' or '}', found '\"'",
        "{\"a\":1,\"\\u0061\":2}| byte 7, line 1: the name \"a\" occurs twice in one object",
        "[1,]| byte 3, line 1: expected a value, found ']'",
        "[1}| byte 2, line 1: expected ',' or ']', found '}'",
        "01| byte 0, line 1: a number begins with a zero too many",
        "1.e3| byte 2, line 1: expected a digit, found 'e'",
        "nul| byte 3, line 1: expected 'null', found the end",
        "\"a| byte 0, line 1: a string has no closing quote",
        "\"\\x\"| byte 1, line 1: an unknown escape",
        "\"\\u12g4\"| byte 1, line 1: an escape of other than four hexadecimal digits",
        "\"\\ud800\"| byte 1, line 1: an escaped surrogate without the other of its pair",
        "\"\\udc00\\ud800\"| byte 1, line 1: an escaped surrogate without the other of its pair",
        "`[1,\n\n x]`| byte 6, line 3: expected a value, found 'x'",
        "1 2| byte 2, line 1: expected the end, found '2'",
        "`\"a\nb\"`| byte 2, line 1: a control character in a string, write it as an escape",
      })
  void saysWhereAndWhy(String text, String message) {
    assertEquals(message, refusal(text.getBytes(UTF_8)));
  }

  /** Overlong, surrogates, too large, cut off, without a beginning: bytes written as Latin-1. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "À¯", "à\u0080¯", "ð\u0080\u0080¯", "í\u00a0\u0080", "ô\u0090\u0080\u0080",
        "õ\u0080\u0080\u0080", "Ã", "âx", "\u0080", "ÿ"
      })
  void refusesWhatIsNoUtf8(String bytes) {
    assertEquals("byte 2, line 1: no UTF-8", refusal(("\"a" + bytes + "\"").getBytes(ISO_8859_1)));
  }

  @Test
  void everyCodePointGoesThrough() {
    for (int code = 0; code <= Character.MAX_CODE_POINT; code += code < 0x3000 ? 1 : 61) {
      if (code < 0xd800 || code > 0xdfff) {
        var value = new JsonValue.JsonString("a" + Character.toString(code) + "b");
        assertEquals(value, parse(value.toString()), Integer.toHexString(code));
      }
    }
    assertEquals(
        "\"\\b\\f\\n\\r\\t\\\"\\\\/\\u001fé😀\"",
        parse("\"\\b\\f\\n\\r\\t\\\"\\\\\\/\\u001F\\u00e9\\uD83D\\ude00\"").toString());
  }

  @Test
  void depthIsBounded() {
    int most = JsonReader.MAX_DEPTH;
    parse("[".repeat(most) + "]".repeat(most));
    assertEquals(
        "byte 128, line 1: nested deeper than 128 levels", refusal("[".repeat(100_000).getBytes()));
    assertEquals(
        "byte 640, line 1: nested deeper than 128 levels",
        refusal("{\"a\":".repeat(100_000).getBytes()));
  }

  @Test
  void numbersAreExact() {
    var large = (JsonNumber) parse("-9223372036854775808");
    assertTrue(large.whole());
    assertEquals(Long.MIN_VALUE, large.asLong());
    var larger = (JsonNumber) parse("9223372036854775808");
    assertFalse(larger.whole());
    assertEquals(0x1p63, larger.asDouble());
    assertFalse(((JsonNumber) parse("1e3")).whole());
    assertEquals(0.1, ((JsonNumber) parse("0.1")).asDouble());
    assertEquals(-0.0, ((JsonNumber) parse("-0")).asDouble());
    assertFalse(((JsonNumber) parse("-0")).whole());
    String digits = "1." + "7".repeat(1000);
    assertEquals(digits, parse(digits).toString());
    var reader = new JsonReader("[1,1.5]".getBytes(), 0, 7, 100, 9);
    reader.beginArray();
    assertTrue(reader.nextElement());
    assertEquals(1, reader.whole());
    assertTrue(reader.nextElement());
    assertEquals(
        "byte 103, line 9: 1.5 is no integer of 64 bits, as is expected here",
        assertThrows(JsonException.class, reader::whole).getMessage());
  }

  @Test
  void writesInOrder() {
    var out = new JsonWriter().beginObject().name("a").value(1L).name("b").beginArray();
    out.value(0.1).value(true).value("x\"").nothing().beginObject().end().beginArray().end();
    assertEquals(
        "{\"a\":1,\"b\":[0.1,true,\"x\\\"\",null,{},[]],\"c\":1.0E10}",
        out.end().name("c").value(1e10).end().toString());
    assertEquals(
        "json: NaN has no form in JSON; write it as a string",
        assertThrowsExactly(ArgumentException.class, () -> new JsonWriter().value(Double.NaN))
            .getMessage());
    assertEquals(
        "json: character 1 of a string is half a pair of surrogates",
        assertThrowsExactly(ArgumentException.class, () -> JsonWriter.quoted("a\ud800"))
            .getMessage());
  }
}
