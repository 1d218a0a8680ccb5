package dev.trigrad.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.ArgumentException;
import dev.trigrad.GraphException;
import dev.trigrad.RandomKey;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Gradients;
import dev.trigrad.graph.Recorder;
import dev.trigrad.nn.LayerNorm;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Pass;
import dev.trigrad.op.Backward;
import dev.trigrad.op.Composite;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @Test
  void whatCannotBeJudgedFails() {
    Tensor zeros = Tensor.of(new float[2], 2);
    var report = GradientCheck.of(in -> in.get(0).relu().sum().add(in.get(1).sum())).at(zeros, X);
    assertEquals(6, report.judged());
    assertEquals(List.of("input 0"), report.unjudged());
    assertFalse(report.passed());
    assertTrue(report.toString().contains("cannot judge input 0"), report.toString());
    var log = GradientCheck.of(in -> in.get(0).sub(5).log()).at(X);
    assertEquals(6, log.wrong());
    assertFalse(GradientCheck.of(in -> in.get(0).mul(1e38f).mul(1e38f)).at(X).passed());
  }

  @Test
  void theResultDependsOnEveryInput() {
    assertMessage(
        "gradient check: the result float32[] does not depend on input 1, float32[3, 2]; use it, or"
            + " leave it out of the check",
        () -> GradientCheck.of(in -> in.get(0).sum()).at(X, W));
    assertMessage(
        "gradient check: the result float32[2, 3] does not depend on input 0, float32[2, 3]; use"
            + " it, or leave it out of the check",
        () -> GradientCheck.of(in -> X.square()).at(X));
    assertMessage(
        "gradient check: the function returned float32[0, 3], of which nothing can be judged; give"
            + " points that are not empty",
        () -> GradientCheck.of(in -> in.get(0).slice(0, 0, 0)).at(X));
    var none = assertThrows(ArgumentException.class, () -> GradientCheck.of(in -> X).at());
    assertEquals("gradient check: no points; give one tensor per input", none.getMessage());
  }

  private static void assertMessage(String message, Executable call) {
    assertEquals(message, assertThrows(GraphException.class, call).getMessage());
  }

  /** Halves the gradient on its way back. */
  private static Tensor halved(Tensor x) {
    return x.mul(0.5f).add(x.stopGradient().mul(0.5f));
  }

  private static final class Deep extends Module {
    private final List<LayerNorm> norms = new ArrayList<>();
    private final List<Linear> linears = new ArrayList<>();
    private final boolean wrong;

    Deep(int blocks, boolean wrong) {
      this.wrong = wrong;
      for (int i = 0; i < blocks; i++) {
        norms.add(child("norm" + i, new LayerNorm(32)));
        linears.add(child("linear" + i, new Linear(32, 32)));
      }
      initialize(7);
    }

    @Override
    protected Tensor forward(Tensor x, Pass pass) {
      Tensor y = x;
      for (int i = 0; i < norms.size(); i++) {
        y = linears.get(i).apply(norms.get(i).apply(y, pass), pass).gelu();
      }
      return wrong ? halved(y) : y;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8})
  void deepNetworksAreJudged(int blocks) {
    Tensor x = Tensor.normal(RandomKey.of(3), 2, 32);
    UnaryOperator<Tensor> loss = y -> y.square().mean();
    var right = new Deep(blocks, false).gradientCheck(loss).directions(12).at(x).orThrow();
    assertEquals(12, right.judged());
    assertTrue(Math.abs(right.worst().difference()) > 1e-3, right.toString());
    var wrong = new Deep(blocks, true).gradientCheck(loss).directions(12).at(x);
    assertEquals(12, wrong.wrong(), wrong.toString());
    var deep = new Deep(blocks, false);
    assertEquals(
        12, GradientCheck.of(in -> halved(deep.apply(in.get(0)))).directions(12).at(x).wrong());
  }

  @Test
  void modulesAreCheckedByParameterAndInput() {
    var linear = new Linear(3, 2);
    linear.initialize(1);
    var report = linear.gradientCheck(y -> y.tanh().sum()).at(X).orThrow();
    assertEquals(6 + 6 + 2, report.judged());
    assertEquals(1, linear.weight().version());
    var unused =
        assertThrows(GraphException.class, () -> linear.gradientCheck(y -> X.square()).at(X));
    assertEquals(
        "gradient check: the result float32[2, 3] does not depend on input 0, float32[2, 3]; use"
            + " it, or leave it out of the check",
        unused.getMessage());
    assertMessage(
        "gradient check: the result float32[2, 2] does not depend on 'bias', float32[2]; use it, or"
            + " leave it out of the check",
        () ->
            GradientCheck.of(in -> in.get(0).matmul(linear.weight().tensor()))
                .withRespectTo(linear.parameters())
                .at(X));
    assertMessage(
        "gradient check: Linear(3→2) takes one point, its input, got 0",
        () -> linear.gradientCheck(y -> y).at());
  }
}
