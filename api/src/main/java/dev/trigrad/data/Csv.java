package dev.trigrad.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Numbers separated by commas, one record a line, without quotes; blank lines are skipped. */
public final class Csv {
  private Csv() {}

  /**
   * The records of {@code in} after {@code skip} lines, all of equal length.
   *
   * @param name the file's name, for errors
   * @throws DataException naming file and line if a field is no finite number or a record has another length
   */
  public static float[][] read(InputStream in, String name, int skip) {
    List<float[]> rows = new ArrayList<>();
    try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      int number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        if (number > skip && !line.isBlank()) {
          rows.add(parse(line, name, number, rows.isEmpty() ? -1 : rows.getFirst().length));
        }
      }
    } catch (IOException e) {
      throw new DataException("csv: " + name + " cannot be read: " + e, e);
    }
    return rows.toArray(float[][]::new);
  }

  private static float[] parse(String line, String name, int number, int expected) {
    String[] fields = line.split(",", -1);
    if (expected >= 0 && fields.length != expected) {
      throw new DataException("csv: " + name + " line " + number + " has " + fields.length + " fields, expected " + expected);
    }
    float[] row = new float[fields.length];
    for (int i = 0; i < row.length; i++) {
      try {
        row[i] = Float.parseFloat(fields[i].strip());
      } catch (NumberFormatException e) {
        throw new DataException("csv: " + name + " line " + number + " field " + (i + 1) + " is '" + fields[i] + "', expected a number", e);
      }
      if (!Float.isFinite(row[i])) {
        throw new DataException("csv: " + name + " line " + number + " field " + (i + 1) + " is " + row[i] + ", expected a finite number");
      }
    }
    return row;
  }
}
