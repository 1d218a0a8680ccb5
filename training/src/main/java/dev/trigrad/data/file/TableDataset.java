package dev.trigrad.data.file;

import dev.trigrad.ArgumentException;
import dev.trigrad.IndexException;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.data.Dataset;
import dev.trigrad.data.Row;
import dev.trigrad.data.TensorDataset;
import dev.trigrad.graph.Recorder;
import dev.trigrad.io.FileException;
import dev.trigrad.io.RegularFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of a table ({@link Csv}, {@link JsonLines}) in memory, with what they tell of its
 * fields: the labels of categories, and what fills the missing values; {@link #read} reads another
 * file by them. Columns: float32 features [size, k], each field's numbers side by side (a category
 * is one-hot), or [size, …] of a single field that holds arrays; targets int32 [size] of one
 * integer or category, else float32 [size, m]; and those fields that have columns of their own.
 */
public final class TableDataset implements Dataset {
  /** Reads a stream as a table was read. */
  interface Format {
    TableDataset read(InputStream in, String name, Selection selection) throws IOException;
  }

  private final String format;
  private final String file;
  private final Selection selection;
  private final Map<String, Column> columns;
  private final Format reader;
  private final Map<String, Field> fitted;
  private final TensorDataset data;

  /** The rows of {@code columns}, filled by what rows {@code only} say, or all if it is null. */
  TableDataset(
      String format,
      String file,
      Selection selection,
      Map<String, Column> columns,
      Format reader,
      int[] only) {
    this.format = format;
    this.file = file;
    this.selection = selection;
    this.columns = columns;
    this.reader = reader;
    var fields = new LinkedHashMap<String, Field>();
    columns.forEach((name, column) -> fields.put(name, fitted(column, only)));
    this.fitted = Collections.unmodifiableMap(fields);
    this.data = data();
  }

  private Field fitted(Column column, int[] only) {
    try {
      return column.fitted(only);
    } catch (IllegalArgumentException e) {
      throw error("field " + DataFile.shown(column.name) + " " + e.getMessage(), e);
    }
  }

  private FileException error(String what, Throwable cause) {
    return new FileException(format + ": " + RegularFile.line(file) + " " + what, cause);
  }

  private TensorDataset data() {
    var tensors = new LinkedHashMap<String, Tensor>();
    if (!selection.features().isEmpty()) {
      tensors.put(FEATURES, numbers(selection.features()));
    }
    if (!selection.targets().isEmpty()) {
      tensors.put(TARGETS, targets());
    }
    for (String name : selection.columns()) {
      if (tensors.put(name, whole(name)) != null) {
        throw new ArgumentException(
            format + ": column '" + name + "' is the name of the " + name + "; choose one of them");
      }
    }
    if (tensors.isEmpty()) {
      throw new ArgumentException(format + ": no field is read; name features, targets or columns");
    }
    return new TensorDataset(tensors);
  }

  private Tensor targets() {
    selection.targets().forEach(this::requirePlain);
    Column first = columns.get(selection.targets().getFirst());
    if (selection.targets().size() == 1) {
      return switch (first.field.kind) {
        case INTEGER, CATEGORY -> whole(first.name);
        case NUMBER, BOOL -> numbers(selection.targets());
      };
    }
    for (String name : selection.targets()) {
      if (columns.get(name).field.kind == Field.Kind.CATEGORY) {
        throw error(
            "has a category as one of several targets, "
                + DataFile.shown(name)
                + "; let it be the only one",
            null);
      }
    }
    return numbers(selection.targets());
  }

  private Tensor whole(String name) {
    requirePlain(name);
    return columns.get(name).tensor(fitted.get(name));
  }

  private void requirePlain(String name) {
    if (columns.get(name).field.indicated) {
      throw new ArgumentException(
          format + ": field '" + name + "' is no feature; only features have an indicator");
    }
  }

  /** Fields side by side as numbers, [rows, width]; a single array keeps its shape. */
  private Tensor numbers(List<String> names) {
    List<Column> all = names.stream().map(columns::get).toList();
    long width = 0;
    for (Column column : all) {
      width += column.width();
    }
    int rows = all.getFirst().rows();
    if (width * rows > Integer.MAX_VALUE - 8) {
      throw error("has " + rows + " rows of " + width + " numbers, more than an array holds", null);
    }
    float[] values = new float[(int) width * rows];
    for (int row = 0, at = 0; row < rows; row++) {
      for (Column column : all) {
        column.encode(row, fitted.get(column.name), values, at);
        at += column.width();
      }
    }
    Shape single = all.getFirst().shape();
    boolean array = all.size() == 1 && single.rank() > 0 && single.elements() == width;
    return Recorder.constant(
        TensorType.float32(Shape.of(rows).append(array ? single : Shape.of((int) width))), values);
  }

  @Override
  public int size() {
    return data.size();
  }

  @Override
  public Map<String, TensorType> columns() {
    return data.columns();
  }

  @Override
  public void read(int row, Row into) {
    data.read(row, into);
  }

  /** All rows as tensors. */
  public TensorDataset tensors() {
    return data;
  }

  /**
   * What each feature is called: its field, as in {@code age}, with its label if it is a category,
   * as in {@code sex=male}, its index if it is an array, as in {@code pixel[3]}, and {@code age?}
   * for whether it is missing.
   */
  public List<String> featureNames() {
    var names = new ArrayList<String>();
    for (String name : selection.features()) {
      Column column = columns.get(name);
      int elements = column.shape().elements();
      for (int i = 0; i < elements; i++) {
        String element = column.shape().rank() == 0 ? name : name + "[" + i + "]";
        if (column.field.kind == Field.Kind.CATEGORY) {
          column.labels().forEach(label -> names.add(element + "=" + label));
        } else {
          names.add(element);
        }
      }
      if (column.field.indicated) {
        names.add(name + "?");
      }
    }
    return names;
  }

  /** The fields that were read, with all labels, and with constants for what fills them. */
  public Map<String, Field> fields() {
    return fitted;
  }

  /**
   * The labels of category {@code field}; the index of one is its class.
   *
   * @throws ArgumentException if it is no category that was read
   */
  public List<String> labels(String field) {
    Column column = columns.get(field);
    if (column == null || column.field.kind != Field.Kind.CATEGORY) {
      throw new ArgumentException(
          format + ": field '" + field + "' is no category; the fields are " + fitted);
    }
    return column.labels();
  }

  /**
   * The same rows, with missing values filled by what the rows {@code training} say alone; for
   * parts of one file, so that a test learns nothing from itself.
   *
   * @throws IndexException if there is no such row
   * @throws FileException if a field that is filled has no value in them
   */
  public TableDataset fitted(int... training) {
    ArgumentException.requirePresent(training, format, "array of rows");
    for (int row : training) {
      if (row < 0 || row >= size()) {
        throw new IndexException(format + ": row " + row + " is out of range, there are " + size());
      }
    }
    return new TableDataset(format, file, selection, columns, reader, training.clone());
  }

  /**
   * The rows of another file with the same fields, read as this one was: with its labels, of which
   * others are refused or taken for the one that {@link Field#unknown} names, and its fillings.
   *
   * @throws FileException if the file is malformed, or has other fields
   */
  public TableDataset read(Path other) {
    return alike(read(format, other, reader, selection.fitted(fitted)));
  }

  /** As above, from {@code in}, which is closed; {@code name} is its name, for errors. */
  public TableDataset read(InputStream in, String name) {
    return alike(read(format, in, name, reader, selection.fitted(fitted)));
  }

  /** Arrays have the shapes that the first object of a file has. */
  private TableDataset alike(TableDataset other) {
    if (!other.columns().equals(columns())) {
      throw other.error("has the columns " + other.columns() + ", expected " + columns(), null);
    }
    return other;
  }

  static TableDataset read(String format, Path file, Format reader, Selection selection) {
    try (InputStream in = DataFile.open(format, file)) {
      return reader.read(in, file.toString(), selection);
    } catch (IOException e) {
      throw DataFile.failed(format, file.toString(), e);
    }
  }

  static TableDataset read(
      String format, InputStream in, String name, Format reader, Selection selection) {
    ArgumentException.requirePresent(in, format, "stream");
    try (InputStream bytes = DataFile.unpacked(in)) {
      return reader.read(bytes, name, selection);
    } catch (IOException e) {
      throw DataFile.failed(format, name, e);
    }
  }
}
