package dev.trigrad.benchmarks.playground.network;

import dev.trigrad.RandomKey;
import dev.trigrad.data.Dataset;
import dev.trigrad.data.TensorDataset;
import java.util.List;

/**
 * Points in two parts, and what there is to know of them.
 *
 * @param classes how many there are, 0 if targets are numbers
 * @param axes names of x, y and target
 * @param labels names of the classes
 */
record DataSplit(
    TensorDataset train,
    TensorDataset test,
    int classes,
    List<String> axes,
    List<String> labels,
    Window window) {
  /** A rectangle of the plane. */
  record Window(float left, float right, float bottom, float top) {}

  /** The points that {@code settings} ask for, some of them of {@code table}. */
  static DataSplit of(Settings settings, Table table) {
    Dataset data;
    List<String> axes = List.of("x", "y", "z");
    List<String> labels = List.of();
    int classes = settings.source().classes();
    if (settings.source() == Source.CSV) {
      if (table == null) {
        throw new IllegalArgumentException("csv: no table is loaded; load one first");
      }
      axes = table.columns(settings.columns());
      data = table.data(axes);
      labels = table.labels(axes);
      classes = labels.size();
    } else {
      data = settings.source().make(settings.points(), settings.noise(), settings.seed());
    }
    List<Dataset> parts =
        data.split(RandomKey.of(settings.seed()), settings.trainShare(), settings.testShare());
    TensorDataset train = parts.getFirst().collect();
    TensorDataset test = parts.getLast().collect();
    return new DataSplit(train, test, classes, axes, labels, window(train, test));
  }

  private static Window window(TensorDataset... parts) {
    float[] least = {Float.MAX_VALUE, Float.MAX_VALUE};
    float[] most = {-Float.MAX_VALUE, -Float.MAX_VALUE};
    for (TensorDataset part : parts) {
      float[] points = part.features().toArray();
      for (int i = 0; i < points.length; i++) {
        least[i % 2] = Math.min(least[i % 2], points[i]);
        most[i % 2] = Math.max(most[i % 2], points[i]);
      }
    }
    float x = margin(least[0], most[0]);
    float y = margin(least[1], most[1]);
    return new Window(least[0] - x, most[0] + x, least[1] - y, most[1] + y);
  }

  private static float margin(float least, float most) {
    return most > least ? (most - least) * 0.12f : 1;
  }
}
