package dev.trigrad.engine.openblas;

import dev.trigrad.engine.EngineUnavailableException;
import dev.trigrad.engine.Setting;
import java.io.IOException;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * The libraries inside the natives jar, unpacked together, once, into a directory that names their
 * version, and checked before each use. One process unpacks at a time; the others wait for it and
 * find its work. What is damaged is unpacked anew.
 */
final class NativesArtifact {
  /**
   * System property with the directory below which libraries are unpacked; by default the user's
   * cache directory.
   */
  static final String DIRECTORY = "trigrad.openblas.dir";

  static final Setting<Path> SETTING = Setting.path(DIRECTORY);

  private static final String BUILDING = "unpacking";
  private static final String LOCK = "lock";
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  private NativesArtifact() {}

  static boolean isPresent() {
    return NativesJar.library() != null;
  }

  /**
   * The library, unpacked and sound.
   *
   * @throws EngineUnavailableException with reason and remedy if no directory will do
   */
  static Path unpacked() {
    var reasons = new ArrayList<String>();
    try {
      var owned = new PrivateDirectory();
      for (Path base : bases(owned)) {
        try {
          return unpacked(base, owned).resolve(NativesJar.library());
        } catch (IOException e) {
          reasons.add("to " + base + ": " + reason(e));
        }
      }
    } catch (IOException e) {
      reasons.add("anywhere: " + reason(e));
    }
    throw new EngineUnavailableException(
        "the natives artifact cannot be unpacked " + String.join(", nor ", reasons),
        "name a directory that you alone can write to by -D" + DIRECTORY);
  }

  /** The class names what the system's message, often a mere path, leaves out. */
  private static String reason(IOException e) {
    return e.getClass() == IOException.class ? e.getMessage() : e.toString();
  }

  /**
   * Where to unpack, best first. Accounts without a home have one that is no absolute path: nothing
   * is ever loaded from below the working directory unless the user names it.
   */
  private static List<Path> bases(PrivateDirectory owned) {
    var named = SETTING.value();
    if (named.isPresent()) {
      return List.of(named.get());
    }
    var bases = new ArrayList<Path>();
    Path cache = absolute(System.getenv("XDG_CACHE_HOME"));
    if (cache != null) {
      bases.add(cache.resolve("trigrad"));
    }
    Path home = absolute(System.getProperty("user.home"));
    if (home != null && Files.isDirectory(home)) {
      bases.add(home.resolve(".cache").resolve("trigrad"));
    }
    Path temporary = absolute(System.getProperty("java.io.tmpdir"));
    if (temporary != null) {
      bases.add(temporary.resolve("trigrad-" + owned.account()));
    }
    return bases;
  }

  private static Path absolute(String text) {
    try {
      Path path = Path.of(text == null ? "" : text);
      return path.isAbsolute() ? path : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private static Path unpacked(Path base, PrivateDirectory owned) throws IOException {
    owned.create(base);
    owned.checkParent(base);
    Path target = base.resolve("openblas-" + NativesJar.version() + "-" + LibrarySource.platform());
    if (isSound(target, owned)) {
      return target;
    }
    try (FileChannel channel =
            FileChannel.open(
                base.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = lock(channel, base)) {
      assert lock.isValid();
      if (!isSound(target, owned)) {
        // Whoever left these has ended: it would hold the lock.
        sweep(base);
        replace(target, base);
        sweep(base);
      }
    }
    return target;
  }

  private static boolean isSound(Path target, PrivateDirectory owned) throws IOException {
    if (!Files.isDirectory(target)) {
      return false;
    }
    owned.check(target);
    for (String name : NativesJar.FILES) {
      if (Files.exists(target.resolve(name))) {
        owned.check(target.resolve(name));
      }
    }
    return UnpackedFiles.areSound(target);
  }

  private static FileLock lock(FileChannel channel, Path base) throws IOException {
    long start = System.nanoTime();
    while (System.nanoTime() - start < PATIENCE_NANOS) {
      try {
        FileLock lock = channel.tryLock();
        if (lock != null) {
          return lock;
        }
      } catch (OverlappingFileLockException e) {
        // Another thread of this process has it.
      }
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while another process unpacks there", e);
      }
    }
    throw new IOException("another process holds " + base.resolve(LOCK) + " for a minute");
  }

  private static void replace(Path target, Path base) throws IOException {
    Path building = Files.createTempDirectory(base, BUILDING);
    var checksums = new LinkedHashMap<String, Long>();
    for (String name : NativesJar.FILES) {
      URL url = NativesJar.file(name);
      if (url != null) {
        checksums.put(name, copy(url, building.resolve(name)));
      }
    }
    UnpackedFiles.record(building, checksums);
    if (Files.exists(target)) {
      Path old = Files.createTempDirectory(base, BUILDING).resolve("damaged");
      Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(building, target, StandardCopyOption.ATOMIC_MOVE);
  }

  private static long copy(URL url, Path file) throws IOException {
    PrivateDirectory.createFile(file);
    try (var in = url.openStream();
        var out = Files.newOutputStream(file)) {
      return UnpackedFiles.copy(in, out);
    }
  }

  /** What others left and protect stays. */
  private static void sweep(Path base) {
    try (var left = Files.newDirectoryStream(base, BUILDING + "*")) {
      for (Path directory : left) {
        delete(directory);
      }
    } catch (IOException | DirectoryIteratorException e) {
      // Tried again by the next to unpack.
    }
  }

  private static void delete(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
