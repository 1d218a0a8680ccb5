package dev.trigrad.data.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.data.TensorDataset;
import dev.trigrad.io.FileException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables are read as written, or refused with file, line and field. */
class CsvTest {
  private static float[][] read(String text, int skip) {
    return Csv.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "t.csv", skip);
  }

  @Test
  void numbersAreReadAsWritten() {
    float[][] rows = read("\uFEFF1, -2.5 ,3e-4\r\n \n\"4\",\"-0\",.5\n", 0);
    assertEquals(2, rows.length);
    assertArrayEquals(new float[] {1, -2.5f, 3e-4f}, rows[0]);
    assertArrayEquals(new float[] {4, -0f, 0.5f}, rows[1]);
    assertArrayEquals(new float[] {7}, read("a header\n7", 1)[0]);
    assertEquals(0, read("", 0).length);
    assertEquals(0, read("only a header", 1).length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NaN",
        "Infinity",
        "-Infinity",
        "1e39",
        "1f",
        "1D",
        "0x1p3",
        "x",
        "",
        "1 2",
        "--1"
      })
  void whatIsNoFiniteDecimalNumberIsRefused(String field) {
    var error = assertThrows(FileException.class, () -> read("1,2\n3," + field, 0));
    assertTrue(
        error.getMessage().startsWith("csv: t.csv line 2 field 2 is '" + field + "', expected a"),
        error.getMessage());
  }

  @Test
  void recordsMustHaveOneLength() {
    var error = assertThrows(FileException.class, () -> read("1,2\n\n3", 0));
    assertEquals("csv: t.csv line 3 has 1 fields, expected 2", error.getMessage());
  }

  @Test
  void filesMayBePacked(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("table");
    Files.writeString(file, "1,2\n");
    assertArrayEquals(new float[] {1, 2}, Csv.read(file, 0)[0]);
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      out.write("3,4\n".getBytes(StandardCharsets.UTF_8));
    }
    Files.write(file, packed.toByteArray());
    assertArrayEquals(new float[] {3, 4}, Csv.read(file, 0)[0]);
    byte[] bytes = packed.toByteArray();
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 6));
    var error = assertThrows(FileException.class, () -> Csv.read(file, 0));
    assertTrue(
        error.getMessage().equals("csv: " + file + " is truncated: its gzip stream ends too early"),
        error.getMessage());
    assertThrows(FileException.class, () -> Csv.read(folder.resolve("missing"), 0));
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theLastFieldsAreTargets() {
    TensorDataset classes = Csv.classification(stream("a,b,c\n1,2,0\n\n3,4,1\n"), "t.csv", 1, 2);
    assertArrayEquals(new float[] {1, 2, 3, 4}, classes.features().toArray());
    assertArrayEquals(new int[] {0, 1}, classes.targets().toIntArray());
    TensorDataset numbers = Csv.regression(stream("1,2,0.5\n3,4,1"), "t.csv", 0, 2);
    assertArrayEquals(new float[] {1, 3}, numbers.features().toArray());
    assertArrayEquals(new float[] {2, 0.5f, 4, 1}, numbers.targets().toArray());
    var error =
        assertThrows(
            FileException.class, () -> Csv.classification(stream("1,0\n1,0.5"), "t.csv", 0, 2));
    assertEquals(
        "csv: t.csv row 1 of column 'targets' is 0.5, expected a class from 0 to 1",
        error.getMessage());
    error = assertThrows(FileException.class, () -> Csv.regression(stream("1,2"), "t.csv", 0, 2));
    assertEquals(
        "csv: t.csv has 2 fields a line, expected more than the 2 for targets", error.getMessage());
  }
}
