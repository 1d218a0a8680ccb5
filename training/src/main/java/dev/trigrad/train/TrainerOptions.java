package dev.trigrad.train;

import dev.trigrad.ArgumentException;
import dev.trigrad.data.Batch;
import dev.trigrad.data.Dataset;
import dev.trigrad.optim.schedule.ReduceOnPlateau;
import dev.trigrad.train.metric.Metric;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;

/** What a {@link Trainer} can be told before it trains; each gives the trainer itself. */
public sealed interface TrainerOptions permits Trainer {
  private Trainer self() {
    return (Trainer) this;
  }

  /** Measures these, too, of the outputs in training and validation. */
  default Trainer metrics(Metric... measured) {
    return metrics("", measured);
  }

  /**
   * The same of the outputs that a loss function tells by the name {@code head}; they are called
   * {@code head.metric}.
   */
  default Trainer metrics(String head, Metric... measured) {
    ArgumentException.requirePresent(head, "trainer", "head");
    ArgumentException.requirePresent(measured, "trainer", "array of metrics");
    for (int i = 0; i < measured.length; i++) {
      ArgumentException.requirePresent(measured[i], "trainer", "metric", i);
    }
    self().metrics.computeIfAbsent(head, _ -> new ArrayList<>()).addAll(Arrays.asList(measured));
    return self();
  }

  /** Validates on {@code data} after each epoch, in batches of 256. */
  default Trainer validate(Dataset data) {
    return validate(Trainer.batches(data));
  }

  /**
   * Validates on {@code batches} after each epoch, in order; they are asked for each time. A loader
   * begins anew, wherever it stands.
   */
  default Trainer validate(Iterable<Batch> batches) {
    self().validation = ArgumentException.requirePresent(batches, "trainer", "validation");
    return self();
  }

  /** Ends the training early, after the epoch at which {@code rule} has run out of patience. */
  default Trainer stop(EarlyStopping rule) {
    ArgumentException.requirePresent(rule, "trainer", "early stopping");
    if (self().stoppings.stream().anyMatch(each -> each.measure().equals(rule.measure()))) {
      throw new ArgumentException(
          "trainer: there is an early stopping on '" + rule.measure() + "' already; keep one");
    }
    self().stoppings.add(rule);
    return self();
  }

  /**
   * Has the optimizer follow {@code plateau}, and tells it {@code measure} after each epoch.
   *
   * @throws ArgumentException if the optimizer has one already
   */
  default Trainer plateau(String measure, ReduceOnPlateau plateau) {
    ArgumentException.requirePresent(measure, "trainer", "measure");
    self().optimizer.plateau(plateau);
    self().plateaus.put(plateau, measure);
    return self();
  }

  /**
   * Steps on the gradients of {@code batches} batches at a time, by {@link
   * dev.trigrad.optim.Accumulation}; at the end of an epoch, on those that are left.
   */
  default Trainer accumulate(int batches) {
    if (batches < 1) {
      throw new ArgumentException(
          "trainer: " + batches + " batches to accumulate, expected at least 1");
    }
    self().accumulated = batches;
    if (batches > 1) {
      // What a checkpoint holds has its cells before the first step.
      self().optimizer.accumulation();
    }
    return self();
  }

  /** What each step checks; {@link FiniteCheck#LOSS} at first. */
  default Trainer check(FiniteCheck check) {
    self().finite = ArgumentException.requirePresent(check, "trainer", "check");
    return self();
  }

  /**
   * Saves all of the training in {@code file} after each epoch and when it ends or is stopped; see
   * {@link Trainer#resume} and {@link Trainer#checkpoint()}. Who goes on within an epoch gives the
   * batches that it had; others are refused.
   */
  default Trainer checkpoint(Path file) {
    self().file = ArgumentException.requirePresent(file, "trainer", "file");
    return self();
  }

  /** As above, and after each {@code steps} steps. */
  default Trainer checkpoint(Path file, long steps) {
    if (steps < 1) {
      throw new ArgumentException(
          "trainer: a checkpoint every " + steps + " steps, expected at least 1");
    }
    self().saveEvery = steps;
    return checkpoint(file);
  }

  /**
   * Names a setting of the program that a checkpoint cannot know, as in {@code setting("batch",
   * "32")}: each says so in its metadata, and {@link Trainer#resume} refuses one that says another
   * value. One that does not name the setting is taken.
   */
  default Trainer setting(String key, String value) {
    ArgumentException.requirePresent(key, "trainer", "key");
    self().settings.put(key, ArgumentException.requirePresent(value, "trainer", "value"));
    return self();
  }

  /** Ends each call of fit after the step in which it has taken {@code time}. */
  default Trainer stopAfter(Duration time) {
    self().limit = ArgumentException.requirePresent(time, "trainer", "duration");
    return self();
  }

  /**
   * Ends the training after the present step when the process is told to end (SIGTERM, SIGINT,
   * {@link System#exit} by another thread). A shutdown hook waits for the step, the checkpoint and
   * the listeners; what the program does after {@code fit} may not be reached any more.
   */
  default Trainer stopOnSignal() {
    self().signals = true;
    return self();
  }

  /**
   * Keeps what is measured of epochs alone, as {@link History#ofEpochs} does; else the history
   * takes 40 bytes of memory for each step.
   *
   * @throws ArgumentException if something has been measured already, which would be lost
   */
  default Trainer historyOfEpochs() {
    if (self().history.size() > 0) {
      throw new ArgumentException(
          "trainer: the history has "
              + self().history.size()
              + " rows already; ask for one of"
              + " epochs before fit(…)");
    }
    self().history = History.ofEpochs();
    return self();
  }

  /** Tells {@code others} what happens, after those given before. */
  default Trainer listen(TrainingListener... others) {
    ArgumentException.requirePresent(others, "trainer", "array of listeners");
    for (int i = 0; i < others.length; i++) {
      self().listeners.add(ArgumentException.requirePresent(others[i], "trainer", "listener", i));
    }
    return self();
  }
}
