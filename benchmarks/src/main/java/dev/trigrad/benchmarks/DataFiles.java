package dev.trigrad.benchmarks;

import dev.trigrad.Tensor;
import dev.trigrad.benchmarks.data.EmbeddedData;
import dev.trigrad.data.Dataset;
import dev.trigrad.data.TensorDataset;
import dev.trigrad.data.file.Idx;
import dev.trigrad.io.FileException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The data sets that workloads train on. */
final class DataFiles {
  /** Digits, or kinds of clothes. */
  static final int CLASSES = 10;

  private DataFiles() {}

  /** Those in the jar. */
  static TensorDataset digits() {
    return EmbeddedData.digits();
  }

  /** {@code data} with these features, one axis to a row. */
  private static TensorDataset flat(float[] features, TensorDataset data) {
    int width = data.columns().get(Dataset.FEATURES).elements();
    return TensorDataset.of(Tensor.of(features, data.size(), width), data.targets());
  }

  /**
   * {@code <part>-images-idx3-ubyte} and {@code <part>-labels-idx1-ubyte} of a folder, or the same
   * with .gz; pixels in [0, 1].
   */
  static TensorDataset idx(Path folder, String part) {
    Path images = find(folder, part + "-images-idx3-ubyte");
    Path classes = find(folder, part + "-labels-idx1-ubyte");
    TensorDataset data = Idx.classification(images, classes, CLASSES);
    return flat(data.features().toArray(), data);
  }

  private static Path find(Path folder, String name) {
    for (String candidate : new String[] {name, name + ".gz"}) {
      if (Files.isRegularFile(folder.resolve(candidate))) {
        return folder.resolve(candidate);
      }
    }
    throw new FileException(
        "idx: "
            + folder
            + " has neither "
            + name
            + " nor "
            + name
            + ".gz; --data takes a folder of IDX files");
  }
}
