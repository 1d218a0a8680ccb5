package dev.trigrad.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came, or would come, of {@linkplain Checkpoint#load loading} a checkpoint.
 *
 * @param file the file
 * @param metadata what it says of itself, by keys
 * @param loaded names of the entries taken, in the program's order
 * @param left names of entries that would fit, and were left with the rest of their part
 * @param differences what fits nothing
 * @param notes what else is not as it was, in words: other data, another engine or schedule
 */
public record Restored(
    Path file,
    Map<String, String> metadata,
    List<String> loaded,
    List<String> left,
    List<Difference> differences,
    List<String> notes) {
  /** Copies the lists and the map. */
  public Restored {
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    loaded = List.copyOf(loaded);
    left = List.copyOf(left);
    differences = List.copyOf(differences);
    notes = List.copyOf(notes);
  }

  /**
   * An entry of the file that has no cell, a cell that has no entry, or two of other types.
   *
   * @param name what it goes by in the file, as in {@code model.encoder.fc1.weight}
   * @param kind what it is in the program: parameter, state, slot, cell; entry if it is none
   * @param saved the entry's type, as in {@code float32[3, 4]}; empty if the file has none
   * @param present the cell's type; empty if the program has none
   */
  public record Difference(String name, String kind, String saved, String present) {
    /** One phrase: what it is, and of which types. */
    @Override
    public String toString() {
      String named = kind + " '" + name + "'";
      if (saved.isEmpty() || present.isEmpty()) {
        return named + " " + saved + present;
      }
      return named + " is " + saved + " in the file, " + present + " here";
    }
  }

  /** Cells that have no entry, in the program's order. */
  public List<Difference> missing() {
    return differences.stream().filter(each -> each.saved().isEmpty()).toList();
  }

  /** Entries that have no cell, in the file's order. */
  public List<Difference> unexpected() {
    return differences.stream().filter(each -> each.present().isEmpty()).toList();
  }

  /** Entries that are not of their cells' types. */
  public List<Difference> misfits() {
    return differences.stream()
        .filter(each -> !each.saved().isEmpty() && !each.present().isEmpty())
        .toList();
  }

  /** Whether each cell has its entry, each entry its cell, and each optimizer is of its class. */
  public boolean complete() {
    return differences.isEmpty() && left.isEmpty();
  }

  /** As in {@code 7 loaded, 1 missing, 15 unexpected, 2 of another type, 0 left}. */
  public String summary() {
    return loaded.size()
        + " loaded, "
        + missing().size()
        + " missing, "
        + unexpected().size()
        + " unexpected, "
        + misfits().size()
        + " of another type, "
        + left.size()
        + " left";
  }

  /** Warns of what is not as it was. */
  Restored said() {
    var lines = new ArrayList<String>(notes);
    if (!complete()) {
      lines.addFirst(summary());
    }
    for (String line : lines) {
      System.getLogger("dev.trigrad")
          .log(System.Logger.Level.WARNING, "checkpoint: " + file + ": " + line);
    }
    return this;
  }

  /** The summary, then one line for each part, for each difference and for each note. */
  @Override
  public String toString() {
    var text = new StringBuilder("checkpoint " + file + ": " + summary());
    var parts = new TreeMap<String, Integer>();
    loaded.forEach(name -> parts.merge(name.substring(0, name.indexOf('.')), 1, Integer::sum));
    parts.forEach((part, count) -> text.append("\n  loaded ").append(part + ": " + count));
    missing().forEach(each -> text.append("\n  missing ").append(each));
    unexpected().forEach(each -> text.append("\n  unexpected ").append(each));
    misfits().forEach(each -> text.append("\n  misfit ").append(each));
    left.forEach(each -> text.append("\n  left '").append(each).append('\''));
    notes.forEach(each -> text.append("\n  note: ").append(each));
    return text.toString();
  }
}
