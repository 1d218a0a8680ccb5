package dev.trigrad.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.ArgumentException;
import dev.trigrad.DType;
import dev.trigrad.IndexException;
import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.engine.java.JavaProvider;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.access.GraphAccess;
import dev.trigrad.run.Evaluator;
import dev.trigrad.run.HeldPlan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several cells get new values at one moment, all or none of them. */
@Timeout(60)
class AssignAllTest {
  private static final int N = 3000;

  private final Evaluator evaluator = new Evaluator(new JavaProvider().open());
  private final Cell a = new Cell("a", Tensor.of(new float[N]));
  private final Cell b = new Cell("b", Tensor.of(new float[N]));

  private static Map<Cell, Tensor> both(Cell a, Tensor x, Cell b, Tensor y) {
    var values = new LinkedHashMap<Cell, Tensor>();
    values.put(a, x);
    values.put(b, y);
    return values;
  }

  @Test
  void valuesAreThoseBefore() {
    a.assign(Tensor.full(1, N));
    b.assign(Tensor.full(2, N));
    Cell.assignAll(both(a, b.tensor(), b, a.tensor()));
    assertEquals(2, a.snapshot().toArray()[N - 1]);
    assertEquals(1, b.snapshot().toArray()[N - 1]);
    assertEquals(3, a.version());
    Cell.assignAll(Map.of());
  }

  /** Two held plans, one of each cell and of both, and snapshots, while both are assigned to. */
  @Test
  void nobodySeesOneWithoutTheOther() throws Exception {
    Tensor x = Tensor.zeros(N);
    HeldPlan difference = evaluator.hold(List.of(x), x.add(a.tensor()).sub(b.tensor()));
    var done = new AtomicBoolean();
    var readers = new ArrayList<CompletableFuture<Void>>();
    readers.add(
        CompletableFuture.runAsync(
            () -> {
              float[] y = new float[N];
              while (!done.get()) {
                difference.run(new float[N], y);
                assertArrayEquals(new float[N], y);
              }
            }));
    readers.add(
        CompletableFuture.runAsync(
            () -> {
              while (!done.get()) {
                Map<Cell, Tensor> now = Cell.snapshots(List.of(a, b));
                assertArrayEquals(now.get(a).toArray(), now.get(b).toArray());
              }
            }));
    for (int i = 0; i < 3000; i++) {
      Tensor value = Tensor.full(i, N);
      Cell.assignAll(both(b, value, a, value));
    }
    done.set(true);
    for (CompletableFuture<Void> reader : readers) {
      reader.join();
    }
    assertEquals(2999, a.snapshot().toArray()[0]);
  }

  @Test
  void aValueThatCannotBeComputedChangesNothing() {
    Cell place = new Cell("place", Tensor.of(new int[] {7}));
    Tensor outside = Tensor.of(new float[3]).gather(0, place.tensor()).expand(N);
    assertThrows(
        IndexException.class, () -> Cell.assignAll(both(a, Tensor.full(1, N), b, outside)));
    assertEquals(1, a.version());
    assertEquals(
        "cell 'b': value is float32[2], expected float32[3000]",
        assertThrows(
                ShapeException.class,
                () -> Cell.assignAll(both(a, Tensor.full(1, N), b, Tensor.zeros(2))))
            .getMessage());
    assertEquals(
        "cell 'a': value is null",
        assertThrows(
                ArgumentException.class,
                () -> Cell.assignAll(Collections.singletonMap(a, (Tensor) null)))
            .getMessage());
    assertEquals(1, a.version());
    assertArrayEquals(new float[N], a.snapshot().toArray());
  }

  @Test
  void tornAndEmptyCellsAreWhole() {
    Cell none = new Cell("none", new TensorType(DType.FLOAT32, Shape.of(2)));
    GraphAccess.get().changes(a, ~a.version());
    assertTrue(a.torn());
    assertFalse(none.initialized());
    Cell.assignAll(both(a, Tensor.full(5, N), none, Tensor.full(6, 2)));
    assertFalse(a.torn());
    assertEquals(2, a.version());
    assertEquals(1, none.version());
    assertArrayEquals(new float[] {6, 6}, none.snapshot().toArray());
    assertEquals(5, a.snapshot().toArray()[0]);
  }
}
