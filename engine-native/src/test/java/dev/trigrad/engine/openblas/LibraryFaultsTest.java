package dev.trigrad.engine.openblas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.engine.EngineUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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

  /** As the first of its names in the natives artifact. */
  private Path copied() throws IOException {
    Path from = NativesArtifact.unpacked().getParent();
    try (var files = Files.newDirectoryStream(from, "lib*")) {
      for (Path file : files) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
    return folder.resolve(NativesArtifact.unpacked().getFileName());
  }

  @Test
  void aTruncatedLibraryBesideIt() throws IOException {
    Path file = copied();
    System.setProperty(LibrarySource.FILE, file.toString());
    for (String name : new String[] {"libgfortran.so.5", "libquadmath.so.0", "libgcc_s.so.1"}) {
      Path beside = folder.resolve(name);
      byte[] whole = Files.readAllBytes(beside);
      Files.write(beside, java.util.Arrays.copyOf(whole, whole.length / 2));
      var error = refused();
      String expected =
          "OpenBLAS cannot be loaded: "
              + beside
              + ": it is truncated: "
              + whole.length / 2
              + " bytes of at least ";
      assertTrue(error.reason().startsWith(expected), error.reason());
      assertEquals("replace or delete that file", error.remedy());
      Files.write(beside, whole);
    }
    assertEquals(java.util.Optional.empty(), ElfFile.fault(file));
  }

  @Test
  void headersOfNonsenseAreAFaultAndNoException() throws IOException {
    Path file = folder.resolve("libgcc_s.so.1");
    byte[] whole = Files.readAllBytes(copied().resolveSibling("libgcc_s.so.1"));
    var random = new java.util.Random(7);
    for (int round = 0; round < 200; round++) {
      byte[] broken = whole.clone();
      for (int i = 0; i < 40; i++) {
        broken[24 + random.nextInt(1_000)] = (byte) random.nextInt();
      }
      Files.write(file, broken);
      ElfFile.fault(file);
    }
  }

  @Test
  void anotherLibraryIsRefusedAndTheNextTrySucceeds() throws IOException {
    System.setProperty(LibrarySource.FILE, copied().resolveSibling("libgcc_s.so.1").toString());
    // Symbols are looked up in all that this class loader has loaded.
    if (java.lang.foreign.SymbolLookup.loaderLookup().find("cblas_sgemm").isEmpty()) {
      assertTrue(refused().reason().endsWith("libgcc_s.so.1 has no function cblas_sgemm"));
    }
    System.clearProperty(LibrarySource.FILE);
    assertEquals("native", new NativeProvider().open().info().name());
  }

  @Test
  void unpackingLeavesNothingHalfDone() throws IOException {
    System.setProperty(NativesArtifact.DIRECTORY, folder.toString());
    Path library = NativesArtifact.unpacked();
    assertTrue(Files.size(library) > 1_000_000);
    assertEquals(library, NativesArtifact.unpacked(), "the second time finds it");
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(2, left.count(), "nothing but the lock is left from unpacking");
    }
  }

  @Test
  void whatIsOnlyTouchedIsKept() throws IOException {
    System.setProperty(NativesArtifact.DIRECTORY, folder.toString());
    Path library = NativesArtifact.unpacked();
    Object inode = Files.getAttribute(library, "unix:ino");
    Path complete = library.resolveSibling("complete");
    var record = Files.readAllLines(complete);
    Files.setLastModifiedTime(library, java.nio.file.attribute.FileTime.fromMillis(1));
    assertEquals(library, NativesArtifact.unpacked());
    assertEquals(inode, Files.getAttribute(library, "unix:ino"));
    assertFalse(record.equals(Files.readAllLines(complete)), "its new stamps are recorded");
    Files.write(complete, record.subList(0, record.size() - 1));
    assertEquals(library, NativesArtifact.unpacked());
    assertFalse(inode.equals(Files.getAttribute(library, "unix:ino")), "unpacked anew");
  }

  @Test
  void directoriesThatOthersCanWriteToAreRefused() throws IOException {
    Path base = folder.resolve("base");
    System.setProperty(NativesArtifact.DIRECTORY, base.toString());
    Path library = NativesArtifact.unpacked();
    for (Path place : new Path[] {base, library.getParent(), library}) {
      for (String mode : new String[] {"rwxrwxr-x", "rwxr-xrwx"}) {
        var before = Files.getPosixFilePermissions(place);
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString(mode));
        var error = refused();
        assertEquals(
            "the natives artifact cannot be unpacked to "
                + base
                + ": "
                + place
                + " can be written to by others (mode "
                + (mode.equals("rwxrwxr-x") ? 775 : 757)
                + ")",
            error.reason());
        assertEquals(
            "name a directory that you alone can write to by -Dtrigrad.openblas.dir",
            error.remedy());
        Files.setPosixFilePermissions(place, before);
      }
    }
    assertEquals(library, NativesArtifact.unpacked());
  }

  @Test
  void whatBelongsToAnotherUserIsRefused() throws IOException {
    int user = (int) Files.getAttribute(folder, "unix:uid");
    Path file = Files.createFile(folder.resolve("file"));
    new PrivateDirectory().check(file);
    int other = user + 1;
    if (user == 0) {
      // Root may load what belongs to root, and so may all others: give the file away.
      Files.setAttribute(file, "unix:uid", other);
      assertForeign(new PrivateDirectory(), file, other, user);
      System.setProperty(NativesArtifact.DIRECTORY, folder.resolve("base").toString());
      Path library = NativesArtifact.unpacked();
      Files.setAttribute(library.getParent(), "unix:uid", other);
      assertEquals(
          "the natives artifact cannot be unpacked to "
              + folder.resolve("base")
              + ": "
              + library.getParent()
              + " belongs to user 1, not to 0",
          refused().reason());
    } else {
      assertForeign(new PrivateDirectory(other), file, user, other);
    }
  }

  private static void assertForeign(PrivateDirectory owned, Path file, int owner, int user) {
    var error = assertThrows(IOException.class, () -> owned.check(file));
    assertEquals(file + " belongs to user " + owner + ", not to " + user, error.getMessage());
  }

  @Test
  void theSelfTestPasses() {
    OpenBlas.load();
    assertEquals(java.util.Optional.empty(), SelfTest.run());
  }
}
