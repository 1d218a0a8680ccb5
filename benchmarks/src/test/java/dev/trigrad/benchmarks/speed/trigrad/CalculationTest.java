package dev.trigrad.benchmarks.speed.trigrad;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.Engines;
import dev.trigrad.Tensor;
import dev.trigrad.benchmarks.speed.contender.Calculation;
import dev.trigrad.benchmarks.speed.contender.Contender.Computation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalculationTest {
  private static Computation onJava(String shape) {
    return new TrigradComputation(Calculation.of(shape), Engines.evaluator("java"));
  }

  @Test
  void readsShapes() {
    Calculation calculation = Calculation.of("layernorm+gradient/3x5");
    assertEquals(new Calculation(Calculation.Work.LAYERNORM, true, 3, 5), calculation);
    assertArrayEquals(new int[] {3, 5}, calculation.extents(0));
    assertArrayEquals(new int[] {5}, calculation.extents(2));
    assertEquals(5, calculation.inputs().get(1).length);
  }

  @Test
  void countsWhatMemoryMoves() {
    int n = 1 << 20;
    assertEquals(16L * n, Calculation.of("affine/1024x1024").bytes());
    assertEquals(12L * n, Calculation.of("gelu/1024x1024").bytes());
    // x, y and the seed are read; result and two gradients are read as lines and written.
    assertEquals(36L * n, Calculation.of("bell+gradient/1024x1024").bytes());
    assertTrue(new Limits.Memory().suits(Calculation.of("affine/8192x1024")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "affine/7x33",
        "affine+gradient/7x33",
        "gate+gradient/7x33",
        "bell+gradient/7x33",
        "softmax+gradient/7x33",
        "layernorm+gradient/7x33",
        "gelu+gradient/7x33"
      })
  void acceptsWhatAnEngineComputes(String shape) {
    Computation computation = onJava(shape);
    computation.run();
    CalculationGraph.check(Calculation.of(shape), computation.results());
  }

  @Test
  void acceptsAnArrayThatIsKept() {
    Calculation calculation = Calculation.of("gate/4200x1024");
    assertTrue(calculation.reusesResult());
    Computation computation = onJava("gate/4200x1024");
    assertEquals(computation.run(), computation.run());
    CalculationGraph.check(calculation, computation.results());
  }

  @Test
  void rejectsTheOtherFormulaForGelu() {
    Calculation calculation = Calculation.of("gelu/7x33");
    Tensor x = Tensor.of(calculation.inputs().getFirst(), 7, 33);
    float[] other = Engines.evaluator("java").evaluate(x.geluTanh()).toArray();
    assertThrows(
        IllegalStateException.class,
        () -> CalculationGraph.check(calculation, new float[][] {other}));
  }

  @Test
  void rejectsMissingAndWrongGradients() {
    Calculation calculation = Calculation.of("layernorm+gradient/7x33");
    Computation computation = onJava("layernorm+gradient/7x33");
    computation.run();
    float[][] results = computation.results();
    var fewer = new float[][] {results[0], results[1], results[2]};
    assertThrows(IllegalStateException.class, () -> CalculationGraph.check(calculation, fewer));
    results[3][32] *= 1.01f;
    assertThrows(IllegalStateException.class, () -> CalculationGraph.check(calculation, results));
    results[3][32] = Float.NaN;
    assertThrows(IllegalStateException.class, () -> CalculationGraph.check(calculation, results));
  }
}
