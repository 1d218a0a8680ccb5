package dev.trigrad.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.IndexException;
import dev.trigrad.Tensor;
import dev.trigrad.data.Batch;
import dev.trigrad.data.TensorDataset;
import dev.trigrad.graph.Cell;
import dev.trigrad.nn.BatchNorm;
import dev.trigrad.nn.Dropout;
import dev.trigrad.nn.Embedding;
import dev.trigrad.nn.Lambda;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Sequential;
import dev.trigrad.optim.Adam;
import dev.trigrad.optim.Lbfgs;
import dev.trigrad.optim.Optimizer;
import dev.trigrad.optim.Sgd;
import dev.trigrad.run.Evaluator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The first operation whose result is not finite is named, and nothing has changed. */
class NonFiniteTest {
  private static final float[] X = {1, 2, 3, -4, 5, 6, 0, 8};
  private static final String NOT_TAKEN = "; the step was not taken";

  private final Sequential model = Sequential.of(new Linear(2, 3), new Linear(3, 1));

  private static List<Batch> data(float[] x) {
    return new TensorDataset(
            Map.of("features", Tensor.of(x, 4, 2), "targets", Tensor.of(new float[4], 4, 1)))
        .batches(2, null);
  }

  private Trainer trainer(UnaryOperator<Tensor> loss) {
    model.initialize(1);
    return trainer(new Adam(model, 0.01f), loss);
  }

  private Trainer trainer(Optimizer optimizer, UnaryOperator<Tensor> loss) {
    return Trainer.of(
        model,
        optimizer,
        (batch, pass, measures) -> loss.apply(model.apply(batch.features(), pass)));
  }

  private static List<Object> state(Trainer trainer) {
    var all = new ArrayList<Cell>(trainer.model.cells().values());
    all.addAll(trainer.optimizer.cells().values());
    all.addAll(trainer.cells().values());
    return all.stream().map(cell -> Evaluator.value(cell.snapshot())).toList();
  }

  /** The error of the first step that cannot be taken, after which all is as before. */
  private static NonFiniteException failure(Trainer trainer, float[] x) {
    var before = new ArrayList<>(state(trainer));
    trainer.listen(
        event -> {
          if (event instanceof TrainingEvent.Stepped) {
            before.clear();
            before.addAll(state(trainer));
          }
        });
    var error = assertThrowsExactly(NonFiniteException.class, () -> trainer.fit(data(x), 3));
    assertArrayEquals(before.toArray(), state(trainer).toArray());
    assertEquals(1, error.getMessage().lines().count());
    assertEquals(trainer.step() + 1, error.step());
    return error;
  }

  private static void assertFailure(String message, Trainer trainer, float[] x) {
    assertEquals(message + NOT_TAKEN, failure(trainer, x).getMessage());
  }

  @Test
  void logarithmOfNegativeNumbers() {
    assertFailure(
        "step 1: log([2, 1]) in the loss gave 2 NaN, first at [0, 0], from -0.3942876; keep its"
            + " input above its pole, by clip or a small epsilon",
        trainer(y -> y.log().mean()),
        X);
  }

  @Test
  void divisionByZero() {
    assertFailure(
        "step 1: div([], [2, 1]) in the loss gave 2 Infinity, first at [0, 0], from 1.0 and 0.0;"
            + " keep the divisor away from 0, by a small epsilon",
        trainer(y -> Tensor.of(1f).div(y.sub(y)).mean()),
        X);
  }

  @Test
  void overflowThatBecomesNaN() {
    assertFailure(
        "step 2: exp([2, 1]) in the loss gave 1 Infinity, first at [1, 0], from 10580.337, of which"
            + " sub([2, 1], [2, 1]) in the loss made NaN; keep its input small, by clip or by"
            + " subtracting the maximum",
        trainer(y -> y.mul(1e4f).exp().sub(y.mul(1e4f).exp()).mean()),
        X);
  }

  @Test
  void withinAModule() {
    var deep =
        Sequential.of(
            new Linear(2, 3),
            Sequential.of(new Linear(3, 3), new Lambda("log", Tensor::log)),
            new Linear(3, 1));
    deep.initialize(1);
    var error =
        failure(Trainer.of(deep, new Sgd(deep, 0.1f), (y, t) -> y.sub(t).square().mean()), X);
    assertEquals("1.1", error.path());
    assertEquals("log", error.origin());
    assertEquals(
        "step 1: log([2, 3]) in '1.1' gave 4 NaN, first at [0, 1], from -4.4767065; keep its input"
            + " above its pole, by clip or a small epsilon"
            + NOT_TAKEN,
        error.getMessage());
  }

  @Test
  void withDropoutAndRunningStatistics() {
    var noisy = Sequential.of(new Linear(2, 64), new BatchNorm(64), new Dropout(0.5f));
    noisy.initialize(1);
    Trainer trainer =
        Trainer.of(
            noisy,
            new Adam(noisy, 0.01f),
            (y, t) -> y.equal(0).cast(y.dtype()).sum().mul(y.sum()).log().mul(y.mean()));
    var error = failure(trainer, X);
    assertEquals("log", error.origin());
  }

  @Test
  void dataThatIsNotFinite() {
    float[] x = X.clone();
    x[6] = Float.NaN;
    assertFailure(
        "step 2: column 'features' of batch 1 of epoch 0 holds 1 NaN, first at [1, 0], in its"
            + " sample 1; mend or leave out such samples",
        trainer(y -> y.mean()),
        x);
    x[6] = Float.NEGATIVE_INFINITY;
    assertEquals("features", failure(trainer(y -> y.mean()), x).origin());
  }

  @Test
  void masksMayBeInfinite() {
    Tensor mask = Tensor.of(new float[] {0, Float.NEGATIVE_INFINITY, 0}, 3);
    Trainer trainer = trainer(y -> y.expand(2, 3).add(mask).softmax(-1).square().mean());
    trainer.fit(data(X), 2);
    assertEquals(4, trainer.step());
    var error = failure(trainer(y -> y.expand(2, 3).add(mask).mean()), X);
    assertEquals("add", error.origin());
  }

  @Test
  void onlyInAGradient() {
    UnaryOperator<Tensor> loss = y -> y.mul(0).square().sqrt().sum();
    assertFailure(
        "step 1: the gradient of sqrt([2, 1]) in the loss by its input is 2 Infinity, first at [0,"
            + " 0] where the input is 0.0, though the loss is finite; its slope is infinite at 0:"
            + " add a small epsilon to its input",
        trainer(loss).check(FiniteCheck.GRADIENTS),
        X);
    assertFailure(
        "step 2: '0.weight' holds 6 NaN, first at [0, 0] since an earlier step; lower the learning"
            + " rate, clip gradients, or find that step by check(FiniteCheck.EVERYTHING)",
        trainer(loss),
        X);
  }

  /** A search along a line that gets no finite gradient accepts nothing, and says nothing. */
  @Test
  void onlyInAGradientOfALineSearch() {
    UnaryOperator<Tensor> loss = y -> y.mul(0).square().sqrt().sum();
    model.initialize(1);
    Trainer trainer = trainer(new Lbfgs(model), loss).check(FiniteCheck.GRADIENTS);
    assertTrue(failure(trainer, X).getMessage().contains("the gradient of sqrt([2, 1])"));
    model.initialize(1);
    trainer(new Lbfgs(model), y -> y.square().mean()).check(FiniteCheck.GRADIENTS).fit(data(X), 2);
  }

  @Test
  void anInfiniteRate() {
    UnaryOperator<Tensor> loss = y -> y.mul(10).square().sum();
    model.initialize(1);
    var error = failure(trainer(new Sgd(model, 3e38), loss).check(FiniteCheck.EVERYTHING), X);
    assertEquals("update", error.origin());
    assertEquals("0.weight", error.path());
    assertEquals(
        "step 1: the update of '0.weight' gave 3 Infinity and 3 -Infinity, first at [0, 0] from"
            + " finite gradients; lower the learning rate, which is 3.0E38, or clip gradients;"
            + " everything is as before the step",
        error.getMessage());
    model.initialize(1);
    assertEquals("0.weight", failure(trainer(new Sgd(model, 3e38), loss), X).origin());
  }

  @Test
  void accumulated() {
    float[] x = X.clone();
    x[6] = Float.NaN;
    Trainer trainer = trainer(y -> y.mean()).accumulate(2);
    assertThrows(NonFiniteException.class, () -> trainer.fit(data(x), 1));
    assertEquals(0, trainer.step());
    trainer.fit(data(X), 1);
    float[] weights = model.cells().get("0.weight").snapshot().toArray();
    Trainer other = trainer(y -> y.mean()).accumulate(2);
    other.fit(data(X), 1);
    assertArrayEquals(model.cells().get("0.weight").snapshot().toArray(), weights);
  }

  @Test
  void whatIsNotAskedForIsNotChecked() {
    Trainer trainer = trainer(y -> y.mul(0).square().sqrt().sum()).check(FiniteCheck.NOTHING);
    trainer.fit(data(X), 1);
    assertEquals(2, trainer.step());
    assertFalse(Float.isFinite(model.cells().get("0.weight").snapshot().toArray()[0]));
  }

  @Test
  void otherErrorsStayWhatTheyAre() {
    var embedding = new Embedding(3, 2);
    embedding.initialize(1);
    Tensor index = Tensor.of(new float[] {1, 7});
    Trainer trainer =
        Trainer.of(
            embedding,
            new Sgd(embedding, 0.1f),
            (batch, pass, measures) ->
                embedding.apply(index.mul(1).cast(dev.trigrad.DType.INT32), pass).mean());
    var error = assertThrows(IndexException.class, () -> trainer.fit(data(X), 1));
    assertEquals(IndexException.class, error.getClass());
  }
}
