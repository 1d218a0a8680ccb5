package dev.trigrad.benchmarks.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Examples of one file, for JBang: the JDK's launcher runs them on the build's class path, and what
 * they ask JBang for exists.
 */
class SingleFileTest {
  private static final Project PROJECT = new Project();
  private static final Pattern DEPENDENCY =
      Pattern.compile("(?m)^//DEPS ([\\w.]+:[\\w-]+)(?::([^@\\s]+)(@pom)?)?$");
  private static final Pattern ACCURACY = Pattern.compile("test accuracy: ([\\d.]+)");

  static Stream<Path> files() throws Exception {
    Path folder = PROJECT.root.resolve("benchmarks/jbang");
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void theHeadAsksForWhatThereIs(Path file) throws Exception {
    String text = Files.readString(file);
    assertTrue(text.startsWith("///usr/bin/env jbang \"$0\" \"$@\" ; exit $?\n//JAVA 25\n"), text);
    List<MatchResult> found = DEPENDENCY.matcher(text).results().toList();
    assertEquals(text.split("//DEPS").length - 1, found.size(), "dependencies that are understood");
    assertEquals("dev.trigrad:trigrad-bom", found.getFirst().group(1), "the BOM comes first");
    assertEquals("@pom", found.getFirst().group(3));
    for (MatchResult one : found) {
      assertTrue(PROJECT.artifacts.contains(one.group(1)), one.group());
      // The BOM says the versions of the others.
      assertEquals(one == found.getFirst() ? PROJECT.version : null, one.group(2), one.group());
    }
    assertTrue(text.contains("\n//JAVA_OPTIONS --add-modules jdk.incubator.vector\n"), text);
    assertTrue(text.lines().count() <= 40, "short");
  }

  @ParameterizedTest
  @MethodSource("files")
  void theJdkRunsIt(Path file) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "-Dtrigrad.engine=java",
                "-cp",
                System.getProperty("java.class.path"),
                file.toString())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    var accuracy = ACCURACY.matcher(output);
    assertTrue(accuracy.find() && Double.parseDouble(accuracy.group(1)) > 0.95, output);
  }
}
