package dev.trigrad.data.file;

import dev.trigrad.io.FileException;
import dev.trigrad.io.RegularFile;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Opens data files, plain or gzip, told apart by their first two bytes, and words what fails. */
final class DataFile {
  private static final int BUFFER = 1 << 16;
  private static final int LONGEST = 60;

  private DataFile() {}

  /** The file's bytes, unpacked; what is no regular file, or a link to one, is refused. */
  static InputStream open(String format, Path file) throws IOException {
    RegularFile.require(format, file);
    return unpacked(Files.newInputStream(file));
  }

  /** The bytes of {@code in}, unpacked if they are gzip. */
  static InputStream unpacked(InputStream in) throws IOException {
    InputStream raw = new BufferedInputStream(in, BUFFER);
    try {
      raw.mark(2);
      boolean gzip = raw.read() == 0x1f && raw.read() == 0x8b;
      raw.reset();
      return gzip ? new GZIPInputStream(raw, BUFFER) : raw;
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  /** The error of a file that cannot be read. */
  static FileException failed(String format, String name, IOException e) {
    String subject = format + ": " + RegularFile.line(name);
    return new FileException(
        switch (e) {
          case AccessDeniedException _ -> subject + " may not be read; change its permissions";
          case EOFException _ -> subject + " is truncated: its gzip stream ends too early";
          case ZipException _ ->
              subject + " is a damaged gzip file: " + RegularFile.line(e.getMessage());
          default -> subject + " cannot be read: " + RegularFile.line(e.toString());
        },
        e);
  }

  /** {@code text} within quotes, cut if it is long, without anything that would end a line. */
  static String shown(String text) {
    int end = Math.min(text.length(), LONGEST);
    if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return "'" + RegularFile.line(text.substring(0, end)) + (end < text.length() ? "…'" : "'");
  }
}
