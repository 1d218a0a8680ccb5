package dev.trigrad.benchmarks.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.trigrad.Engines;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.run.Evaluator;
import dev.trigrad.testkit.Requirements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * ONNX's own node cases, as packaged by Debian ({@code libonnx-testdata}), on every engine, at rtol
 * 1e-5 and atol 1e-6.
 *
 * <p>The directory is {@code -Dtrigrad.onnx.data}, by default where Debian puts it. Every case is
 * run, failed, or excluded with a reason, all in {@code target/onnx-<engine>.md}.
 */
class OnnxCasesTest {
  private static final Path DATA =
      Path.of(System.getProperty("trigrad.onnx.data", "/usr/share/libonnx-testdata/data"));
  private static final double RELATIVE = 1e-5;
  private static final double ABSOLUTE = 1e-6;
  private static final int LEAST = 300;

  private int passed;
  private final List<String> failures = new ArrayList<>();
  private final Map<String, List<String>> excluded = new TreeMap<>();

  @ParameterizedTest
  @ValueSource(strings = {"java", "vector", "native"})
  void cases(String engine) throws IOException {
    Requirements.check(
        "onnx", Files.isDirectory(DATA), DATA + " is missing; install libonnx-testdata");
    Evaluator evaluator = Engines.evaluator(engine);
    assertEquals(engine, evaluator.engine().info().name());
    for (String suite : List.of("node", "pytorch-converted", "pytorch-operator", "simple")) {
      try (var directories = Files.list(DATA.resolve(suite))) {
        for (Path directory : directories.sorted().toList()) {
          runCase(directory, evaluator);
        }
      }
    }
    report(engine);
    assertTrue(
        failures.isEmpty(),
        () -> failures.size() + " ONNX cases fail on " + engine + ": " + failures);
    assertTrue(passed >= LEAST, () -> "only " + passed + " ONNX cases ran on " + engine);
  }

  private void runCase(Path directory, Evaluator evaluator) throws IOException {
    String name = directory.getFileName().toString();
    try {
      if (name.equals("test_adam_multiple")) {
        throw new Excluded(
            "its expected values were made with epsilon 0.01, which its model does not state");
      }
      var graph =
          new OnnxGraph(
              ModelProto.parseFrom(Files.readAllBytes(directory.resolve("model.onnx"))), evaluator);
      for (int set = 0; Files.isDirectory(directory.resolve("test_data_set_" + set)); set++) {
        Path data = directory.resolve("test_data_set_" + set);
        List<Tensor> expected = read(data, "output_");
        List<Tensor> actual = graph.run(read(data, "input_"));
        evaluator.evaluate(actual.toArray(Tensor[]::new));
        for (int i = 0; i < expected.size(); i++) {
          compare(expected.get(i), actual.get(i));
        }
      }
      passed++;
    } catch (Excluded e) {
      excluded.computeIfAbsent(e.getMessage(), _ -> new ArrayList<>()).add(name);
    } catch (RuntimeException | AssertionError e) {
      failures.add(name + ": " + e);
    }
  }

  private static List<Tensor> read(Path data, String prefix) throws IOException {
    var tensors = new ArrayList<Tensor>();
    for (int i = 0; Files.exists(data.resolve(prefix + i + ".pb")); i++) {
      byte[] bytes = Files.readAllBytes(data.resolve(prefix + i + ".pb"));
      try {
        tensors.add(OnnxTensors.of(TensorProto.parseFrom(bytes)));
      } catch (com.google.protobuf.InvalidProtocolBufferException e) {
        throw new Excluded("an input or output is no tensor (a sequence or optional)");
      }
    }
    return tensors;
  }

  private static void compare(Tensor expected, Tensor actual) {
    // Scalars and tensors of one element are told apart by neither PyTorch's converter nor old
    // operator sets.
    boolean single = expected.type().elements() == 1 && actual.type().elements() == 1;
    Shape shape = single ? actual.shape() : expected.shape();
    assertEquals(shape, actual.shape(), "shape");
    double[] right = OnnxTensors.values(expected);
    double[] got = OnnxTensors.values(actual);
    for (int i = 0; i < right.length; i++) {
      boolean equal = right[i] == got[i] || Double.isNaN(right[i]) && Double.isNaN(got[i]);
      if (!equal && !(Math.abs(right[i] - got[i]) <= ABSOLUTE + RELATIVE * Math.abs(right[i]))) {
        throw new AssertionError("element " + i + " is " + got[i] + ", expected " + right[i]);
      }
    }
  }

  private void report(String engine) throws IOException {
    int count = excluded.values().stream().mapToInt(List::size).sum();
    System.out.println(
        "onnx "
            + engine
            + ": passed "
            + passed
            + ", failed "
            + failures.size()
            + ", excluded "
            + count);
    var text = new StringBuilder("# ONNX cases on engine " + engine + "\n\n");
    text.append("passed ").append(passed).append(", failed ").append(failures.size());
    text.append(", excluded ")
        .append(count)
        .append("\n\n| reason for exclusion | cases |\n|---|---|\n");
    excluded.forEach(
        (reason, names) ->
            text.append("| ")
                .append(reason)
                .append(" | ")
                .append(names.size())
                .append(": ")
                .append(String.join(", ", names))
                .append(" |\n"));
    failures.forEach(failure -> text.append("\nFAILED ").append(failure).append('\n'));
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target", "onnx-" + engine + ".md"), text);
  }
}
