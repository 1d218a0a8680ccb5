package dev.trigrad.engine.openblas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.engine.EngineUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Libraries that are missing, corrupt or cannot be unpacked: one line with reason and remedy, and
 * no crash.
 */
class LibraryFaultsTest {
  @TempDir Path folder;

  @AfterEach
  void forget() {
    System.clearProperty(LibrarySource.FILE);
    System.clearProperty(NativesArtifact.DIRECTORY);
  }

  private static EngineUnavailableException refused() {
    var error = assertThrows(EngineUnavailableException.class, () -> new NativeProvider().open());
    assertEquals(1, error.getMessage().lines().count(), error.getMessage());
    assertFalse(error.remedy().isBlank());
    return error;
  }

  @Test
  void aNamedFileThatIsMissing() {
    System.setProperty(LibrarySource.FILE, folder.resolve("nothing.so").toString());
    assertTrue(refused().reason().contains("names no file"));
  }

  @Test
  void aCorruptLibrary() throws IOException {
    Path file = folder.resolve("libopenblas.so.0");
    Files.write(file, new byte[] {0x7f, 'E', 'L', 'F', 1, 2, 3});
    System.setProperty(LibrarySource.FILE, file.toString());
    assertTrue(refused().reason().startsWith("OpenBLAS cannot be loaded: "));
  }

  @Test
  void aTruncatedLibrary() throws IOException {
    Path file = folder.resolve("libopenblas.so.0");
    byte[] whole = Files.readAllBytes(NativesArtifact.unpacked());
    Files.write(file, java.util.Arrays.copyOf(whole, 100_000));
    System.setProperty(LibrarySource.FILE, file.toString());
    assertTrue(refused().reason().startsWith("OpenBLAS cannot be loaded: "));
  }

  @Test
  void aDirectoryThatCannotBeWritten() throws IOException {
    Path file = Files.createFile(folder.resolve("occupied"));
    System.setProperty(NativesArtifact.DIRECTORY, file.toString());
    var error = refused();
    assertTrue(error.reason().contains("cannot be unpacked to " + file), error.reason());
    assertTrue(error.remedy().contains("-D" + NativesArtifact.DIRECTORY), error.remedy());
  }

  @Test
  void unpackingLeavesNothingHalfDone() throws IOException {
    System.setProperty(NativesArtifact.DIRECTORY, folder.toString());
    Path library = NativesArtifact.unpacked();
    assertTrue(Files.size(library) > 1_000_000);
    assertEquals(library, NativesArtifact.unpacked(), "the second time finds it");
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(1, left.count(), "no directory is left from unpacking");
    }
  }

  @Test
  void theSelfTestPasses() {
    OpenBlas.load();
    assertEquals(java.util.Optional.empty(), SelfTest.run());
  }
}
