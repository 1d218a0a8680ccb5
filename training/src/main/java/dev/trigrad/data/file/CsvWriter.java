package dev.trigrad.data.file;

import dev.trigrad.ArgumentException;
import dev.trigrad.io.AtomicFile;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Writes records as RFC 4180 has them: separated by commas, ended by CRLF, quoted if need be. */
final class CsvWriter {
  private final Writer out;
  private final int width;
  private int row = -1;

  private CsvWriter(Writer out, int width) {
    this.out = out;
    this.width = width;
  }

  static void write(Path file, List<String> header, Iterable<? extends List<?>> rows) {
    ArgumentException.requirePresent(header, Csv.FORMAT, "header");
    ArgumentException.requirePresent(rows, Csv.FORMAT, "rows");
    if (header.isEmpty()) {
      throw new ArgumentException("csv: a header without names; give one per field");
    }
    AtomicFile.write(
        Csv.FORMAT,
        file,
        raw -> {
          if (file.toString().endsWith(".gz")) {
            var packed = new GZIPOutputStream(raw);
            write(packed, header, rows);
            packed.finish();
          } else {
            write(raw, header, rows);
          }
        });
  }

  private static void write(OutputStream raw, List<String> header, Iterable<? extends List<?>> rows)
      throws IOException {
    var text = new BufferedWriter(new OutputStreamWriter(raw, StandardCharsets.UTF_8.newEncoder()));
    var out = new CsvWriter(text, header.size());
    out.record(header);
    for (List<?> row : rows) {
      out.row++;
      out.record(ArgumentException.requirePresent(row, Csv.FORMAT, "row", out.row));
    }
    text.flush();
  }

  private void record(List<?> fields) throws IOException {
    if (fields.size() != width) {
      throw new ArgumentException(
          "csv: row " + row + " has " + fields.size() + " fields, the header has " + width);
    }
    for (int i = 0; i < width; i++) {
      if (i > 0) {
        out.write(',');
      }
      out.write(field(fields.get(i), i));
    }
    out.write("\r\n");
  }

  private String field(Object value, int index) {
    return switch (value) {
      case null -> width == 1 ? "\"\"" : "";
      case Number number -> number.toString();
      case Boolean truth -> truth.toString();
      case String text -> quoted(text, index);
      default ->
          throw new ArgumentException(
              at(index)
                  + " is a "
                  + value.getClass().getSimpleName()
                  + ", expected a number, a truth value, a text or null");
    };
  }

  private String at(int index) {
    return "csv: " + (row < 0 ? "header" : "row " + row) + ", field " + (index + 1);
  }

  private String quoted(String text, int index) {
    boolean special = width == 1 && text.isBlank();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean paired =
          Character.isHighSurrogate(c)
              ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
              : !Character.isLowSurrogate(c)
                  || i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
      if (c == 0 || !paired) {
        throw new ArgumentException(
            at(index) + " has a NUL character or half a surrogate pair, which no CSV file holds");
      }
      special |= c == ',' || c == '"' || c == '\n' || c == '\r' || c == '\uFEFF';
    }
    return special ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
