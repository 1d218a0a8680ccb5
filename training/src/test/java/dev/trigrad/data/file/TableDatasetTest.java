package dev.trigrad.data.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.trigrad.data.Dataset;
import dev.trigrad.io.FileException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Typed fields, missing values and other files alike. */
class TableDatasetTest {
  private static final Csv PEOPLE =
      Csv.of(Path.of("people.csv"))
          .header()
          .missing("NA", "?")
          .fields(Field.number().mean(), "age")
          .fields(Field.category(), "sex")
          .fields(Field.bool(), "smokes")
          .fields(Field.category().sorted(), "class")
          .ignore("name")
          .target("class");

  private static final String TEXT =
      """
      name,age,sex,smokes,class
      "Ada, née B",20,f,0,sick
      Bob,NA,m,true,fit
      Cy,40,m,FALSE,sick
      Dee,,f,1,old
      """;

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void everyTypeOfField() {
    TableDataset all = PEOPLE.read(stream(TEXT), "people.csv");
    assertEquals("{features=float32[4], targets=int32[]}", all.columns().toString());
    assertEquals(List.of("age", "sex=f", "sex=m", "smokes"), all.featureNames());
    assertArrayEquals(
        new float[] {20, 1, 0, 0, 30, 0, 1, 1, 40, 0, 1, 0, 30, 1, 0, 1},
        all.tensors().features().toArray());
    assertEquals(List.of("fit", "old", "sick"), all.labels("class"));
    assertArrayEquals(new int[] {2, 0, 2, 1}, all.tensors().targets().toIntArray());
    assertEquals(
        "{age=number, filled with 30.0, sex=category [f, m], smokes=bool, class=category [fit,"
            + " old, sick]}",
        all.fields().toString());
    Dataset data = all;
    assertArrayEquals(new int[] {2, 1}, data.batches(2, null).get(1).targets().toIntArray());
  }

  @Test
  void gapsAreFilledByTheRowsThatAreTrainedOn() {
    TableDataset part = PEOPLE.read(stream(TEXT), "people.csv").fitted(0, 1);
    assertEquals(20, part.tensors().features().toArray()[4]);
    assertEquals("number, filled with 20.0", part.fields().get("age").toString());
    var error = assertThrows(FileException.class, () -> part.fitted(1, 3));
    assertEquals(
        "csv: people.csv field 'age' has no value in the rows that fill it; give"
            + " Field.constant(…)",
        error.getMessage());
  }

  @Test
  void otherFilesAreReadAlike(@TempDir Path folder) throws IOException {
    TableDataset training = PEOPLE.read(stream(TEXT), "people.csv");
    Path file = folder.resolve("test.csv");
    Files.writeString(file, "class,smokes,sex,height,age\nold,1,m,180,?\n");
    TableDataset test = training.read(file);
    assertArrayEquals(new float[] {30, 0, 1, 1}, test.tensors().features().toArray());
    assertArrayEquals(new int[] {1}, test.tensors().targets().toIntArray());
    Files.writeString(file, "class,smokes,sex,age\nold,1,x,1\n");
    assertEquals(
        "csv: "
            + file
            + " line 2 field 3 'sex' is 'x', expected one of [f, m]; Field.unknown(label) takes"
            + " others for one",
        assertThrows(FileException.class, () -> training.read(file)).getMessage());
    var unknown = PEOPLE.fields(Field.category().unknown("other"), "sex");
    TableDataset again = unknown.read(stream(TEXT), "people.csv");
    assertEquals(List.of("f", "m", "other"), again.labels("sex"));
    assertArrayEquals(new float[] {1, 0, 0, 1, 1}, again.read(file).tensors().features().toArray());
    Files.writeString(file, "class,smokes,age\n");
    assertEquals(
        "csv: " + file + " has no field 'sex', it has [class, smokes, age]",
        assertThrows(FileException.class, () -> training.read(file)).getMessage());
  }

  private static float[] filled(Field field, String text) {
    return Csv.of(Path.of("t"))
        .fields(field)
        .read(stream(text), "t.csv")
        .tensors()
        .features()
        .toArray();
  }

  @Test
  void everyFilling() {
    String numbers = "1\n\"\"\n7\n2\n2";
    assertArrayEquals(new float[] {1, 3, 7, 2, 2}, filled(Field.number().mean(), numbers));
    assertArrayEquals(new float[] {1, 2, 7, 2, 2}, filled(Field.number().median(), numbers));
    assertArrayEquals(new float[] {1, 2, 7, 2, 2}, filled(Field.number().mostFrequent(), numbers));
    assertArrayEquals(new float[] {1, -1, 7, 2, 2}, filled(Field.integer().constant(-1), numbers));
    assertArrayEquals(
        new float[] {1, 0, 0, 1, 7, 0, 2, 0, 2, 0}, filled(Field.number().indicator(), numbers));
    assertArrayEquals(
        new float[] {1, 0, 3, 1, 7, 0, 2, 0, 2, 0},
        filled(Field.number().mean().indicator(), numbers));
    assertArrayEquals(new float[] {1, 4, 7}, filled(Field.number().median(), "1\n\"\"\n7"));
    assertArrayEquals(new float[] {1, 0, 0}, filled(Field.bool().mostFrequent(), "1\n0\n\"\""));
    String labels = "b\n\"\"\na\na";
    assertArrayEquals(
        new float[] {1, 0, 0, 1, 0, 1, 0, 1}, filled(Field.category().mostFrequent(), labels));
    assertArrayEquals(
        new float[] {1, 0, 0, 0, 0, 1, 0, 1, 0, 0, 1, 0},
        filled(Field.category().indicator(), labels));
    assertArrayEquals(
        new float[] {1, 0, 0, 0, 0, 1, 0, 1, 0, 0, 1, 0},
        filled(Field.category().constant("none"), labels));
  }

  @Test
  void targetsAndColumnsOfTheirOwn() {
    Csv csv =
        Csv.of(Path.of("t"))
            .names("a", "b", "c", "d")
            .separator(';')
            .fields(Field.integer(), "b")
            .fields(Field.bool(), "c")
            .fields(Field.category("y", "x"), "d");
    String text = "1;2;true;x\n-1;-2;false;y\n";
    TableDataset all = csv.columns("b", "c", "d").target("a").read(stream(text), "t");
    assertEquals("{targets=float32[1], b=int32[], c=bool[], d=int32[]}", all.columns().toString());
    assertArrayEquals(new int[] {1, 0}, all.tensors().column("d").toIntArray());
    assertArrayEquals(new boolean[] {true, false}, all.tensors().column("c").toBooleanArray());
    TableDataset two = csv.features("d", "a").targets("b", "c").read(stream(text), "t");
    assertEquals("{features=float32[3], targets=float32[2]}", two.columns().toString());
    assertArrayEquals(new float[] {0, 1, 1, 1, 0, -1}, two.tensors().features().toArray());
    assertArrayEquals(new float[] {2, 1, -2, 0}, two.tensors().targets().toArray());
    assertEquals(
        "int32[]",
        csv.target("b").features("a").read(stream(text), "t").columns().get("targets").toString());
    assertEquals(0, csv.read(stream(""), "t").size());
  }

  @Test
  void aTableLikeBostonHasTwoHeaderLines() {
    String text =
        "2,3,,\r\n\"CRIM\",\"ZN\",\"CHAS\",\"MEDV\"\r\n0.006,18,0,24\r\n0.027,0,1,21.6\r\n";
    TableDataset all = Csv.of(Path.of("t")).skip(1).header().target("MEDV").read(stream(text), "t");
    assertEquals(List.of("CRIM", "ZN", "CHAS"), all.featureNames());
    assertArrayEquals(new float[] {24, 21.6f}, all.tensors().targets().toArray());
  }
}
