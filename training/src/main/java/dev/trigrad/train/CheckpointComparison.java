package dev.trigrad.train;

import dev.trigrad.ArgumentException;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.run.Evaluator;
import dev.trigrad.train.Restored.Difference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The entries of a file and the cells of a program, side by side. */
final class CheckpointComparison {
  /** Differences of one sort that an error names. */
  private static final int NAMED = 20;

  /** What stands around an optimizer's steps, by the first name in its paths. */
  private static final Map<String, String> AROUND =
      Map.of(
          "position", "a schedule, a weight average or a transform of gradients",
          "plateau", "a plateau",
          "average", "a weight average",
          "accumulated", "an accumulation",
          "transform", "a transform of gradients that remembers something");

  private final CheckpointFile file;

  /** Entries by name, with types; those that have found no cell yet. */
  private final Map<String, String> open;

  private final Map<Cell, String> chosen = new LinkedHashMap<>();
  private final Map<String, String> twice = new LinkedHashMap<>();
  private final Map<Cell, Difference> misfits = new LinkedHashMap<>();
  private final Set<Cell> missing = new LinkedHashSet<>();
  private final List<Difference> differences = new ArrayList<>();
  private final List<String> left = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<String> others = new ArrayList<>();

  /**
   * Compares {@code file} with {@code parts}, which now describe themselves by {@code metadata}.
   * Entries of parts that are not there count, unless only {@code these} are of interest.
   */
  CheckpointComparison(
      CheckpointFile file,
      Map<String, CheckpointPart> parts,
      Map<String, String> metadata,
      boolean these) {
    this.file = file;
    open = new LinkedHashMap<>(file.types());
    parts.forEach(this::match);
    parts.forEach(this::judge);
    open.forEach(
        (name, type) -> {
          if (!these || parts.containsKey(name.substring(0, Math.max(name.indexOf('.'), 0)))) {
            differences.add(new Difference(name, "entry", type, ""));
          }
        });
    differences.addAll(misfits.values());
    note(parts, metadata);
  }

  private void match(String part, CheckpointPart of) {
    of.visit(
        (path, cell) -> {
          String name = part + "." + path;
          String saved = open.remove(name);
          String present = cell.type().toString();
          if (saved == null) {
            return;
          }
          if (!saved.equals(present)) {
            misfits.putIfAbsent(cell, new Difference(name, of.kind(cell), saved, present));
          } else if (chosen.putIfAbsent(cell, name) != null) {
            twice.put(name, chosen.get(cell));
          }
        });
  }

  /** Notes what {@code part} misses; of anything but a model, all is then left. */
  private void judge(String part, CheckpointPart of) {
    boolean whole = true;
    for (var entry : of.cells().entrySet()) {
      Cell cell = entry.getValue();
      boolean fits = chosen.containsKey(cell);
      whole &= fits;
      if (!fits && !misfits.containsKey(cell) && missing.add(cell)) {
        String name = part + "." + entry.getKey();
        differences.add(new Difference(name, of.kind(cell), "", cell.type().toString()));
      }
    }
    String saved = file.metadata().getOrDefault(part, "");
    String present = of.description();
    if (!saved.isEmpty() && !present.isEmpty() && !saved.equals(present)) {
      others.add("'" + part + "' was " + saved + ", is " + present);
      whole = false;
    }
    if (!whole && !(of instanceof CheckpointPart.Model)) {
      leave(part + ".");
    }
    if (of instanceof CheckpointPart.Steps) {
      around(part + ".", of);
    }
  }

  private void leave(String prefix) {
    chosen.values().removeIf(name -> name.startsWith(prefix) && left.add(name));
    twice.keySet().removeIf(name -> name.startsWith(prefix));
  }

  private void around(String prefix, CheckpointPart part) {
    Set<String> saved = firstNames(prefix, file.types().keySet());
    Set<String> present = firstNames("", part.cells().keySet());
    AROUND.forEach(
        (name, what) -> {
          if (saved.contains(name) != present.contains(name)) {
            notes.add(
                "the optimizer in the file had "
                    + (saved.contains(name) ? what + ", this one has none" : "not " + what));
          }
        });
  }

  private static Set<String> firstNames(String prefix, Set<String> names) {
    var found = new LinkedHashSet<String>();
    for (String name : names) {
      if (name.startsWith(prefix)) {
        found.add(name.substring(prefix.length()).split("\\.", 2)[0]);
      }
    }
    return found;
  }

  private void note(Map<String, CheckpointPart> parts, Map<String, String> metadata) {
    notes.addAll(others);
    metadata.forEach(
        (key, present) -> {
          String saved = file.metadata().get(key);
          if (!parts.containsKey(key)
              && !key.equals("java")
              && saved != null
              && !saved.equals(present)) {
            notes.add(key + " was " + saved + ", is " + present);
          }
        });
  }

  /** The present value of each cell that is to be set, read and checked. */
  Map<Cell, Tensor> values() {
    var wanted = new LinkedHashSet<>(chosen.values());
    wanted.addAll(twice.keySet());
    Map<String, Tensor> read = file.read(wanted);
    twice.forEach(
        (second, first) -> {
          if (!alike(read.get(first), read.get(second))) {
            throw new ArgumentException(
                refusal()
                    + "'"
                    + second
                    + "' and '"
                    + first
                    + "' differ, and are one shared cell here; build the model without sharing");
          }
        });
    var values = new LinkedHashMap<Cell, Tensor>();
    chosen.forEach((cell, name) -> values.put(cell, read.get(name)));
    return values;
  }

  private static boolean alike(Tensor a, Tensor b) {
    return switch (Evaluator.value(a)) {
      case float[] floats -> Arrays.equals(floats, (float[]) Evaluator.value(b));
      case double[] numbers -> Arrays.equals(numbers, (double[]) Evaluator.value(b));
      case int[] ints -> Arrays.equals(ints, (int[]) Evaluator.value(b));
      case Object _ -> false;
    };
  }

  private String refusal() {
    return "checkpoint: " + file.path() + " does not fit, nothing has changed; ";
  }

  /**
   * Refuses what is not exactly what was saved, or, unless {@code strict}, what has nothing to
   * take.
   */
  void require(boolean strict) {
    Restored result = result();
    if (strict && !(result.complete() && others.isEmpty())) {
      var parts = new ArrayList<String>();
      list(parts, "missing", result.missing());
      list(parts, "unexpected", result.unexpected());
      list(parts, "of another type", result.misfits());
      parts.addAll(notes);
      throw new ArgumentException(
          refusal()
              + String.join("; ", parts)
              + "; load(file, false) takes what fits, compare(file) lists all");
    }
    if (chosen.isEmpty() && !result.complete()) {
      throw new ArgumentException(
          refusal()
              + "none of its "
              + file.types().size()
              + " entries does; compare(file) lists all");
    }
  }

  private static void list(List<String> parts, String what, List<Difference> of) {
    if (!of.isEmpty()) {
      var named = new ArrayList<String>();
      of.stream().limit(NAMED).forEach(each -> named.add(each.toString()));
      if (of.size() > NAMED) {
        named.add("and " + (of.size() - NAMED) + " more");
      }
      parts.add(of.size() + " " + what + ": " + String.join(", ", named));
    }
  }

  /** What is to come of it. */
  Restored result() {
    return new Restored(
        file.path(), file.metadata(), List.copyOf(chosen.values()), left, differences, notes);
  }
}
