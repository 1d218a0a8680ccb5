package dev.trigrad.launch;

import static dev.trigrad.launch.ChildJvm.java;
import static dev.trigrad.launch.ChildJvm.location;
import static dev.trigrad.launch.ChildJvm.path;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.Engines;
import dev.trigrad.engine.java.JavaProvider;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleFinder;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An engine of somebody else's, as a named module on the module path: what the root of engine-java
 * exports is enough to write it, and nothing else can be used. Its sources are {@code
 * src/test/resources/stranger}.
 */
class StrangerTest {
  private static final Path SOURCES = Path.of("src/test/resources/stranger");
  private static final String ROOT = "dev.trigrad.engine.java";
  private static final Set<String> SIBLINGS =
      Set.of("dev.trigrad.engine.vector", "dev.trigrad.engine.openblas");

  /** A step of an explanation: whose code runs, and the operation. */
  private static final Pattern STEP = Pattern.compile(" *\\d+ +(\\S+) .* = (\\S+) .*");

  @TempDir Path folder;
  @TempDir Path classes;

  private static String modules() throws Exception {
    return path(location(Engines.class), location(JavaProvider.class));
  }

  /** The modules that a stranger sees. */
  private static List<ModuleDescriptor> descriptors() throws Exception {
    return ModuleFinder.of(location(Engines.class), location(JavaProvider.class)).findAll().stream()
        .map(module -> module.descriptor())
        .toList();
  }

  /** What the compiler says against the stranger's module with {@code more} in it, in codes. */
  private List<String> compile(Path... more) throws Exception {
    var arguments = new ArrayList<String>();
    arguments.addAll(List.of("-d", classes.toString(), "--module-path", modules()));
    arguments.addAll(List.of("-Xlint:all", "-Werror", "-XDrawDiagnostics"));
    try (var sources = Files.walk(SOURCES)) {
      Stream.concat(sources.filter(Files::isRegularFile), Stream.of(more))
          .forEach(file -> arguments.add(file.toString()));
    }
    var messages = new StringWriter();
    var writer = new PrintWriter(messages, true);
    ToolProvider.findFirst("javac")
        .orElseThrow()
        .run(writer, writer, arguments.toArray(String[]::new));
    return messages.toString().lines().toList();
  }

  @Test
  void itIsFoundAndChosenAndRunsItsOwnKernels() throws Exception {
    assertEquals(List.of(), compile());
    List<String> lines =
        ChildJvm.run(
            List.of(
                java(),
                "-Dtrigrad.engine=acme",
                "-Dtrigrad.threads=2",
                "--module-path",
                path(location(Engines.class), location(JavaProvider.class), classes),
                "--module",
                "org.acme.engine/org.acme.engine.Main"));
    assertEquals("[java, acme]", lines.get(0));
    assertEquals("acme", lines.get(1));
    var steps = new TreeSet<String>();
    for (String line : lines) {
      var step = STEP.matcher(line);
      if (step.matches()) {
        steps.add(step.group(2) + " by " + step.group(1));
      }
    }
    var expected =
        Set.of(
            "matmul by acme",
            "abs by acme",
            "add by acme",
            "sqrt by java",
            "fused(mul by java",
            "sum by java");
    assertEquals(new TreeSet<>(expected), steps, lines.toString());
    String values =
        "[5.0, 7.0, 14.0, 13.0] [4.0, 0.0, 9.0] [-3.0, 2.0, 12.0] [0.0, 1.0, 2.0]"
            + " [4.0, 2.0, 3.0] [5.0] ";
    assertEquals(List.of(values, values, values), lines.subList(lines.size() - 3, lines.size()));
  }

  /** The packages that are not for strangers, each with a class of it. */
  static Stream<String> innerClasses() throws Exception {
    var classes = new ArrayList<String>();
    for (ModuleDescriptor module : descriptors()) {
      var inner = new TreeSet<>(module.packages());
      for (Exports exports : module.exports()) {
        if (!exports.isQualified()) {
          inner.remove(exports.source());
        }
      }
      Path home = location(module.name().equals(ROOT) ? JavaProvider.class : Engines.class);
      for (String name : inner) {
        classes.add(name + "." + firstClass(home, name.replace('.', '/')));
      }
    }
    return classes.stream();
  }

  /** A class in {@code folder} of a folder or a jar. */
  private static String firstClass(Path home, String folder) throws Exception {
    if (Files.isRegularFile(home)) {
      try (FileSystem jar = FileSystems.newFileSystem(home)) {
        return firstClass(jar.getPath("/"), folder);
      }
    }
    try (var files = Files.list(home.resolve(folder))) {
      return files
          .map(each -> each.getFileName().toString())
          .filter(each -> each.endsWith(".class") && !each.matches(".*[$-].*"))
          .sorted()
          .findFirst()
          .orElseThrow()
          .replace(".class", "");
    }
  }

  @ParameterizedTest
  @MethodSource("innerClasses")
  void itCannotUseWhatIsInside(String inner) throws Exception {
    Path source = folder.resolve("Trespass.java");
    Files.writeString(
        source, "package org.acme.engine;\n\nclass Trespass {\n" + inner + " x;\n}\n");
    List<String> found = compile(source);
    assertEquals(2, found.size(), found.toString());
    assertTrue(found.getFirst().startsWith("Trespass.java:4:"), found.getFirst());
    assertTrue(found.getFirst().contains(" compiler.err.package.not.visible: "), found.getFirst());
    assertEquals("1 error", found.getLast());
  }

  @Test
  void roomsInsideAreOpenToTheSiblingsOnly() throws Exception {
    boolean root = false;
    for (ModuleDescriptor module : descriptors()) {
      for (Exports exports : module.exports()) {
        if (module.name().equals(ROOT) && exports.source().equals(ROOT)) {
          root = !exports.isQualified();
        } else if (module.name().equals(ROOT)) {
          assertTrue(exports.isQualified(), exports + " is not for everybody");
          assertTrue(SIBLINGS.containsAll(exports.targets()), exports.toString());
        }
      }
      assertEquals(Set.of(), module.opens());
    }
    assertTrue(root, ROOT + " is for everybody");
  }
}
