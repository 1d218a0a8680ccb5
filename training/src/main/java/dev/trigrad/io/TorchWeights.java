package dev.trigrad.io;

import dev.trigrad.ArgumentException;
import dev.trigrad.DType;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.io.SafeTensors.Entry;
import dev.trigrad.io.json.JsonWriter;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.TorchLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The parameters and state of a module in a safetensors file as PyTorch has them: each under its
 * name in a {@code state_dict} and with its order of axes, as {@link Module#torchLayouts} says.
 *
 * <pre>{@code
 * new TorchWeights(model).save(file);
 * new TorchWeights(model).load(file);
 * }</pre>
 *
 * <p>In Python, {@code load_model(model, "model.safetensors")} and {@code save_model(model, …)} of
 * {@code safetensors.torch} are the other half. Where a stranger's module calls its parts
 * otherwise, {@link #prefix} and {@link #rename} map the names of the file; immutable, each gives
 * another.
 */
public final class TorchWeights {
  private static final String COUNT = "num_batches_tracked";

  private final Module model;
  private final boolean strict;
  private final TorchNames names;

  /** Those of {@code model}: {@linkplain #strict strict}, without mapping. */
  public TorchWeights(Module model) {
    this(ArgumentException.requirePresent(model, "torch weights", "model"), true, TorchNames.SAME);
  }

  private TorchWeights(Module model, boolean strict, TorchNames names) {
    this.model = model;
    this.strict = strict;
    this.names = names;
  }

  /**
   * What came of loading, all by the names of the file, mapped.
   *
   * @param loaded what has got its value
   * @param missing what the model has and the file has not, and is as it was
   * @param unexpected what the file has and the model has not
   * @param misshaped what both have in different shapes or types, which it says, and is as it was
   */
  public record Report(
      List<String> loaded, List<String> missing, List<String> unexpected, List<String> misshaped) {
    /** Copies the lists. */
    public Report {
      loaded = List.copyOf(loaded);
      missing = List.copyOf(missing);
      unexpected = List.copyOf(unexpected);
      misshaped = List.copyOf(misshaped);
    }

    /** Whether file and model have the same, and all of it was loaded. */
    public boolean complete() {
      return missing.isEmpty() && unexpected.isEmpty() && misshaped.isEmpty();
    }

    /** As in {@code 3 loaded; 1 missing: "head.bias"}. */
    @Override
    public String toString() {
      return loaded.size() + " loaded" + (complete() ? "" : "; " + differences());
    }

    private String differences() {
      var parts = new ArrayList<String>();
      add(parts, "missing", missing);
      add(parts, "unexpected", unexpected);
      add(parts, "of another shape or type", misshaped);
      return String.join("; ", parts);
    }

    private static void add(List<String> parts, String what, List<String> names) {
      if (!names.isEmpty()) {
        parts.add(names.size() + " " + what + ": " + String.join(", ", names));
      }
    }
  }

  /**
   * Whether {@link #load} needs all that the model has, and nothing else, in the file; if not, what
   * fits is loaded and the rest reported.
   */
  public TorchWeights strict(boolean all) {
    return new TorchWeights(model, all, names);
  }

  /**
   * What all names in the file begin with, as in {@code "module."}: taken away when loading, before
   * names are mapped, and put in front when saving, after. Names without it are unexpected.
   */
  public TorchWeights prefix(String start) {
    ArgumentException.requirePresent(start, "torch weights", "prefix");
    return new TorchWeights(model, strict, new TorchNames(start, names.renamings()));
  }

  /**
   * Maps names that match {@code pattern} as a whole, as in {@code
   * rename("encoder\\.(\\d+)\\.(.*)", "blocks.$1.linear.$2")}: those of the file to PyTorch's names
   * of this model when loading, the other way when saving. The first that matches counts.
   *
   * @param pattern a regular expression of {@link Pattern}
   * @param replacement with {@code $1} for the first group, and so on
   * @throws ArgumentException if the pattern is none
   */
  public TorchWeights rename(String pattern, String replacement) {
    ArgumentException.requirePresent(pattern, "torch weights", "pattern");
    ArgumentException.requirePresent(replacement, "torch weights", "replacement");
    return new TorchWeights(model, strict, names.rename(pattern, replacement));
  }

  /**
   * Replaces the file by the values of all cells of the model, all of one moment: float32 as F32,
   * the counts of BatchNorm as I64, a shared cell under each of its names.
   *
   * @throws FileException if it cannot be written; then what was there is as it was
   */
  public void save(Path path) {
    save(path, Map.of("format", "pt"));
  }

  /** As above, with these strings in the file; libraries of Python look for {@code format: pt}. */
  public void save(Path path, Map<String, String> metadata) {
    var paths = new LinkedHashMap<String, String>();
    Map<String, TorchLayout> layouts = model.torchLayouts();
    layouts.forEach(
        (at, layout) -> {
          String name = names.outer(layout.name());
          if (paths.put(name, at) != null) {
            throw new ArgumentException(
                "torch weights: two cells would be called '" + name + "'; rename one");
          }
        });
    var tensors = new LinkedHashMap<String, Tensor>();
    var types = new HashMap<String, SafeTensorsType>();
    Map<Cell, Tensor> values = Cell.snapshots(model.cells().values());
    paths.forEach(
        (name, at) -> {
          TorchLayout layout = layouts.get(at);
          tensors.put(name, layout.toTorch(values.get(model.cell(at))));
          if (counts(layout)) {
            types.put(name, SafeTensorsType.I64);
          }
        });
    SafeTensors.write(path, tensors, metadata, types);
  }

  /** As below, from a file. */
  public Report load(Path path) {
    return load(SafeTensors.open(path));
  }

  /**
   * Assigns the values that the file has. F16 and BF16 widen to float32, I64 becomes int32 if it
   * fits; F64 is not rounded unasked. Everything is looked at first: on an error, nothing has
   * changed. Old files lack {@code num_batches_tracked}, which then counts on.
   *
   * @throws ArgumentException if strict, listing all that is missing, unexpected or of another
   *     shape or type at once
   * @throws FileException if a value cannot be read
   */
  public Report load(SafeTensors file) {
    ArgumentException.requirePresent(file, "torch weights", "file");
    Map<String, TorchLayout> layouts = model.torchLayouts();
    var unexpected = new ArrayList<String>();
    Map<String, Entry> found = byPath(file, layouts, unexpected);
    var values = new LinkedHashMap<String, Tensor>();
    var loaded = new ArrayList<String>();
    var misshaped = new ArrayList<String>();
    Set<Cell> served = Collections.newSetFromMap(new IdentityHashMap<>());
    found.forEach(
        (at, entry) -> {
          Cell cell = model.cell(at);
          TorchLayout layout = layouts.get(at);
          List<Long> expected = extents(cell, layout);
          served.add(cell);
          if (expected.equals(entry.shape()) && fits(entry.type(), cell.type().dtype())) {
            values.put(at, layout.fromTorch(file.tensor(entry.name(), cell.type().dtype())));
            loaded.add(quoted(layout.name()));
          } else {
            String is = " is " + entry.typeAndShape() + ", expected ";
            misshaped.add(quoted(layout.name()) + is + cell.type().dtype() + expected);
          }
        });
    var missing = new ArrayList<String>();
    model
        .cells()
        .forEach(
            (at, cell) -> {
              if (!served.contains(cell) && !counts(layouts.get(at))) {
                missing.add(quoted(layouts.get(at).name()));
              }
            });
    var report = new Report(loaded, missing, unexpected, misshaped);
    if (strict && !report.complete()) {
      throw new ArgumentException(
          "torch weights: "
              + file.name()
              + " does not fit "
              + model.getClass().getSimpleName()
              + ", nothing has changed; "
              + report.differences());
    }
    model.load(values, false);
    return report;
  }

  /** The entries of the file by the paths of the model's cells. */
  private Map<String, Entry> byPath(
      SafeTensors file, Map<String, TorchLayout> layouts, List<String> unexpected) {
    var paths = new HashMap<String, String>();
    layouts.forEach((at, layout) -> paths.put(layout.name(), at));
    var found = new LinkedHashMap<String, Entry>();
    for (Entry entry : file.entries().values()) {
      String name = entry.name();
      String mapped = names.inner(name);
      String at = paths.get(mapped);
      Entry other = at == null ? null : found.put(at, entry);
      if (at == null) {
        unexpected.add(quoted(name));
      } else if (other != null) {
        throw new ArgumentException(
            "torch weights: both "
                + quoted(other.name())
                + " and "
                + quoted(name)
                + " are mapped to '"
                + mapped
                + "'; tell them apart");
      }
    }
    return found;
  }

  private static String quoted(String name) {
    return JsonWriter.quotedBriefly(name);
  }

  private static boolean counts(TorchLayout layout) {
    return layout.name().equals(COUNT) || layout.name().endsWith("." + COUNT);
  }

  /** The extents that PyTorch's tensor has. */
  private static List<Long> extents(Cell cell, TorchLayout layout) {
    var extents = new ArrayList<Long>();
    for (int i = 0; i < cell.type().shape().rank(); i++) {
      int axis = layout.order().size() == 0 ? i : layout.order().get(i);
      extents.add((long) cell.type().shape().extent(axis));
    }
    return extents;
  }

  /** Whether each value of one type is one of the other, integers once looked at. */
  private static boolean fits(SafeTensorsType type, DType dtype) {
    return switch (dtype) {
      case FLOAT32 ->
          type == SafeTensorsType.F32
              || type == SafeTensorsType.F16
              || type == SafeTensorsType.BF16;
      case FLOAT64 -> type == SafeTensorsType.F64 || type == SafeTensorsType.F32;
      case INT32 -> type == SafeTensorsType.I32 || type == SafeTensorsType.I64;
      case BOOL -> type == SafeTensorsType.BOOL;
    };
  }
}
