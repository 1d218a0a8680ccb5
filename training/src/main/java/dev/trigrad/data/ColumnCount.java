package dev.trigrad.data;

import dev.trigrad.TensorType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** Counts what is in a column, row by row; see {@link Description}. */
final class ColumnCount {
  private static final int CLASSES = 1_000;
  private static final int LISTED = 8;

  /** Beyond this, a number is none of a feature that has been scaled. */
  private static final double LARGE = 30;

  /** So many deviations from zero, a mean has not been taken off. */
  private static final double OFF = 10;

  private static final double IMBALANCE = 10;

  private final String name;
  private final TensorType type;
  private final Moments all = new Moments(1);

  /** Of each element of a row. */
  private final Moments each;

  /** Rows of each class, or null if these are none. */
  private TreeMap<Integer, Integer> classes;

  private long notNumbers;
  private long infinities;

  ColumnCount(String name, TensorType type) {
    this.name = name;
    this.type = type;
    this.each = new Moments(type.elements());
    this.classes = integers() && type.shape().rank() == 0 ? new TreeMap<>() : null;
  }

  private boolean integers() {
    return switch (type.dtype()) {
      case INT32 -> true;
      case FLOAT32, BOOL, FLOAT64 -> false;
    };
  }

  private boolean floats() {
    return switch (type.dtype()) {
      case FLOAT32 -> true;
      case INT32, BOOL, FLOAT64 -> false;
    };
  }

  /** Adds the row that {@code source} holds. */
  void add(SourceRow source) {
    if (integers()) {
      int[] values = source.ints(name);
      for (int i = 0; i < values.length; i++) {
        add(i, values[i]);
      }
      if (classes != null) {
        classes.merge(values[0], 1, Integer::sum);
        classes = classes.size() > CLASSES ? null : classes;
      }
      return;
    }
    float[] values = floats() ? source.floats(name) : source.truths(name);
    for (int i = 0; i < values.length; i++) {
      if (Float.isNaN(values[i])) {
        notNumbers++;
      } else if (Float.isInfinite(values[i])) {
        infinities++;
      } else {
        add(i, values[i]);
      }
    }
  }

  private void add(int element, double value) {
    all.add(0, value);
    each.add(element, value);
  }

  Description.Column column() {
    boolean none = all.counts[0] == 0;
    return new Description.Column(
        name,
        type,
        none ? Double.NaN : all.means[0],
        all.deviation(0),
        none ? Double.NaN : all.least[0],
        none ? Double.NaN : all.greatest[0],
        notNumbers,
        infinities,
        classes == null ? Map.of() : Collections.unmodifiableMap(classes),
        List.copyOf(warnings()));
  }

  private List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    if (notNumbers + infinities > 0) {
      warnings.add(
          notNumbers
              + " NaN and "
              + infinities
              + " infinite numbers; fill them or leave their rows out");
    }
    if (classes != null && !classes.isEmpty()) {
      classWarnings(warnings);
    }
    boolean input = !name.equals(Dataset.TARGETS);
    if (floats() && all.counts[0] > 0) {
      warn(warnings, this::constant, input ? "constant, and tell nothing" : "constant");
    }
    if (floats() && input) {
      warn(warnings, this::unscaled, "far from mean 0 and deviation 1; scale, as by Standardize");
    }
    return warnings;
  }

  private boolean constant(int element) {
    return each.counts[element] > 1 && each.least[element] == each.greatest[element];
  }

  private boolean unscaled(int element) {
    double reach = Math.max(-each.least[element], each.greatest[element]);
    return each.counts[element] > 1
        && !constant(element)
        && (reach > LARGE || Math.abs(each.means[element]) > OFF * each.deviation(element));
  }

  /** Says which elements of a row are so. */
  private void warn(List<String> warnings, IntPredicate is, String what) {
    int count = 0;
    var some = new StringBuilder();
    for (int i = 0; i < type.elements(); i++) {
      if (is.test(i) && count++ < LISTED) {
        some.append(count == 1 ? "" : ", ").append(i);
      }
    }
    if (count > 0) {
      some.append(count > LISTED ? ", …" : "");
      warnings.add(
          type.elements() == 1
              ? "is " + what
              : count + " of " + type.elements() + " features (" + some + ") are " + what);
    }
  }

  private void classWarnings(List<String> warnings) {
    if (classes.firstKey() < 0) {
      warnings.add("class " + classes.firstKey() + " is negative; number classes from 0");
    }
    long count = classes.lastKey() + 1L - classes.tailMap(0).size();
    if (count > 0) {
      List<Integer> missing = new ArrayList<>();
      for (int i = 0; missing.size() < Math.min(count, LISTED); i++) {
        if (!classes.containsKey(i)) {
          missing.add(i);
        }
      }
      warnings.add(
          count
              + " classes below "
              + classes.lastKey()
              + " have no row: "
              + missing
              + (count > LISTED ? " …" : ""));
    }
    double imbalance = imbalance(classes);
    if (imbalance > IMBALANCE) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "the class that has most has %.3g times the rows of that which has fewest; draw them"
                  + " by WeightedSampler.balanced, or weigh the loss",
              imbalance));
    }
  }

  /** Rows of the class that has most over rows of that which has fewest. */
  static double imbalance(Map<Integer, Integer> classes) {
    int most = classes.values().stream().max(Integer::compare).orElse(0);
    return (double) most / classes.values().stream().min(Integer::compare).orElse(0);
  }
}
