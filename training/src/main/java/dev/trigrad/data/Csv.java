package dev.trigrad.data;

import dev.trigrad.ArgumentException;
import dev.trigrad.io.FileException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Tables of decimal numbers, one record a line, fields separated by commas and quoted or not, as
 * RFC 4180 has them; blank lines are skipped. What is no finite number is refused.
 */
public final class Csv {
  private Csv() {}

  /**
   * The records of {@code file}, plain or gzip, after {@code skip} lines, all of equal length.
   *
   * @throws FileException naming file and line if a field is no finite number or a record has
   *     another length
   */
  public static float[][] read(Path file, int skip) {
    ArgumentException.requirePresent(file, "csv", "path");
    try (var in = DataFile.open(file)) {
      return read(in, file.toString(), skip);
    } catch (IOException e) {
      throw unreadable(file.toString(), e);
    }
  }

  /**
   * The records of {@code in}; see {@link #read(Path, int)}.
   *
   * @param name the file's name, for errors
   */
  public static float[][] read(InputStream in, String name, int skip) {
    ArgumentException.requirePresent(in, "csv", "stream");
    List<float[]> rows = new ArrayList<>();
    try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      int number = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        number++;
        if (number > skip && !line.isBlank()) {
          rows.add(record(line, name, number, rows.isEmpty() ? -1 : rows.getFirst().length));
        }
      }
    } catch (IOException e) {
      throw unreadable(name, e);
    }
    return rows.toArray(float[][]::new);
  }

  /**
   * The records of {@code file} as a data set, after {@code skip} lines: their last field is the
   * class of the others.
   *
   * @throws FileException naming file and place if the file is not so
   */
  public static TensorDataset classification(Path file, int skip, int classes) {
    return classification(read(file, skip), file.toString(), classes);
  }

  /** As above, from {@code in}; see {@link #read(InputStream, String, int)}. */
  public static TensorDataset classification(InputStream in, String name, int skip, int classes) {
    return classification(read(in, name, skip), name, classes);
  }

  private static TensorDataset classification(float[][] records, String name, int classes) {
    int[] targets = new int[records.length];
    for (int i = 0; i < records.length; i++) {
      float target = records[i][records[i].length - 1];
      targets[i] = (int) target;
      if (targets[i] != target || targets[i] < 0 || targets[i] >= classes) {
        throw new FileException(
            "csv: "
                + name
                + " row "
                + i
                + " of column 'targets' is "
                + target
                + ", expected a class from 0 to "
                + (classes - 1));
      }
    }
    return TensorDataset.of(part(records, name, false, 1), targets, classes);
  }

  /**
   * The records of {@code file} as a data set, after {@code skip} lines: their last {@code targets}
   * fields are the targets of the others.
   *
   * @throws FileException naming file and place if the file is not so
   */
  public static TensorDataset regression(Path file, int skip, int targets) {
    return regression(read(file, skip), file.toString(), targets);
  }

  /** As above, from {@code in}; see {@link #read(InputStream, String, int)}. */
  public static TensorDataset regression(InputStream in, String name, int skip, int targets) {
    return regression(read(in, name, skip), name, targets);
  }

  private static TensorDataset regression(float[][] records, String name, int targets) {
    if (targets < 1) {
      throw new ArgumentException("csv: " + targets + " targets, expected at least 1");
    }
    return TensorDataset.of(
        part(records, name, false, targets), part(records, name, true, targets));
  }

  /** Of each record the last {@code targets} fields, if {@code last}, or those before. */
  private static float[][] part(float[][] records, String name, boolean last, int targets) {
    float[][] part = new float[records.length][];
    for (int i = 0; i < part.length; i++) {
      int cut = records[i].length - targets;
      if (cut < 1) {
        throw new FileException(
            "csv: "
                + name
                + " has "
                + records[i].length
                + " fields a line, expected more than the "
                + targets
                + " for targets");
      }
      part[i] =
          last
              ? Arrays.copyOfRange(records[i], cut, records[i].length)
              : Arrays.copyOf(records[i], cut);
    }
    return part;
  }

  private static FileException unreadable(String name, IOException e) {
    return new FileException("csv: " + name + " cannot be read: " + e, e);
  }

  private static float[] record(String line, String name, int number, int expected) {
    // A byte order mark is no part of the first number.
    String text = number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
    // Numbers have no commas, so a quoted one never holds a separator.
    String[] fields = text.split(",", -1);
    if (expected >= 0 && fields.length != expected) {
      throw new FileException(
          "csv: "
              + name
              + " line "
              + number
              + " has "
              + fields.length
              + " fields, expected "
              + expected);
    }
    float[] row = new float[fields.length];
    for (int i = 0; i < row.length; i++) {
      row[i] = number(fields[i].strip(), "csv: " + name + " line " + number + " field " + (i + 1));
    }
    return row;
  }

  private static float number(String field, String place) {
    boolean quoted = field.length() > 1 && field.startsWith("\"") && field.endsWith("\"");
    String text = quoted ? field.substring(1, field.length() - 1).strip() : field;
    float value;
    try {
      value = Float.parseFloat(text);
    } catch (NumberFormatException e) {
      throw new FileException(place + " is '" + field + "', expected a number", e);
    }
    if (!Float.isFinite(value)) {
      throw new FileException(place + " is '" + field + "', expected a finite number");
    }
    // Java would also read its own literals: 1f, 1d, 0x1p3.
    if ("fFdD".indexOf(text.charAt(text.length() - 1)) >= 0
        || text.indexOf('x') >= 0
        || text.indexOf('X') >= 0) {
      throw new FileException(place + " is '" + field + "', expected a decimal number");
    }
    return value;
  }
}
