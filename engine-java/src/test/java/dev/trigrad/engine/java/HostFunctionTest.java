package dev.trigrad.engine.java;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.DType;
import dev.trigrad.GraphException;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Gradients;
import dev.trigrad.graph.Updates;
import dev.trigrad.op.HostFunction;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Functions over plain arrays as parts of a graph. */
class HostFunctionTest extends HostCalls {
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
}
