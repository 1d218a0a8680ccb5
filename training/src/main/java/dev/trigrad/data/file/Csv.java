package dev.trigrad.data.file;

import dev.trigrad.ArgumentException;
import dev.trigrad.Shape;
import dev.trigrad.data.TensorDataset;
import dev.trigrad.io.FileException;
import dev.trigrad.io.RegularFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Comma-separated values by RFC 4180, plain or gzip, in UTF-8: how a file is to be read, as in
 * {@code Csv.of(path).header().missing("NA").fields(Field.number().mean(), "age").target("price")
 * .read()}. Immutable: each method gives another one.
 *
 * <p>A field is bare, or within quotes, which then may hold separators, line breaks and doubled
 * quotes; lines end with LF, CRLF or CR; a byte order mark is left out; lines of nothing but blanks
 * are skipped. What the grammar does not have is refused with its line and field: a quote within a
 * bare field, text behind a closing quote, a quote that is never closed, records of unequal length,
 * NUL, bytes that are not UTF-8. Numbers are decimal and finite.
 */
public final class Csv {
  static final String FORMAT = "csv";

  private final Path file;
  private final CsvGrammar grammar;
  private final Set<String> missing;
  private final Selection selection;

  private Csv(Path file, CsvGrammar grammar, Set<String> missing, Selection selection) {
    this.file = file;
    this.grammar = grammar;
    this.missing = missing;
    this.selection = selection;
  }

  /** {@code file}, of records of numbers without a header; fields are called "1", "2", … */
  public static Csv of(Path file) {
    ArgumentException.requirePresent(file, FORMAT, "path");
    return new Csv(file, CsvGrammar.COMMAS, Set.of(""), Selection.ALL);
  }

  private Csv with(CsvGrammar other) {
    return new Csv(file, other, missing, selection);
  }

  private Csv with(Selection other) {
    return new Csv(file, grammar, missing, other);
  }

  /** The first record has the names of the fields, all different. */
  public Csv header() {
    return with(grammar.header(true, null));
  }

  /** There is no header; these are the names of the fields. */
  public Csv names(String... names) {
    List<String> given = Selection.ALL.features(FORMAT, names).features();
    return with(grammar.header(false, given));
  }

  /** Fields are separated by {@code separator}, as {@code ';'} or {@code '\t'}. */
  public Csv separator(char separator) {
    return with(grammar.separator(separator));
  }

  /** Lines that begin with {@code mark} are skipped, as {@code '#'}; else nothing is a comment. */
  public Csv comments(char mark) {
    return with(grammar.comments(mark));
  }

  /** The first {@code lines} lines are no part of the table, whatever is in them. */
  public Csv skip(int lines) {
    return with(grammar.skip(lines));
  }

  /**
   * Fields that are one of {@code texts}, blanks around them left out, or empty, have no value; see
   * {@link Field} for what then stands there.
   */
  public Csv missing(String... texts) {
    ArgumentException.requirePresent(texts, FORMAT, "array of texts");
    var all = new HashSet<>(missing);
    for (int i = 0; i < texts.length; i++) {
      all.add(ArgumentException.requirePresent(texts[i], FORMAT, "text", i).strip());
    }
    return new Csv(file, grammar, Set.copyOf(all), selection);
  }

  /** Fields {@code names} are what {@code field} says; without names, all those not named. */
  public Csv fields(Field field, String... names) {
    return with(selection.field(FORMAT, field, names));
  }

  /** The fields of the features, in this order; else all those that go nowhere else. */
  public Csv features(String... names) {
    return with(selection.features(FORMAT, names));
  }

  /** The field that is the target: an integer or a category is a class, all else a number. */
  public Csv target(String name) {
    return targets(name);
  }

  /** The fields that are the targets, as numbers. */
  public Csv targets(String... names) {
    return with(selection.targets(FORMAT, names));
  }

  /** Fields that have a column of their own name and type each; a category as int32. */
  public Csv columns(String... names) {
    return with(selection.columns(FORMAT, names));
  }

  /** Fields that are not read, whatever is in them. */
  public Csv ignore(String... names) {
    return with(selection.ignored(FORMAT, names));
  }

  /**
   * Reads the file.
   *
   * @throws FileException naming file, line and field if it is malformed, or lacks a field
   */
  public TableDataset read() {
    return TableDataset.read(FORMAT, file, this::read, selection);
  }

  /** Reads {@code in}, which is closed, in place of the file; {@code name} is for errors. */
  public TableDataset read(InputStream in, String name) {
    return TableDataset.read(FORMAT, in, name, this::read, selection);
  }

  private TableDataset read(InputStream in, String name, Selection wanted) throws IOException {
    CsvRecords records = grammar.records(in, name);
    boolean more = records.next();
    List<String> names = grammar.names(records, more);
    Selection found;
    try {
      found = wanted.among(FORMAT, names);
    } catch (IllegalArgumentException e) {
      String remedy = grammar.header() ? "" : "; if its first line has the names, say header()";
      throw new FileException(
          FORMAT + ": " + RegularFile.line(name) + " " + e.getMessage() + remedy, e);
    }
    Map<String, Column> columns = new LinkedHashMap<>();
    for (String field : found.read()) {
      columns.put(field, new Column(field, found.field(field), Shape.SCALAR));
    }
    Column[] places = names.stream().map(columns::get).toArray(Column[]::new);
    for (more = grammar.header() ? records.next() : more; more; more = records.next()) {
      row(records, places);
    }
    columns.values().forEach(Column::finish);
    return new TableDataset(FORMAT, name, found, columns, this::read, null);
  }

  private void row(CsvRecords records, Column[] places) {
    for (int i = 0; i < places.length; i++) {
      if (places[i] == null) {
        continue;
      }
      String text = records.text(i);
      try {
        if (missing.contains(text.strip())) {
          places[i].putMissing();
        } else {
          places[i].put(text);
        }
      } catch (IllegalArgumentException e) {
        throw records.refused(i, e.getMessage());
      }
      places[i].endRow();
    }
  }

  /**
   * The records of {@code file}, all numbers, after {@code skip} lines.
   *
   * @throws FileException naming file, line and field if one is no finite number, or the file is
   *     malformed
   */
  public static float[][] read(Path file, int skip) {
    return CsvNumbers.read(file, skip);
  }

  /** As above, from {@code in}, which is closed; {@code name} is its name, for errors. */
  public static float[][] read(InputStream in, String name, int skip) {
    return CsvNumbers.read(in, name, skip);
  }

  /**
   * The records of {@code file} as a data set, after {@code skip} lines: their last field is the
   * class of the others, from 0 to {@code classes} − 1.
   *
   * @throws FileException naming file and place if the file is not so
   */
  public static TensorDataset classification(Path file, int skip, int classes) {
    return CsvNumbers.classification(read(file, skip), file.toString(), classes);
  }

  /** As above, from {@code in}, which is closed; {@code name} is its name, for errors. */
  public static TensorDataset classification(InputStream in, String name, int skip, int classes) {
    return CsvNumbers.classification(read(in, name, skip), name, classes);
  }

  /**
   * The records of {@code file} as a data set, after {@code skip} lines: their last {@code targets}
   * fields are the targets of the others.
   *
   * @throws FileException naming file and place if the file is not so
   */
  public static TensorDataset regression(Path file, int skip, int targets) {
    return CsvNumbers.regression(read(file, skip), file.toString(), targets);
  }

  /** As above, from {@code in}, which is closed; {@code name} is its name, for errors. */
  public static TensorDataset regression(InputStream in, String name, int skip, int targets) {
    return CsvNumbers.regression(read(in, name, skip), name, targets);
  }

  /**
   * Replaces {@code file} by a table, as gzip if its name ends in {@code .gz}: numbers in the
   * fewest digits that are read as the same again (NaN and infinities as Java writes them), null as
   * an empty field, texts within quotes where they need them; lines end with CRLF.
   *
   * @param rows as many numbers, truth values, texts or nulls each as the header has names
   * @throws ArgumentException naming row and field if one is something else
   * @throws FileException if the file cannot be written; then it is as it was, in either case
   */
  public static void write(Path file, List<String> header, Iterable<? extends List<?>> rows) {
    CsvWriter.write(file, header, rows);
  }
}
