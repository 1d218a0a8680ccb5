package dev.trigrad.train;

import dev.trigrad.ArgumentException;
import dev.trigrad.IndexException;
import dev.trigrad.io.FileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a training has measured: a table of values by epoch and step, with a column for each name;
 * where a row has no value of a name its field is blank, which is not the same as NaN.
 *
 * <p>As a listener it takes a row {@value #STEP_LOSS} and {@value #LEARNING_RATE} from each step
 * (16 bytes and 24 for its values) and one of all values from each epoch. A training that goes on
 * from an earlier step drops the rows after it. For one thread.
 */
public final class History implements TrainingListener {
  /** The loss of one batch, before its step. */
  public static final String STEP_LOSS = "step.loss";

  /** The rate that a step was taken with. */
  public static final String LEARNING_RATE = "learningRate";

  private static final int SHOWN = 50;

  /** The values of one name: those rows that have one, in order. */
  private static final class Column {
    private int[] rows = new int[8];
    private double[] values = new double[8];
    private int size;

    void add(int row, double value) {
      if (size == rows.length) {
        rows = Arrays.copyOf(rows, 2 * size);
        values = Arrays.copyOf(values, 2 * size);
      }
      rows[size] = row;
      values[size++] = value;
    }

    int find(int row) {
      return Arrays.binarySearch(rows, 0, size, row);
    }
  }

  private final Map<String, Column> columns = new LinkedHashMap<>();
  private int[] epochs = new int[8];
  private long[] steps = new long[8];
  private int size;

  private final boolean ofSteps;

  /** A history of nothing yet. */
  public History() {
    this(true);
  }

  private History(boolean ofSteps) {
    this.ofSteps = ofSteps;
  }

  /** A history of nothing yet that, as a listener, takes no rows from steps. */
  public static History ofEpochs() {
    return new History(false);
  }

  /**
   * The history that {@link #csv} wrote.
   *
   * @throws FileException naming file and line if it is none
   */
  public static History read(Path file) {
    ArgumentException.requirePresent(file, "history", "path");
    return HistoryCsv.read(file);
  }

  @Override
  public void on(TrainingEvent event) {
    ArgumentException.requirePresent(event, "history", "event");
    if (event instanceof TrainingEvent.Stepped stepped && ofSteps) {
      row(stepped.epoch(), stepped.step());
      put(STEP_LOSS, stepped.loss());
      put(LEARNING_RATE, stepped.learningRate());
    } else if (event instanceof TrainingEvent.EpochEnded ended) {
      add(ended.epoch(), ended.step(), ended.values());
    } else if (event instanceof TrainingEvent.Started started) {
      dropAfter(started.step());
    }
  }

  /**
   * Adds a row, as a loop of one's own does.
   *
   * @param epoch the epoch, from 0
   * @param step steps taken so far
   * @param values by name; names with {@code validation.} and {@code test.} in front share a chart
   *     with those without
   */
  public void add(int epoch, long step, Map<String, Double> values) {
    ArgumentException.requirePresent(values, "history", "map of values");
    values.forEach(
        (name, value) -> {
          ArgumentException.requirePresent(value, "history", "value of '" + name + "'");
          if (ArgumentException.requirePresent(name, "history", "name of a value").isBlank()) {
            throw new ArgumentException("history: name of a value is blank; give it one");
          }
        });
    row(epoch, step);
    values.forEach(this::put);
  }

  private void row(int epoch, long step) {
    if (size == steps.length) {
      epochs = Arrays.copyOf(epochs, 2 * size);
      steps = Arrays.copyOf(steps, 2 * size);
    }
    epochs[size] = epoch;
    steps[size++] = step;
  }

  private void put(String name, double value) {
    columns.computeIfAbsent(name, unused -> new Column()).add(size - 1, value);
  }

  /** Drops the rows of steps after {@code step}, as they are taken again. */
  public void dropAfter(long step) {
    while (size > 0 && steps[size - 1] > step) {
      size--;
    }
    for (Column column : columns.values()) {
      while (column.size > 0 && column.rows[column.size - 1] >= size) {
        column.size--;
      }
    }
    columns.values().removeIf(column -> column.size == 0);
  }

  /** Number of rows. */
  public int size() {
    return size;
  }

  /** The names of all values, in the order of their first. */
  public List<String> names() {
    return List.copyOf(columns.keySet());
  }

  /** The epoch of row {@code row}. */
  public int epoch(int row) {
    return epochs[checked(row)];
  }

  /** The step of row {@code row}. */
  public long step(int row) {
    return steps[checked(row)];
  }

  private int checked(int row) {
    if (row < 0 || row >= size) {
      throw new IndexException("history: row " + row + " is out of range, there are " + size);
    }
    return row;
  }

  private Column column(String name) {
    ArgumentException.requirePresent(name, "history", "name of a value");
    Column column = columns.get(name);
    if (column == null) {
      throw new ArgumentException(
          "history: no value is called '" + name + "'; there are " + columns.keySet());
    }
    return column;
  }

  /**
   * The value called {@code name} in row {@code row}; empty if that row has none.
   *
   * @throws ArgumentException if no row has one
   */
  public OptionalDouble value(int row, String name) {
    Column column = column(name);
    int at = column.find(checked(row));
    return at < 0 ? OptionalDouble.empty() : OptionalDouble.of(column.values[at]);
  }

  /** All values called {@code name}, in order. */
  public double[] values(String name) {
    Column column = column(name);
    return Arrays.copyOf(column.values, column.size);
  }

  /** The rows of all values called {@code name}, in order. */
  int[] rows(String name) {
    Column column = column(name);
    return Arrays.copyOf(column.rows, column.size);
  }

  /** The latest value called {@code name}. */
  public double last(String name) {
    Column column = column(name);
    return column.values[column.size - 1];
  }

  /**
   * Replaces {@code file} by the table as CSV (RFC 4180): a line of names, then one for each row;
   * numbers in the shortest form that reads the same, {@code NaN} and {@code Infinity} as words.
   *
   * @throws FileException if it cannot be written; then it is as it was
   */
  public void csv(Path file) {
    HistoryCsv.write(this, file);
  }

  /** The curves of all values, to be drawn. */
  public Curves curves() {
    return new Curves(this);
  }

  /** Replaces {@code file} by the curves of all values, as {@link Curves#svg} draws them. */
  public void svg(Path file) {
    curves().svg(file);
  }

  /** Replaces {@code file} by the curves of all values, as {@link Curves#png} draws them. */
  public void png(Path file) {
    curves().png(file);
  }

  /**
   * An aligned table of the last {@value #SHOWN} rows: those of epochs, or if there are none those
   * of steps.
   */
  @Override
  public String toString() {
    List<String> names = new ArrayList<>(columns.keySet());
    names.remove(STEP_LOSS);
    names.remove(LEARNING_RATE);
    if (names.isEmpty()) {
      names.addAll(columns.keySet());
    }
    List<List<String>> lines = new ArrayList<>();
    boolean more = false;
    for (int row = size - 1; row >= 0 && !more; row--) {
      List<String> line = line(row, names);
      if (line.size() > 2) {
        more = lines.size() == SHOWN;
        lines.add(line);
      }
    }
    if (more) {
      lines.set(SHOWN, Collections.nCopies(names.size() + 2, "…"));
    }
    List<String> head = new ArrayList<>(List.of("epoch", "step"));
    head.addAll(names);
    lines.add(head);
    return aligned(lines.reversed());
  }

  /** The fields of a row, without values if it has none of {@code names}. */
  private List<String> line(int row, List<String> names) {
    List<String> line = new ArrayList<>(List.of("" + epochs[row], "" + steps[row]));
    boolean some = false;
    for (String name : names) {
      OptionalDouble value = value(row, name);
      some |= value.isPresent();
      line.add(value.isPresent() ? brief(value.getAsDouble()) : "");
    }
    return some ? line : line.subList(0, 2);
  }

  private static String brief(double value) {
    double size = Math.abs(value);
    boolean plain = size == 0 || size >= 1e-3 && size < 1e6 || !Double.isFinite(value);
    return String.format(Locale.ROOT, plain ? "%.4f" : "%.3e", value);
  }

  private static String aligned(List<List<String>> lines) {
    var text = new StringBuilder();
    for (List<String> line : lines) {
      for (int i = 0; i < line.size(); i++) {
        int column = i;
        int width = lines.stream().mapToInt(each -> each.get(column).length()).max().orElse(0);
        text.append(i == 0 ? "" : "  ").repeat(' ', width - line.get(i).length());
        text.append(line.get(i));
      }
      text.append('\n');
    }
    return text.substring(0, text.length() - 1);
  }
}
