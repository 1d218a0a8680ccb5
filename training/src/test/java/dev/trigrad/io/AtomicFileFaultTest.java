package dev.trigrad.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.trigrad.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever operation fails while a file is replaced, all of the old or all of the new is there. */
class AtomicFileFaultTest {
  @TempDir Path directory;

  private Set<String> names() throws IOException {
    try (var found = Files.list(directory)) {
      return new TreeSet<>(found.map(file -> file.getFileName().toString()).toList());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyOperationMayFail(boolean keep) throws IOException {
    Path file = directory.resolve("a");
    String old = "old ".repeat(50_000);
    String now = "new ".repeat(60_000);
    var failed = new ArrayList<String>();
    int n = 1;
    for (boolean faulty = true; faulty; n++) {
      Files.writeString(file, old);
      Files.deleteIfExists(AtomicFile.previous(file));
      var files = new FaultyFiles(n);
      AtomicFile.Body body = out -> out.write(now.getBytes());
      boolean replaced = true;
      try {
        if (keep) {
          AtomicFile.writeKeepingPrevious("test", files.path(file), body);
        } else {
          AtomicFile.write("test", files.path(file), body);
        }
      } catch (FileException e) {
        replaced = e.getMessage().contains("is written, but its directory cannot be forced");
        assertTrue(e.getMessage().startsWith("test: " + file + " "), e.getMessage());
        assertTrue(e.getMessage().contains("injected fault; "), e.getMessage());
        failed.add(files.done.getLast());
      }
      faulty = files.failed();
      assertEquals(replaced ? now : old, Files.readString(file), "operation " + n);
      Path previous = AtomicFile.previous(file);
      if (Files.exists(previous)) {
        assertEquals(old, Files.readString(previous));
      }
      assertEquals(replaced && keep, keep && replaced && Files.exists(previous));
      assertTrue(Set.of("a", "a.previous").containsAll(names()), () -> "left behind");
    }
    // A link that fails is a copy instead; a directory that cannot be opened is not forced.
    assertEquals(
        keep
            ? List.of("open", "write", "force", "move", "move", "force")
            : List.of("open", "write", "force", "move", "force"),
        failed);
    assertEquals(keep ? 10 : 8, n);
  }

  @Test
  void everyOperationOfSafetensorsMayFail() throws IOException {
    Path file = directory.resolve("a");
    Map<String, Tensor> tensors = Map.of("w", Tensor.of(new float[100_000]), "b", Tensor.of(2f));
    SafeTensors.write(file, Map.of("w", Tensor.of(1f)), Map.of());
    byte[] old = Files.readAllBytes(file);
    int faults = 0;
    for (int n = 1; ; n++) {
      var files = new FaultyFiles(n);
      try {
        SafeTensors.write(files.path(file), tensors, Map.of());
      } catch (FileException e) {
        faults++;
        boolean replaced = e.getMessage().contains("is written, but");
        assertEquals(replaced ? 2 : 1, SafeTensors.open(file).entries().size(), e.getMessage());
        Files.write(file, old);
      }
      if (!files.failed()) {
        break;
      }
    }
    assertEquals(2, SafeTensors.open(file).entries().size());
    assertTrue(faults > 8, () -> "faults");
    assertEquals(Set.of("a"), names());
  }

  private static boolean run(String... command) throws IOException {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aDiskMayBeFull() throws IOException {
    String place = directory.toString();
    assumeTrue(
        Files.exists(Path.of("/bin/mount"))
            && run("/bin/mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", place),
        "no small disk can be mounted here");
    try {
      Path file = directory.resolve("a");
      AtomicFile.write("test", file, out -> out.write(new byte[30_000]));
      for (int size : new int[] {40_000, 100_000}) {
        var error =
            assertThrowsExactly(
                FileException.class,
                () -> AtomicFile.write("test", file, out -> out.write(new byte[size])));
        assertEquals(
            "test: "
                + file
                + " cannot be written: No space left on device; it is as it was, see to space and"
                + " permissions",
            error.getMessage());
      }
      assertEquals(30_000, Files.size(file));
      assertEquals(Set.of("a"), names());
      AtomicFile.writeKeepingPrevious("test", file, out -> out.write(new byte[20_000]));
      assertEquals(30_000, Files.size(AtomicFile.previous(file)));
    } finally {
      run("/bin/umount", place);
    }
  }
}
