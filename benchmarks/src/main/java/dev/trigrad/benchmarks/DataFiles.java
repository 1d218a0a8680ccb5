package dev.trigrad.benchmarks;

import dev.trigrad.data.Csv;
import dev.trigrad.data.DataException;
import dev.trigrad.data.Dataset;
import dev.trigrad.data.Idx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** The data sets that workloads train on. */
final class DataFiles {
  private DataFiles() {}

  /**
   * 1,797 handwritten digits of 8×8 pixels, scaled to [0, 1]: Alpaydin and Kaynak, UCI repository,
   * 1998.
   */
  static Dataset digits() {
    float[][] rows;
    try (var in = new GZIPInputStream(DataFiles.class.getResourceAsStream("digits.csv.gz"))) {
      rows = Csv.read(in, "digits.csv.gz", 0);
    } catch (IOException e) {
      throw new DataException("digits.csv.gz cannot be read: " + e, e);
    }
    float[][] features = new float[rows.length][];
    int[] labels = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      int last = rows[i].length - 1;
      labels[i] = (int) rows[i][last];
      features[i] = Arrays.copyOf(rows[i], last);
      for (int j = 0; j < last; j++) {
        features[i][j] /= 16;
      }
    }
    return new Dataset(features, labels, 10);
  }

  /**
   * {@code <part>-images-idx3-ubyte} and {@code <part>-labels-idx1-ubyte} of a folder, or the same
   * with .gz; pixels in [0, 1].
   */
  static Dataset idx(Path folder, String part) {
    Idx images = Idx.read(find(folder, part + "-images-idx3-ubyte"));
    Idx labels = Idx.read(find(folder, part + "-labels-idx1-ubyte"));
    int count = images.extents()[0];
    if (labels.bytes().length != count) {
      throw new DataException(
          "idx: "
              + folder
              + " has "
              + count
              + " images and "
              + labels.bytes().length
              + " labels of "
              + part);
    }
    int width = count == 0 ? 0 : images.bytes().length / count;
    float[][] features = new float[count][width];
    int[] classes = new int[count];
    for (int i = 0; i < count; i++) {
      classes[i] = labels.bytes()[i] & 0xff;
      for (int j = 0; j < width; j++) {
        features[i][j] = (images.bytes()[i * width + j] & 0xff) / 255f;
      }
    }
    return new Dataset(features, classes, 10);
  }

  private static Path find(Path folder, String name) {
    for (String candidate : new String[] {name, name + ".gz"}) {
      if (Files.isRegularFile(folder.resolve(candidate))) {
        return folder.resolve(candidate);
      }
    }
    throw new DataException(
        "idx: "
            + folder
            + " has neither "
            + name
            + " nor "
            + name
            + ".gz; --data takes a folder of IDX files");
  }
}
