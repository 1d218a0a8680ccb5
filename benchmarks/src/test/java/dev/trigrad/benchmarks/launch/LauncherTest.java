package dev.trigrad.benchmarks.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the build writes starts the command line, from folders with any name. */
class LauncherTest {
  @TempDir private Path temporary;
  private Path folder;

  @BeforeEach
  void write() throws IOException {
    folder = temporary.resolve("it's a \"folder\" of ours");
    LauncherFiles.write(
        folder,
        System.getProperty("java.home"),
        System.getProperty("java.class.path")
            + File.pathSeparator
            + folder.resolve("lib \\ x.jar"));
  }

  private record Run(int code, String out, String err) {
    static Run of(String... command) throws IOException, InterruptedException {
      Process process = new ProcessBuilder(command).start();
      String out = new String(process.getInputStream().readAllBytes());
      String err = new String(process.getErrorStream().readAllBytes());
      return new Run(process.waitFor(), out, err);
    }
  }

  private String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  @Test
  void argumentFileStartsTheCommandLine() throws Exception {
    Run run = Run.of(java(), "@" + folder.resolve("trigrad"), "--version");
    assertEquals(0, run.code, run.err);
    assertTrue(run.out.startsWith("trigrad "), run.out);
    assertTrue(run.out.contains("engines: vector, native, java"), run.out);
  }

  @Test
  void scriptStartsItAndPassesArgumentsAndCode() throws Exception {
    assumeTrue(new File("/bin/sh").canExecute(), "no shell");
    Run run = Run.of(folder.resolve("trigrad.sh").toString(), "train", "--data", "no such  folder");
    assertEquals(2, run.code, run.err);
    assertTrue(run.err.contains("error: --data: no folder 'no such  folder'"), run.err);
  }

  @Test
  void scriptFindsItsFolderHoweverItIsCalled() throws Exception {
    assumeTrue(new File("/bin/sh").canExecute(), "no shell");
    String script = folder.resolve("trigrad.sh").toString();
    Path link = Files.createSymbolicLink(temporary.resolve("trigrad"), Path.of(script));
    Run linked = Run.of(link.toString(), "--version");
    assertEquals(0, linked.code, linked.err);
    Process there =
        new ProcessBuilder("sh", "trigrad.sh", "--version")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(there.getInputStream().readAllBytes());
    assertEquals(0, there.waitFor(), said);
  }

  @Test
  void anOlderJdkIsAnsweredInALine() {
    assertEquals("", Launcher.refusal(25, "/jdk"));
    assertEquals("", Launcher.refusal(26, "/jdk"));
    assertEquals(
        "error: trigrad needs JDK 25, and this java is 17; use \"/jdk/bin/java\", which built it,"
            + " or trigrad.sh, which does",
        Launcher.refusal(17, "/jdk"));
    assertTrue(Launcher.refusal(21, "").endsWith("; use the java of one"));
  }

  /** The build compiles this one class once more. */
  @Test
  void anOlderJdkCanReadTheLauncher() throws IOException {
    Path file = Path.of("target/classes", Launcher.class.getName().replace('.', '/') + ".class");
    assumeTrue(Files.exists(file), "not built by Maven");
    try (InputStream in = Files.newInputStream(file)) {
      var data = new DataInputStream(in);
      data.readInt();
      assertEquals(0, data.readUnsignedShort());
      assertEquals(61, data.readUnsignedShort());
    }
  }

  @Test
  void nothingButTheFilesIsWritten() throws IOException {
    var names = new ArrayList<String>();
    try (var files = Files.list(folder)) {
      files.forEach(file -> names.add(file.getFileName().toString()));
    }
    assertEquals(List.of("trigrad", "trigrad.sh"), names.stream().sorted().toList());
  }
}
