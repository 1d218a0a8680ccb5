package dev.trigrad.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.ArgumentException;
import dev.trigrad.Tensor;
import dev.trigrad.data.Batch;
import dev.trigrad.data.TensorDataset;
import dev.trigrad.loss.MeanSquaredError;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Sequential;
import dev.trigrad.optim.Sgd;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What a trainer does not do, it says. */
class TrainerRefusalsTest {
  private static final List<Batch> BATCHES =
      new TensorDataset(Map.of("features", Tensor.ones(4, 2), "targets", Tensor.ones(4, 1)))
          .batches(2, null);

  private static Trainer trainer(Module model) {
    model.initialize(1);
    return Trainer.of(model, new Sgd(model, 0.1), new MeanSquaredError());
  }

  @Test
  void oneTrainingAtATime() {
    Trainer trainer = trainer(new Linear(2, 1));
    var once = new AtomicBoolean(true);
    trainer.listen(
        event -> {
          if (once.getAndSet(false)) {
            trainer.fit(BATCHES, 1);
          }
        });
    assertThrows(ArgumentException.class, () -> trainer.fit(BATCHES, 1));
    trainer.listeners.removeLast();
    trainer.fit(BATCHES, 1);
    assertEquals(2, trainer.step());
  }

  @Test
  void theBestOfAModelThatHasGrownSinceIsRefused() {
    var growing = Sequential.of(new Linear(2, 1));
    Trainer trainer = trainer(growing).keepLowest("loss");
    growing.append(new Linear(1, 1)).initialize(1);
    String said = assertThrows(ArgumentException.class, () -> trainer.fit(BATCHES, 1)).getMessage();
    assertTrue(said.startsWith("trainer: the model has had no '1.weight'"), said);
  }
}
