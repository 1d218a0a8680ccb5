package dev.trigrad.nn;

import dev.trigrad.ArgumentException;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.access.Evaluation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of {@linkplain Module#load loading} values by name.
 *
 * @param missing paths of cells that got no value, and are as they were
 * @param unexpected names of values that belong to no cell
 */
public record Loaded(List<String> missing, List<String> unexpected) {
  /** Copies the lists. */
  public Loaded {
    missing = List.copyOf(missing);
    unexpected = List.copyOf(unexpected);
  }

  /** Whether each cell got a value and each value had a cell. */
  public boolean complete() {
    return missing.isEmpty() && unexpected.isEmpty();
  }

  /** Loads {@code values} into {@code module}. */
  static Loaded into(Module module, Map<String, Tensor> values, boolean strict) {
    var assigned = new IdentityHashMap<Cell, Tensor>();
    var misfits = new ArrayList<String>();
    var misfit = Collections.<Cell>newSetFromMap(new IdentityHashMap<>());
    var left = new LinkedHashMap<>(values);
    module.visit(
        "",
        (path, cell) -> {
          Tensor value = left.remove(path);
          if (value == null) {
            return;
          }
          if (!value.type().equals(cell.type())) {
            misfit.add(cell);
            misfits.add("'" + path + "' is " + value.type() + ", expected " + cell.type());
          } else if (!alike(assigned.putIfAbsent(cell, value), value)) {
            misfits.add("'" + path + "' differs from another value of the same, shared cell");
          }
        });
    var missing = new ArrayList<String>();
    module
        .cells()
        .forEach(
            (path, cell) -> {
              if (!assigned.containsKey(cell) && !misfit.contains(cell)) {
                missing.add(path);
              }
            });
    var loaded = new Loaded(missing, List.copyOf(left.keySet()));
    if (!misfits.isEmpty() || strict && !loaded.complete()) {
      throw (strict ? loaded : new Loaded(List.of(), List.of())).error(module, misfits);
    }
    Cell.assignAll(assigned);
    return loaded;
  }

  /** Whether two values, the first of which may not be there, are the same numbers. */
  private static boolean alike(Tensor before, Tensor value) {
    if (before == null || before == value) {
      return true;
    }
    return switch (Evaluation.value(before)) {
      case float[] numbers -> Arrays.equals(numbers, (float[]) Evaluation.value(value));
      case double[] numbers -> Arrays.equals(numbers, (double[]) Evaluation.value(value));
      case int[] numbers -> Arrays.equals(numbers, (int[]) Evaluation.value(value));
      case Object _ -> false;
    };
  }

  private ArgumentException error(Module module, List<String> misfits) {
    var parts = new ArrayList<String>();
    add(parts, "missing", missing.stream().map(path -> "'" + path + "'").toList());
    add(parts, "unexpected", unexpected.stream().map(name -> "'" + name + "'").toList());
    add(parts, "of another type", misfits);
    return new ArgumentException(
        "load: values do not fit "
            + module.getClass().getSimpleName()
            + ", nothing has changed; "
            + String.join("; ", parts));
  }

  private static void add(List<String> parts, String what, List<String> entries) {
    if (!entries.isEmpty()) {
      parts.add(entries.size() + " " + what + ": " + String.join(", ", entries));
    }
  }
}
