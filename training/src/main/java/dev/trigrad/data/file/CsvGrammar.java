package dev.trigrad.data.file;

import dev.trigrad.ArgumentException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/**
 * How the text of a table is cut into records.
 *
 * @param header whether the first record has the names of the fields
 * @param names the names of the fields, or null if they are in the header or are numbers
 * @param separator between fields
 * @param comment what a line begins with that is skipped, or −1
 * @param skip how many lines are skipped first
 */
record CsvGrammar(boolean header, List<String> names, char separator, int comment, int skip) {
  static final CsvGrammar COMMAS = new CsvGrammar(false, null, ',', -1, 0);

  CsvGrammar header(boolean present, List<String> given) {
    return new CsvGrammar(present, given, separator, comment, skip);
  }

  CsvGrammar separator(char other) {
    return new CsvGrammar(header, names, ascii(other, "separator"), comment, skip);
  }

  CsvGrammar comments(char mark) {
    return new CsvGrammar(header, names, separator, ascii(mark, "mark of comments"), skip);
  }

  CsvGrammar skip(int lines) {
    if (lines < 0) {
      throw new ArgumentException("csv: " + lines + " lines to skip, expected 0 or more");
    }
    return new CsvGrammar(header, names, separator, comment, lines);
  }

  private static char ascii(char c, String what) {
    if (c == 0 || c == '"' || c == '\n' || c == '\r' || c > 126) {
      throw new ArgumentException(
          "csv: "
              + what
              + " "
              + DataFile.shown("" + c)
              + ", expected an ASCII character other than quotes and line breaks");
    }
    return c;
  }

  CsvRecords records(InputStream in, String name) throws IOException {
    return new CsvRecords(in, name, separator, comment).skip(skip);
  }

  /** What the fields of {@code records} are called, of which the first is read if there is one. */
  List<String> names(CsvRecords records, boolean more) {
    if (header) {
      return named(records, more);
    }
    if (names != null) {
      if (more && records.count() != names.size()) {
        throw records.error(
            "has " + records.count() + " fields, but " + names.size() + " names were given");
      }
      records.names(names);
      return names;
    }
    String[] numbers = new String[more ? records.count() : 0];
    Arrays.setAll(numbers, i -> String.valueOf(i + 1));
    return List.of(numbers);
  }

  private static List<String> named(CsvRecords records, boolean more) {
    if (!more) {
      throw records.error("is empty; it has no header");
    }
    List<String> names = records.texts();
    var seen = new HashSet<String>();
    for (int i = 0; i < names.size(); i++) {
      if (!seen.add(names.get(i))) {
        throw records.refused(i, "which is the name of another field, too");
      }
    }
    records.names(names);
    return names;
  }
}
