package dev.trigrad.launch;

import static dev.trigrad.launch.ChildJvm.java;
import static dev.trigrad.launch.ChildJvm.location;
import static dev.trigrad.launch.ChildJvm.path;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.Engines;
import dev.trigrad.engine.java.JavaProvider;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.spi.ToolProvider;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes started well and badly, and what they say. */
class LaunchTest {
  private static final String SERVICES = "META-INF/services/dev.trigrad.engine.EngineProvider";

  @TempDir Path folder;

  /** The output's lines of {@code java} with {@code flags}, {@link Launched} and its arguments. */
  private static List<String> launch(String java, List<String> flags, String... settings)
      throws Exception {
    var command = new ArrayList<String>();
    command.add(java);
    command.addAll(flags);
    command.add(Launched.class.getName());
    command.addAll(List.of(settings));
    return ChildJvm.run(command);
  }

  private static List<String> classPath() throws Exception {
    return List.of(
        "-cp",
        path(location(Launched.class), location(Engines.class), location(JavaProvider.class)));
  }

  @Test
  void aNameThatIsCorrectedIsChosen() throws Exception {
    var lines =
        launch(
            java(),
            classPath(),
            "trigrad.engine=nope",
            "trigrad.engine=nope",
            "trigrad.engine=Java",
            "trigrad.engine=nope");
    String refused =
        "EngineException: engine 'nope' is not on the class path or module path; candidates: java:"
            + " available (plain Java)";
    assertTrue(lines.get(0).startsWith(refused), lines.get(0));
    assertEquals(lines.get(0), lines.get(1));
    assertTrue(lines.get(2).startsWith("java plain Java, "), lines.get(2));
    assertEquals(lines.get(2), lines.get(3), "a choice that succeeded stays");
  }

  @Test
  void propertiesThatAreNotUnderstoodAreErrorsUntilTheyAreCorrected() throws Exception {
    var lines =
        launch(
            java(),
            classPath(),
            "trigrad.threads=abc",
            "trigrad.threads=100000",
            "trigrad.threads=0",
            "trigrad.scratch.bytes=64mb",
            "trigrad.threads=3",
            "trigrad.scratch.bytes=64m",
            "trigrad.poison=yes");
    String tail = "; correct it or leave it out";
    String threads = "SettingException: property trigrad.threads: '";
    assertEquals(threads + "abc' is not an integer from 1 to 1024" + tail, lines.get(0));
    assertEquals(threads + "100000' is not an integer from 1 to 1024" + tail, lines.get(1));
    assertEquals(threads + "0' is not an integer from 1 to 1024" + tail, lines.get(2));
    assertEquals(lines.get(2), lines.get(3), "the first of two is told first");
    assertEquals(
        "SettingException: property trigrad.scratch.bytes: '64mb' is not a number of bytes such as"
            + " 1048576, 512k, 64m or 1g"
            + tail,
        lines.get(4));
    assertEquals("java plain Java, 3 threads", lines.get(5));
    assertEquals("java plain Java, 3 threads", lines.get(6));
    assertTrue(lines.contains("  property   trigrad.threads=3"), lines.toString());
    assertTrue(
        lines.contains("  property trigrad.poison: 'yes' is not true or false" + tail),
        lines.toString());
  }

  @Test
  void onTheModulePathNothingIsNeeded() throws Exception {
    var flags =
        List.of(
            "--module-path",
            path(location(Engines.class), location(JavaProvider.class)),
            "--add-modules",
            "dev.trigrad",
            "-cp",
            location(Launched.class).toString());
    assertTrue(launch(java(), flags, "").getFirst().startsWith("java plain Java, "));
    var bare =
        List.of(
            "--module-path",
            location(Engines.class).toString(),
            "--add-modules",
            "dev.trigrad",
            "-cp",
            location(Launched.class).toString());
    assertEquals(
        "EngineException: no engine can run here; candidates: none found - add"
            + " trigrad-engine-java, -vector or -native to the module path",
        launch(java(), bare, "").getFirst());
  }

  @Test
  void aShadedJarWithoutItsServicesIsRecognised() throws Exception {
    Path jar = folder.resolve("shaded.jar");
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      add(location(Engines.class), out);
      add(location(JavaProvider.class), out);
    }
    var flags = List.of("-cp", path(jar, location(Launched.class)));
    assertEquals(
        "EngineException: no engine can run here; candidates: java: not found, its classes are"
            + " here but no META-INF/services/dev.trigrad.engine.EngineProvider names"
            + " dev.trigrad.engine.java.JavaProvider - merge these files when jars are shaded into"
            + " one",
        launch(java(), flags, "").getFirst());
  }

  private static void add(Path place, JarOutputStream out) throws IOException {
    if (Files.isDirectory(place)) {
      copy(place, out);
    } else {
      try (var jar = FileSystems.newFileSystem(place)) {
        copy(jar.getPath("/"), out);
      }
    }
  }

  private static void copy(Path root, JarOutputStream out) throws IOException {
    try (var files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = root.relativize(file).toString().replace('\\', '/');
        if (!name.equals(SERVICES)
            && name.endsWith(".class")
            && !name.equals("module-info.class")) {
          out.putNextEntry(new ZipEntry(name));
          Files.copy(file, out);
        }
      }
    }
  }

  @Test
  void aLinkedImageWithoutEnginesSaysWhatToAdd() throws Exception {
    String none =
        "EngineException: no engine can run here; candidates: none found - this is a linked image,"
            + " which has only the modules that were named: add dev.trigrad.engine.java,"
            + " dev.trigrad.engine.vector or dev.trigrad.engine.openblas to jlink's --add-modules";
    assertEquals(none, linked("bare", "dev.trigrad"));
    String with = linked("whole", "dev.trigrad,dev.trigrad.engine.java");
    assertTrue(with.startsWith("java plain Java, "), with);
  }

  private String linked(String name, String modules) throws Exception {
    Path image = folder.resolve(name);
    var errors = new PrintWriter(System.err, true);
    int code =
        ToolProvider.findFirst("jlink")
            .orElseThrow()
            .run(
                errors,
                errors,
                "--module-path",
                path(location(Engines.class), location(JavaProvider.class)),
                "--add-modules",
                modules,
                "--output",
                image.toString());
    assertEquals(0, code);
    String java = image.resolve("bin").resolve("java").toString();
    return launch(java, List.of("-cp", location(Launched.class).toString()), "").getFirst();
  }
}
