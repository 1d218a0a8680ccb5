package dev.trigrad.data.file;

import dev.trigrad.ArgumentException;
import dev.trigrad.io.FileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * JSON lines, plain or gzip: a JSON object (RFC 8259) in each line, all with the same keys: how a
 * file is to be read, as in {@code JsonLines.of(path).features("pixels").target("digit").read()}.
 * Immutable: each method gives another one.
 *
 * <p>What the first object has decides: a number or an array of numbers, nested to any shape, is a
 * {@link Field#number}, a string a {@link Field#category}, true and false a {@link Field#bool},
 * unless {@link #fields} says otherwise; the others have the same shapes. A {@code null}, and a key
 * that an object lacks, is a missing value; in the first object that is so only for a field that
 * was said of. Lines of nothing but blanks are skipped. What is malformed is refused with line,
 * byte and key.
 */
public final class JsonLines {
  static final String FORMAT = "json lines";

  private final Path file;
  private final Selection selection;

  private JsonLines(Path file, Selection selection) {
    this.file = file;
    this.selection = selection;
  }

  /** {@code file}, whose keys are features unless something else is said. */
  public static JsonLines of(Path file) {
    return new JsonLines(ArgumentException.requirePresent(file, FORMAT, "path"), Selection.ALL);
  }

  /** Keys {@code names} have what {@code field} says. */
  public JsonLines fields(Field field, String... names) {
    return new JsonLines(file, selection.field(FORMAT, field, names));
  }

  /** The keys of the features; a single one keeps the shape of its array. */
  public JsonLines features(String... names) {
    return new JsonLines(file, selection.features(FORMAT, names));
  }

  /** The key that is the target: a string or an integer field is a class, all else a number. */
  public JsonLines target(String name) {
    return targets(name);
  }

  /** The keys that are the targets, as numbers. */
  public JsonLines targets(String... names) {
    return new JsonLines(file, selection.targets(FORMAT, names));
  }

  /** Keys that have a column of their own name and type each; a category as int32. */
  public JsonLines columns(String... names) {
    return new JsonLines(file, selection.columns(FORMAT, names));
  }

  /** Keys that are not read, whatever their values are. */
  public JsonLines ignore(String... names) {
    return new JsonLines(file, selection.ignored(FORMAT, names));
  }

  /**
   * Reads the file.
   *
   * @throws FileException naming file, line and key if it is malformed, or lacks a key
   */
  public TableDataset read() {
    return TableDataset.read(FORMAT, file, JsonLines::read, selection);
  }

  /** Reads {@code in}, which is closed, in place of the file; {@code name} is for errors. */
  public TableDataset read(InputStream in, String name) {
    return TableDataset.read(FORMAT, in, name, JsonLines::read, selection);
  }

  private static TableDataset read(InputStream in, String name, Selection wanted)
      throws IOException {
    var rows = new JsonRows(name, wanted);
    var lines = new TextLines(in);
    while (lines.next()) {
      rows.add(lines);
    }
    return rows.table(JsonLines::read);
  }
}
