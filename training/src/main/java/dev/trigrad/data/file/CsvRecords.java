package dev.trigrad.data.file;

import dev.trigrad.io.FileException;
import dev.trigrad.io.RegularFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Records of fields, one after the other, by the grammar of RFC 4180: a field is bare, or within
 * quotes, which then may hold separators, line breaks and doubled quotes. A record ends with CR, LF
 * or both. Records of nothing but blanks are skipped.
 */
final class CsvRecords {
  /** A field that goes on for longer has lost its closing quote. */
  private static final int LONGEST = 1 << 24;

  private final InputStream in;
  private final String name;
  private final int separator;
  private final int comment;
  private final byte[] block = new byte[1 << 16];
  private int position;
  private int limit;
  private int line = 1;

  private byte[] bytes = new byte[256];
  private int length;
  private int[] ends = new int[16];
  private int[] lines = new int[16];
  private int count;
  private int first;
  private boolean quoted;
  private int expected = -1;
  private List<String> names;

  /**
   * Records of {@code in}.
   *
   * @param name the file's name, for errors
   * @param separator between fields, an ASCII character
   * @param comment what a line begins with that is skipped, or −1
   */
  CsvRecords(InputStream in, String name, int separator, int comment) throws IOException {
    this.in = in;
    this.name = RegularFile.line(name);
    this.separator = separator;
    this.comment = comment;
    fill();
    boolean mark =
        limit > 2
            && (block[0] & 0xff) == 0xEF
            && (block[1] & 0xff) == 0xBB
            && (block[2] & 0xff) == 0xBF;
    position = mark ? 3 : 0;
  }

  /** Leaves out {@code count} lines, whatever is in them. */
  CsvRecords skip(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      skipLine(read());
    }
    return this;
  }

  private void skipLine(int next) throws IOException {
    int c = next;
    while (!endsLine(c)) {
      c = read();
    }
  }

  /** Calls the fields {@code names} in errors. */
  void names(List<String> names) {
    this.names = names;
  }

  /** Goes to the next record; false if there is none. */
  boolean next() throws IOException {
    do {
      count = 0;
      length = 0;
      quoted = false;
      first = line;
      int c = read();
      if (c < 0) {
        return false;
      }
      if (c == comment) {
        skipLine(c);
      } else {
        record(c);
      }
    } while (count == 0 || count == 1 && !quoted && text(0).isBlank());
    if (expected >= 0 && count != expected) {
      throw error(line(first, first) + " has " + count + " fields, expected " + expected);
    }
    expected = count;
    return true;
  }

  private void record(int next) throws IOException {
    int c = next;
    while (c == '"' ? quoted() : bare(c)) {
      c = read();
    }
  }

  /** Reads a field that begins with {@code next}; whether another one follows. */
  private boolean bare(int next) throws IOException {
    int c = next;
    int began = line;
    while (c != separator && !endsLine(c)) {
      if (c == '"') {
        throw error(
            at(count, line)
                + " has a quote within; put quotes around all of it and double the one within");
      }
      put(c);
      c = read();
    }
    end(began);
    return c == separator;
  }

  /** Reads a field behind its opening quote; whether another one follows. */
  private boolean quoted() throws IOException {
    quoted = true;
    int began = line;
    while (true) {
      int c = read();
      if (c < 0) {
        throw error(at(count, began) + " begins with a quote that is never closed");
      }
      if (c == '"') {
        c = read();
        if (c != '"') {
          int closed = line;
          if (c != separator && !endsLine(c)) {
            throw error(
                at(count, closed)
                    + " goes on behind its closing quote; double the quotes that belong to it");
          }
          end(began);
          return c == separator;
        }
      } else if (c == '\n' || c == '\r' && peek() != '\n') {
        line++;
      }
      put(c);
    }
  }

  /** Whether {@code c} ends a line, of which it then takes the second character, too. */
  private boolean endsLine(int c) throws IOException {
    if (c == '\r' && peek() == '\n') {
      position++;
    }
    if (c == '\n' || c == '\r') {
      line++;
    }
    return c < 0 || c == '\n' || c == '\r';
  }

  private void put(int c) {
    if (c == 0) {
      throw error(at(count, line) + " has a NUL character; this is no text file");
    }
    if (length == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * length);
    }
    bytes[length++] = (byte) c;
    if (length - start(count) > LONGEST) {
      throw error(
          at(count, line) + " has more than " + LONGEST + " bytes; is a closing quote missing?");
    }
  }

  private void end(int began) {
    if (count == ends.length) {
      ends = Arrays.copyOf(ends, 2 * count);
      lines = Arrays.copyOf(lines, 2 * count);
    }
    ends[count] = length;
    lines[count] = began;
    int from = start(count);
    for (int i = from; i < length; i++) {
      if (bytes[i] < 0) {
        requireUnicode(from);
        break;
      }
    }
    count++;
  }

  private void requireUnicode(int from) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, length - from));
    } catch (CharacterCodingException e) {
      throw new FileException(
          message(at(count, lines[count]) + " is not UTF-8; convert the file first"), e);
    }
  }

  private int start(int field) {
    return field == 0 ? 0 : ends[field - 1];
  }

  /** Number of fields of this record. */
  int count() {
    return count;
  }

  /** What is in field {@code field}, without its quotes. */
  String text(int field) {
    int from = start(field);
    return new String(bytes, from, ends[field] - from, StandardCharsets.UTF_8);
  }

  /** All fields. */
  List<String> texts() {
    String[] texts = new String[count];
    Arrays.setAll(texts, this::text);
    return List.of(texts);
  }

  /** The error that field {@code field} is what it is, which breaks {@code rule}. */
  FileException refused(int field, String rule) {
    return error(at(field, lines[field]) + " is " + DataFile.shown(text(field)) + ", " + rule);
  }

  /** The error that {@code what} is so in this file. */
  FileException error(String what) {
    return new FileException(message(what));
  }

  private String message(String what) {
    return "csv: " + name + " " + what;
  }

  private String at(int field, int where) {
    String called =
        names == null || field >= names.size() ? "" : " " + DataFile.shown(names.get(field));
    return line(where, first) + " field " + (field + 1) + called;
  }

  private static String line(int where, int first) {
    return "line " + where + (where == first ? "" : " (of the record from line " + first + ")");
  }

  private int read() throws IOException {
    if (position == limit && !fill()) {
      return -1;
    }
    return block[position++] & 0xff;
  }

  private int peek() throws IOException {
    return position == limit && !fill() ? -1 : block[position] & 0xff;
  }

  private boolean fill() throws IOException {
    position = 0;
    limit = Math.max(0, in.readNBytes(block, 0, block.length));
    return limit > 0;
  }
}
