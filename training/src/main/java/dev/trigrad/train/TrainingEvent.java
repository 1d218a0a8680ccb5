package dev.trigrad.train;

import dev.trigrad.ArgumentException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Something that has happened in a training, told to its {@link TrainingListener listeners}. */
public sealed interface TrainingEvent {
  /** Number of steps taken so far, since the very first, resumed ones included. */
  long step();

  /**
   * A training begins, or goes on.
   *
   * @param epoch epochs completed so far
   * @param step steps taken so far
   * @param epochs epochs completed at its end, −1 if that is not known
   * @param steps steps taken at its end, −1 if that is not known
   */
  record Started(int epoch, long step, int epochs, long steps) implements TrainingEvent {
    /** One of unknown length. */
    public Started(int epoch, long step) {
      this(epoch, step, -1, -1);
    }
  }

  /**
   * A step has been taken.
   *
   * @param epoch the epoch that it belongs to, from 0
   * @param step steps taken so far, this one included
   * @param loss the loss before the step
   * @param size number of samples in its batch
   * @param learningRate the rate that it was taken with
   */
  record Stepped(int epoch, long step, double loss, int size, double learningRate)
      implements TrainingEvent {}

  /**
   * An epoch has ended, and its validation too.
   *
   * @param epoch the epoch, from 0
   * @param step steps taken so far
   * @param values what was measured, by names such as {@code loss} and {@code validation.accuracy}
   */
  record EpochEnded(int epoch, long step, Map<String, Double> values) implements TrainingEvent {
    /** Copies the values, in their order. */
    public EpochEnded {
      ArgumentException.requirePresent(values, "training", "map of values");
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }

  /**
   * A checkpoint has been written.
   *
   * @param step steps taken so far
   * @param file the file
   */
  record Saved(long step, Path file) implements TrainingEvent {}

  /**
   * The training has ended.
   *
   * @param epoch epochs completed so far
   * @param step steps taken so far
   * @param reason why, in words: all epochs done, no improvement for so long, time is up
   */
  record Ended(int epoch, long step, String reason) implements TrainingEvent {}
}
