package dev.trigrad.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is replaced as a whole or not at all. */
class AtomicFileTest {
  @TempDir Path directory;

  private static void write(Path file, String content) {
    AtomicFile.write("test", file, out -> out.write(content.getBytes()));
  }

  private static String message(Path file) {
    return assertThrowsExactly(FileException.class, () -> write(file, "new")).getMessage();
  }

  private void requireAlone(String... names) throws IOException {
    try (var found = Files.list(directory)) {
      assertEquals(
          List.of(names), found.map(file -> file.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void makesAndReplaces() throws IOException {
    Path file = directory.resolve("a");
    write(file, "one");
    assertEquals("one", Files.readString(file));
    write(file, "");
    assertEquals("", Files.readString(file));
    write(file, "x".repeat(1_000_000));
    assertEquals(1_000_000, Files.size(file));
    requireAlone("a");
  }

  @Test
  void keepsThePreviousOne() throws IOException {
    Path file = directory.resolve("a");
    for (String content : new String[] {"one", "two", "three"}) {
      AtomicFile.writeKeepingPrevious("test", file, out -> out.write(content.getBytes()));
    }
    assertEquals("three", Files.readString(file));
    assertEquals("two", Files.readString(AtomicFile.previous(file)));
    requireAlone("a", "a.previous");
  }

  @Test
  void aBodyThatThrowsChangesNothing() throws IOException {
    Path file = directory.resolve("a");
    write(file, "old");
    var thrown = new IllegalStateException("body");
    assertSame(
        thrown,
        assertThrows(
            IllegalStateException.class,
            () ->
                AtomicFile.writeKeepingPrevious(
                    "test",
                    file,
                    out -> {
                      out.write(new byte[200_000]);
                      throw thrown;
                    })));
    assertEquals("old", Files.readString(file));
    var failed =
        assertThrowsExactly(
            FileException.class,
            () ->
                AtomicFile.write(
                    "test",
                    file,
                    out -> {
                      throw new IOException("No space left on device");
                    }));
    assertEquals(
        "test: "
            + file
            + " cannot be written: No space left on device; it is as it was, see to space and"
            + " permissions",
        failed.getMessage());
    assertEquals("old", Files.readString(file));
    requireAlone("a");
  }

  @Test
  void writesThroughSymbolicLinks() throws IOException {
    Path real = Files.createDirectory(directory.resolve("real")).resolve("file");
    Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("real/file"));
    write(link, "made through a link that led nowhere");
    AtomicFile.writeKeepingPrevious("test", link, out -> out.write('x'));
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("x", Files.readString(real));
    assertEquals(real + ".previous", AtomicFile.previous(link).toString());
    assertTrue(Files.exists(AtomicFile.previous(link)));
    Path loop = Files.createSymbolicLink(directory.resolve("loop"), Path.of("loop"));
    assertEquals("test: " + loop + " is a loop of symbolic links; name a file", message(loop));
  }

  @Test
  void refusesWhatIsNoFile() throws IOException {
    assertEquals("test: " + directory + " is a directory; name a file in it", message(directory));
    Path link = Files.createSymbolicLink(directory.resolve("link"), directory);
    assertEquals("test: " + link + " is a directory; name a file in it", message(link));
    Path root = directory.getRoot();
    assertEquals("test: " + root + " is a directory; name a file in it", message(root));
    Path nowhere = directory.resolve("no/file");
    assertEquals(
        "test: "
            + nowhere
            + " cannot be written: there is no directory "
            + nowhere.getParent()
            + "; create it first",
        message(nowhere));
    Path device = Path.of("/dev/null");
    assumeTrue(Files.exists(device));
    assertEquals(
        "test: /dev/null is no regular file, and would be lost; name another", message(device));
  }

  @Test
  void permissionsStay() throws IOException {
    Path file = directory.resolve("a");
    write(file, "old");
    var shared = PosixFilePermissions.fromString("rw-rw-r--");
    Files.setPosixFilePermissions(file, shared);
    write(file, "new");
    assertEquals(shared, Files.getPosixFilePermissions(file));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
    assumeTrue(!Files.isWritable(file), "root may write what is write-protected");
    assertEquals(
        "test: " + file + " is write-protected; change its permissions or name another",
        message(file));
  }

  @Test
  void removesWhatKilledProcessesLeft() throws IOException {
    Path file = directory.resolve("a");
    Files.writeString(directory.resolve(".trigrad-other-1-2.tmp"), "half");
    Files.writeString(directory.resolve(".trigrad-other-1-2.link"), "link");
    Files.writeString(directory.resolve("mine.tmp"), "not of this library");
    write(file, "new");
    requireAlone("a", "mine.tmp");
  }

  @Test
  void savesOfAnInterruptedThreadGoThrough() throws IOException {
    Path file = directory.resolve("a");
    Thread.currentThread().interrupt();
    write(file, "new");
    assertTrue(Thread.interrupted());
    assertEquals("new", Files.readString(file));
    var failed =
        assertThrowsExactly(
            FileException.class,
            () ->
                AtomicFile.write(
                    "test",
                    file,
                    out -> {
                      Thread.currentThread().interrupt();
                      out.write(new byte[200_000]);
                    }));
    assertTrue(Thread.interrupted());
    assertEquals(
        "test: "
            + file
            + " cannot be written: ClosedByInterrupt; it is as it was, see to space and"
            + " permissions",
        failed.getMessage());
    assertEquals("new", Files.readString(file));
    requireAlone("a");
  }

  @Test
  void threadsMaySaveToOneFile() throws Exception {
    Path file = directory.resolve("a");
    write(file, "0".repeat(100_000));
    try (var threads = Executors.newFixedThreadPool(5)) {
      var writers = new java.util.ArrayList<Future<?>>();
      for (int t = 1; t <= 4; t++) {
        String content = Integer.toString(t).repeat(100_000);
        writers.add(
            threads.submit(
                () -> {
                  for (int i = 0; i < 50; i++) {
                    AtomicFile.writeKeepingPrevious(
                        "test", file, out -> out.write(content.getBytes()));
                  }
                }));
      }
      while (writers.stream().anyMatch(writer -> !writer.isDone())) {
        String seen = Files.readString(file);
        assertEquals(seen.substring(0, 1).repeat(100_000), seen);
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
    }
    assertFalse(Files.readString(AtomicFile.previous(file)).isEmpty());
    requireAlone("a", "a.previous");
  }
}
