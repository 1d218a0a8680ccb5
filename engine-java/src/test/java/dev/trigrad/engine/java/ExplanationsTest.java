package dev.trigrad.engine.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.DType;
import dev.trigrad.Tensor;
import dev.trigrad.engine.EngineInfo;
import dev.trigrad.graph.Gradients;
import dev.trigrad.run.Evaluator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What users read of typical graphs, as text in {@code src/test/resources/dev/trigrad/engine/java}:
 * a change of the planner, of labels or of chains changes these files, knowingly.
 */
class ExplanationsTest {
  private static final Path FOLDER = Path.of("src/test/resources/dev/trigrad/engine/java");

  private static final String WRITE =
      "write it anew: mvn test -pl engine-java -am -Dtest=ExplanationsTest"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dtest.flags=-Dtrigrad.plans=write";

  private record Sample(String name, Supplier<List<Tensor>> record) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Sample> samples() {
    return Stream.of(
        new Sample("perceptron", ExplanationsTest::perceptron),
        new Sample("attention", ExplanationsTest::attention),
        new Sample("chains", ExplanationsTest::chains));
  }

  private static Tensor leaf(int... extents) {
    int count = 1;
    for (int extent : extents) {
      count *= extent;
    }
    return Tensor.of(new float[count], extents);
  }

  /** A classifier of two layers: its loss and gradients. */
  private static List<Tensor> perceptron() {
    Tensor w = leaf(784, 128);
    Tensor b = leaf(128);
    Tensor v = leaf(128, 10);
    Tensor logits = leaf(64, 784).matmul(w).add(b).relu().matmul(v);
    Tensor loss = logits.logSoftmax(1).mul(leaf(64, 10)).sum().neg();
    List<Tensor> gradients = Gradients.of(loss, w, b, v);
    return List.of(loss, gradients.get(0), gradients.get(1), gradients.get(2));
  }

  /** Scores, their softmax and a normalization, row by row. */
  private static List<Tensor> attention() {
    Tensor x = leaf(4, 32, 64);
    Tensor scores = x.matmul(x.transpose()).mul(0.125f).softmax(-1);
    return List.of(scores.matmul(x).add(x).layerNorm(1, 1e-5f));
  }

  /** Chains that are cut by functions, by element types and by their length. */
  private static List<Tensor> chains() {
    Tensor x = leaf(2000);
    Tensor floats = x.mul(leaf(2000)).tanh().add(x).square();
    Tensor ints = Tensor.of(new int[2000]).mul(3).cast(DType.FLOAT32).add(x).relu();
    Tensor whole = x.square().mul(x).add(leaf(2000)).sqrt();
    return List.of(floats.sum(), ints.sum(), whole.sum());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void theExplanationIsTheOneWrittenDown(Sample sample) throws IOException {
    var info = new EngineInfo("java", "one thread", Map.of());
    var engine = new CpuEngine(info, List.of(new JavaKernels()), new Parallel(1));
    Tensor[] outputs = sample.record().get().toArray(Tensor[]::new);
    String text = new Evaluator(engine).explain(outputs).replace(System.lineSeparator(), "\n");
    assertTrue(text.lines().allMatch(line -> line.length() <= 80), text);
    Path file = FOLDER.resolve(sample.name() + ".txt");
    if ("write".equals(System.getProperty("trigrad.plans"))) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, text);
    }
    assertTrue(Files.exists(file), () -> file + " is missing; " + WRITE);
    assertEquals(Files.readString(file), text, () -> file + " differs; if that is meant, " + WRITE);
  }
}
