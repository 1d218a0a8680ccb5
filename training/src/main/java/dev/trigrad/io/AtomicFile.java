package dev.trigrad.io;

import dev.trigrad.ArgumentException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;

/**
 * Replaces a file as a whole or not at all: whoever opens it, at any moment and after any failure,
 * finds all of the old content or all of the new.
 *
 * <p>The content goes to a temporary file {@code .trigrad-….tmp} in the same directory, is forced
 * to the disk, and takes the file's name in one step; then the directory is forced. What throws on
 * the way leaves the file as it was and removes the temporary file. One that a killed process left
 * behind goes at the next save into its directory: a running save holds a lock on its own, and the
 * lock of a process ends with it.
 *
 * <p>A symbolic link is written through: its target is replaced. Permissions stay those of the file
 * that is replaced. Directories, devices and files that may not be written are refused. Threads and
 * processes may save to one file at once; the last to finish is what it then holds.
 */
public final class AtomicFile {
  private static final int BUFFER = 1 << 16;
  private static final int LINKS = 40;
  private final String format;
  private final Path shown;
  private final Path target;

  private AtomicFile(String format, Path file) {
    this.format = ArgumentException.requirePresent(format, "atomic file", "format");
    this.shown = ArgumentException.requirePresent(file, format, "path");
    this.target = target();
  }

  /** Writes the content of a file. */
  @FunctionalInterface
  public interface Body {
    /** Writes all of the content to {@code out}, which is buffered and need not be closed. */
    void write(OutputStream out) throws IOException;
  }

  /**
   * Replaces {@code file} by what {@code body} writes, or makes it.
   *
   * @param format what errors begin with, as in {@code safetensors}
   * @throws FileException if it cannot be written, for lack of space or permission, say; then it is
   *     as it was. What {@code body} throws unchecked is passed on, with the same promise
   */
  public static void write(String format, Path file, Body body) {
    new AtomicFile(format, file).write(body, false);
  }

  /** As above; what the file held goes to {@link #previous}, in place of what was there. */
  public static void writeKeepingPrevious(String format, Path file, Body body) {
    new AtomicFile(format, file).write(body, true);
  }

  /**
   * Where {@link #writeKeepingPrevious} keeps what {@code file} held before: {@code
   * <name>.previous} beside it, or beside its target if it is a symbolic link.
   */
  public static Path previous(Path file) {
    return new AtomicFile("file", file).previous();
  }

  private Path previous() {
    return target.resolveSibling(target.getFileName() + ".previous");
  }

  /** What is to be replaced, symbolic links followed. */
  private Path target() {
    Path at = shown.toAbsolutePath();
    try {
      for (int links = 0; Files.isSymbolicLink(at); links++) {
        if (links == LINKS) {
          throw refused("is a loop of symbolic links; name a file");
        }
        at = at.resolveSibling(Files.readSymbolicLink(at));
      }
    } catch (IOException e) {
      throw failed(e);
    }
    if (at.getFileName() == null || Files.isDirectory(at)) {
      throw refused("is a directory; name a file in it");
    }
    return at;
  }

  private void requireWritable() {
    Path directory = target.getParent();
    if (!Files.isDirectory(directory)) {
      throw refused("cannot be written: there is no directory " + directory + "; create it first");
    }
    if (!Files.exists(target)) {
      return;
    }
    if (!Files.isRegularFile(target)) {
      throw refused("is no regular file, and would be lost; name another");
    }
    if (!Files.isWritable(target)) {
      throw refused("is write-protected; change its permissions or name another");
    }
  }

  private void write(Body body, boolean keep) {
    ArgumentException.requirePresent(body, format, "body that writes");
    requireWritable();
    // A channel of an interrupted thread closes itself; who saves after that means it.
    boolean interrupted = Thread.interrupted();
    TemporaryFile.removeStale(target);
    boolean replaced = false;
    try (var temporary = TemporaryFile.beside(target)) {
      var out = new BufferedOutputStream(Channels.newOutputStream(temporary.channel()), BUFFER);
      body.write(out);
      out.flush();
      keepPermissions(temporary.path());
      temporary.channel().force(true);
      if (keep && Files.exists(target)) {
        keepPrevious(temporary.link());
      }
      replace(temporary.path(), target);
      replaced = true;
      forceDirectory();
    } catch (IOException e) {
      throw replaced ? unsure(e) : failed(e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void replace(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private void keepPermissions(Path temporary) throws IOException {
    var old = Files.getFileAttributeView(target, PosixFileAttributeView.class);
    var now = Files.getFileAttributeView(temporary, PosixFileAttributeView.class);
    if (old != null && now != null && Files.exists(target)) {
      now.setPermissions(old.readAttributes().permissions());
    }
  }

  /** The old file under a second name: there is no moment at which its own name has no file. */
  private void keepPrevious(Path link) throws IOException {
    try {
      Files.createLink(link, target);
    } catch (IOException | UnsupportedOperationException e) {
      Files.copy(target, link, StandardCopyOption.COPY_ATTRIBUTES);
      try (FileChannel copy = FileChannel.open(link, StandardOpenOption.WRITE)) {
        copy.force(true);
      }
    }
    replace(link, previous());
  }

  private void forceDirectory() throws IOException {
    FileChannel directory;
    try {
      directory = FileChannel.open(target.getParent(), StandardOpenOption.READ);
    } catch (IOException e) {
      // Windows opens no directories, and writes their changes in order.
      return;
    }
    try (directory) {
      directory.force(true);
    }
  }

  private FileException refused(String why) {
    return new FileException(format + ": " + shown + " " + why);
  }

  private FileException failed(IOException e) {
    return new FileException(
        format
            + ": "
            + shown
            + " cannot be written: "
            + reason(e)
            + "; it is as it was, see to space and permissions",
        e);
  }

  private FileException unsure(IOException e) {
    return new FileException(
        format
            + ": "
            + shown
            + " is written, but its directory cannot be forced to the disk: "
            + reason(e)
            + "; after a loss of power the old file may be there, save again",
        e);
  }

  /** What went wrong, in one line and without the temporary file's name. */
  private static String reason(IOException e) {
    String said =
        e instanceof FileSystemException system && system.getReason() != null
            ? system.getReason()
            : e.getMessage();
    String kind = e.getClass().getSimpleName().replace("Exception", "");
    return said == null || e instanceof FileSystemException && !said.contains(" ")
        ? kind
        : said.lines().findFirst().orElse(kind);
  }
}
