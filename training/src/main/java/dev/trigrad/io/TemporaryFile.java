package dev.trigrad.io;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * A file {@code .trigrad-….tmp} beside the one it is to replace, locked while it is open: one that
 * can be locked has been left behind by a process that was killed.
 *
 * @param path where it is
 * @param channel its content
 */
record TemporaryFile(Path path, FileChannel channel) implements Closeable {
  private static final String PREFIX = ".trigrad-";
  private static final String SUFFIX = ".tmp";

  /** Tells this process's temporary files from those of others, whatever host they run on. */
  private static final String OWN = PREFIX + UUID.randomUUID() + "-";

  /** A new one beside {@code target}. */
  static TemporaryFile beside(Path target) throws IOException {
    while (true) {
      String name = OWN + Thread.currentThread().threadId() + "-" + System.nanoTime() + SUFFIX;
      Path path = target.resolveSibling(name);
      FileChannel channel =
          FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      // Between its making and its lock, another process may have taken it for a stale one.
      if (!lockedByOther(channel) && Files.exists(path)) {
        return new TemporaryFile(path, channel);
      }
      channel.close();
    }
  }

  /** Locks the file, unless another process has, which is the answer. */
  private static boolean lockedByOther(FileChannel channel) {
    try {
      return channel.tryLock() == null;
    } catch (OverlappingFileLockException e) {
      return true;
    } catch (IOException e) {
      // A file system without locks: nobody can take this one for stale then.
      return false;
    }
  }

  /** Where a second name of the file that is replaced may be, for as long as this one is. */
  Path link() {
    return link(path);
  }

  private static Path link(Path temporary) {
    String name = temporary.getFileName().toString();
    return temporary.resolveSibling(name.substring(0, name.length() - SUFFIX.length()) + ".link");
  }

  /** Removes what killed processes have left beside {@code target}. */
  static void removeStale(Path target) {
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(target.getParent(), PREFIX + "*" + SUFFIX)) {
      for (Path file : found) {
        if (!file.getFileName().toString().startsWith(OWN) && stale(file)) {
          remove(link(file));
          remove(file);
        }
      }
    } catch (IOException | RuntimeException e) {
      // What cannot be listed is left to lie; it harms nobody.
      return;
    }
  }

  private static boolean stale(Path file) {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
      return channel.tryLock() != null;
    } catch (IOException | OverlappingFileLockException e) {
      return false;
    }
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // The error on the way here says more; the next process to save removes it.
      return;
    }
  }

  /** Ends the lock, and removes the file unless it has been moved. */
  @Override
  public void close() throws IOException {
    try {
      // Left behind, too, where it is a name of the very file that it was to replace.
      remove(link());
      remove(path);
    } finally {
      channel.close();
    }
  }
}
