package dev.trigrad.train;

import dev.trigrad.io.AtomicFile;
import dev.trigrad.io.FileException;
import dev.trigrad.io.RegularFile;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** A history as CSV. */
final class HistoryCsv {
  private static final List<String> FIRST = List.of("epoch", "step");
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");
  private static final Pattern NUMBER =
      Pattern.compile("NaN|-?Infinity|-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

  private final Path file;
  private final String text;
  private int at;
  private int line = 1;

  private HistoryCsv(Path file, String text) {
    this.file = file;
    this.text = text;
  }

  static void write(History history, Path file) {
    AtomicFile.write(
        "history",
        file,
        out -> {
          var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
          List<String> names = history.names();
          writer.write("epoch,step");
          for (String name : names) {
            writer.write("," + quoted(name));
          }
          for (int row = 0; row < history.size(); row++) {
            writer.write("\r\n" + history.epoch(row) + "," + history.step(row));
            for (String name : names) {
              OptionalDouble value = history.value(row, name);
              writer.write("," + (value.isPresent() ? "" + value.getAsDouble() : ""));
            }
          }
          writer.write("\r\n");
          writer.flush();
        });
  }

  private static String quoted(String name) {
    boolean plain = name.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
  }

  static History read(Path file) {
    RegularFile.require("history", file);
    try {
      return new HistoryCsv(file, Files.readString(file)).history();
    } catch (CharacterCodingException e) {
      throw new FileException("history: " + file + " is no text in UTF-8; write it with csv(…)", e);
    } catch (IOException e) {
      throw new FileException("history: " + file + " cannot be read: " + e, e);
    }
  }

  private History history() {
    List<String> names = record();
    if (names.size() < 2 || !names.subList(0, 2).equals(FIRST)) {
      throw wrong("begins otherwise than with epoch,step; write it with csv(…)");
    }
    if (new HashSet<>(names).size() < names.size() || names.stream().anyMatch(String::isBlank)) {
      throw wrong("has a name twice, or one that is blank");
    }
    var history = new History();
    while (at < text.length()) {
      line++;
      List<String> fields = record();
      if (fields.size() != names.size()) {
        throw wrong("has " + fields.size() + " fields, expected " + names.size());
      }
      Map<String, Double> values = new LinkedHashMap<>();
      for (int i = 2; i < fields.size(); i++) {
        if (!fields.get(i).isEmpty()) {
          values.put(names.get(i), number(fields.get(i)));
        }
      }
      long epoch = whole(fields.get(0));
      if (epoch != (int) epoch) {
        throw wrong("has epoch " + epoch + ", which is no int32");
      }
      history.add((int) epoch, whole(fields.get(1)), values);
    }
    return history;
  }

  private long whole(String field) {
    if (!WHOLE.matcher(field).matches()) {
      throw wrong("has '" + shown(field) + "', expected a whole number");
    }
    return Long.parseLong(field);
  }

  private double number(String field) {
    if (!NUMBER.matcher(field).matches()) {
      throw wrong("has '" + shown(field) + "', expected a number, NaN, Infinity or nothing");
    }
    return Double.parseDouble(field);
  }

  private static String shown(String field) {
    String plain = field.replaceAll("\\p{C}", "?");
    return plain.length() > 40 ? plain.substring(0, 40) + "…" : plain;
  }

  /** The fields up to the end of the line. */
  private List<String> record() {
    List<String> fields = new ArrayList<>();
    do {
      fields.add(at < text.length() && text.charAt(at) == '"' ? quotedField() : plainField());
    } while (accept(','));
    boolean ended = accept('\r');
    if (!accept('\n') && (ended || at < text.length())) {
      throw wrong("has a field that goes on after its quotes, or a stray carriage return");
    }
    return fields;
  }

  private String plainField() {
    int from = at;
    while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(from, at);
  }

  private String quotedField() {
    var field = new StringBuilder();
    int from = at + 1;
    do {
      int end = text.indexOf('"', at + 1);
      if (end < 0) {
        throw wrong("has quotes that are never closed");
      }
      // Two quotes are one within quotes: the second begins what follows.
      field.append(text, from, end);
      at = end + 1;
      from = at;
    } while (at < text.length() && text.charAt(at) == '"');
    return field.toString();
  }

  private boolean accept(char expected) {
    boolean found = at < text.length() && text.charAt(at) == expected;
    at += found ? 1 : 0;
    return found;
  }

  private FileException wrong(String how) {
    return new FileException("history: " + file + " line " + line + " " + how);
  }
}
