package dev.trigrad.io;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The files that NumPy wrote (numpy/record.py). */
final class Recorded {
  private Recorded() {}

  /** Puts them into {@code folder}. */
  static void unpack(Path folder) throws IOException {
    var in = Recorded.class.getResourceAsStream("/numpy/recorded.zip");
    assertNotNull(in, "numpy/recorded.zip");
    try (var zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Files.write(folder.resolve(entry.getName()), zip.readAllBytes());
      }
    }
  }
}
