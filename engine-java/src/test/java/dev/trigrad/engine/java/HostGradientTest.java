package dev.trigrad.engine.java;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.DType;
import dev.trigrad.DTypeException;
import dev.trigrad.GraphException;
import dev.trigrad.RandomKey;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.Gradients;
import dev.trigrad.nn.Initializer;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Parameter;
import dev.trigrad.nn.Pass;
import dev.trigrad.op.Composite;
import dev.trigrad.op.HostFunction;
import dev.trigrad.op.HostLambda;
import dev.trigrad.optim.Sgd;
import dev.trigrad.reference.GradientCheck;
import dev.trigrad.reference.Reference;
import dev.trigrad.run.HeldPlan;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Gradients, plans and texts of functions over plain arrays. */
class HostGradientTest extends HostCalls {
  @Test
  void gradientsThatItDoesNotGive() {
    HostFunction opaque = HostFunction.of("opaque", THREE, (in, out) -> calls.add("opaque"));
    Tensor x = three(1, 2, 3);
    Tensor y = opaque.apply(x);
    var error =
        assertThrows(GraphException.class, () -> values(Gradients.of(y.sum(), x).getFirst()));
    assertTrue(error.getMessage().startsWith("opaque: it has no gradient; "), error.getMessage());
    assertArrayEquals(
        new float[] {0, 0, 0},
        values(Gradients.orZeros(y.stopGradient().sum(), List.of(x)).getFirst()));
    HostFunction first =
        HostFunction.of("first", THREE, (in, out) -> {})
            .withBackward(
                (in, out, outGradients, inGradients) -> {
                  assertTrue(inGradients.wanted(0));
                  assertFalse(inGradients.wanted(1));
                  assertEquals(3, inGradients.floats(1).length);
                  inGradients.floats(0)[1] = 5;
                },
                0);
    Tensor b = three(0, 0, 0);
    List<Tensor> gradients = Gradients.of(first.apply(x, b).sum(), x, b);
    evaluator.evaluate(gradients.get(0), gradients.get(1));
    assertArrayEquals(new float[] {0, 5, 0}, gradients.get(0).toArray());
    assertArrayEquals(new float[] {0, 0, 0}, gradients.get(1).toArray());
  }

  @Test
  void aGradientOfItsGradientIsRefused() {
    Tensor x = three(1, 2, 3);
    Tensor g = Gradients.of(cube(3).apply(x).sum(), x).getFirst();
    var error =
        assertThrows(GraphException.class, () -> values(Gradients.of(g.sum(), x).getFirst()));
    assertTrue(
        error.getMessage().startsWith("cube: the gradient of a host function has no"),
        error.getMessage());
    // What does not lie behind the gradient is differentiated as ever.
    Tensor w = three(1, 1, 1);
    assertArrayEquals(new float[] {3, 12, 27}, values(Gradients.of(g.mul(w).sum(), w).getFirst()));
  }

  @Test
  void cotangentsThatDoNotFlowAreZeros() {
    HostFunction two =
        HostFunction.of(
                "two",
                List.of(THREE, THREE),
                (in, out) -> {
                  System.arraycopy(in.floats(0), 0, out.floats(0), 0, 3);
                  System.arraycopy(in.floats(0), 0, out.floats(1), 0, 3);
                })
            .withBackward(
                (in, out, outGradients, inGradients) -> {
                  calls.add(outGradients.wanted(0) + " " + outGradients.wanted(1));
                  for (int i = 0; i < 3; i++) {
                    inGradients.floats(0)[i] =
                        outGradients.floats(0)[i] + 10 * outGradients.floats(1)[i];
                  }
                });
    Tensor x = three(1, 2, 3);
    List<Tensor> y = two.applyAll(x);
    assertArrayEquals(new float[] {10, 10, 10}, values(Gradients.of(y.get(1).sum(), x).getFirst()));
    assertEquals(List.of("false true"), calls);
  }

  @Test
  void heldPlansCallItFromManyThreads() throws InterruptedException {
    Tensor x = three(0, 0, 0);
    HostFunction square =
        HostFunction.of(
            "square",
            THREE,
            (in, out) -> {
              for (int i = 0; i < 3; i++) {
                out.floats(0)[i] = in.floats(0)[i] * in.floats(0)[i];
              }
            });
    HeldPlan plan = evaluator.hold(List.of(x), square.apply(x.add(1)).mul(2));
    var threads = new ArrayList<Thread>();
    var wrong = new java.util.concurrent.atomic.AtomicInteger();
    for (int t = 0; t < 4; t++) {
      float at = t;
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    float[] out = new float[3];
                    for (int i = 0; i < 500; i++) {
                      plan.run(new float[] {at, at + i, 0}, out);
                      if (out[1] != 2 * (at + i + 1) * (at + i + 1)) {
                        wrong.incrementAndGet();
                      }
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(0, wrong.get());
  }

  /** Hides a host function in a body. */
  private record Hidden() implements Composite {
    @Override
    public String name() {
      return "hidden";
    }

    @Override
    public List<Tensor> body(List<Tensor> inputs) {
      return List.of(HostFunction.of("f", THREE, (in, out) -> {}).apply(inputs.getFirst()));
    }
  }

  @Test
  void whatCannotBeRecorded() {
    Tensor x = three(1, 2, 3);
    assertEquals(
        "f: a host function cannot be part of the body or gradient of another operation, or of"
            + " another host function; apply it outside, and pass its result as an input",
        assertThrows(GraphException.class, () -> dev.trigrad.graph.Recorder.record(new Hidden(), x))
            .getMessage());
    assertEquals(
        "f: result 0 is float64[3]; float64 is stored, no operation takes it: use float32",
        assertThrows(
                DTypeException.class,
                () ->
                    HostFunction.of(
                            "f", new TensorType(DType.FLOAT64, Shape.of(3)), (in, out) -> {})
                        .apply(x))
            .getMessage());
    var error =
        assertThrows(
            DTypeException.class,
            () -> values(HostFunction.of("f", THREE, (in, out) -> in.ints(0)).apply(x)));
    assertEquals("f: ints(0) of float32[3]; use floats(0)", error.getMessage());
  }

  @Test
  void showingATensorDoesNotCallIt() {
    Tensor y = cube(3).apply(three(1, 2, 3)).add(1);
    assertEquals("add float32[3]", y.toString());
    assertEquals(List.of(), calls);
    values(y);
    assertEquals("[ 2.  9. 28.] float32[3]", y.toString());
  }

  @Test
  void gradientChecksInFloatSaySo() {
    var report =
        GradientCheck.of(in -> cube(3).apply(in.getFirst().mul(1.5f)).tanh())
            .at(three(0.1f, -0.3f, 0.7f))
            .orThrow();
    assertTrue(report.toString().contains("'cube' in float32"), report.toString());
    assertThrows(
        GraphException.class,
        () ->
            GradientCheck.of(in -> cube(3.1f).apply(in.getFirst()))
                .at(three(0.1f, -0.3f, 0.7f))
                .orThrow());
  }

  @Test
  void gradientChecksInDoubleAreSharp() {
    HostLambda inDouble =
        cube(3)
            .inDouble(
                (in, out) -> {
                  for (int i = 0; i < 3; i++) {
                    out.doubles(0)[i] = Math.pow(in.doubles(0)[i], 3);
                  }
                },
                (in, out, outGradients, inGradients) -> {
                  for (int i = 0; i < 3; i++) {
                    double x = in.doubles(0)[i];
                    inGradients.doubles(0)[i] = 3.0001 * x * x * outGradients.doubles(0)[i];
                  }
                });
    var check = GradientCheck.of(in -> inDouble.apply(in.getFirst()));
    var report = check.at(three(0.1f, -0.3f, 0.7f));
    assertEquals(3, report.wrong(), report.toString());
    assertFalse(report.toString().contains("float32"), report.toString());
  }

  @Test
  void theReferenceKnowsItsValues() {
    Tensor x = three(1, 2, 3);
    var exact = new Reference().of(cube(3).apply(x));
    assertArrayEquals(new double[] {1, 8, 27}, exact.value());
    assertTrue(exact.exact());
    Tensor y = cube(3).apply(x.sqrt());
    var bounded = new Reference().of(y);
    assertEquals(Math.sqrt(27), bounded.value()[2], 1e-5);
    assertEquals(-1, bounded.firstOutside(values(y)));
    assertTrue(bounded.bound()[2] > 0 && bounded.bound()[2] < 1e-5, bounded.describe(2));
  }

  /** w x, of which the host function takes the cube. */
  private final class Simulated extends Module {
    private final Parameter w = parameter("w", Shape.of(3), Initializer.constant(0.5f));

    @Override
    protected Tensor forward(Tensor x, Pass pass) {
      return cube(3).apply(pass.value(w).mul(x));
    }
  }

  @Test
  void modulesTrainThroughIt() {
    var model = new Simulated();
    model.initialize(RandomKey.of(1));
    var optimizer = new Sgd(model, 0.05f).on(evaluator);
    Tensor x = three(1, 1, 1);
    Tensor target = three(1, 1, 2);
    float first = 0;
    float last = 0;
    for (int step = 0; step < 200; step++) {
      last = optimizer.step(pass -> model.apply(x, pass).sub(target).square().mean()).item();
      first = step == 0 ? last : first;
    }
    assertTrue(last < 1e-3f && first > 1, first + " to " + last);
    assertEquals(1, evaluator.plans().misses());
    model.gradientCheck(y -> y.square().mean()).at(x).orThrow();
  }

  @Test
  void explanationsShowTheCalls() {
    Tensor x = three(1, 2, 3);
    Tensor y = cube(3).apply(x.exp());
    String text = evaluator.explain(Gradients.of(y.sum(), x).getFirst());
    assertTrue(
        text.contains(
            "host function, forward, on the calling thread: [float32[3]] to [float32[3]]"),
        text);
    assertTrue(text.contains("host function, backward, on the calling thread: "), text);
  }
}
