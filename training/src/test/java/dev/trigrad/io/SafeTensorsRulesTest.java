package dev.trigrad.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every rule of the safetensors format has its own error. */
class SafeTensorsRulesTest {
  private static final String A = "\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}";

  private static byte[] file(String header, long length, int data) {
    byte[] text = header.getBytes(UTF_8);
    return ByteBuffer.allocate(8 + text.length + data)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(length)
        .put(text)
        .array();
  }

  private static void requireRefusal(String rule, byte[] bytes) {
    var error = assertThrowsExactly(FileException.class, () -> SafeTensors.read(bytes, "f"));
    assertEquals("safetensors: f: " + rule, error.getMessage());
  }

  @Test
  void lengthOfTheHeader() {
    requireRefusal(
        "it has 0 bytes, the length of its header alone takes 8; it is truncated, or no"
            + " safetensors file",
        new byte[0]);
    requireRefusal(
        "it has 7 bytes, the length of its header alone takes 8; it is truncated, or no"
            + " safetensors file",
        new byte[7]);
    requireRefusal(
        "header says 812 bytes, the file has 2 behind its length; it is truncated",
        file("{}", 812, 0));
    requireRefusal(
        "header says 100000001 bytes, the format allows 100000000; it is no safetensors file",
        file("{}", 100_000_001, 0));
    requireRefusal(
        "header says 18446744073709551615 bytes, the format allows 100000000; it is no safetensors"
            + " file",
        file("{}", -1, 0));
    requireRefusal(
        "byte 8, line 1: a header begins with '{'; it is no safetensors file", file("", 0, 2));
    assertEquals(0, SafeTensors.read(file("{}", 2, 0), "f").entries().size());
    assertEquals(0, SafeTensors.read(file("{}      ", 8, 0), "f").entries().size());
  }

  /** HERE stands for {@code "a":{…}} of 8 bytes, D for the key of the offsets. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "` {}`| 0| byte 8, line 1: a header begins with '{'; it is no safetensors file",
        "[]| 0| byte 8, line 1: a header begins with '{'; it is no safetensors file",
        "{HERE| 8| byte 61, line 1: expected ',' or '}', found the end",
        "{HERE}x| 8| byte 62, line 1: expected the end, found 'x'",
        "{HERE,HERE}| 8| byte 62, line 1: the name \"a\" occurs twice in one object",
        "{\"\\ud800\":1}| 8| byte 10, line 1: an escaped surrogate without the other of its pair",
        "{\"a\":1}| 8| byte 13, line 1: expected an object, found a number",
        "{\"a\":{}}| 8| byte 13, line 1: \"a\" has no dtype",
        "{\"a\":{\"dtype\":\"F32\",D:[0,8]}}| 8| byte 13, line 1: \"a\" has no shape",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2]}}| 8| byte 13, line 1: \"a\" has no data_offsets",
        "{\"a\":{\"x\":1}}| 8| byte 18, line 1: \"a\" has the unknown key \"x\"; a tensor has"
            + " dtype, shape and data_offsets",
        "{\"a\":{\"dtype\":\"F31\"}}| 8| byte 22, line 1: \"a\" is of the unknown dtype \"F31\"",
        "{\"a\":{\"dtype\":32}}| 8| byte 22, line 1: expected a string, found a number",
        "{\"a\":{\"shape\":2}}| 8| byte 22, line 1: expected an array, found a number",
        "{\"a\":{\"shape\":[2,-1]}}| 8| byte 25, line 1: \"a\" has the negative number -1 in its"
            + " shape",
        "{\"a\":{\"shape\":[2.0]}}| 8| byte 23, line 1: 2.0 is no integer of 64 bits, as is"
            + " expected here",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],D:[0]}}| 8| byte 13, line 1: \"a\" has 1"
            + " data_offsets, expected 2",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],D:[8,0]}}| 8| \"a\" is at the bytes 8 to 0, which"
            + " ends before it begins",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],D:[1,9]}}| 9| \"a\" is at the bytes 1 to 9, which"
            + " leaves a hole behind byte 0",
        "{HERE,\"b\":{\"dtype\":\"U8\",\"shape\":[2],D:[7,9]}}| 9| \"b\" is at the bytes 7 to 9,"
            + " which overlaps with what ends at byte 8",
        "{HERE,\"b\":{\"dtype\":\"U8\",\"shape\":[2],D:[9,11]}}| 11| \"b\" is at the bytes 9 to 11,"
            + " which leaves a hole behind byte 8",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[3],D:[0,8]}}| 8| \"a\" is at the bytes 0 to 8, but"
            + " F32[3] takes 12 bytes",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],D:[0,8]}}| 8| \"a\" is"
            + " F32[4294967296, 4294967296], more than 2⁶³ bits",
        "{\"a\":{\"dtype\":\"F4\",\"shape\":[3],D:[0,2]}}| 2| \"a\" is F4[3], which is no whole"
            + " bytes",
        "{HERE}| 7| \"a\" is at the bytes 0 to 8, the file has 7 bytes of data; it is truncated",
        "{HERE}| 9| there are 9 bytes of data, the tensors end at 8; something else follows them",
        "{}| 1| there are 1 bytes of data, the tensors end at 0; something else follows them",
        "{\"__metadata__\":1}| 0| byte 24, line 1: expected an object, found a number",
        "{\"__metadata__\":{\"k\":1}}| 0| byte 29, line 1: the value of \"k\" in __metadata__ is no"
            + " string",
        "{\"__metadata__\":{\"k\":\"\",\"k\":\"\"}}| 0| byte 32, line 1: the name \"k\" occurs"
            + " twice in one object",
      })
  void rulesOfTheHeader(String template, int data, String rule) {
    String header = template.replace("HERE", A).replace("D:", "\"data_offsets\":");
    requireRefusal(rule, file(header, header.getBytes(UTF_8).length, data));
  }

  @Test
  void hostileNamesAndShapesAreCutShort() {
    String header = "{\"" + "\\n😀".repeat(1000) + "\":{}}";
    requireRefusal(
        "byte 6012, line 1: \"" + "\\n😀".repeat(20) + "…\" has no dtype",
        file(header, header.getBytes(UTF_8).length, 0));
    header =
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[" + "1,".repeat(5000) + "3],\"data_offsets\":[0,4]}}";
    requireRefusal(
        "\"a\" is at the bytes 0 to 4, but F32[" + "1, ".repeat(15) + "1, …] takes 12 bytes",
        file(header, header.length(), 4));
  }
}
