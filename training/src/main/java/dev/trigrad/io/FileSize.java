package dev.trigrad.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** How long a file is that is to be read. */
final class FileSize {
  private FileSize() {}

  /**
   * The length of {@code file} in bytes; a symbolic link is followed.
   *
   * @throws FileException if there is none, or it is no regular file
   */
  static long of(String format, Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw new FileException(format + ": " + file + " is a directory; name a file in it");
      }
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        throw new FileException(format + ": " + file + " is no regular file; read it as a stream");
      }
      return Files.size(file);
    } catch (NoSuchFileException e) {
      throw new FileException(
          format
              + ": "
              + file
              + (Files.isSymbolicLink(file) ? " is a symbolic link to nothing" : " does not exist")
              + "; check the path",
          e);
    } catch (IOException e) {
      throw new FileException(format + ": " + file + " cannot be read: " + e, e);
    }
  }
}
