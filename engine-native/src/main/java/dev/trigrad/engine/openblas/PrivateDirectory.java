package dev.trigrad.engine.openblas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Directories that code is loaded from: nobody but this process's user, or root, may have put it
 * there. Says nothing where files have no owners and permissions in POSIX's sense.
 */
final class PrivateDirectory {
  private static final int ROOT = 0;
  private static final int WRITABLE_BY_OTHERS = 0022;
  private static final int STICKY = 01000;
  private static final Path STATUS = Path.of("/proc/self/status");

  private final int user;

  /** For the user that this process runs as. */
  PrivateDirectory() throws IOException {
    this(hasOwners(Path.of("")) ? user() : ROOT);
  }

  /** For the user of this number. */
  PrivateDirectory(int user) {
    this.user = user;
  }

  static boolean hasOwners(Path place) {
    return place.getFileSystem().supportedFileAttributeViews().contains("unix");
  }

  /** The user's number, or a word for it where users have none. */
  String account() {
    return hasOwners(Path.of("")) ? Integer.toUnsignedString(user) : "user";
  }

  /** Creates {@code directory} and what is missing above it, for this user alone. */
  void create(Path directory) throws IOException {
    if (Files.isDirectory(directory)) {
      return;
    }
    if (hasOwners(directory)) {
      var permissions = PosixFilePermissions.fromString("rwx------");
      Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(permissions));
    } else {
      Files.createDirectories(directory);
    }
  }

  /** Creates an empty file that only this user can write to. */
  static void createFile(Path file) throws IOException {
    if (hasOwners(file)) {
      var permissions = PosixFilePermissions.fromString("rw-r--r--");
      Files.createFile(file, PosixFilePermissions.asFileAttribute(permissions));
    } else {
      Files.createFile(file);
    }
  }

  /**
   * Checks a directory below which others are made.
   *
   * @throws IOException if others may replace what is in it
   */
  void checkParent(Path directory) throws IOException {
    if (hasOwners(directory)) {
      int mode = (int) Files.getAttribute(directory, "unix:mode");
      boolean protectedBelow = (mode & STICKY) != 0;
      check(directory, protectedBelow);
    }
  }

  /**
   * Checks a directory, or a file in one, that code is loaded from.
   *
   * @throws IOException if others may write to it
   */
  void check(Path place) throws IOException {
    if (hasOwners(place)) {
      check(place, false);
    }
  }

  private void check(Path place, boolean shared) throws IOException {
    // A link of somebody else's may point elsewhere tomorrow.
    checkOwner(place, (int) Files.getAttribute(place, "unix:uid", LinkOption.NOFOLLOW_LINKS));
    if (shared) {
      return;
    }
    checkOwner(place, (int) Files.getAttribute(place, "unix:uid"));
    int mode = (int) Files.getAttribute(place, "unix:mode");
    if ((mode & WRITABLE_BY_OTHERS) != 0) {
      throw new IOException(
          place
              + " can be written to by others (mode "
              + Integer.toOctalString(mode & 07777)
              + ")");
    }
  }

  private void checkOwner(Path place, int owner) throws IOException {
    if (owner != user && owner != ROOT) {
      throw new IOException(place + " belongs to user " + owner + ", not to " + user);
    }
  }

  /** Without native code: access to it may be denied. */
  private static int user() throws IOException {
    if (Files.isReadable(STATUS)) {
      for (String line : Files.readAllLines(STATUS)) {
        if (line.startsWith("Uid:")) {
          // Real, effective, saved, file system.
          return Integer.parseUnsignedInt(line.split("\\s+")[2]);
        }
      }
    }
    Path mine = Files.createTempFile("trigrad", null);
    try {
      return (int) Files.getAttribute(mine, "unix:uid");
    } finally {
      Files.delete(mine);
    }
  }
}
