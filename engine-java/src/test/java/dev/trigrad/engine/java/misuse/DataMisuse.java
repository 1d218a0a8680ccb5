package dev.trigrad.engine.java.misuse;

import static dev.trigrad.engine.java.misuse.Given.KEY;
import static dev.trigrad.engine.java.misuse.Given.csv;
import static dev.trigrad.engine.java.misuse.Given.data;
import static dev.trigrad.engine.java.misuse.Given.mutated;
import static dev.trigrad.engine.java.misuse.Misuse.argument;
import static dev.trigrad.engine.java.misuse.Misuse.data;
import static dev.trigrad.engine.java.misuse.Misuse.index;
import static dev.trigrad.engine.java.misuse.Misuse.shape;

import dev.trigrad.data.Csv;
import dev.trigrad.data.Dataset;
import dev.trigrad.data.Idx;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Wrong calls of data sets and files. */
final class DataMisuse {
  private DataMisuse() {}

  static Stream<Misuse> rows() {
    return Stream.concat(first(), second());
  }

  private static Stream<Misuse> first() {
    return Stream.of(
        argument("dataset: array of features is null", () -> new Dataset(null, new int[0], 1)),
        argument("dataset: array of labels is null", () -> new Dataset(new float[0][], null, 1)),
        shape(
            "dataset: 1 samples, 2 labels; give one label per sample",
            () -> new Dataset(new float[1][1], new int[2], 1)),
        argument(
            "dataset: sample 1 is null",
            () -> new Dataset(new float[][] {{1}, null}, new int[2], 1)),
        shape(
            "dataset: sample 1 has 2 features, sample 0 has 1; give all samples the same",
            () -> new Dataset(new float[][] {{1}, {1, 2}}, new int[2], 1)),
        index(
            "dataset: label 1 of sample 0 is out of range, expected 0 to 0",
            () -> new Dataset(new float[1][1], new int[] {1}, 1)),
        index(
            "dataset: label -1 of sample 0 is out of range, expected 0 to 0",
            () -> new Dataset(new float[1][1], new int[] {-1}, 1)),
        argument(
            "split: fraction is 1.5, expected a number in [0, 1]", () -> data().split(1.5, KEY)),
        argument(
            "split: fraction is NaN, expected a number in [0, 1]",
            () -> data().split(Double.NaN, KEY)),
        argument("split: key is null", () -> data().split(0.5, null)),
        shape("batches: size 0, expected at least 1", () -> data().batches(0, null)));
  }

  private static Stream<Misuse> second() {
    return Stream.of(
        index(
            "batches: batch 9 is out of range, there are 2", () -> data().batches(2, null).get(9)),
        shape(
            "batches: sample 1 has 3 features now, 2 when the data set was made; do not change its"
                + " arrays",
            () -> mutated().batches(2, null).get(0)),
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
        data(
            "csv: no-such-file cannot be read: java.nio.file.NoSuchFileException: no-such-file",
            () -> Csv.read(Path.of("no-such-file"), 0)),
        argument("idx: path is null", () -> Idx.read(null)),
        data(
            "idx: no-such-file cannot be read: java.nio.file.NoSuchFileException: no-such-file",
            () -> Idx.read(Path.of("no-such-file"))));
  }
}
