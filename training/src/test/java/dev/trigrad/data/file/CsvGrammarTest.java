package dev.trigrad.data.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.trigrad.io.FileException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Text is cut into fields as Python's csv module does, or refused with its place. */
class CsvGrammarTest {
  private static List<List<String>> read(byte[] bytes, CsvGrammar grammar) {
    var all = new ArrayList<List<String>>();
    try {
      CsvRecords records = grammar.records(new ByteArrayInputStream(bytes), "t.csv");
      while (records.next()) {
        all.add(records.texts());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  private static List<List<String>> read(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8), CsvGrammar.COMMAS);
  }

  private static String unpack(String base64) {
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
  }

  @Test
  void tablesOfPythonAreReadAndWrittenAlike(@TempDir Path folder) throws IOException {
    int read = 0;
    int written = 0;
    String recorded;
    try (var in = getClass().getResourceAsStream("/readers/tables.txt")) {
      recorded = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    }
    for (String line : recorded.lines().toList()) {
      String[] parts = line.split(" ");
      String text = unpack(parts[3]);
      var expected = new ArrayList<List<String>>();
      for (String row : unpack(parts[4]).split("\u001e")) {
        expected.add(Arrays.asList(row.split("\u001f", -1)));
      }
      char separator =
          switch (parts[0]) {
            case "semicolon" -> ';';
            case "tab" -> '\t';
            default -> ',';
          };
      CsvGrammar grammar = CsvGrammar.COMMAS.separator(separator);
      assertEquals(expected, read(text.getBytes(StandardCharsets.UTF_8), grammar), text);
      read++;
      if (parts[0].equals("comma") && parts[2].equals("minimal")) {
        Path file = folder.resolve("t.csv");
        Csv.write(file, expected.getFirst(), expected.subList(1, expected.size()));
        assertEquals(text, Files.readString(file));
        written++;
      }
    }
    assertEquals(120, read);
    assertEquals(21, written);
  }

  @Test
  void everyLineEndAndBlankLine() {
    List<List<String>> expected = List.of(List.of("a", "b"), List.of("c", ""), List.of("", "d"));
    for (String end : new String[] {"\n", "\r\n", "\r"}) {
      String text = "a,b" + end + "c," + end + end + "  " + end + ",d";
      assertEquals(expected, read(text));
      assertEquals(expected, read("\uFEFF" + text + end));
    }
    assertEquals(List.of(), read(""));
    assertEquals(List.of(), read("\r\n\n\r"));
    assertEquals(List.of(List.of("")), read("\"\""));
    assertEquals(List.of(List.of("x\r\ny\nz\rw")), read("\"x\r\ny\nz\rw\""));
    assertEquals(List.of(List.of("\uFEFF")), read("\uFEFF\uFEFF"));
  }

  @Test
  void commentsAndSkippedLines() {
    CsvGrammar grammar = CsvGrammar.COMMAS.comments('#').skip(2);
    byte[] text =
        "any \" thing\r\nat,all\n#one \" two\na,#b\r#\n\"#c\",d".getBytes(StandardCharsets.UTF_8);
    assertEquals(List.of(List.of("a", "#b"), List.of("#c", "d")), read(text, grammar));
    assertEquals(List.of(List.of("#a")), read("#a"));
    assertEquals(List.of(), read(text, grammar.skip(100)));
  }

  private static void refused(String message, String text) {
    var error = assertThrows(FileException.class, () -> read(text));
    assertEquals("csv: t.csv " + message, error.getMessage());
  }

  @Test
  void whatTheGrammarDoesNotHaveIsRefusedWithItsPlace() {
    refused(
        "line 2 field 2 has a quote within; put quotes around all of it and double the one within",
        "a,b\nc,d\"");
    refused(
        "line 1 field 1 has a quote within; put quotes around all of it and double the one within",
        " \"a\"");
    refused(
        "line 3 (of the record from line 2) field 1 goes on behind its closing quote; double the"
            + " quotes that belong to it",
        "a,b\n\"c\nd\"e,f");
    refused("line 2 field 2 begins with a quote that is never closed", "a,b\r\n1,\"2\r\n3,4\r\n");
    refused(
        "line 4 (of the record from line 2) field 3 begins with a quote that is never closed",
        "a,b,c\n1,\"\n\n\",\"2");
    refused("line 3 has 3 fields, expected 2", "a,b\n\n1,2,3");
    refused("line 3 has 1 fields, expected 2", "a,b\n1,2\nx");
    refused("line 1 field 2 has a NUL character; this is no text file", "a,\u0000");
  }

  @Test
  void bytesThatAreNoUnicodeAreRefused() {
    byte[][] bad = {
      {'a', ',', (byte) 0xE9},
      {'a', ',', (byte) 0xC0, (byte) 0x80},
      {'a', ',', (byte) 0xED, (byte) 0xA0, (byte) 0x80},
      {'a', ',', '"', (byte) 0xF5, '"'},
      {'a', ',', (byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80}
    };
    for (byte[] bytes : bad) {
      var error = assertThrows(FileException.class, () -> read(bytes, CsvGrammar.COMMAS));
      assertEquals(
          "csv: t.csv line 1 field 2 is not UTF-8; convert the file first", error.getMessage());
    }
  }

  @Test
  void recordsMayBeLongerThanTheBuffer() {
    String field = "é\n\"\",".repeat(30_000);
    List<List<String>> rows = read("\"" + field + "\",b\n" + "x,y\n".repeat(40_000));
    assertEquals(40_001, rows.size());
    assertEquals(field.replace("\"\"", "\""), rows.getFirst().getFirst());
    assertEquals(List.of("x", "y"), rows.getLast());
  }

  @Test
  void numbersAreWrittenToBeReadAgain(@TempDir Path folder) {
    Path file = folder.resolve("numbers.csv.gz");
    float[] values = {0.1f, Float.MIN_VALUE, -Float.MAX_VALUE, -0f, 1e10f, 16777217, 3};
    List<List<Object>> rows = new ArrayList<>();
    for (float value : values) {
      rows.add(List.of(value, (double) value, (long) value % 10));
    }
    Csv.write(file, List.of("float", "double", "long"), rows);
    float[][] again = Csv.read(file, 1);
    for (int i = 0; i < values.length; i++) {
      assertArrayEquals(new float[] {values[i], values[i], (long) values[i] % 10}, again[i]);
    }
  }

  @Test
  void everyKindOfValueIsWritten(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("results.csv");
    List<Object> row = Arrays.asList(1, 0.5f, 1e-3, true, "a \"b\"", null, Float.NaN);
    Csv.write(file, List.of("1", "2", "3", "4", "5", "6", "7"), List.of(row));
    assertEquals(
        "1,2,3,4,5,6,7\r\n1,0.5,0.001,true,\"a \"\"b\"\"\",,NaN\r\n", Files.readString(file));
    List<List<String>> single = List.of(Arrays.asList((String) null), List.of(" "), List.of("x"));
    Csv.write(file, List.of("a"), single);
    assertEquals("a\r\n\"\"\r\n\" \"\r\nx\r\n", Files.readString(file));
    assertEquals(4, read(Files.readAllBytes(file), CsvGrammar.COMMAS).size());
  }
}
