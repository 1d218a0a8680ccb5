package dev.trigrad.benchmarks.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;

import dev.trigrad.Engines;
import dev.trigrad.Tensor;
import dev.trigrad.data.Batch;
import dev.trigrad.data.TensorDataset;
import dev.trigrad.graph.Cell;
import dev.trigrad.nn.BatchNorm;
import dev.trigrad.nn.Dropout;
import dev.trigrad.nn.Lambda;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Sequential;
import dev.trigrad.optim.Adam;
import dev.trigrad.run.Evaluator;
import dev.trigrad.train.FiniteCheck;
import dev.trigrad.train.NonFiniteException;
import dev.trigrad.train.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On every engine a step that would not be finite changes nothing, and its cause is named. */
class RefusedStepTest {
  private static final int ROWS = 32;

  private static List<Batch> batches(float last) {
    float[] x = new float[2 * ROWS];
    for (int i = 0; i < x.length; i++) {
      x[i] = (float) Math.cos(i);
    }
    x[x.length - 1] = last;
    return new TensorDataset(
            Map.of("features", Tensor.of(x, ROWS, 2), "targets", Tensor.zeros(ROWS, 1)))
        .batches(8, null);
  }

  private static Trainer trainer(String engine, Lambda end) {
    var model =
        Sequential.of(
            new Linear(2, 64), new BatchNorm(64), new Dropout(0.5f), new Linear(64, 1), end);
    model.initialize(3);
    var optimizer = new Adam(model, 0.01f).on(Engines.evaluator(engine));
    return Trainer.of(model, optimizer, (y, t) -> y.sub(t).square().mean());
  }

  private static Object[] state(Trainer trainer) {
    var cells = new ArrayList<Cell>(trainer.checkpoint().cells().values());
    return cells.stream().map(cell -> Evaluator.value(cell.snapshot())).toArray();
  }

  private static NonFiniteException refused(Trainer trainer, float last) {
    trainer.fitSteps(batches(0), 3);
    Object[] before = state(trainer);
    var error = assertThrowsExactly(NonFiniteException.class, () -> trainer.fit(batches(last), 1));
    assertArrayEquals(before, state(trainer));
    assertEquals(4, error.step());
    return error;
  }

  @ParameterizedTest
  @ValueSource(strings = {"java", "vector", "native"})
  void changesNothing(String engine) {
    var same = new Lambda("same", x -> x.mul(1));
    assertEquals("features", refused(trainer(engine, same), Float.NaN).origin());
    var root = new Lambda("root", x -> x.mul(0).square().sqrt());
    Trainer trainer = trainer(engine, root).check(FiniteCheck.GRADIENTS);
    var error = assertThrowsExactly(NonFiniteException.class, () -> trainer.fit(batches(0), 1));
    assertEquals("sqrt", error.origin());
    assertEquals("4", error.path());
    assertEquals(0, trainer.step());
  }
}
