package dev.trigrad.train;

import dev.trigrad.ArgumentException;
import dev.trigrad.Tensor;
import dev.trigrad.data.DataHash;
import dev.trigrad.data.Dataset;
import dev.trigrad.graph.Cell;
import dev.trigrad.io.FileException;
import dev.trigrad.nn.Module;
import dev.trigrad.optim.Optimizer;
import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * All that a training remembers, in one safetensors file, so that it goes on bit by bit from there
 * in another JVM: n steps, saved, loaded, n more, are 2n steps.
 *
 * <pre>{@code
 * Checkpoint checkpoint = Checkpoint.of(model, optimizer).with("loader", loader.cells());
 * Checkpoint.latest(file).ifPresent(checkpoint::load);
 * optimizer.step(pass -> loss.of(model.apply(x, pass), y));
 * checkpoint.save(file);
 * }</pre>
 *
 * <p>What is saved is {@linkplain Cell cells} and nothing else, each once: {@code model.<path>},
 * {@code optimizer.<slot>.<path>}, and those of whatever else is {@linkplain #with added}. A cell
 * that is shared, by layers or by models, goes by its first path. Host doubles are float64, truth
 * values bool. What the program says is the program's and is not saved: which layers and optimizer
 * there are, their settings (of an optimizer only the learning rates are cells), what is frozen.
 * The seed and the position of random keys are cells: those of the file replace those of the
 * program.
 *
 * <p>The metadata describe and are no state: {@code format}; {@code java}, the version; {@code
 * engine}; {@code optimizer}, class and groups; {@code optimizer.schedule}; {@code data}, see
 * {@link #data}; {@code checksum}, the CRC-32C of the values, which is verified whenever they are
 * read; and what {@link #describe} was given. There is no date in them: equal states are equal
 * files.
 *
 * <p>Save and load on the thread that trains. Others may predict meanwhile: see {@link #load(Path,
 * boolean)}.
 */
public final class Checkpoint {
  private final Map<String, CheckpointPart> parts = new LinkedHashMap<>();
  private final Map<String, String> described = new LinkedHashMap<>();
  private String data;
  private boolean dataRequired;

  /** The file whose content this has written or read, and therefore knows to be whole. */
  private Path whole;

  /** A checkpoint of nothing yet: see {@link #with}. */
  public Checkpoint() {}

  /** A checkpoint of {@code model}, by the name of {@code model}. */
  public static Checkpoint of(Module model) {
    return new Checkpoint().with("model", model);
  }

  /** A checkpoint of {@code model} and {@code optimizer}, by these names. */
  public static Checkpoint of(Module model, Optimizer optimizer) {
    return of(model).with("optimizer", optimizer);
  }

  /**
   * Adds another model, whose cells are {@code <name>.<path>}.
   *
   * @throws ArgumentException if the name is taken, blank, or has a dot
   */
  public Checkpoint with(String name, Module model) {
    ArgumentException.requirePresent(model, "checkpoint", "model");
    return add(name, new CheckpointPart.Model(model));
  }

  /**
   * Adds another optimizer, whose cells are {@code <name>.<slot>.<path>}.
   *
   * @throws ArgumentException if the name is taken, blank, or has a dot
   */
  public Checkpoint with(String name, Optimizer optimizer) {
    ArgumentException.requirePresent(optimizer, "checkpoint", "optimizer");
    return add(name, new CheckpointPart.Steps(optimizer));
  }

  /**
   * Adds cells by their names, as {@code <name>.<key>}: {@code with("loader", loader.cells())},
   * {@code with("random", Map.of("noise", keys.cell()))}.
   *
   * @throws ArgumentException if the name is taken, blank, or has a dot
   */
  public Checkpoint with(String name, Map<String, ? extends Cell> cells) {
    ArgumentException.requirePresent(cells, "checkpoint", "map of cells");
    cells.forEach(
        (key, cell) -> ArgumentException.requirePresent(cell, "checkpoint", "cell '" + key + "'"));
    return add(name, new CheckpointPart.Cells(new LinkedHashMap<>(cells)));
  }

  private Checkpoint add(String name, CheckpointPart part) {
    ArgumentException.requirePresent(name, "checkpoint", "name");
    if (name.isBlank() || name.indexOf('.') >= 0) {
      throw new ArgumentException(
          "checkpoint: the name '" + name + "' is blank or has a dot, which joins paths");
    }
    if (CheckpointMetadata.OWN.contains(name)
        || described.keySet().stream().map(CheckpointMetadata::first).anyMatch(name::equals)) {
      throw new ArgumentException(
          "checkpoint: the metadata have a '" + name + "'; choose another name");
    }
    if (parts.putIfAbsent(name, part) != null) {
      throw new ArgumentException(
          "checkpoint: there is a '" + name + "' already; choose another name");
    }
    return this;
  }

  /**
   * Adds a word to the metadata, in place of an earlier one: a metric, the date, the command. It is
   * for people; loading does not look at it.
   *
   * @throws ArgumentException if a checkpoint describes itself by {@code key}
   */
  public Checkpoint describe(String key, String value) {
    ArgumentException.requirePresent(key, "checkpoint", "key");
    ArgumentException.requirePresent(value, "checkpoint", "value of '" + key + "'");
    if (CheckpointMetadata.OWN.contains(key) || parts.containsKey(CheckpointMetadata.first(key))) {
      throw new ArgumentException(
          "checkpoint: '" + key + "' is what it describes itself by; choose another key");
    }
    described.put(key, value);
    return this;
  }

  /**
   * Describes the data by their {@linkplain DataHash hash}, of some rows. Where a file that is
   * loaded was saved with other data, a warning says so.
   */
  public Checkpoint data(Dataset data) {
    return data(DataHash.of(data));
  }

  /** As above, by a hash of your own, or one of all rows. */
  public Checkpoint data(String hash) {
    data = ArgumentException.requirePresent(hash, "checkpoint", "hash of the data");
    return this;
  }

  /** Refuses a file that was saved with other data, or does not say with which. */
  public Checkpoint requireData() {
    dataRequired = true;
    return this;
  }

  /** All cells by the names that they are saved by, as they are at present, each once. */
  public Map<String, Cell> cells() {
    var cells = new LinkedHashMap<String, Cell>();
    var seen = Collections.<Cell>newSetFromMap(new IdentityHashMap<>());
    parts.forEach(
        (name, part) ->
            part.cells()
                .forEach(
                    (path, cell) -> {
                      if (seen.add(cell)) {
                        cells.put(name + "." + path, cell);
                      }
                    }));
    return cells;
  }

  /**
   * Replaces {@code file} by the present state of all cells, all of one moment: as a whole or not
   * at all, whatever fails or is killed meanwhile, and forced to the disk. What the file held goes
   * to {@code <file>.previous}, unless it is damaged: then what is there stays.
   *
   * @throws dev.trigrad.GraphException if a cell has no value yet or is torn
   * @throws FileException if the file cannot be written; then it is as it was
   */
  public void save(Path file) {
    ArgumentException.requirePresent(file, "checkpoint", "path");
    Map<String, Cell> cells = cells();
    cells.forEach(CheckpointMetadata::requireValue);
    Map<Cell, Tensor> copies = Cell.snapshots(cells.values());
    var entries = new LinkedHashMap<String, Tensor>();
    cells.forEach((name, cell) -> entries.put(name, copies.get(cell)));
    Map<String, String> metadata = CheckpointMetadata.of(parts, data);
    metadata.putAll(described);
    boolean keep = file.equals(whole) || CheckpointFile.damage(file) == null;
    CheckpointFile.write(file, entries, metadata, keep);
    whole = file;
  }

  /**
   * Gives all cells the values that they had when {@code file} was saved, if it has exactly the
   * entries that this program would save.
   *
   * @throws ArgumentException as {@link #load(Path, boolean)} has it
   * @throws FileException if the file is damaged or cannot be read
   */
  public Restored load(Path file) {
    return load(file, true);
  }

  /**
   * Gives cells the values that they had when {@code file} was saved. Everything is read and looked
   * at first; then all cells change at one moment, or, on an error, none: others who predict with a
   * held plan or a snapshot meanwhile see all of the old or all of the new. Cells that had no value
   * or were torn are whole afterwards. A shared cell may be in the file at any of its paths.
   *
   * <p>If not strict, a model takes what fits, and what does not is in the result and in a warning.
   * Of anything else, an optimizer or a loader, what it remembers belongs together: it takes all of
   * it, or none, if something is missing or of another type, or the optimizer is of another class
   * or has other groups. Other settings, another schedule or engine are the program's choice; what
   * is known of them is in the {@linkplain Restored#notes notes}.
   *
   * @param strict whether each cell needs an entry of its type, and each entry a cell
   * @throws ArgumentException naming all that is missing, unexpected or of another type at once; if
   *     not strict, only where nothing fits, or the data are {@linkplain #requireData required} and
   *     others
   * @throws FileException if the file is damaged or cannot be read
   */
  public Restored load(Path file, boolean strict) {
    CheckpointFile opened = CheckpointFile.open(file);
    CheckpointComparison comparison = compare(opened, false);
    comparison.require(strict);
    Cell.assignAll(comparison.values());
    whole = file;
    return comparison.result().said();
  }

  private CheckpointComparison compare(CheckpointFile opened, boolean these) {
    if (dataRequired) {
      CheckpointMetadata.requireData(opened, data);
    }
    return new CheckpointComparison(opened, parts, CheckpointMetadata.of(parts, data), these);
  }

  /**
   * What {@link #load(Path, boolean) load(file, false)} would do; nothing changes.
   *
   * @throws FileException if the file is damaged or cannot be read
   */
  public Restored compare(Path file) {
    return compare(CheckpointFile.open(file), false).result();
  }

  /**
   * Gives {@code model} the values that its cells had when {@code file} was saved, whatever else is
   * in it: to predict, or to begin another training.
   *
   * @throws ArgumentException naming all that is missing, unexpected or of another type at once;
   *     then nothing has changed
   * @throws FileException if the file is damaged or cannot be read
   */
  public static Restored loadModel(Path file, Module model) {
    return loadModel(file, "model", model);
  }

  /** As above, of the model that was saved by {@code name}. */
  public static Restored loadModel(Path file, String name, Module model) {
    CheckpointComparison comparison =
        new Checkpoint().with(name, model).compare(CheckpointFile.open(file), true);
    comparison.require(true);
    Cell.assignAll(comparison.values());
    return comparison.result();
  }

  /**
   * The newest whole checkpoint: {@code file}, or what it held before, with a warning, if it is
   * damaged or lost; empty if there is neither. All of it is read, and its checksum verified.
   *
   * @throws FileException if there is one or the other, and none is whole
   */
  public static Optional<Path> latest(Path file) {
    return CheckpointFile.latest(file);
  }

  /**
   * What is in {@code file}, as text: what it says of itself, and a table of its parts and entries.
   * Values are not read.
   *
   * @throws FileException if it is malformed or cannot be read
   */
  public static String inspect(Path file) {
    CheckpointFile opened = CheckpointFile.open(file);
    return "checkpoint " + opened.path() + CheckpointText.of(opened.metadata(), opened.types());
  }

  /** What would be saved: what it says of itself, and a table of parts and entries. */
  @Override
  public String toString() {
    var types = new LinkedHashMap<String, String>();
    cells().forEach((name, cell) -> types.put(name, cell.type().toString()));
    Map<String, String> metadata = CheckpointMetadata.of(parts, data);
    metadata.putAll(described);
    return "checkpoint" + CheckpointText.of(metadata, types);
  }
}
