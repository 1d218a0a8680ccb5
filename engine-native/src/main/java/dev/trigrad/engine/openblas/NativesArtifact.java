package dev.trigrad.engine.openblas;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;

/**
 * The libraries inside the platform's {@code org.bytedeco:openblas} jar, used as a resource:
 * unpacked together, once, into a directory that names their version; the hash of what was written
 * is compared with that of what was read.
 */
final class NativesArtifact {
  /**
   * System property with the directory below which libraries are unpacked; by default the user's
   * cache directory.
   */
  static final String DIRECTORY = "trigrad.openblas.dir";

  private static final String ROOT = "org/bytedeco/openblas/" + LibrarySource.platform() + "/";
  private static final String POM = "META-INF/maven/org.bytedeco/openblas/pom.properties";
  private static final String DONE = "complete";

  /** OpenBLAS first, then what it needs beside it, as far as the platform's jar has it. */
  private static final List<String> FILES =
      List.of(
          "libopenblas.so.0",
          "libgfortran.so.5",
          "libgfortran.so.4",
          "libquadmath.so.0",
          "libgcc_s.so.1",
          "libopenblas.0.dylib",
          "libgfortran.dylib",
          "libgfortran.5.dylib",
          "libquadmath.0.dylib",
          "libgcc_s.1.dylib",
          "libgcc_s.1.1.dylib",
          "libopenblas.dll",
          "libgfortran-5.dll",
          "libquadmath-0.dll",
          "libgcc_s_seh-1.dll",
          "libwinpthread-1.dll");

  private NativesArtifact() {}

  static boolean isPresent() {
    return library() != null;
  }

  private static String library() {
    return FILES.stream()
        .filter(name -> name.startsWith("libopenblas") && resource(ROOT + name) != null)
        .findFirst()
        .orElse(null);
  }

  private static URL resource(String name) {
    ClassLoader own = NativesArtifact.class.getClassLoader();
    URL url = own.getResource(name);
    return url != null ? url : ClassLoader.getSystemResource(name);
  }

  /** The artifact's version, or {@code unknown}. */
  static String version() {
    URL url = resource(POM);
    if (url != null) {
      try (InputStream in = url.openStream()) {
        var properties = new Properties();
        properties.load(in);
        return properties.getProperty("version", "unknown");
      } catch (IOException e) {
        return "unknown";
      }
    }
    return "unknown";
  }

  /** Where this version is unpacked. */
  static Path directory() {
    String named = System.getProperty(DIRECTORY);
    String cache = System.getenv("XDG_CACHE_HOME");
    Path base =
        named != null
            ? Path.of(named)
            : cache != null && !cache.isBlank()
                ? Path.of(cache, "trigrad")
                : Path.of(System.getProperty("user.home"), ".cache", "trigrad");
    return base.resolve("openblas-" + version() + "-" + LibrarySource.platform()).toAbsolutePath();
  }

  /** The unpacked library; unpacks it if this has not been done. */
  static Path unpacked() throws IOException {
    Path target = directory();
    if (!Files.isRegularFile(target.resolve(DONE))) {
      Files.createDirectories(target.getParent());
      // Two JVMs may do this at once: each fills a directory of its own, and the first to rename it
      // wins.
      Path building = Files.createTempDirectory(target.getParent(), "unpacking");
      try {
        unpack(building);
        publish(building, target);
      } finally {
        delete(building);
      }
    }
    return target.resolve(library());
  }

  private static void unpack(Path directory) throws IOException {
    for (String name : FILES) {
      URL url = resource(ROOT + name);
      if (url != null) {
        copy(url, directory.resolve(name));
      }
    }
    Files.createFile(directory.resolve(DONE));
  }

  private static void copy(URL url, Path file) throws IOException {
    MessageDigest read = sha256();
    try (var in = new DigestInputStream(url.openStream(), read)) {
      Files.copy(in, file);
    }
    MessageDigest written = sha256();
    try (var in = new DigestInputStream(Files.newInputStream(file), written)) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
    }
    if (!MessageDigest.isEqual(read.digest(), written.digest())) {
      throw new IOException(file.getFileName() + " was not written as it was read");
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  private static void publish(Path building, Path target) throws IOException {
    try {
      Files.move(building, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
      if (!Files.isRegularFile(target.resolve(DONE))) {
        throw new IOException(target + " holds an unfinished unpacking; delete it", e);
      }
    }
  }

  private static void delete(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (var files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
