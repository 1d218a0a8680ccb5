package dev.trigrad.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.GraphException;
import dev.trigrad.Tensor;
import dev.trigrad.op.Backward;
import dev.trigrad.op.Composite;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The gradient check finds wrong gradients, accepts right ones, and says where there are none. */
class GradientCheckTest {
  private static final Tensor X =
      Tensor.of(new float[] {0.3f, -1.2f, 0.9f, 2.1f, -0.4f, 1.7f}, 2, 3);
  private static final Tensor W =
      Tensor.of(new float[] {0.5f, -0.2f, 1.1f, 0.7f, -0.9f, 0.25f}, 3, 2);

  @Test
  void networksPass() {
    var report =
        GradientCheck.of(in -> in.get(0).matmul(in.get(1)).tanh().logSoftmax(1)).at(X, W).orThrow();
    assertEquals(12, report.judged());
    GradientCheck.of(in -> in.get(0).matmul(in.get(1)).softplus().mean())
        .directions(5)
        .at(X, W)
        .orThrow();
  }

  @Test
  void gradientsOfGradientsPass() {
    GradientCheck.of(
            in -> Gradients.of(in.get(0).tanh().mul(in.get(0)).sum(), in.get(0)).getFirst())
        .at(X)
        .orThrow();
  }

  @Test
  void controlFlowIsRecordedAnew() {
    GradientCheck.of(
            in -> {
              Tensor y = in.get(0);
              for (int i = 0; i < 3; i++) {
                y = i % 2 == 0 ? y.sin() : y.square();
              }
              return y.sum();
            })
        .at(X)
        .orThrow();
  }

  private record WrongSquare() implements Composite {
    @Override
    public String name() {
      return "wrongSquare";
    }

    @Override
    public List<Tensor> body(List<Tensor> inputs) {
      return List.of(inputs.getFirst().square());
    }

    @Override
    public Tensor[] gradient(Backward b) {
      return new Tensor[] {b.cotangent(0).mul(b.input(0))};
    }
  }

  @Test
  void wrongGradientsFail() {
    var report = GradientCheck.of(in -> Recorder.record(new WrongSquare(), in.get(0)).sum()).at(X);
    assertEquals(6, report.wrong());
    var error = assertThrows(GraphException.class, report::orThrow);
    assertTrue(error.getMessage().contains("6 of 6 wrong"), error.getMessage());
    assertFalse(
        GradientCheck.of(in -> Recorder.record(new WrongSquare(), in.get(0)))
            .directions(3)
            .at(X)
            .passed());
  }

  @Test
  void kinksAreReportedNotJudged() {
    Tensor x = Tensor.of(new float[] {0, 1, -1, 1}, 4);
    var relu = GradientCheck.of(in -> in.get(0).relu().sum()).at(x);
    assertEquals(3, relu.judged());
    assertTrue(relu.passed());
    assertTrue(relu.kinks().getFirst().startsWith("input 0 element 0: relu"), relu.toString());
    var max = GradientCheck.of(in -> in.get(0).max()).at(x);
    assertEquals(2, max.kinks().size());
    assertTrue(max.passed());
  }
}
