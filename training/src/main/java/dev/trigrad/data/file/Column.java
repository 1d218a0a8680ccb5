package dev.trigrad.data.file;

import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.Recorder;
import dev.trigrad.io.RegularFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values of one field, row after row, as they are in the file: numbers as float32, all else as
 * int32, labels by their number. What a value may not be is said by an {@link
 * IllegalArgumentException}, whose reader knows the place.
 */
final class Column {
  final String name;
  final Field field;
  private final Shape shape;
  private final int elements;
  private final BitSet missing = new BitSet();
  private final Map<String, Integer> labels = new LinkedHashMap<>();
  private float[] numbers = new float[0];
  private int[] codes = new int[0];
  private int length;
  private int rows;

  /** Values of {@code shape} each. */
  Column(String name, Field field, Shape shape) {
    this.name = name;
    this.field = field;
    this.shape = shape;
    this.elements = shape.elements();
    if (field.kind == Field.Kind.NUMBER) {
      numbers = new float[16];
    } else {
      codes = new int[16];
    }
    if (field.labels != null) {
      field.labels.forEach(label -> labels.put(label, labels.size()));
      addNamed();
    }
  }

  private void addNamed() {
    if (field.label != null) {
      labels.putIfAbsent(field.label, labels.size());
    }
    if (field.unknown != null) {
      labels.putIfAbsent(field.unknown, labels.size());
    }
  }

  Shape shape() {
    return shape;
  }

  int rows() {
    return rows;
  }

  List<String> labels() {
    return List.copyOf(labels.keySet());
  }

  private static int larger(int length) {
    return length < Integer.MAX_VALUE / 2 ? 2 * length : Integer.MAX_VALUE - 8;
  }

  /** Adds an element of the row that is being read. */
  void put(float value) {
    if (length == numbers.length) {
      numbers = Arrays.copyOf(numbers, larger(length));
    }
    numbers[length++] = value;
  }

  private void put(int value) {
    if (length == codes.length) {
      codes = Arrays.copyOf(codes, larger(length));
    }
    codes[length++] = value;
  }

  /** Adds an element of the row that is being read, as a text has it. */
  void put(String text) {
    switch (field.kind) {
      case NUMBER -> put(Decimal.number(text));
      case INTEGER -> put(Decimal.integer(text));
      case BOOL -> put(truth(text));
      case CATEGORY -> put(code(text));
    }
  }

  private static int truth(String text) {
    if (text.equals("1") || text.equalsIgnoreCase("true")) {
      return 1;
    }
    if (text.equals("0") || text.equalsIgnoreCase("false")) {
      return 0;
    }
    throw new IllegalArgumentException("expected true, false, 1 or 0");
  }

  private int code(String label) {
    Integer known = labels.get(label);
    if (known != null) {
      return known;
    }
    if (field.labels == null) {
      labels.put(label, labels.size());
      return labels.size() - 1;
    }
    if (field.unknown == null) {
      String all =
          field.labels.size() > 9 ? field.labels.subList(0, 9) + " …" : labels().toString();
      throw new IllegalArgumentException(
          "expected one of "
              + RegularFile.line(all)
              + "; Field.unknown(label) takes others for one");
    }
    return labels.get(field.unknown);
  }

  /** The row that is being read has no value. */
  void putMissing() {
    if (!field.optional()) {
      throw new IllegalArgumentException(
          "expected "
              + field.kind.words
              + "; a missing one is filled by Field.constant(…), mostFrequent()"
              + (field.kind == Field.Kind.NUMBER ? ", mean() or median()" : ""));
    }
    missing.set(rows);
    for (int i = 0; i < elements; i++) {
      if (field.kind == Field.Kind.NUMBER) {
        put(0f);
      } else {
        put(field.kind == Field.Kind.CATEGORY ? -1 : 0);
      }
    }
  }

  /** Ends the row that is being read. */
  void endRow() {
    rows++;
  }

  /** Knows all labels now, and gives them their order. */
  void finish() {
    if (field.kind != Field.Kind.CATEGORY || field.labels != null) {
      return;
    }
    addNamed();
    if (!field.sorted) {
      return;
    }
    List<String> read = new ArrayList<>(labels.keySet());
    List<String> sorted = read.stream().sorted().toList();
    labels.clear();
    sorted.forEach(label -> labels.put(label, labels.size()));
    for (int i = 0; i < length; i++) {
      codes[i] = codes[i] < 0 ? -1 : labels.get(read.get(codes[i]));
    }
  }

  /**
   * The field with its labels, and with what fills it as those of {@code only} say, or all rows.
   */
  Field fitted(int[] only) {
    Field known = field.kind == Field.Kind.CATEGORY ? field.with(labels()) : field;
    if (rows == 0) {
      return known;
    }
    return switch (field.fill) {
      case NONE, CONSTANT -> known;
      case MEAN, MEDIAN -> known.constant(Statistic.of(field.fill, present(only)));
      case MOST_FREQUENT -> {
        double value = Statistic.of(field.fill, present(only));
        yield field.kind == Field.Kind.CATEGORY
            ? known.constant(labels().get((int) value))
            : known.constant(value);
      }
    };
  }

  /** The values that are there in rows {@code only}, or in all. */
  private double[] present(int[] only) {
    int count = only == null ? rows : only.length;
    double[] values = new double[Math.multiplyExact(count, elements)];
    int found = 0;
    for (int i = 0; i < count; i++) {
      int row = only == null ? i : only[i];
      for (int j = 0; !missing.get(row) && j < elements; j++) {
        int at = row * elements + j;
        values[found++] = field.kind == Field.Kind.NUMBER ? numbers[at] : codes[at];
      }
    }
    if (found == 0) {
      throw new IllegalArgumentException(
          "has no value in the rows that fill it; give Field.constant(…)");
    }
    return Arrays.copyOf(values, found);
  }

  /** How many numbers stand for a value among the features. */
  int width() {
    int each = field.kind == Field.Kind.CATEGORY ? labels.size() : 1;
    return Math.addExact(Math.multiplyExact(elements, each), field.indicated ? 1 : 0);
  }

  /** Writes row {@code row} as features to {@code into}, from {@code at} on. */
  void encode(int row, Field filled, float[] into, int at) {
    boolean gap = missing.get(row);
    for (int i = 0; i < elements; i++) {
      if (field.kind == Field.Kind.NUMBER) {
        into[at + i] = gap ? (float) filled.value : numbers[row * elements + i];
      } else if (field.kind == Field.Kind.CATEGORY) {
        int code = code(row * elements + i, gap, filled);
        if (code >= 0) {
          into[at + i * labels.size() + code] = 1;
        }
      } else {
        into[at + i] = code(row * elements + i, gap, filled);
      }
    }
    if (field.indicated) {
      into[at + width() - 1] = gap ? 1 : 0;
    }
  }

  private int code(int at, boolean gap, Field filled) {
    if (!gap) {
      return codes[at];
    }
    return filled.kind != Field.Kind.CATEGORY
        ? (int) filled.value
        : filled.label == null ? -1 : labels.get(filled.label);
  }

  /** All rows as they are: float32, int32 or bool [rows, …], labels by their number. */
  Tensor tensor(Field filled) {
    Shape all = Shape.of(rows).append(shape);
    boolean whole = field.kind == Field.Kind.INTEGER || field.kind == Field.Kind.CATEGORY;
    float[] floats = new float[whole ? 0 : length];
    int[] ints = new int[whole ? length : 0];
    for (int i = 0; i < length; i++) {
      boolean gap = missing.get(i / elements);
      if (whole) {
        ints[i] = code(i, gap, filled);
      } else if (field.kind == Field.Kind.BOOL) {
        floats[i] = code(i, gap, filled);
      } else {
        floats[i] = gap ? (float) filled.value : numbers[i];
      }
    }
    return whole
        ? Recorder.constant(TensorType.int32(all), ints)
        : Recorder.constant(
            field.kind == Field.Kind.BOOL ? TensorType.bool(all) : TensorType.float32(all), floats);
  }
}
