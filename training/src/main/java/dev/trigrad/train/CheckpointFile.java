package dev.trigrad.train;

import dev.trigrad.ArgumentException;
import dev.trigrad.Tensor;
import dev.trigrad.TrigradException;
import dev.trigrad.io.AtomicFile;
import dev.trigrad.io.FileException;
import dev.trigrad.io.SafeTensors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A checkpoint in its file. */
final class CheckpointFile {
  /** What the metadata say of the format. */
  static final String FORMAT = "trigrad checkpoint 1";

  private static final String CHECKSUM = "checksum";

  private final Path path;
  private final SafeTensors content;
  private final Map<String, String> types = new LinkedHashMap<>();

  private CheckpointFile(Path path) {
    this.path = path;
    content = SafeTensors.open(path);
    String format = content.metadata().getOrDefault("format", FORMAT);
    if (format.startsWith("trigrad checkpoint") && !format.equals(FORMAT)) {
      throw new FileException(
          "checkpoint: "
              + path
              + " is of format '"
              + format
              + "', this library reads '"
              + FORMAT
              + "'; use a newer one");
    }
    content.entries().forEach((name, entry) -> types.put(name, type(entry)));
  }

  /** Opens a file and reads what it says of itself. */
  static CheckpointFile open(Path path) {
    return new CheckpointFile(ArgumentException.requirePresent(path, "checkpoint", "path"));
  }

  /** The type as cells have it, of what cells can have. */
  private static String type(SafeTensors.Entry entry) {
    String dtype =
        switch (entry.type()) {
          case F32 -> "float32";
          case F64 -> "float64";
          case I32 -> "int32";
          case BOOL -> "bool";
          default -> entry.type().toString();
        };
    return dtype + entry.shape();
  }

  /** Writes all values, their checksum with the metadata. */
  static void write(
      Path path, Map<String, Tensor> entries, Map<String, String> metadata, boolean keepPrevious) {
    var sum = new CheckpointChecksum();
    new TreeSet<>(entries.keySet()).forEach(name -> sum.add(name, entries.get(name)));
    metadata.put(CHECKSUM, sum.toString());
    AtomicFile.Body body = out -> SafeTensors.write(out, entries, metadata, Map.of());
    if (keepPrevious) {
      AtomicFile.writeKeepingPrevious("checkpoint", path, body);
    } else {
      AtomicFile.write("checkpoint", path, body);
    }
  }

  /** Why {@code path} is no whole checkpoint, or {@code null} if it is one; reads all of it. */
  static FileException damage(Path path) {
    try {
      open(path).read(Set.of());
      return null;
    } catch (FileException e) {
      return e;
    }
  }

  /** See {@link Checkpoint#latest}. */
  static Optional<Path> latest(Path file) {
    ArgumentException.requirePresent(file, "checkpoint", "path");
    Path previous = AtomicFile.previous(file);
    if (Files.notExists(file) && Files.notExists(previous)) {
      return Optional.empty();
    }
    FileException damage = damage(file);
    if (damage == null) {
      return Optional.of(file);
    }
    FileException further = damage(previous);
    if (further != null) {
      throw new FileException(
          damage.getMessage() + "; nor is there a previous one: " + further.getMessage(), damage);
    }
    System.getLogger("dev.trigrad")
        .log(
            System.Logger.Level.WARNING,
            "checkpoint: going on from " + previous + "; " + damage.getMessage());
    return Optional.of(previous);
  }

  Path path() {
    return path;
  }

  /** The types of the entries by name, as text. */
  Map<String, String> types() {
    return types;
  }

  Map<String, String> metadata() {
    return content.metadata();
  }

  /**
   * The entries called {@code wanted}, after the checksum of all has been verified, if there is
   * one.
   */
  Map<String, Tensor> read(Set<String> wanted) {
    String expected = content.metadata().get(CHECKSUM);
    var values = new LinkedHashMap<String, Tensor>();
    var sum = new CheckpointChecksum();
    for (String name : new TreeSet<>(expected == null ? wanted : types.keySet())) {
      Tensor value = tensor(name);
      if (expected != null) {
        sum.add(name, value);
      }
      if (wanted.contains(name)) {
        values.put(name, value);
      }
    }
    if (expected != null && !expected.equals(sum.toString())) {
      throw new FileException(
          "checkpoint: "
              + path
              + " is damaged: its values have the checksum "
              + sum
              + ", it says "
              + expected
              + "; go on from Checkpoint.latest(file)");
    }
    return values;
  }

  private Tensor tensor(String name) {
    try {
      return content.tensor(name);
    } catch (FileException e) {
      throw e;
    } catch (TrigradException e) {
      // A checksum is of what cells can hold; another type is damage.
      throw new FileException("checkpoint: " + path + " is damaged: " + e.getMessage(), e);
    }
  }
}
