package dev.trigrad.data.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.trigrad.io.FileException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One object a line, its types by the first one, and errors by line and key. */
class JsonLinesTest {
  private static final JsonLines ANY = JsonLines.of(Path.of("x.jsonl"));

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static TableDataset read(JsonLines how, String text) {
    return how.read(stream(text), "x.jsonl");
  }

  @Test
  void numbersArraysLabelsAndTruth() {
    TableDataset all =
        read(
            ANY.features("image").target("label").columns("ok", "price"),
            """
            {"image": [[1, 2.5e0, -3], [4, 5, 6]], "label": "cat", "ok": true, "price": 1}

            {"price": 2, "ok": false, "label": "\\u0064og", "image": [[0,0,0],[0,0,1]], "more": {}}
            """);
    assertEquals(
        "{features=float32[2, 3], targets=int32[], ok=bool[], price=float32[]}",
        all.columns().toString());
    assertArrayEquals(
        new float[] {1, 2.5f, -3, 4, 5, 6, 0, 0, 0, 0, 0, 1}, all.tensors().features().toArray());
    assertEquals(List.of("cat", "dog"), all.labels("label"));
    assertArrayEquals(new boolean[] {true, false}, all.tensors().column("ok").toBooleanArray());
    TableDataset other =
        all.read(
            stream("{\"ok\":true,\"price\":0,\"label\":\"dog\",\"image\":[[1,1,1],[1,1,1]]}"), "y");
    assertArrayEquals(new int[] {1}, other.tensors().targets().toIntArray());
    var error =
        assertThrows(
            FileException.class,
            () ->
                all.read(stream("{\"ok\":true,\"price\":0,\"label\":\"dog\",\"image\":[1]}"), "y"));
    assertEquals(
        "json lines: y has the columns {features=float32[1], targets=int32[], ok=bool[],"
            + " price=float32[]}, expected {features=float32[2, 3], targets=int32[], ok=bool[],"
            + " price=float32[]}",
        error.getMessage());
  }

  @Test
  void severalFeaturesStandSideBySide() {
    TableDataset all =
        read(
            ANY.fields(Field.integer(), "n").fields(Field.number().mean(), "age").target("n"),
            """
            {"age": 1, "n": 3, "xy": [1, 2]}
            {"age": null, "n": -4, "xy": [3, 4]}
            {"n": 5, "xy": [5, 6]}
            """);
    assertEquals(List.of("age", "xy[0]", "xy[1]"), all.featureNames());
    assertArrayEquals(new float[] {1, 1, 2, 1, 3, 4, 1, 5, 6}, all.tensors().features().toArray());
    assertArrayEquals(new int[] {3, -4, 5}, all.tensors().targets().toIntArray());
  }

  private static void refused(String message, String text) {
    var error = assertThrows(FileException.class, () -> read(ANY, text));
    assertEquals("json lines: x.jsonl " + message, error.getMessage());
  }

  @Test
  void whatIsWrongIsSaidByLineAndKey() {
    refused("is empty; its first object says what the keys are", "\n \n");
    refused("line 2 is '3', expected an object", "{\"a\":1}\n3");
    refused(
        "line 2 key 'b' is not there, expected a number; a missing one is filled by"
            + " Field.constant(…), mostFrequent(), mean() or median()",
        "{\"a\":1,\"b\":2}\n{\"a\":1}");
    refused(
        "line 2 key 'a' is null, expected a number; a missing one is filled by"
            + " Field.constant(…), mostFrequent(), mean() or median()",
        "{\"a\":1}\n{\"a\":null}");
    refused("line 1 key 'a' is null; say what it is by fields(…)", "{\"a\":null}");
    refused(
        "line 2 key 'a' is 'x', with 'x' where a number is expected", "{\"a\":1}\n{\"a\":\"x\"}");
    refused(
        "line 2 key 'a' is true, with true where a label is expected",
        "{\"a\":\"x\"}\n{\"a\":true}");
    refused(
        "line 2 key 'a' is an array, expected arrays of shape [2], as in the first object",
        "{\"a\":[1,2]}\n{\"a\":[1,2,3]}");
    refused(
        "line 1 key 'a' is an array, expected arrays of shape [2, 1], as in the first object",
        "{\"a\":[[1],2]}");
    refused("line 1 key 'a' is an array, with null where a number is expected", "{\"a\":[1,null]}");
    refused("line 1 key 'a' is '1e39', expected a finite number", "{\"a\":1e39}");
    refused("line 1 key 'a' has an object, expected numbers, strings, true or false", "{\"a\":{}}");
    refused(
        "byte 17, line 2: the name \"a\" occurs twice in one object",
        "{\"a\": 1}\n{\"a\": 1,\"a\": 2}");
  }
}
