package dev.trigrad.misuse;

import static dev.trigrad.misuse.Misuse.argument;
import static dev.trigrad.misuse.Misuse.data;
import static dev.trigrad.misuse.Misuse.dtype;
import static dev.trigrad.misuse.Misuse.index;
import static dev.trigrad.misuse.Misuse.shape;

import dev.trigrad.RandomKey;
import dev.trigrad.Tensor;
import dev.trigrad.data.file.Csv;
import dev.trigrad.data.file.Field;
import dev.trigrad.data.file.Idx;
import dev.trigrad.data.file.ImageFolder;
import dev.trigrad.data.file.JsonLines;
import dev.trigrad.data.file.TableDataset;
import dev.trigrad.data.synthetic.Points;
import dev.trigrad.data.synthetic.Sequences;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Wrong calls of readers and of what makes data up, and what is wrong with files. */
final class ReaderMisuse {
  private static final RandomKey KEY = RandomKey.of(1);
  private static final Csv CSV = Csv.of(Path.of("t.csv"));
  private static final Csv TABLE = CSV.header();

  private ReaderMisuse() {}

  /** A folder of one image. */
  private static ImageFolder images() {
    try {
      Path root = Files.createTempDirectory("images");
      Path image = Files.createDirectory(root.resolve("class")).resolve("image.png");
      ImageIO.write(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), "png", image.toFile());
      for (Path each : new Path[] {root, image.getParent(), image}) {
        each.toFile().deleteOnExit();
      }
      return ImageFolder.of(root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TableDataset read(Csv csv, String text) {
    return csv.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "t.csv");
  }

  static Stream<Misuse> rows() {
    return Stream.of(calls(), files(), fields(), made()).flatMap(rows -> rows);
  }

  private static Stream<Misuse> calls() {
    return Stream.of(
        argument("csv: path is null", () -> Csv.of(null)),
        argument("csv: stream is null", () -> CSV.read(null, "t.csv")),
        argument("json lines: path is null", () -> JsonLines.of(null)),
        argument("images: path is null", () -> ImageFolder.of(null)),
        argument(
            "csv: separator 'é', expected an ASCII character other than quotes and line breaks",
            () -> CSV.separator('é')),
        argument(
            "csv: mark of comments '\\n', expected an ASCII character other than quotes and line"
                + " breaks",
            () -> CSV.comments('\n')),
        argument("csv: -1 lines to skip, expected 0 or more", () -> CSV.skip(-1)),
        argument("csv: a name is given twice in [a, b, a]", () -> CSV.features("a", "b", "a")),
        argument("csv: name 1 is null", () -> CSV.targets("a", null)),
        argument("csv: text 0 is null", () -> CSV.missing((String) null)),
        argument("csv: field is null", () -> CSV.fields(null, "a")),
        argument(
            "csv: field 'a' is a feature and a target; name it once",
            () -> read(TABLE.features("a").target("a"), "a\n1")),
        argument(
            "csv: field 'a' is no feature; only features have an indicator",
            () -> read(TABLE.fields(Field.number().indicator(), "a").target("a"), "a\n1")),
        argument(
            "csv: column 'features' is the name of the features; choose one of them",
            () -> read(TABLE.columns("features"), "a,features\n1,2")),
        argument(
            "csv: field 'a' is no category; the fields are {a=number}",
            () -> read(TABLE, "a\n1").labels("a")),
        index("csv: row 1 is out of range, there are 1", () -> read(TABLE, "a\n1").fitted(0, 1)),
        argument(
            "csv: row 0 has 1 fields, the header has 2",
            () -> Csv.write(Path.of("no-such-file"), List.of("a", "b"), List.of(List.of(1)))),
        argument(
            "csv: row 0, field 2 is a ListN, expected a number, a truth value, a text or null",
            () ->
                Csv.write(
                    Path.of("no-such-file"), List.of("a", "b"), List.of(List.of(1, List.of())))),
        argument(
            "csv: header, field 1 has a NUL character or half a surrogate pair, which no CSV file"
                + " holds",
            () -> Csv.write(Path.of("no-such-file"), List.of("\0"), List.of())),
        argument(
            "csv: a header without names; give one per field",
            () -> Csv.write(Path.of("no-such-file"), List.of(), List.of())),
        argument("images: size 0 × 3, expected 1 to 16384 each", () -> images().resize(0, 3)));
  }

  private static Stream<Misuse> files() {
    return Stream.of(
        data("csv: t.csv is empty; it has no header", () -> read(TABLE, "")),
        argument("csv: no field is read; name features, targets or columns", () -> read(CSV, "\n")),
        data(
            "csv: t.csv line 1 field 2 is 'a', which is the name of another field, too",
            () -> read(TABLE, "a,a\n")),
        data(
            "csv: t.csv has 3 fields, but 2 names were given",
            () -> read(CSV.names("a", "b"), "1,2,3")),
        data("csv: t.csv has no field 'c', it has [a, b]", () -> read(TABLE.target("c"), "a,b\n")),
        data(
            "csv: t.csv has no field 'b', it has [1, 2]; if its first line has the names, say"
                + " header()",
            () -> read(CSV.target("b"), "a,b\n1,2\n")),
        data(
            "csv: t.csv line 3 field 2 'b' is 'NA', expected a number; a missing one is filled by"
                + " Field.constant(…), mostFrequent(), mean() or median()",
            () -> read(TABLE.missing("NA"), "a,b\n1,2\n3,NA")),
        data(
            "csv: t.csv line 2 field 1 'a' is '1.0', expected an int32",
            () -> read(TABLE.fields(Field.integer()), "a\n1.0")),
        data(
            "csv: t.csv line 2 field 1 'a' is '2147483648', expected an int32",
            () -> read(TABLE.fields(Field.integer()), "a\n2147483648")),
        data(
            "csv: t.csv line 2 field 1 'a' is 'yes', expected true, false, 1 or 0",
            () -> read(TABLE.fields(Field.bool()), "a\nyes")),
        data(
            "csv: t.csv line 2 field 1 'a' is 'x', expected one of [y]; Field.unknown(label) takes"
                + " others for one",
            () -> read(TABLE.fields(Field.category("y")), "a\nx")),
        data(
            "csv: t.csv line 4 (of the record from line 2) field 2 'b' is '1f', expected a decimal"
                + " number",
            () -> read(TABLE.ignore("a"), "a,b\n\"\n\n\",1f")),
        data(
            "csv: t.csv has a category as one of several targets, 'a'; let it be the only one",
            () -> read(TABLE.fields(Field.category(), "a").targets("a", "b"), "a,b\n1,2")),
        data("csv: no-such-file does not exist", () -> Csv.of(Path.of("no-such-file")).read()),
        data(
            "json lines: no-such-file does not exist",
            () -> JsonLines.of(Path.of("no-such-file")).read()),
        data(
            "images: no-such-file does not exist; name a directory",
            () -> ImageFolder.of(Path.of("no-such-file"))),
        data(
            "images: pom.xml is no directory; name one of class directories",
            () -> ImageFolder.of(Path.of("pom.xml"))));
  }

  private static Stream<Misuse> fields() {
    return Stream.of(
        argument("field: label 1 is null", () -> Field.category("a", null)),
        argument("field: label 'a' is given twice", () -> Field.category("a", "b", "a")),
        argument(
            "field: mean of category [a]; it is for numbers", () -> Field.category("a").mean()),
        argument("field: median of integer; it is for numbers", () -> Field.integer().median()),
        argument(
            "field: order of number; it is for categories without given labels",
            () -> Field.number().sorted()),
        argument(
            "field: unknown label of bool; it is for categories", () -> Field.bool().unknown("x")),
        argument("field: constant 1.5, expected an int32", () -> Field.integer().constant(1.5)),
        argument(
            "field: constant NaN, expected a number", () -> Field.number().constant(Double.NaN)),
        argument(
            "field: constant 2.0, expected true, false, 1 or 0", () -> Field.bool().constant(2)),
        argument(
            "field: constant 1.0 of category; it is for numbers",
            () -> Field.category().constant(1)),
        argument(
            "field: constant label of number, filled with the mean; it is for categories",
            () -> Field.number().mean().constant("x")));
  }

  private static Stream<Misuse> made() {
    return Stream.of(
        argument("idx: type is null", () -> new Idx(null, new int[1], new byte[0])),
        shape(
            "idx: 0 extents, expected 1 to 8",
            () -> new Idx(Idx.Type.BYTE, new int[0], new byte[1])),
        shape(
            "idx: 3 bytes of SHORT[2], expected 4",
            () -> new Idx(Idx.Type.SHORT, new int[] {2}, new byte[3])),
        dtype(
            "idx: BYTE of float32[1]; cast it to INT32",
            () -> Idx.of(Idx.Type.BYTE, Tensor.of(new float[1], 1))),
        argument(
            "idx: element 1 is 256, expected 0 to 255",
            () -> Idx.of(Idx.Type.UNSIGNED_BYTE, Tensor.of(new int[] {1, 256}, 2))),
        argument("moons: rows is -1, expected at least 0", () -> Points.moons(-1, 0, KEY)),
        argument("moons: key is null", () -> Points.moons(1, 0, null)),
        argument(
            "xor: noise is NaN, expected a finite number of at least 0.0",
            () -> Points.xor(1, Double.NaN, KEY)),
        argument(
            "circles: factor is 1.0, expected a number in [0, 1)",
            () -> Points.circles(1, 0, 1, KEY)),
        argument(
            "checkerboard: cells is 1, expected 2 to 1024",
            () -> Points.checkerboard(1, 1, 0, KEY)),
        argument("spirals: arms is 0, expected at least 1", () -> Points.spirals(1, 0, 1, 0, KEY)),
        shape(
            "blobs: center 1 has 1 numbers, center 0 has 2; give all the same, at least 1",
            () -> Points.blobs(1, new float[][] {{1, 2}, {3}}, 1, KEY)),
        argument(
            "addition: length is 21, expected at least 22", () -> Sequences.addition(1, 21, KEY)),
        argument(
            "echo: delay is 3, expected 0 to 2, less than the length",
            () -> Sequences.echo(1, 3, 3, KEY)),
        shape(
            "parity: 100000 sequences of length 100000 are more than an array holds",
            () -> Sequences.parity(100_000, 100_000, KEY)));
  }
}
