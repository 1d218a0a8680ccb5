package dev.trigrad.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.Engines;
import dev.trigrad.engine.java.JavaProvider;
import dev.trigrad.engine.vector.VectorProvider;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Processes that start {@code vector} with the flags it needs and without. */
class VectorLaunchTest {
  private static final String ADD = "--add-modules=jdk.incubator.vector";
  private static final String REMEDY =
      "vector: unavailable, the module jdk.incubator.vector is not loaded - add --add-modules"
          + " jdk.incubator.vector to the java command (on the module path nothing is needed)";

  private static List<String> launch(List<String> flags, String... arguments) throws Exception {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.add(VectorLaunched.class.getName());
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().remove(Engines.VARIABLE);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    return output.lines().toList();
  }

  private static String locations(Class<?>... types) throws Exception {
    var text = new ArrayList<String>();
    for (Class<?> type : types) {
      text.add(
          Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString());
    }
    return String.join(File.pathSeparator, text);
  }

  private static String classPath() throws Exception {
    return locations(VectorLaunched.class, Engines.class, JavaProvider.class, VectorProvider.class);
  }

  @Test
  void onTheModulePathNothingIsNeeded() throws Exception {
    var flags =
        List.of(
            "--module-path",
            locations(Engines.class, JavaProvider.class, VectorProvider.class),
            "--add-modules=dev.trigrad",
            "-cp",
            locations(VectorLaunched.class));
    var lines = launch(flags);
    assertTrue(lines.get(0).startsWith("vector 30 "), lines.toString());
  }

  @Test
  void onTheClassPathWithoutItsModuleItSaysSo() throws Exception {
    var lines = launch(List.of("-cp", classPath()));
    assertTrue(lines.get(0).startsWith("java 30 "), lines.toString());
    lines = launch(List.of("-cp", classPath()), "vector");
    assertTrue(lines.get(0).startsWith("EngineException: engine 'vector' cannot run here: "));
    assertTrue(lines.get(0).contains("; candidates: " + REMEDY), lines.toString());
    lines = launch(List.of(ADD, "-cp", classPath()));
    assertTrue(lines.get(0).startsWith("vector 30 "), lines.toString());
  }

  @Test
  void aWidthThatIsNoneIsAnErrorUntilItIsCorrected() throws Exception {
    for (String bits : new String[] {"100", "wide"}) {
      var lines = launch(List.of(ADD, "-Dtrigrad.vector.bits=" + bits, "-cp", classPath()));
      assertEquals(
          "SettingException: property trigrad.vector.bits: '"
              + bits
              + "' is not one of 128, 256, 512; correct it or leave it out",
          lines.get(0));
      assertTrue(lines.get(1).startsWith("vector 30 128-bit"), lines.toString());
    }
  }
}
