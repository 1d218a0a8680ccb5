package dev.trigrad.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.trigrad.ArgumentException;
import dev.trigrad.data.Batch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training that is told to stop: during it, before it, and at its end. */
class TrainerStopTest {
  private static final String TOLD = "stop() was called";

  @TempDir private Path directory;

  private final List<TrainingEvent> events = new ArrayList<>();

  private Trainer trainer() {
    return LineTraining.trainer(directory).listen(events::add);
  }

  private static List<Batch> batches(int epoch) {
    return LineTraining.line(10, 2).batches(4, LineTraining.KEY.split(epoch));
  }

  @Test
  void stopsAfterTheStepThatIsAtWork() {
    Trainer trainer = trainer();
    trainer.listen(
        event -> {
          if (event.step() == 4 && event instanceof TrainingEvent.Stepped) {
            trainer.stop();
          }
        });
    trainer.fit(TrainerStopTest::batches, 3);
    assertEquals(4, trainer.step());
    assertEquals(new TrainingEvent.Ended(1, 4, TOLD), events.getLast());
    trainer.fit(TrainerStopTest::batches, 3);
    assertEquals(9, trainer.step());
  }

  @Test
  void stopsWhenTimeIsUp() {
    Trainer trainer = trainer().stopAfter(Duration.ZERO);
    trainer.fit(TrainerStopTest::batches, 3);
    assertEquals(0, trainer.step());
    assertEquals("time is up after PT0S", ((TrainingEvent.Ended) events.getLast()).reason());
  }

  /** As a button does that is pressed while the data are still being read. */
  @Test
  void whoAsksBeforeItBeginsIsNotForgotten() {
    Trainer trainer = trainer();
    trainer.stop();
    trainer.fit(TrainerStopTest::batches, 3);
    assertEquals(0, trainer.step());
    assertEquals(
        List.of(
            new TrainingEvent.Started(0, 0),
            new TrainingEvent.Ended(0, 0, "stop() was called before it began")),
        events);
    trainer.fitSteps(TrainerStopTest::batches, 5);
    assertEquals(5, trainer.step());
  }

  @Test
  void askingEndsOneCallAlone() {
    Trainer trainer = trainer();
    trainer.listen(
        event -> {
          if (event instanceof TrainingEvent.Ended) {
            trainer.stop();
          }
        });
    for (int epochs = 1; epochs <= 3; epochs++) {
      trainer.fit(TrainerStopTest::batches, epochs);
      assertEquals(epochs, trainer.epoch());
    }
  }

  /** A call that is refused because another one is at work leaves that one's stop alone. */
  @Test
  void aRefusedCallDoesNotAnswerIt() {
    Trainer trainer = trainer();
    trainer.listen(
        event -> {
          if (event instanceof TrainingEvent.Stepped && event.step() == 2) {
            trainer.stop();
            assertThrows(ArgumentException.class, () -> trainer.fit(TrainerStopTest::batches, 1));
          }
        });
    trainer.fit(TrainerStopTest::batches, 3);
    assertEquals(2, trainer.step());
  }
}
