package dev.trigrad.benchmarks.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person types at the prompt, and reads. */
class ShellTest {
  @TempDir Path directory;

  private String answers(String... lines) throws Exception {
    ShellFiles.write(
        directory, System.getProperty("java.home"), System.getProperty("java.class.path"));
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Djava.util.prefs.userRoot=" + directory);
    command.add("-Dstdout.encoding=UTF-8");
    command.add("@" + directory.resolve("jshell"));
    command.addAll(List.of("-R-Djava.io.tmpdir=" + directory, "-R-Djava.awt.headless=true"));
    command.addAll(List.of("-R-Dtrigrad.engine=java", "-R-Dstdout.encoding=UTF-8"));
    Process shell = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (OutputStream in = shell.getOutputStream()) {
      in.write((String.join("\n", lines) + "\n/exit\n").getBytes(StandardCharsets.UTF_8));
    }
    String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, shell.waitFor(), output);
    return output;
  }

  private static void assertTold(String expected, String output) {
    assertTrue(output.contains(expected), () -> "expected: " + expected + "\nin: " + output);
  }

  @Test
  void tensorsPrintTheirNumbersAndGraphsOpenAsPictures() throws Exception {
    String output =
        answers(
            "Tensor x = Tensor.of(new float[][] {{1, 2}, {3, 4}})",
            "x.matmul(x)",
            "Tensor.eye(12)",
            "class Twice extends Module {",
            "  protected Tensor forward(Tensor x, Pass pass) {",
            "    return x.mul(2);",
            "  }",
            "}",
            "new Twice().apply(x).sum()",
            "Gradients.of(x.square().sum(), x)",
            "x.matmul(Tensor.eye(3))",
            "show(x.matmul(x).sum())",
            "show(Graph.of(x.relu()))");
    assertTold("x = [[1. 2.]\n [3. 4.]] float32[2, 2]", output);
    assertTold("= [[ 7. 10.]\n [15. 22.]] float32[2, 2]", output);
    assertTold(" [0. 0. 0. 0. 0. 0. 0. 0. 0. 0. 0. 1.]] float32[12, 12]", output);
    assertTold("|  there is now Twice", output);
    assertTold("= 20. float32[]".replace("20. ", "20.0 "), output);
    assertTold("= [[[2. 4.]\n [6. 8.]] float32[2, 2]]", output);
    assertTold("matmul: inner dimensions differ, [2, 2] × [3, 3] (2 ≠ 3)", output);
    assertFalse(output.contains("rror:"), output);
    List<Path> pictures;
    try (var files = Files.list(directory)) {
      pictures = files.filter(file -> file.toString().endsWith(".svg")).toList();
    }
    assertEquals(2, pictures.size(), output);
    for (Path picture : pictures) {
      assertTold("= " + picture, output);
      String text = Files.readString(picture);
      assertTrue(text.startsWith("<svg") && text.contains("matmul") | text.contains("relu"), text);
    }
  }

  @Test
  void theScriptNamesTheJdkThatBuilt() throws Exception {
    Path folder = directory.resolve("a folder's \"place\"");
    ShellFiles.write(folder, "/jdk's home", "a.jar:b c.jar");
    String script = Files.readString(folder.resolve("jshell.sh"));
    assertTold("java='/jdk'\\''s home/bin/java'", script);
    assertTold("--class-path \"a.jar:b c.jar\"", Files.readString(folder.resolve("jshell")));
    assertTrue(Files.isExecutable(folder.resolve("jshell.sh")));
  }
}
