package dev.trigrad.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.DType;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Gradients;
import dev.trigrad.op.HostFunction;
import dev.trigrad.op.StopGradient;
import dev.trigrad.reference.GradientCheck;
import dev.trigrad.reference.GradientReport;
import dev.trigrad.reference.Reference;
import dev.trigrad.testkit.cases.OperationCase;
import dev.trigrad.testkit.cases.OperationCases;
import dev.trigrad.testkit.numbers.Samples;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The gradient rule of every operation, and of its gradient, against central differences in double
 * precision; no engine takes part.
 */
class GradientFormulasTest {
  /** Large cases add time, not formulas. */
  private static final int MOST_ELEMENTS = 100;

  private static final int MOST_ELEMENTS_TWICE = 24;

  @TestFactory
  Stream<DynamicTest> everyOperation() {
    Map<String, List<OperationCase>> byOperation = new LinkedHashMap<>();
    for (OperationCase each : OperationCases.all()) {
      boolean stops = each.covers() == StopGradient.class;
      if (!stops && each.rule() != Rule.R4_SPECIAL && differentiable(each)) {
        byOperation.computeIfAbsent(each.operation(), key -> new ArrayList<>()).add(each);
      }
    }
    return byOperation.entrySet().stream()
        .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> check(entry.getValue())));
  }

  @Test
  void stoppedGradientsAreZero() {
    Tensor x = Tensor.of(new float[] {1, 2}, 2);
    Tensor y = x.mul(2).stopGradient().mul(x).sum();
    assertArrayEquals(
        new double[] {2, 4}, new Reference().of(Gradients.of(y, x).getFirst()).value());
  }

  private static boolean differentiable(OperationCase each) {
    List<Tensor> inputs = each.inputs().get();
    Tensor y = each.function().apply(inputs);
    return y.dtype() == DType.FLOAT32 && y.type().elements() > 0 && floats(inputs).length > 0;
  }

  private static Tensor[] floats(List<Tensor> inputs) {
    return inputs.stream().filter(x -> x.dtype() == DType.FLOAT32).toArray(Tensor[]::new);
  }

  private static void check(List<OperationCase> cases) {
    int judged = 0;
    for (OperationCase each : cases) {
      List<Tensor> inputs = each.inputs().get();
      int elements = 0;
      for (Tensor x : floats(inputs)) {
        elements += x.type().elements();
      }
      Function<List<Tensor>, Tensor> function =
          points -> each.function().apply(replaced(inputs, points));
      if (elements > 0 && elements <= MOST_ELEMENTS) {
        judged += judge(each, GradientCheck.of(function).at(floats(inputs)));
      }
      // The gradient of a host function has no gradient.
      boolean once = each.covers() == HostFunction.class;
      if (!once && elements > 0 && elements <= MOST_ELEMENTS_TWICE) {
        judge(each, GradientCheck.of(points -> gradient(function, points)).at(floats(inputs)));
      }
    }
    assertTrue(judged > 0, "no derivative was judged");
  }

  private static int judge(OperationCase each, GradientReport report) {
    assertEquals(0, report.wrong(), () -> each.operation() + " " + each.name() + ": " + report);
    return report.judged();
  }

  private static List<Tensor> replaced(List<Tensor> inputs, List<Tensor> points) {
    var all = new ArrayList<Tensor>();
    int next = 0;
    for (Tensor input : inputs) {
      all.add(input.dtype() == DType.FLOAT32 ? points.get(next++) : input);
    }
    return all;
  }

  /**
   * All gradients of the function, joined; and the squares of the points, on which the gradients of
   * a linear function do not depend.
   */
  private static Tensor gradient(Function<List<Tensor>, Tensor> function, List<Tensor> points) {
    Tensor y = function.apply(points);
    Tensor cotangent = Samples.floats(y.shape(), 0.5, 1.5, 71);
    Tensor joined = null;
    for (Tensor gradient : Gradients.of(y, cotangent, points)) {
      Tensor flat = gradient.reshape(gradient.type().elements());
      joined = joined == null ? flat : joined.concat(0, flat);
    }
    for (Tensor point : points) {
      joined = joined.concat(0, point.square().reshape(point.type().elements()));
    }
    return joined;
  }
}
