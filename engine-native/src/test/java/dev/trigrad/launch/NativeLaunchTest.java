package dev.trigrad.launch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.Engines;
import dev.trigrad.engine.java.JavaProvider;
import dev.trigrad.engine.openblas.NativeProvider;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes that start {@code native} in situations in which loading once killed the JVM, loaded
 * what it should not, or found nothing.
 */
class NativeLaunchTest {
  private static final String RESULT = "[7.0, 10.0, 15.0, 22.0]";
  private static final String ACCESS = "--enable-native-access=ALL-UNNAMED";
  private static final String DIRECTORY = "-Dtrigrad.openblas.dir=";

  @TempDir Path folder;

  private static Path location(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  /** The jar of natives that this test has on its class path. */
  private static String natives() throws IOException {
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      if (entry.contains("openblas") && entry.endsWith(".jar") && !entry.contains("engine")) {
        return entry;
      }
    }
    throw new IOException("no natives artifact in " + System.getProperty("java.class.path"));
  }

  private static String path(Object... entries) {
    var text = new ArrayList<String>();
    for (Object entry : entries) {
      text.add(entry.toString());
    }
    return String.join(File.pathSeparator, text);
  }

  private static String classPath() throws Exception {
    return path(
        location(NativeLaunched.class),
        location(Engines.class),
        location(JavaProvider.class),
        location(NativeProvider.class),
        natives());
  }

  private Process start(String... flags) throws Exception {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(flags));
    command.add(NativeLaunched.class.getName());
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeAll(List.of("HOME", "XDG_CACHE_HOME"));
    builder.directory(Files.createDirectories(folder.resolve("work")).toFile());
    return builder.start();
  }

  private static List<String> lines(Process process) throws Exception {
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    return output.lines().toList();
  }

  /**
   * Runs with the natives below {@code cache}, demands the right product, and returns its library.
   */
  private Path library(Path cache) throws Exception {
    var lines = lines(start(ACCESS, "-cp", classPath(), DIRECTORY + cache));
    assertEquals(2, lines.size(), lines.toString());
    assertEquals(RESULT, lines.get(1));
    return Path.of(lines.get(0).substring(0, lines.get(0).indexOf(" (")));
  }

  @Test
  void damagedLibrariesAreUnpackedAnew() throws Exception {
    Path cache = folder.resolve("cache");
    Path library = library(cache);
    var damaged = new ArrayList<Path>();
    try (var files = Files.newDirectoryStream(library.getParent(), "lib*")) {
      files.forEach(damaged::add);
    }
    assertTrue(damaged.size() > 1, damaged.toString());
    for (Path file : damaged) {
      byte[] whole = Files.readAllBytes(file);
      Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 3));
      assertEquals(library, library(cache));
      assertArrayEquals(whole, Files.readAllBytes(file), file + " was truncated");
      FileTime before = Files.getLastModifiedTime(file);
      overwrite(file);
      Files.setLastModifiedTime(file, before);
      assertEquals(library, library(cache));
      assertArrayEquals(whole, Files.readAllBytes(file), file + " was overwritten");
    }
  }

  /** Writes zeroes over the middle half, in place. */
  private static void overwrite(Path file) throws IOException {
    try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(bytes.length() / 4);
      bytes.write(new byte[(int) bytes.length() / 2]);
    }
  }

  @Test
  void anAccountWithoutAHomeLoadsNothingFromTheWorkingDirectory() throws Exception {
    Path temporary = Files.createDirectory(folder.resolve("temporary"));
    var lines =
        lines(start(ACCESS, "-cp", classPath(), "-Duser.home=?", "-Djava.io.tmpdir=" + temporary));
    assertTrue(lines.get(0).startsWith(temporary.resolve("trigrad-").toString()), lines.toString());
    assertEquals(RESULT, lines.get(1));
    try (var files = Files.list(folder.resolve("work"))) {
      assertEquals(List.of(), files.toList());
    }
  }

  @Test
  void processesThatUnpackAtOnceAllSucceedAndLeaveNothing() throws Exception {
    Path cache = Files.createDirectory(folder.resolve("cache"));
    Path killed = Files.createDirectory(cache.resolve("unpacking123"));
    Files.write(killed.resolve("libopenblas.so.0"), new byte[1000]);
    String[] flags = {ACCESS, "-cp", classPath(), DIRECTORY + cache};
    var processes = new ArrayList<Process>();
    for (int i = 0; i < 3; i++) {
      processes.add(start(flags));
    }
    for (Process process : processes) {
      assertEquals(RESULT, lines(process).get(1));
    }
    try (var files = Files.list(cache)) {
      var names = files.map(file -> file.getFileName().toString()).sorted().toList();
      assertEquals(2, names.size(), names.toString());
      assertEquals("lock", names.get(0));
    }
  }

  @Test
  void onTheModulePathTheNativesNeedNotBeResolved() throws Exception {
    Path cache = folder.resolve("cache");
    var lines =
        lines(
            start(
                "--module-path",
                path(
                    location(Engines.class),
                    location(JavaProvider.class),
                    location(NativeProvider.class),
                    natives()),
                "--add-modules=dev.trigrad",
                "--enable-native-access=dev.trigrad.engine.openblas",
                DIRECTORY + cache,
                "-cp",
                location(NativeLaunched.class).toString()));
    assertEquals(2, lines.size(), lines.toString());
    assertTrue(lines.get(0).startsWith(cache.toString()), lines.toString());
    assertTrue(lines.get(0).contains("(natives artifact "), lines.toString());
    assertEquals(RESULT, lines.get(1));
  }

  @Test
  void aReadOnlyDirectoryIsRefusedWithReasonAndRemedy() throws Exception {
    var lines = lines(start(ACCESS, "-cp", classPath(), DIRECTORY + "/proc/trigrad"));
    assertEquals(1, lines.size(), lines.toString());
    String expected =
        "engine 'native' cannot run here: the natives artifact cannot be unpacked to"
            + " /proc/trigrad: ";
    assertTrue(lines.get(0).startsWith(expected), lines.get(0));
    assertTrue(
        lines
            .get(0)
            .contains(
                "; name a directory that you alone can write to by -Dtrigrad.openblas.dir;"
                    + " candidates: "),
        lines.get(0));
  }
}
