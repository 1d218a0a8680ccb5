package dev.trigrad.benchmarks.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.DType;
import dev.trigrad.Engines;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The tables from other libraries to Trigrad: each cell of ours compiles and runs, and gives the
 * numbers that the other library gave for the cell beside it. {@code record.py} wrote them down.
 */
class TablesTest {
  private static final String FOLDER = "api/src/main/java/dev/trigrad/doc-files/";

  /** Both sides round a few operations on numbers of some units, each by 2⁻²⁴ of its result. */
  private static final double TOLERANCE = 64 * 0x1p-24;

  /** A name, where it is no argument. */
  private static final Pattern NAME = Pattern.compile("(?<![\\w(\", ])[A-Za-z]\\w*(?![\\w\\[.])");

  /** What remarks name beside. */
  private static final Set<String> JAVA = Set.of("Set", "trigrad", "threads");

  @TempDir Path classes;

  @BeforeAll
  static void choose() {
    System.setProperty(Engines.PROPERTY, "java");
  }

  @ParameterizedTest
  @CsvSource({"pytorch, 260, 170", "keras-numpy, 140, 70"})
  void everyCellHolds(String page, int leastRows, int leastNumbers) throws IOException {
    String text = new Project().read(FOLDER + page + ".md");
    var rows = new TableRows(page + ".md", text, Preludes.Tables.class);
    assertEquals("", String.join("\n", rows.compile(classes)));
    assertTrue(rows.rows().size() >= leastRows, () -> rows.rows().size() + " rows");
    Map<String, String[]> recorded = recorded(page);
    var faults = new ArrayList<String>();
    int compared = 0;
    PrintStream out = System.out;
    System.setOut(new PrintStream(OutputStream.nullOutputStream()));
    try {
      for (int i = 0; i < rows.rows().size(); i++) {
        Object value = rows.run(i);
        String[] expected = recorded.remove(rows.rows().get(i).code(0));
        if (expected != null) {
          compared++;
          compare(page + ":" + rows.rows().get(i).line(), expected, value, faults);
        }
      }
    } finally {
      System.setOut(out);
    }
    assertEquals("", String.join("\n", faults));
    assertEquals(Map.of(), recorded, "numbers of cells that are gone; record anew");
    assertTrue(compared >= leastNumbers, compared + " compared");
  }

  /** By the other library's code: its result's shape, then its numbers. */
  private static Map<String, String[]> recorded(String page) throws IOException {
    var found = new LinkedHashMap<String, String[]>();
    try (var in = TablesTest.class.getResourceAsStream("/documents/" + page + ".tsv")) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        String[] parts = line.split("\t", -1);
        found.put(parts[0], new String[] {parts[1], parts[2]});
      }
    }
    return found;
  }

  private static void compare(String where, String[] expected, Object value, List<String> faults) {
    if (value instanceof Tensor tensor && !tensor.shape().toString().equals(expected[0])) {
      faults.add(where + ": shape is " + tensor.shape() + ", there it is " + expected[0]);
      return;
    }
    var numbers = new ArrayList<Double>();
    flatten(value, numbers);
    String[] theirs = expected[1].isEmpty() ? new String[0] : expected[1].split(" ");
    boolean same = theirs.length == numbers.size();
    for (int i = 0; same && i < theirs.length; i++) {
      double other = Double.parseDouble(theirs[i]);
      same =
          Double.compare(other, numbers.get(i)) == 0
              || Math.abs(other - numbers.get(i)) <= TOLERANCE * Math.max(1, Math.abs(other));
    }
    if (!same) {
      faults.add(where + ": gives " + numbers + ", there it is " + String.join(" ", theirs));
    }
  }

  private static void flatten(Object value, List<Double> into) {
    switch (value) {
      case Tensor t when t.dtype() == DType.BOOL -> flatten(t.toBooleanArray(), into);
      case Tensor t when t.dtype() == DType.INT32 -> flatten(t.toIntArray(), into);
      case Tensor t -> flatten(t.toArray(), into);
      case Shape shape -> flatten(shape.extents(), into);
      case Number number -> into.add(number.doubleValue());
      case Boolean truth -> into.add(truth ? 1.0 : 0.0);
      case List<?> many -> many.forEach(one -> flatten(one, into));
      case Object array when array.getClass().isArray() -> {
        for (int i = 0; i < Array.getLength(array); i++) {
          flatten(Array.get(array, i), into);
        }
      }
      default -> throw new AssertionError("no numbers: " + value);
    }
  }

  /** What a remark shows as code is called so in the api or in training, too. */
  @ParameterizedTest
  @CsvSource({"pytorch", "keras-numpy"})
  void remarksNameWhatThereIs(String page) {
    var project = new Project();
    Set<String> known = project.names(List.of("api", "training"));
    var unknown = new ArrayList<String>();
    for (Table table : Table.of(project.read(FOLDER + page + ".md"))) {
      for (Table.Row row : table.rows()) {
        for (String code : row.codes(2)) {
          NAME.matcher(code)
              .results()
              .map(MatchResult::group)
              .filter(name -> !known.contains(name) && !JAVA.contains(name))
              .forEach(name -> unknown.add(page + ":" + row.line() + ": " + name));
        }
      }
    }
    assertEquals("", String.join("\n", unknown), "remarks name what is not there");
  }

  @Test
  void cellsKeepTheBarsOfCode() {
    Table table = Table.of("| a | b |\n|---|---|\n| `x | y` | z `p` `q` |\n\ntext\n").getFirst();
    assertEquals(List.of("a", "b"), table.header());
    assertEquals("x | y", table.rows().getFirst().code(0));
    assertEquals(List.of("p", "q"), table.rows().getFirst().codes(1));
  }
}
