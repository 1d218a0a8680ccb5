package dev.trigrad.train;

import dev.trigrad.ArgumentException;
import dev.trigrad.GraphException;
import dev.trigrad.graph.Cell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What a checkpoint says of itself, and asks of what it is made of. */
final class CheckpointMetadata {
  /** Keys that it describes itself by, beside the names of parts. */
  static final Set<String> OWN = Set.of("format", "java", "engine", "data", "checksum");

  /** What the key of a program's setting begins with. */
  static final String SETTING = "setting.";

  private CheckpointMetadata() {}

  /** The name before the first dot. */
  static String first(String key) {
    return key.split("\\.", 2)[0];
  }

  /** All but the checksum; {@code data} may be {@code null}. */
  static Map<String, String> of(Map<String, CheckpointPart> parts, String data) {
    var metadata = new LinkedHashMap<String, String>();
    metadata.put("format", CheckpointFile.FORMAT);
    metadata.put("java", Runtime.version().toString());
    parts.forEach(
        (name, part) -> {
          if (part instanceof CheckpointPart.Steps steps) {
            metadata.computeIfAbsent("engine", _ -> steps.engine());
            metadata.put(name, steps.description());
            if (!steps.schedule().isEmpty()) {
              metadata.put(name + ".schedule", steps.schedule());
            }
          }
        });
    if (data != null) {
      metadata.put("data", data);
    }
    return metadata;
  }

  /** Refuses a file of other data than {@code data}, or of data unknown. */
  static void requireData(CheckpointFile file, String data) {
    String saved = file.metadata().get("data");
    if (data == null || !data.equals(saved)) {
      throw new ArgumentException(
          "checkpoint: "
              + file.path()
              + " was saved with "
              + (saved == null ? "unknown data" : "data of " + saved)
              + ", these are "
              + (data == null ? "not described; call data(…)" : data + "; nothing has changed"));
    }
  }

  /** Refuses a file that says another value of a setting. */
  static void requireSettings(CheckpointFile file, Map<String, String> settings) {
    var others = new ArrayList<String>();
    settings.forEach(
        (key, value) -> {
          String saved = file.metadata().getOrDefault(SETTING + key, value);
          if (!saved.equals(value)) {
            others.add(key + " was " + saved + ", is " + value);
          }
        });
    if (!others.isEmpty()) {
      throw new ArgumentException(
          "checkpoint: "
              + file.path()
              + " is of another training, nothing has changed: "
              + String.join("; ", others)
              + "; go on as it began, or name another file");
    }
  }

  /** Refuses what cannot be saved. */
  static void requireValue(String name, Cell cell) {
    if (cell.torn()) {
      throw new GraphException(
          "checkpoint: '"
              + name
              + "' is torn: a step failed while it wrote the value; load the last checkpoint");
    }
    if (!cell.initialized()) {
      throw new GraphException(
          "checkpoint: '" + name + "' has no value yet; initialize the model, or load one, first");
    }
  }
}
