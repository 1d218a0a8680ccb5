package dev.trigrad.benchmarks.playground.network;

import dev.trigrad.data.Dataset;
import dev.trigrad.data.file.Csv;
import dev.trigrad.data.file.Field;
import dev.trigrad.data.file.TableDataset;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/**
 * A table of comma-separated values: two of its columns are x and y, a third one is the target.
 * Texts and few whole numbers are classes, other numbers are fitted.
 */
public final class Table {
  public static final int MOST_ROWS = 10_000;
  public static final int MOST_COLUMNS = 64;
  public static final int MOST_CLASSES = 6;
  private static final int MOST_CHARACTERS = 100 * MOST_COLUMNS;
  private static final int FEWEST_ROWS = 10;
  private static final String NAME = "table";

  private final byte[] bytes;
  private final boolean header;
  private final List<String> names;
  private final List<String> numbers = new ArrayList<>();
  private final List<String> categories = new ArrayList<>();
  private final int rows;

  /**
   * Reads {@code bytes}, in UTF-8; where a field of the first record is no number, it has the
   * names.
   *
   * @throws IllegalArgumentException if there are too many or too few rows or columns
   * @throws dev.trigrad.io.FileException if they are malformed
   */
  public Table(byte[] bytes) {
    // A reader would unpack it, to whatever size it says.
    if (bytes.length > 1 && bytes[0] == 0x1f && (bytes[1] & 0xff) == 0x8b) {
      throw new IllegalArgumentException("csv: the file is packed; unpack it first");
    }
    this.bytes = bytes.clone();
    List<String> first = firstRecord(bytes);
    require("columns", first.size(), 3, MOST_COLUMNS);
    this.header = !first.stream().allMatch(Table::isNumber);
    this.names = header ? List.copyOf(first) : ascending(first.size());
    var texts =
        grammar().fields(Field.category()).columns(names.toArray(String[]::new)).read(in(), NAME);
    this.rows = texts.size();
    require("rows", rows, FEWEST_ROWS, MOST_ROWS);
    for (String name : names) {
      List<String> labels = texts.labels(name);
      boolean number = labels.stream().allMatch(Table::isNumber);
      if (number) {
        numbers.add(name);
      }
      boolean whole = number && labels.stream().allMatch(label -> label.matches("[+-]?\\d{1,6}"));
      if ((!number || whole) && labels.size() >= 2 && labels.size() <= MOST_CLASSES) {
        categories.add(name);
      }
    }
    if (numbers.size() < 2) {
      throw new IllegalArgumentException(
          "csv: " + numbers.size() + " columns are numbers; x and y need two of them");
    }
  }

  private static void require(String what, int count, int fewest, int most) {
    if (count < fewest || count > most) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "csv: there are %,d %s; give %d to %,d", count, what, fewest, most));
    }
  }

  private static List<String> firstRecord(byte[] bytes) {
    int end = 0;
    while (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\r') {
      end++;
    }
    // A field costs far more than its comma.
    require("characters in the first line", end, 0, MOST_CHARACTERS);
    var line = new ByteArrayInputStream(bytes, 0, end);
    // Of a record without names, fields go by their places.
    var record = Csv.of(Path.of(NAME)).fields(Field.category()).read(line, NAME);
    return ascending(record.fields().size()).stream()
        .map(place -> record.labels(place).getFirst())
        .toList();
  }

  private static List<String> ascending(int count) {
    var places = new ArrayList<String>();
    for (int i = 1; i <= count; i++) {
      places.add(Integer.toString(i));
    }
    return List.copyOf(places);
  }

  private static boolean isNumber(String text) {
    try {
      return Float.isFinite(Float.parseFloat(text.strip())) && text.strip().matches("[-+.0-9eE]+");
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private ByteArrayInputStream in() {
    return new ByteArrayInputStream(bytes);
  }

  private Csv grammar() {
    Csv csv = Csv.of(Path.of(NAME));
    return header ? csv.header() : csv;
  }

  /** Names of the columns that can be x and y. */
  public List<String> numbers() {
    return List.copyOf(numbers);
  }

  /** Names of all columns that can be the target. */
  public List<String> targets() {
    var all = new LinkedHashSet<String>(names);
    all.removeIf(name -> !numbers.contains(name) && !categories.contains(name));
    return List.copyOf(all);
  }

  /** How many rows there are. */
  public int rows() {
    return rows;
  }

  /** {@code chosen}, or, if that is empty, the last target that leaves two numbers, and these. */
  public List<String> columns(List<String> chosen) {
    if (chosen.isEmpty()) {
      return usual();
    }
    if (!numbers.contains(chosen.get(0)) || !numbers.contains(chosen.get(1))) {
      throw new IllegalArgumentException("csv: x and y are among " + numbers + "; choose of these");
    }
    if (chosen.get(0).equals(chosen.get(1)) || chosen.subList(0, 2).contains(chosen.get(2))) {
      throw new IllegalArgumentException("csv: x, y and target are one column; choose three");
    }
    if (!targets().contains(chosen.get(2))) {
      throw new IllegalArgumentException("csv: the target is among " + targets());
    }
    return chosen;
  }

  private List<String> usual() {
    for (String target : targets().reversed()) {
      List<String> others = numbers.stream().filter(name -> !name.equals(target)).toList();
      if (others.size() >= 2) {
        return List.of(others.get(0), others.get(1), target);
      }
    }
    throw new IllegalArgumentException(
        "csv: no column is left for the target; give a third one, of numbers or of 2 to %s classes"
            .formatted(MOST_CLASSES));
  }

  /** Labels of the classes in {@code columns}' target, none if it is a number. */
  List<String> labels(List<String> columns) {
    return isCategory(columns) ? read(columns).labels(columns.getLast()) : List.of();
  }

  private boolean isCategory(List<String> columns) {
    return categories.contains(columns.getLast());
  }

  private TableDataset read(List<String> columns) {
    Csv csv = grammar().features(columns.get(0), columns.get(1)).target(columns.get(2));
    return (isCategory(columns) ? csv.fields(Field.category(), columns.get(2)) : csv)
        .read(in(), NAME);
  }

  Dataset data(List<String> columns) {
    return read(columns);
  }

  /** The line that reads the file {@code table.csv} in Java; it goes on, with a split. */
  String java(List<String> columns) {
    String[] quoted = columns.stream().map(Table::quoted).toArray(String[]::new);
    return "var parts = Csv.of(Path.of(\"table.csv\"))"
        + (header ? ".header()" : "")
        + ".features("
        + String.join(", ", Arrays.copyOf(quoted, 2))
        + ").target("
        + quoted[2]
        + ")"
        + (isCategory(columns) ? ".fields(Field.category(), " + quoted[2] + ")" : "")
        + ".read()";
  }

  private static String quoted(String text) {
    var literal = new StringBuilder("\"");
    text.chars()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                literal.append('\\').append((char) c);
              } else if (c < ' ' || c > '~') {
                literal.append("\\u%04x".formatted(c));
              } else {
                literal.append((char) c);
              }
            });
    return literal.append('"').toString();
  }
}
