package dev.trigrad.engine.openblas;

import dev.trigrad.engine.EngineUnavailableException;
import dev.trigrad.engine.Setting;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the library comes from, in this order: the file that {@value #FILE} names, the platform's
 * natives artifact on the class path or module path (unpacked once), the system.
 *
 * @param file the library
 * @param origin where it was found, for the report
 * @param system whether it is the system's own, whose age is not known
 */
record LibrarySource(Path file, String origin, boolean system) {
  /** System property with the path of a library file; nothing else is then tried. */
  static final String FILE = "trigrad.openblas.library";

  static final Setting<Path> SETTING = Setting.path(FILE);

  private static final List<String> NAMES =
      List.of(
          "libopenblas.so.0",
          "libopenblas.so",
          "libopenblas.0.dylib",
          "libopenblas.dylib",
          "libopenblas.dll");

  private static final List<String> DIRECTORIES =
      List.of(
          "/usr/lib/x86_64-linux-gnu",
          "/usr/lib/aarch64-linux-gnu",
          "/usr/lib64",
          "/usr/lib",
          "/usr/local/lib",
          "/opt/homebrew/opt/openblas/lib",
          "/usr/local/opt/openblas/lib");

  /** The platform as natives artifacts name it, as in {@code linux-x86_64}. */
  static String platform() {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String architecture = System.getProperty("os.arch");
    String family = os.startsWith("mac") ? "macosx" : os.startsWith("win") ? "windows" : "linux";
    return family + "-" + (architecture.equals("aarch64") ? "arm64" : "x86_64");
  }

  /** Whether a library can be expected to be found, without unpacking or loading anything. */
  static boolean isPresent() {
    return SETTING.value().isPresent() || NativesArtifact.isPresent() || inSystem().isPresent();
  }

  /**
   * The library to load.
   *
   * @throws EngineUnavailableException with reason and remedy if there is none
   */
  static LibrarySource find() {
    var named = SETTING.value();
    if (named.isPresent()) {
      if (!Files.isRegularFile(named.get())) {
        throw new EngineUnavailableException(
            "-D" + FILE + "=" + named.get() + " names no file",
            "correct the path, or leave the property out");
      }
      return new LibrarySource(named.get(), "-D" + FILE, false);
    }
    if (NativesArtifact.isPresent()) {
      return new LibrarySource(
          NativesArtifact.unpacked(), "natives artifact " + NativesJar.version(), false);
    }
    return inSystem()
        .map(file -> new LibrarySource(file, "system", true))
        .orElseThrow(
            () -> new EngineUnavailableException("no OpenBLAS library was found", remedy()));
  }

  /** What to do where there is no library. */
  static String remedy() {
    return "add org.bytedeco:openblas with classifier "
        + platform()
        + " to the class path or module path, install libopenblas0, or set -D"
        + FILE;
  }

  private static Optional<Path> inSystem() {
    var directories =
        new java.util.ArrayList<String>(
            List.of(System.getProperty("java.library.path", "").split(java.io.File.pathSeparator)));
    directories.addAll(DIRECTORIES);
    for (String directory : directories) {
      for (String name : NAMES) {
        if (!directory.isEmpty() && Files.isRegularFile(Path.of(directory, name))) {
          return Optional.of(Path.of(directory, name));
        }
      }
    }
    return Optional.empty();
  }
}
