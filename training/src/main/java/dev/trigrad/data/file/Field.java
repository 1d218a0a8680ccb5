package dev.trigrad.data.file;

import dev.trigrad.ArgumentException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/**
 * What the values of one field of a table are, and what stands for one that is missing: {@code
 * Field.number().median()}, {@code Field.category("no", "yes")}. A missing value is refused unless
 * the field says what fills it; mean, median and most frequent value are those of the rows that are
 * read first, or of those that {@link TableDataset#fitted} names, and stay so for later files.
 * Immutable.
 */
public final class Field {
  /** What the values are. */
  enum Kind {
    NUMBER("a number"),
    INTEGER("an int32"),
    BOOL("true, false, 1 or 0"),
    CATEGORY("a label");

    final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  /** What stands for a missing value. */
  enum Fill {
    NONE,
    MEAN,
    MEDIAN,
    MOST_FREQUENT,
    CONSTANT
  }

  private static final Field NUMBER =
      new Field(Kind.NUMBER, null, false, null, Fill.NONE, 0, null, false);

  final Kind kind;

  /** The labels of a category, or null if they are what the file has. */
  final List<String> labels;

  final boolean sorted;
  final String unknown;
  final Fill fill;
  final double value;
  final String label;
  final boolean indicated;

  private Field(
      Kind kind,
      List<String> labels,
      boolean sorted,
      String unknown,
      Fill fill,
      double value,
      String label,
      boolean indicated) {
    this.kind = kind;
    this.labels = labels;
    this.sorted = sorted;
    this.unknown = unknown;
    this.fill = fill;
    this.value = value;
    this.label = label;
    this.indicated = indicated;
  }

  private static Field of(Kind kind, List<String> labels) {
    return new Field(kind, labels, false, null, Fill.NONE, 0, null, false);
  }

  /** Decimal numbers, rounded to float32: what every field is that nothing else is said of. */
  public static Field number() {
    return NUMBER;
  }

  /** Integers from −2³¹ to 2³¹ − 1, written without a point. */
  public static Field integer() {
    return of(Kind.INTEGER, null);
  }

  /** {@code true} or {@code false} in any case, 1 or 0. */
  public static Field bool() {
    return of(Kind.BOOL, null);
  }

  /**
   * Texts, numbered from 0: in the order given, and others refused; or, if none are given, in the
   * order in which the file has them. As features they are one-hot.
   *
   * @throws ArgumentException if a label is given twice
   */
  public static Field category(String... labels) {
    ArgumentException.requirePresent(labels, "field", "array of labels");
    var seen = new HashSet<String>();
    for (int i = 0; i < labels.length; i++) {
      if (!seen.add(ArgumentException.requirePresent(labels[i], "field", "label", i))) {
        throw new ArgumentException("field: label '" + labels[i] + "' is given twice");
      }
    }
    return of(Kind.CATEGORY, labels.length == 0 ? null : List.of(labels));
  }

  private Field filled(Fill fill, double value, String label) {
    return new Field(kind, labels, sorted, unknown, fill, value, label, indicated);
  }

  private void require(boolean allowed, String what, String others) {
    if (!allowed) {
      throw new ArgumentException("field: " + what + " of " + this + "; it is for " + others);
    }
  }

  /** Labels that are what the file has, in the order of their UTF-16 code units. */
  public Field sorted() {
    require(kind == Kind.CATEGORY && labels == null, "order", "categories without given labels");
    return new Field(kind, null, true, unknown, fill, value, label, indicated);
  }

  /** Takes a label that is not among those known for {@code label}, which is one of them. */
  public Field unknown(String label) {
    require(kind == Kind.CATEGORY, "unknown label", "categories");
    ArgumentException.requirePresent(label, "field", "unknown label");
    return new Field(kind, labels, sorted, label, fill, value, this.label, indicated);
  }

  /** Fills what is missing with the arithmetic mean. */
  public Field mean() {
    require(kind == Kind.NUMBER, "mean", "numbers");
    return filled(Fill.MEAN, 0, null);
  }

  /** Fills what is missing with the median: of an even count, half the sum of the middle two. */
  public Field median() {
    require(kind == Kind.NUMBER, "median", "numbers");
    return filled(Fill.MEDIAN, 0, null);
  }

  /** Fills what is missing with the most frequent value: of several, the least or first. */
  public Field mostFrequent() {
    return filled(Fill.MOST_FREQUENT, 0, null);
  }

  /**
   * Fills what is missing with {@code value}; 0 and 1 are false and true.
   *
   * @throws ArgumentException if the field has no such value
   */
  public Field constant(double value) {
    require(kind != Kind.CATEGORY, "constant " + value, "numbers");
    boolean fits =
        switch (kind) {
          case NUMBER, CATEGORY -> Float.isFinite((float) value);
          case INTEGER -> value == (int) value;
          case BOOL -> value == 0 || value == 1;
        };
    if (!fits) {
      throw new ArgumentException("field: constant " + value + ", expected " + kind.words);
    }
    return filled(Fill.CONSTANT, value, null);
  }

  /** Takes what is missing for the label {@code label}, which need not be among the others. */
  public Field constant(String label) {
    require(kind == Kind.CATEGORY, "constant label", "categories");
    ArgumentException.requirePresent(label, "field", "constant label");
    return filled(Fill.CONSTANT, 0, label);
  }

  /**
   * Adds a feature behind those of this field: 1 where the value is missing, else 0. What is
   * missing is filled with 0 unless something else is said: a category has no 1 there.
   */
  public Field indicator() {
    return new Field(kind, labels, sorted, unknown, fill, value, label, true);
  }

  /** This field with the labels of a file. */
  Field with(List<String> known) {
    return new Field(kind, known, false, unknown, fill, value, label, indicated);
  }

  /** Whether a value may be missing. */
  boolean optional() {
    return fill != Fill.NONE || indicated;
  }

  /** As in {@code number, filled with 2.5}. */
  @Override
  public String toString() {
    var text = new StringBuilder(kind.name().toLowerCase(Locale.ROOT));
    if (labels != null) {
      text.append(' ').append(labels);
    }
    switch (fill) {
      case NONE -> text.append("");
      case MEAN -> text.append(", filled with the mean");
      case MEDIAN -> text.append(", filled with the median");
      case MOST_FREQUENT -> text.append(", filled with the most frequent");
      case CONSTANT -> text.append(", filled with ").append(label == null ? value : label);
    }
    return text.append(indicated ? ", with an indicator" : "").toString();
  }
}
