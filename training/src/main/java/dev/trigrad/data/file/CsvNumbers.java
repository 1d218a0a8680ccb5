package dev.trigrad.data.file;

import dev.trigrad.ArgumentException;
import dev.trigrad.data.TensorDataset;
import dev.trigrad.io.FileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;

/** Tables of nothing but numbers, of which the last ones may be targets. */
final class CsvNumbers {
  private CsvNumbers() {}

  static float[][] read(Path file, int skip) {
    try (InputStream in = DataFile.open(Csv.FORMAT, file)) {
      return records(in, file.toString(), skip);
    } catch (IOException e) {
      throw DataFile.failed(Csv.FORMAT, file.toString(), e);
    }
  }

  static float[][] read(InputStream in, String name, int skip) {
    ArgumentException.requirePresent(in, Csv.FORMAT, "stream");
    try (InputStream bytes = DataFile.unpacked(in)) {
      return records(bytes, name, skip);
    } catch (IOException e) {
      throw DataFile.failed(Csv.FORMAT, name, e);
    }
  }

  private static float[][] records(InputStream in, String name, int skip) throws IOException {
    CsvRecords records = CsvGrammar.COMMAS.skip(skip).records(in, name);
    var rows = new ArrayList<float[]>();
    while (records.next()) {
      float[] row = new float[records.count()];
      for (int i = 0; i < row.length; i++) {
        try {
          row[i] = Decimal.number(records.text(i));
        } catch (IllegalArgumentException e) {
          throw records.refused(i, e.getMessage());
        }
      }
      rows.add(row);
    }
    return rows.toArray(float[][]::new);
  }

  static TensorDataset classification(float[][] records, String name, int classes) {
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

  static TensorDataset regression(float[][] records, String name, int targets) {
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
}
