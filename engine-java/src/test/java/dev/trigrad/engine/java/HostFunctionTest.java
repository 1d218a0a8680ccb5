package dev.trigrad.engine.java;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.DType;
import dev.trigrad.DTypeException;
import dev.trigrad.GraphException;
import dev.trigrad.RandomKey;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Gradients;
import dev.trigrad.graph.Updates;
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
import dev.trigrad.run.Evaluator;
import dev.trigrad.run.HeldPlan;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Functions over plain arrays as parts of a graph. */
class HostFunctionTest {
  private static final TensorType THREE = TensorType.float32(Shape.of(3));

  private final Evaluator evaluator = new Evaluator(new JavaProvider().open());

  /** Calls so far, of all functions that are made here. */
  private final List<String> calls = new ArrayList<>();

  /** x³, elementwise; the backward half multiplies by {@code slope} x². */
  private HostLambda cube(float slope) {
    return HostFunction.of(
            "cube",
            THREE,
            (in, out) -> {
              calls.add("cube");
              for (int i = 0; i < 3; i++) {
                float x = in.floats(0)[i];
                out.floats(0)[i] = x * x * x;
              }
            })
        .withBackward(
            (in, out, outGradients, inGradients) -> {
              calls.add("cube backward");
              for (int i = 0; i < 3; i++) {
                float x = in.floats(0)[i];
                inGradients.floats(0)[i] = slope * x * x * outGradients.floats(0)[i];
              }
            });
  }

  /** Copies its input, and says so. */
  private HostLambda named(String name) {
    return HostFunction.of(
            name,
            THREE,
            (in, out) -> {
              calls.add(name);
              System.arraycopy(in.floats(0), 0, out.floats(0), 0, 3);
            })
        .withBackward(
            (in, out, outGradients, inGradients) -> {
              calls.add(name + "'");
              System.arraycopy(outGradients.floats(0), 0, inGradients.floats(0), 0, 3);
            });
  }

  private static Tensor three(float a, float b, float c) {
    return Tensor.of(new float[] {a, b, c});
  }

  private float[] values(Tensor tensor) {
    return evaluator.evaluate(tensor).toArray();
  }

  @Test
  void valuesAndGradientsFlowThroughIt() {
    Tensor x = three(1, 2, 3);
    Tensor y = cube(3).apply(x.mul(2)).add(1);
    assertArrayEquals(new float[] {9, 65, 217}, values(y));
    // d/dx (2x)³ = 24 x²
    Tensor gradient = Gradients.of(y.sum(), x).getFirst();
    assertArrayEquals(new float[] {24, 96, 216}, values(gradient));
    // Of the first run only y has been kept, not what the function gave.
    assertEquals(List.of("cube", "cube", "cube backward"), calls);
    calls.clear();
    Tensor kept = cube(3).apply(x);
    values(kept);
    values(Gradients.of(kept.sum(), x).getFirst());
    assertEquals(List.of("cube", "cube backward"), calls);
  }

  @Test
  void valueAndGradientInOneRunCallItOnce() {
    Tensor x = three(1, 2, 3);
    Tensor y = cube(3).apply(x).sum();
    Tensor gradient = Gradients.of(y, x).getFirst();
    evaluator.evaluate(y, gradient);
    assertEquals(36, y.item());
    assertArrayEquals(new float[] {3, 12, 27}, gradient.toArray());
    assertEquals(List.of("cube", "cube backward"), calls);
  }

  @Test
  void lambdasMadeAnewFindThePlanAndAreTheOnesCalled() {
    Cell cell = new Cell("w", three(1, 1, 1));
    for (int step = 1; step <= 50; step++) {
      float factor = step;
      HostFunction scale =
          HostFunction.of(
                  "scale by " + step,
                  THREE,
                  (in, out) -> {
                    for (int i = 0; i < 3; i++) {
                      out.floats(0)[i] = factor * in.floats(0)[i];
                    }
                  })
              .withBackward((in, out, outGradients, inGradients) -> {});
      Tensor y = scale.apply(cell.tensor());
      evaluator.commit(new Updates().put(cell, y.div(step).add(1)), y);
      assertEquals(step * (float) step, y.toArray()[0]);
    }
    assertEquals(1, evaluator.plans().misses());
    assertEquals(51, cell.snapshot().toArray()[0]);
  }

  @Test
  void severalInputsAndOutputsOfAllTypes() {
    HostFunction mixed =
        HostFunction.of(
            "mixed",
            List.of(
                TensorType.float32(Shape.of(2)),
                TensorType.int32(Shape.of(2)),
                TensorType.bool(Shape.of(2))),
            (in, out) -> {
              assertEquals(3, in.size());
              assertEquals(TensorType.int32(Shape.of(2)), in.type(1));
              for (int i = 0; i < 2; i++) {
                out.floats(0)[i] = in.floats(0)[i] + in.ints(1)[i];
                out.ints(1)[i] = in.ints(1)[i] * 10;
                out.booleans(2)[i] = !in.booleans(2)[i];
              }
            });
    List<Tensor> all =
        mixed.applyAll(
            Tensor.of(new float[] {0.5f, 1.5f}),
            Tensor.of(new int[] {1, -2}),
            Tensor.of(new boolean[] {true, false}));
    Tensor together = all.get(0).mul(all.get(1).cast(DType.FLOAT32));
    evaluator.evaluate(all.get(2), together);
    assertArrayEquals(new float[] {15, 10}, together.toArray());
    assertArrayEquals(new boolean[] {false, true}, all.get(2).toBooleanArray());
    assertArrayEquals(new int[] {10, -20}, values(mixed, all.get(1)));
  }

  private int[] values(HostFunction mixed, Tensor ints) {
    return evaluator.evaluate(ints).toIntArray();
  }

  @Test
  void equalCallsAreNotMergedAndUnusedOnesAreNotMade() {
    HostFunction f = named("f");
    Tensor x = three(1, 2, 3);
    Tensor a = f.apply(x);
    Tensor b = f.apply(x);
    f.apply(x);
    assertArrayEquals(new float[] {2, 4, 6}, values(a.add(b)));
    assertEquals(List.of("f", "f"), calls);
    calls.clear();
    Tensor one = f.apply(x);
    assertArrayEquals(new float[] {2, 4, 6}, values(one.add(one)));
    assertEquals(List.of("f"), calls);
  }

  @Test
  void callsComeInTheOrderOfRecordingWhateverReadsThem() {
    Tensor x = three(1, 2, 3);
    for (int round = 0; round < 3; round++) {
      calls.clear();
      Tensor a = named("a").apply(x);
      Tensor b = named("b").apply(x.exp());
      values(round == 1 ? a.add(b) : b.add(a));
      assertEquals(List.of("a", "b"), calls);
      calls.clear();
      // The same structure, recorded the other way round.
      b = named("b").apply(x.exp());
      a = named("a").apply(x);
      values(a.add(b));
      assertEquals(List.of("b", "a"), calls);
    }
  }

  @Test
  void backwardHalvesComeLastRecordedFirst() {
    Tensor x = three(1, 2, 3);
    Tensor a = named("a").apply(x);
    Tensor b = named("b").apply(x);
    Tensor c = named("c").apply(a.mul(b));
    Tensor g = Gradients.of(c.sum(), x).getFirst();
    values(named("d").apply(g));
    assertEquals(List.of("a", "b", "c", "c'", "b'", "a'", "d"), calls);
  }

  @Test
  void itRunsOnTheCallingThread() {
    var threads = new ArrayList<Thread>();
    HostFunction where =
        HostFunction.of("where", THREE, (in, out) -> threads.add(Thread.currentThread()));
    Tensor big = Tensor.ones(512, 512);
    values(where.apply(big.matmul(big).sum()).add(big.matmul(big).sum()));
    assertEquals(List.of(Thread.currentThread()), threads);
  }

  @Test
  void whatItThrowsIsPassedOnAndNoCellHasChanged() {
    Cell w = new Cell("w", three(1, 2, 3));
    Cell v = new Cell("v", three(4, 5, 6));
    for (Throwable thrown :
        List.of(
            new IllegalStateException("simulator down"),
            new StackOverflowError(),
            new java.io.IOException("checked"))) {
      HostFunction broken =
          HostFunction.of(
              "broken",
              THREE,
              (in, out) -> {
                java.util.Arrays.fill(in.floats(0), -1);
                HostFunctionTest.<RuntimeException>raise(thrown);
              });
      Tensor y = broken.apply(w.tensor());
      var updates = new Updates().put(v, w.tensor().add(v.tensor())).put(w, y);
      assertSame(thrown, assertThrows(Throwable.class, () -> evaluator.commit(updates)));
      assertFalse(w.torn());
      assertFalse(v.torn());
      assertArrayEquals(new float[] {1, 2, 3}, w.snapshot().toArray());
      assertArrayEquals(new float[] {4, 5, 6}, v.snapshot().toArray());
    }
    evaluator.commit(new Updates().put(w, named("f").apply(v.tensor())));
    assertArrayEquals(new float[] {4, 5, 6}, w.snapshot().toArray());
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void raise(Throwable thrown) throws T {
    throw (T) thrown;
  }

  @Test
  void valuesAndCellsAreOutOfReachWithin() {
    Cell w = new Cell("w", three(1, 2, 3));
    Tensor other = three(1, 1, 1).exp();
    List<Runnable> attempts =
        List.of(
            () -> evaluator.evaluate(other),
            other::toArray,
            () -> w.tensor(),
            () -> w.snapshot(),
            () -> w.assign(other),
            () -> w.assign(three(0, 0, 0)),
            () -> evaluator.commit(new Updates().put(w, other)));
    for (Runnable attempt : attempts) {
      HostFunction nosy = HostFunction.of("nosy", THREE, (in, out) -> attempt.run());
      var error =
          assertThrows(
              GraphException.class,
              () -> evaluator.commit(new Updates().put(w, nosy.apply(w.tensor()))));
      assertTrue(error.getMessage().startsWith("nosy: the function reads "), error.getMessage());
      assertTrue(error.getMessage().endsWith("read its array"), error.getMessage());
    }
    assertArrayEquals(new float[] {1, 2, 3}, w.snapshot().toArray());
    assertFalse(other.evaluated());
  }

  @Test
  void itMayChangeAndKeepWhatItGets() {
    Cell w = new Cell("w", three(1, 2, 3));
    Tensor constant = three(4, 5, 6);
    var kept = new ArrayList<float[]>();
    HostFunction rude =
        HostFunction.of(
            "rude",
            THREE,
            (in, out) -> {
              kept.add(out.floats(0));
              for (int i = 0; i < in.size(); i++) {
                java.util.Arrays.fill(in.floats(i), 7);
                kept.add(in.floats(i));
              }
              out.floats(0)[0] = 1;
            });
    Tensor middle = constant.add(1);
    Tensor y = rude.apply(w.tensor(), constant, middle);
    evaluator.evaluate(y, middle);
    kept.forEach(array -> java.util.Arrays.fill(array, Float.NaN));
    assertArrayEquals(new float[] {1, 0, 0}, y.toArray());
    assertArrayEquals(new float[] {5, 6, 7}, middle.toArray());
    assertArrayEquals(new float[] {4, 5, 6}, constant.toArray());
    assertArrayEquals(new float[] {1, 2, 3}, w.snapshot().toArray());
    rude.apply(w.tensor(), constant, middle);
    Tensor again = rude.apply(w.tensor(), constant, middle);
    values(again);
    assertNotSame(kept.get(0), kept.get(4));
  }

  @Test
  void gradientsThatItDoesNotGive() {
    HostFunction opaque = HostFunction.of("opaque", THREE, (in, out) -> calls.add("opaque"));
    Tensor x = three(1, 2, 3);
    Tensor y = opaque.apply(x);
    var error =
        assertThrows(GraphException.class, () -> values(Gradients.of(y.sum(), x).getFirst()));
    assertTrue(error.getMessage().startsWith("opaque: it has no gradient; "), error.getMessage());
    assertArrayEquals(
        new float[] {0, 0, 0}, values(Gradients.of(y.stopGradient().sum(), x).getFirst()));
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
