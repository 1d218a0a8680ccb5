package dev.trigrad.benchmarks.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.HotSpotDiagnosticMXBean;
import dev.trigrad.benchmarks.speed.trigrad.FirstPrediction;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of the guide and of the launcher make an ahead-of-time cache that the JVM uses, and
 * results have the bits that they have without.
 */
class AotCacheTest {
  @TempDir private static Path folder;

  /** The class path of this JVM, its folders made into jars: of folders there is no cache. */
  private static String jars;

  @BeforeAll
  static void makeJars() throws IOException {
    // Any JDK 25 with HotSpot has it; where it has, the tests below have to hold.
    var hotSpot = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    assumeTrue(hotSpot != null && has(hotSpot, "AOTCacheOutput"), "no ahead-of-time cache");
    var entries = new ArrayList<String>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path path = Path.of(entry).toAbsolutePath();
      if (Files.isDirectory(path)) {
        path = jar(path, folder.resolve(entries.size() + ".jar"));
      }
      if (Files.exists(path)) {
        entries.add(path.toString());
      }
    }
    jars = String.join(File.pathSeparator, entries);
  }

  private static boolean has(HotSpotDiagnosticMXBean hotSpot, String option) {
    try {
      return hotSpot.getVMOption(option) != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Path jar(Path classes, Path jar) throws IOException {
    try (var out = new JarOutputStream(Files.newOutputStream(jar));
        var files = Files.walk(classes)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        out.putNextEntry(new ZipEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, out);
      }
    }
    return jar;
  }

  /** What a program said, both streams, and its code. */
  private record Said(int code, String text) {
    static Said by(List<String> command) {
      try {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("JDK_JAVA_OPTIONS");
        Process process = builder.start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes());
        return new Said(process.waitFor(), text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    String prediction() {
      return text.lines().filter(line -> line.startsWith("@predicted")).findFirst().orElse(text);
    }
  }

  private static Said predict(String engine, List<String> classPath, String... flags) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (engine.equals("vector")) {
      command.add("--add-modules=jdk.incubator.vector");
    }
    command.addAll(List.of(flags));
    command.addAll(List.of("-cp", String.join(File.pathSeparator, classPath)));
    command.addAll(List.of(FirstPrediction.class.getName(), engine));
    return Said.by(command);
  }

  private static List<String> classPath() {
    return List.of(jars.split(File.pathSeparator));
  }

  @Test
  void aCacheIsUsedAndKeepsTheBits() {
    String cache = folder.resolve("java.aot").toString();
    Said made = predict("java", classPath(), "-XX:AOTCacheOutput=" + cache);
    Said with =
        predict("java", classPath(), "-XX:AOTCache=" + cache, "-XX:AOTMode=on", "-Xlog:aot");
    assertEquals(0, with.code, with.text);
    assertTrue(with.text.contains("Using AOT-linked classes: true"), with.text);
    assertTrue(made.prediction().startsWith("@predicted"), made.text);
    assertEquals(made.prediction(), with.prediction());
  }

  /** An incubator module keeps classes from being linked ahead of time, not from being loaded. */
  @Test
  void theVectorEngineUsesOneAsWell() {
    String cache = folder.resolve("vector.aot").toString();
    Said made = predict("vector", classPath(), "-XX:AOTCacheOutput=" + cache);
    Said with =
        predict(
            "vector", classPath(), "-XX:AOTCache=" + cache, "-XX:AOTMode=on", "-Xlog:class+load");
    assertEquals(0, with.code, with.text);
    for (String name : List.of("dev.trigrad.Tensor", "jdk.incubator.vector.FloatVector")) {
      String line =
          with.text.lines().filter(l -> l.contains(" " + name + " ")).findFirst().orElse("none");
      assertTrue(line.contains("shared objects file"), line);
    }
    assertEquals(made.prediction(), with.prediction());
  }

  /** What the guide advises for the vector engine: its lambdas come from an archive as well. */
  @Test
  void anArchiveOfClassesHasTheLambdasOfTheVectorEngine() throws IOException {
    String classes = folder.resolve("vector.classes").toString();
    String archive = folder.resolve("vector.jsa").toString();
    Said plain = predict("vector", classPath(), "-XX:DumpLoadedClassList=" + classes);
    Said dumped =
        predict(
            "vector",
            classPath(),
            "-Xshare:dump",
            "-XX:SharedClassListFile=" + classes,
            "-XX:SharedArchiveFile=" + archive);
    assertEquals(0, dumped.code, dumped.text);
    Said with =
        predict(
            "vector",
            classPath(),
            "-XX:SharedArchiveFile=" + archive,
            "-Xshare:on",
            "-Xlog:class+load");
    assertEquals(0, with.code, with.text);
    assertEquals(plain.prediction(), with.prediction());
    List<String> lambdas =
        with.text
            .lines()
            .filter(l -> l.contains(" dev.trigrad.") && l.contains("$$Lambda"))
            .toList();
    long archived = lambdas.stream().filter(l -> l.contains("shared objects file")).count();
    assertTrue(archived > 0.8 * lambdas.size(), String.join("\n", lambdas));

    // Built anew, the jar no longer fits: the JVM names it, and starts without.
    Path changed = Path.of(classPath().getFirst());
    FileTime then = Files.getLastModifiedTime(changed);
    Files.setLastModifiedTime(changed, FileTime.fromMillis(then.toMillis() + 5_000));
    try {
      Said stale = predict("vector", classPath(), "-XX:SharedArchiveFile=" + archive);
      assertEquals(0, stale.code, stale.text);
      assertEquals(plain.prediction(), stale.prediction());
      assertTrue(stale.text.contains("timestamp has changed"), stale.text);
    } finally {
      Files.setLastModifiedTime(changed, then);
    }
  }

  @Test
  void theLauncherMakesOneStartsWithItAndRemovesIt() throws IOException {
    assumeTrue(new File("/bin/sh").canExecute(), "no shell");
    LauncherFiles.write(folder, System.getProperty("java.home"), jars);
    String script = folder.resolve("trigrad.sh").toString();
    Path cache = folder.resolve("trigrad.aot");

    Said made = Said.by(List.of(script, "aot", "--seconds", "1"));
    assertEquals(0, made.code, made.text);
    assertTrue(made.text.contains("trigrad.aot: "), made.text);

    Said with = Said.by(List.of(script, "--version"));
    assertEquals(0, with.code, with.text);
    assertTrue(with.text.contains("trigrad "), with.text);
    assertFalse(with.text.contains("[aot]"), with.text);

    Files.write(cache, new byte[64]);
    Said broken = Said.by(List.of(script, "--version"));
    assertEquals(0, broken.code, broken.text);
    assertTrue(broken.text.contains("trigrad ") && broken.text.contains("aot"), broken.text);

    // The JVM of JDK 25 would run the old classes.
    Files.setLastModifiedTime(cache, FileTime.fromMillis(0));
    Said old = Said.by(List.of(script, "--version"));
    assertEquals(0, old.code, old.text);
    assertTrue(old.text.contains(" is newer than " + cache), old.text);

    Said removed = Said.by(List.of(script, "aot", "--remove"));
    assertEquals(0, removed.code, removed.text);
    assertFalse(Files.exists(cache));
  }

  /** In one line, before anything is trained for it. */
  @Test
  void saysThatTheFolderCannotBeWritten() {
    Path nowhere = folder.resolve("nowhere");
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-D" + Launcher.CACHE + "=" + nowhere.resolve("trigrad.aot"));
    command.addAll(List.of("-cp", jars, "dev.trigrad.benchmarks.Main", "aot"));
    Said said = Said.by(command);
    assertEquals(1, said.code, said.text);
    assertEquals(
        "error: the cache cannot be written, " + nowhere + " is write-protected or missing\n",
        said.text);
  }
}
