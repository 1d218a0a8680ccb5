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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON is read to the letter of RFC 8259. */
class JsonTest {
  private static JsonValue parse(byte[] bytes) {
    return JsonValue.parse(new JsonReader(bytes));
  }

  private static JsonValue parse(String text) {
    return parse(text.getBytes(UTF_8));
  }

  private static String refusal(byte[] bytes) {
    return assertThrowsExactly(JsonException.class, () -> parse(bytes)).getMessage();
  }

  /** By section of RFC 8259: white space and literals, numbers, strings, arrays, objects. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        " true",
        "false\t",
        "\r\n null \n",
        "0",
        "-0",
        "-1",
        "10",
        "1.5",
        "-0.25",
        "1e5",
        "1E+5",
        "1e-05",
        "0e0",
        "123456789012345678901234567890",
        "1e400",
        "-1e-400",
        "9223372036854775807",
        "-9223372036854775808",
        "\"\"",
        "\"a\"",
        "\" \"",
        "\"\\\"\"",
        "\"\\/\"",
        "\"\\u0000\"",
        "\"\\ud83d\\ude00\"",
        "\"\u007f\"",
        "\"\u2028\"",
        "\"é\"",
        "[]",
        "[ ]",
        "[[]]",
        "[1]",
        "[1,2]",
        "[ 1 , \"a\" , null ]",
        "[[],{},[[]]]",
        "{}",
        "{ }",
        "{\"\":0}",
        "{\"a\":1}",
        "{ \"a\" : 1 , \"b\" : [ ] }",
        "{\"a\":{\"a\":{}}}"
      })
  void takesWhatTheGrammarHas(String text) {
    JsonValue value = parse(text);
    assertEquals(value, parse(value.toString()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "nil",
        "Null",
        "TRUE",
        "tru",
        "truee",
        "nullx",
        "undefined",
        "NaN",
        "-NaN",
        "Infinity",
        "-Infinity",
        "+1",
        "-",
        "--1",
        "01",
        "-01",
        "00",
        "1.",
        ".5",
        "-.5",
        "1.e1",
        "1e",
        "1e+",
        "1E-",
        "1e1.5",
        "0x10",
        "1_000",
        "1,000",
        "1 000",
        "1f",
        "1L",
        "½",
        "'a'",
        "a",
        "\"",
        "\"a",
        "a\"",
        "\"\\\"",
        "\"\\a\"",
        "\"\\'\"",
        "\"\\0\"",
        "\"\\u\"",
        "\"\\u12\"",
        "\"\\u123g\"",
        "\"\\U0041\"",
        "\"\\x41\"",
        "\"\t\"",
        "\"\n\"",
        "\"\u0000\"",
        "\"\\ud800\"",
        "\"\\udc00\"",
        "\"\\ud800\\ud800\"",
        "\"\\ud800x\"",
        "\uFEFF1",
        "1\u00a0",
        "\u000b1",
        "1//",
        "/* */1",
        "#1",
        "[",
        "]",
        "[1",
        "1]",
        "[,]",
        "[,1]",
        "[1,]",
        "[1,,2]",
        "[1 2]",
        "[1;2]",
        "[1:2]",
        "[\"a\"",
        "[1}",
        "(1)",
        "<1>",
        "{",
        "}",
        "{\"a\"",
        "{\"a\":",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\",1}",
        "{\"a\" 1}",
        "{\"a\"::1}",
        "{\"a\":1,}",
        "{,}",
        "{,\"a\":1}",
        "{\"a\":1,,}",
        "{\"a\":1 \"b\":2}",
        "{\"a\":1;\"b\":2}",
        "{a:1}",
        "{'a':1}",
        "{1:1}",
        "{null:1}",
        "{[]:1}",
        "{\"a\":1]",
        "{\"a\":1}}",
        "{}{}",
        "[][]",
        "1 1",
        "null,",
        ",null",
        "\"a\" \"b\"",
        "{\"a\":1,\"a\":1}"
      })
  void refusesWhatItHasNot(String text) {
    assertThrowsExactly(JsonException.class, () -> parse(text));
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
