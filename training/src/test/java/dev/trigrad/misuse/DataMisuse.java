package dev.trigrad.misuse;

import static dev.trigrad.misuse.Misuse.argument;
import static dev.trigrad.misuse.Misuse.data;
import static dev.trigrad.misuse.Misuse.index;
import static dev.trigrad.misuse.Misuse.shape;

import dev.trigrad.Tensor;
import dev.trigrad.data.TensorDataset;
import dev.trigrad.data.file.Csv;
import dev.trigrad.data.file.Idx;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** Wrong calls of data sets and files. */
final class DataMisuse {
  private static final Tensor S = Tensor.of(1f);
  private static final Tensor A = Tensor.of(new float[6], 2, 3);

  private DataMisuse() {}

  private static TensorDataset sample() {
    return TensorDataset.of(new float[4][2], new int[4], 1);
  }

  private static float[][] csv(String text) {
    var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    return Csv.read(in, "data.csv", 0);
  }

  static Stream<Misuse> rows() {
    return Stream.concat(first(), second());
  }

  private static Stream<Misuse> first() {
    return Stream.of(
        argument(
            "dataset: array of column 'features' is null",
            () -> TensorDataset.of(null, new int[0], 1)),
        argument(
            "dataset: array of classes is null", () -> TensorDataset.of(new float[0][], null, 1)),
        shape(
            "dataset: column 'targets' has 2 rows, column 'features' has 1; give as many",
            () -> TensorDataset.of(new float[1][1], new int[2], 1)),
        argument(
            "dataset: column 'features', row 1 is null",
            () -> TensorDataset.of(new float[][] {{1}, null}, new int[2], 1)),
        shape(
            "dataset: row 1 of column 'features' has 2 values, row 0 has 1; give all rows the same",
            () -> TensorDataset.of(new float[][] {{1}, {1, 2}}, new int[2], 1)),
        index(
            "dataset: row 0 of column 'targets' is 1, expected a class from 0 to 0",
            () -> TensorDataset.of(new float[1][1], new int[] {1}, 1)),
        index(
            "dataset: row 0 of column 'targets' is -1, expected a class from 0 to 0",
            () -> TensorDataset.of(new float[1][1], new int[] {-1}, 1)),
        shape(
            "dataset: column 'targets' is a scalar; its first axis is the rows",
            () -> TensorDataset.of(A, S)),
        shape("dataset: no columns; give at least one", () -> new TensorDataset(Map.of())),
        argument(
            "dataset: no column 'labels', there are [features, targets]",
            () -> sample().column("labels")),
        argument(
            "batch: no column 'labels', there are [features, targets]",
            () -> sample().batches(2, null).getFirst().column("labels")),
        shape("batches: size 0, expected at least 1", () -> sample().batches(0, null)));
  }

  private static Stream<Misuse> second() {
    return Stream.of(
        index(
            "batches: batch 9 is out of range, there are 2",
            () -> sample().batches(2, null).get(9)),
        argument("csv: path is null", () -> Csv.read((Path) null, 0)),
        argument("csv: stream is null", () -> Csv.read(null, "data.csv", 0)),
        data("csv: data.csv line 2 has 1 fields, expected 2", () -> csv("1,2\n3")),
        data("csv: data.csv line 1 field 2 is 'x', expected a number", () -> csv("1,x")),
        data("csv: data.csv line 1 field 2 is 'NaN', expected a finite number", () -> csv("1,NaN")),
        data(
            "csv: data.csv line 1 field 2 is '0x1p3', expected a decimal number",
            () -> csv("1,0x1p3")),
        data("csv: data.csv line 1 field 2 is '1f', expected a decimal number", () -> csv("1,1f")),
        data("csv: data.csv line 1 field 2 is '', expected a number", () -> csv("1,")),
        data("csv: no-such-file does not exist", () -> Csv.read(Path.of("no-such-file"), 0)),
        argument("idx: path is null", () -> Idx.read(null)),
        data("idx: no-such-file does not exist", () -> Idx.read(Path.of("no-such-file"))));
  }
}
