package dev.trigrad.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.RandomKey;
import dev.trigrad.Tensor;
import dev.trigrad.TrigradException;
import dev.trigrad.engine.EngineProvider;
import dev.trigrad.engine.auto.AutoProvider;
import dev.trigrad.graph.Evaluator;
import dev.trigrad.testkit.EngineConformance;
import dev.trigrad.testkit.Limitation;
import dev.trigrad.testkit.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine that picks kernels conforms as they do, and keeps its choices. */
class AutoEngineTest extends EngineConformance {
  @TempDir private Path folder;

  /** Which kernels are chosen does not matter here. */
  @BeforeAll
  static void measureBriefly() {
    System.setProperty(AutoProvider.MILLIS, "20");
  }

  @AfterAll
  static void measureAsUsual() {
    System.clearProperty(AutoProvider.MILLIS);
  }

  @Override
  protected EngineProvider provider() {
    return new AutoProvider();
  }

  /** Passes change shapes, and with them which engine is the fastest. */
  @Override
  protected boolean passesKeepBits() {
    return false;
  }

  @Override
  protected Set<Limitation> limitations() {
    return Set.of(
        new Limitation(Rule.R14_KERNELS, "kernels", "all its kernels are other engines' own"));
  }

  @AfterEach
  void forgetTable() {
    System.clearProperty(AutoProvider.TABLE);
  }

  private static Tensor product() {
    Tensor x = Tensor.uniform(RandomKey.of(1), 96, 80);
    return x.matmul(Tensor.uniform(RandomKey.of(2), 80, 96));
  }

  @Test
  void savedChoicesAreUsedAgain() throws IOException {
    Path file = folder.resolve("choices");
    System.setProperty(AutoProvider.TABLE, file.toString());
    var first = new Evaluator(provider().open());
    first.evaluate(product());
    var choices = Files.readAllLines(file);
    assertFalse(choices.isEmpty());

    // A table that says otherwise is obeyed, and not added to.
    Files.write(file, choices.stream().map(line -> line.replaceFirst("^[a-z]+", "java")).toList());
    var second = new Evaluator(provider().open());
    String plan = second.explain(product());
    assertTrue(
        plan.lines().anyMatch(line -> line.contains("java") && line.contains("matmul")), plan);
    assertEquals(choices.size(), Files.readAllLines(file).size());
  }

  @Test
  void tableThatIsNoneIsRefused() throws IOException {
    Path file = folder.resolve("choices");
    Files.writeString(file, "nonsense\n");
    System.setProperty(AutoProvider.TABLE, file.toString());
    var error = assertThrows(TrigradException.class, () -> provider().open());
    assertTrue(error.getMessage().contains("choices:1"), error.getMessage());
  }
}
