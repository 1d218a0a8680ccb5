package dev.trigrad.data;

import dev.trigrad.ArgumentException;
import dev.trigrad.RandomKey;
import dev.trigrad.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * What is in a data set, to be looked at before training: {@code System.out.println(data
 * .describe())} prints a table, and below it what is likely to be wrong.
 *
 * @param rows number of rows
 * @param columns what is in each column
 */
public record Description(int rows, List<Column> columns) {
  private static final int LISTED = 20;

  /** Keeps a copy of the list. */
  public Description {
    columns = List.copyOf(columns);
  }

  /**
   * What is in one column, of all rows and elements.
   *
   * @param name its name
   * @param type type of one row
   * @param mean mean of the finite numbers; of truth values, the share that is true; NaN if there
   *     are none
   * @param deviation √ of their mean squared distance to it
   * @param least the least finite number
   * @param greatest the greatest finite number
   * @param notNumbers count of NaN
   * @param infinities count of infinities
   * @param classes rows of each class, where the column is one int32 number a row, of at most 1,000
   *     different ones; else empty
   * @param warnings what is likely to be wrong, a line each
   */
  public record Column(
      String name,
      TensorType type,
      double mean,
      double deviation,
      double least,
      double greatest,
      long notNumbers,
      long infinities,
      Map<Integer, Integer> classes,
      List<String> warnings) {
    /** Rows of the class that has most over rows of that which has fewest; NaN without classes. */
    public double imbalance() {
      return ColumnCount.imbalance(classes);
    }

    private String counts() {
      var text = new StringBuilder(name).append(": ").append(classes.size()).append(" classes: ");
      int listed = 0;
      for (var each : classes.entrySet()) {
        if (listed++ == LISTED) {
          text.append(", …");
          break;
        }
        text.append(listed == 1 ? "" : ", ").append(each.getKey()).append(" × ");
        text.append(each.getValue());
      }
      return text + String.format(Locale.ROOT, "; imbalance %.3g", imbalance());
    }
  }

  /**
   * Of all rows, each read once; what a row draws, it draws from one fixed key.
   *
   * @throws ArgumentException if the data set is null
   */
  public static Description of(Dataset data) {
    ArgumentException.requirePresent(data, "describe", "data set");
    List<ColumnCount> counts = new ArrayList<>();
    data.columns().forEach((name, type) -> counts.add(new ColumnCount(name, type)));
    var source = new SourceRow(data, RandomKey.of(0));
    for (int row = 0; row < data.size(); row++) {
      source.read(row, 0);
      for (ColumnCount count : counts) {
        count.add(source);
      }
    }
    return new Description(data.size(), counts.stream().map(ColumnCount::column).toList());
  }

  /** What is likely to be wrong, in all columns, a line each. */
  public List<String> warnings() {
    return columns.stream()
        .flatMap(
            column -> column.warnings.stream().map(text -> "column '" + column.name + "': " + text))
        .toList();
  }

  /** A table of the columns, their classes, and what is likely to be wrong, as lines of text. */
  @Override
  public String toString() {
    List<List<String>> cells = new ArrayList<>();
    cells.add(cells("column", Column::name));
    cells.add(cells("type", column -> column.type.toString()));
    cells.add(cells("mean", column -> number(column.mean)));
    cells.add(cells("deviation", column -> number(column.deviation)));
    cells.add(cells("least", column -> number(column.least)));
    cells.add(cells("greatest", column -> number(column.greatest)));
    cells.add(cells("NaN", column -> Long.toString(column.notNumbers)));
    cells.add(cells("infinite", column -> Long.toString(column.infinities)));
    var text = new StringBuilder();
    for (int line = 0; line <= columns.size(); line++) {
      var row = new StringBuilder();
      for (List<String> column : cells) {
        int width = column.stream().mapToInt(String::length).max().orElse(0);
        row.append(column.get(line)).repeat(' ', width + 2 - column.get(line).length());
      }
      text.append(row.toString().stripTrailing()).append('\n');
    }
    text.append(rows).append(rows == 1 ? " row\n" : " rows\n");
    for (Column column : columns) {
      if (!column.classes.isEmpty()) {
        text.append(column.counts()).append('\n');
      }
    }
    warnings().forEach(warning -> text.append("warning: ").append(warning).append('\n'));
    return text.toString().stripTrailing();
  }

  private List<String> cells(String title, Function<Column, String> cell) {
    List<String> cells = new ArrayList<>();
    cells.add(title);
    columns.forEach(column -> cells.add(cell.apply(column)));
    return cells;
  }

  private static String number(double value) {
    return Double.isNaN(value)
        ? "-"
        : value == Math.rint(value) && Math.abs(value) < 1e6
            ? Long.toString((long) value)
            : String.format(Locale.ROOT, "%.4g", value);
  }
}
