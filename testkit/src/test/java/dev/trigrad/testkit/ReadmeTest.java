package dev.trigrad.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.Tensor;
import dev.trigrad.data.TensorDataset;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code that the README shows, one block after the other, compiles and runs. */
class ReadmeTest {
  private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final String HEAD =
      """
      public final class Readme {
        public static void run(
            TensorDataset train, TensorDataset test, float[] features, float[] probabilities,
            Tensor inputs, Tensor targets) {
      """;

  /** All blocks as one method; the last one is a test class, which the kit's own tests show. */
  private static String source(String readme) {
    var imports = new ArrayList<String>();
    var code = new ArrayList<String>();
    var blocks = BLOCK.matcher(readme);
    int count = 0;
    while (blocks.find()) {
      if (blocks.group(1).contains("extends EngineConformance")) {
        continue;
      }
      count++;
      for (String line : blocks.group(1).lines().toList()) {
        (line.startsWith("import ") ? imports : code).add(line);
      }
    }
    assertTrue(count >= 7, count + " blocks of code found");
    return String.join("\n", imports) + "\n" + HEAD + String.join("\n", code) + "\n}\n}\n";
  }

  private static void compile(String source, Path classes) throws Exception {
    Path file = Files.writeString(classes.resolve("Readme.java"), source);
    Path api = Path.of(Tensor.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    var text = new StringWriter();
    var messages = new PrintWriter(text);
    int result =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(
                messages,
                messages,
                "-proc:none",
                "-cp",
                api.toString(),
                "-d",
                classes.toString(),
                file.toString());
    assertEquals(0, result, text::toString);
  }

  private static Path readme() throws IOException {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.isRegularFile(folder.resolve("CHANGELOG.md"))) {
        return folder.resolve("README.md");
      }
    }
    throw new IOException("README.md is in no folder above " + Path.of("").toAbsolutePath());
  }

  @Test
  void itsCodeCompilesAndRuns(@TempDir Path classes) throws Exception {
    compile(source(Files.readString(readme())), classes);
    int[] digits = new int[32];
    for (int i = 0; i < digits.length; i++) {
      digits[i] = i % 10;
    }
    var data = TensorDataset.of(new float[32][64], digits, 10);
    try (var loader =
        new URLClassLoader(new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
      loader
          .loadClass("Readme")
          .getMethod(
              "run",
              TensorDataset.class,
              TensorDataset.class,
              float[].class,
              float[].class,
              Tensor.class,
              Tensor.class)
          .invoke(
              null,
              data,
              data,
              new float[64],
              new float[10],
              Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3),
              Tensor.of(new float[] {1, 2}, 2, 1));
    }
  }
}
