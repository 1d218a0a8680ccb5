package dev.trigrad.train;

import dev.trigrad.ArgumentException;
import dev.trigrad.data.Batch;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** One call of {@link Trainer#fit}. */
final class TrainingLoop {
  private final Trainer trainer;
  private final Feed feed;
  private final int epochs;
  private final long steps;
  private final TrainingPosition position;
  private final TrainingStep step;
  private final long start = System.nanoTime();
  private boolean unsaved;

  /** Trains until {@code epochs} epochs are completed or {@code steps} steps taken, in all. */
  TrainingLoop(Trainer trainer, Feed feed, int epochs, long steps) {
    this.trainer = trainer;
    this.feed = feed;
    this.epochs = epochs;
    this.steps = steps;
    this.position = trainer.position.read();
    this.step = new TrainingStep(trainer);
  }

  void run() {
    if (!trainer.fitting.compareAndSet(false, true)) {
      throw new ArgumentException(
          "trainer: it is training already; call fit(…) again once that has ended");
    }
    StopSignal hook = null;
    try {
      hook = trainer.signals ? StopSignal.install(trainer) : null;
      train();
    } catch (RuntimeException | Error e) {
      fail(e);
      throw e;
    } finally {
      trainer.stopped = null;
      trainer.fitting.set(false);
      if (hook != null) {
        hook.remove();
      }
    }
  }

  private void train() {
    step.begin();
    String reason = done();
    boolean told = false;
    while (reason == null) {
      Iterator<Batch> batches = feed.from(position);
      if (!told) {
        tell(started());
        told = true;
      }
      reason = epoch(batches);
    }
    if (!told) {
      tell(new TrainingEvent.Started(position.epoch, position.step));
    }
    if (unsaved) {
      save();
    }
    tell(new TrainingEvent.Ended(position.epoch, position.step, reason));
  }

  private TrainingEvent started() {
    int whole = epochs == Integer.MAX_VALUE ? -1 : epochs;
    long last = steps == Long.MAX_VALUE ? -1 : steps;
    if (whole >= 0 && feed.size() >= 0) {
      long each = trainer.accumulated;
      long left = (feed.size() - position.batch + each - 1) / each;
      long full = (feed.size() + each - 1) / each;
      last = position.step + left + full * (whole - position.epoch - 1);
    }
    return new TrainingEvent.Started(position.epoch, position.step, whole, last);
  }

  /** Why the training is over before the next epoch; {@code null} if it is not. */
  private String done() {
    if (position.epoch >= epochs) {
      return epochs == 1 ? "its epoch is done" : "all " + epochs + " epochs are done";
    }
    if (position.step >= steps) {
      return "all " + steps + " steps are done";
    }
    for (EarlyStopping rule : trainer.stoppings) {
      if (rule.exhausted()) {
        return rule.reason();
      }
    }
    return interrupted();
  }

  /** Why the training is to stop at once. */
  private String interrupted() {
    if (trainer.stopped == null
        && trainer.limit != null
        && System.nanoTime() - start >= trainer.limit.toNanos()) {
      return "time is up after " + trainer.limit;
    }
    return trainer.stopped;
  }

  /** Why the training is over; {@code null} if it is not. */
  private String epoch(Iterator<Batch> batches) {
    var tallies = new Tallies(trainer.metrics).from(position.lossSum, position.samples);
    boolean measured = batches.hasNext();
    while (batches.hasNext()) {
      TrainingEvent event = step.take(batches, tallies);
      unsaved = true;
      tell(event);
      if (!batches.hasNext()) {
        // An epoch ends whole, saved once it has: what is measured of it is in no checkpoint.
        break;
      }
      if (trainer.saveEvery > 0 && position.step % trainer.saveEvery == 0) {
        save();
      }
      String reason = interrupted();
      if (reason == null && position.step >= steps) {
        reason = done();
      }
      if (reason != null) {
        return reason;
      }
    }
    if (position.batch == 0) {
      throw new ArgumentException(
          "trainer: epoch "
              + position.epoch
              + " has no batches; give at least one, and an"
              + " Iterable that begins anew each time");
    }
    ended(tallies, measured);
    return done();
  }

  /**
   * The end of an epoch.
   *
   * @param measured whether batches of it were left: not if it ended with an error after its last
   */
  private void ended(Tallies tallies, boolean measured) {
    Map<String, Double> values = new LinkedHashMap<>();
    tallies.addTo(values, "");
    if (trainer.validation != null) {
      new Measuring(trainer).addTo(values, "validation.", Feed.whole(trainer.validation));
    }
    values.put("learningRate", step.learningRate());
    trainer.plateaus.forEach(
        (plateau, name) -> plateau.report(value(values, name, "plateau", measured)));
    for (EarlyStopping rule : trainer.stoppings) {
      rule.report(value(values, rule.measure(), "early stopping", measured), position.step);
    }
    boolean best =
        trainer.best != null
            && trainer.best.report(
                value(values, trainer.best.measure, "best model", measured), position.step);
    int epoch = position.epoch;
    position.next();
    unsaved = true;
    tell(new TrainingEvent.EpochEnded(epoch, position.step, values));
    if (best && trainer.best.file != null) {
      Checkpoint.of(trainer.model).save(trainer.best.file);
      tell(new TrainingEvent.Saved(position.step, trainer.best.file));
    }
    save();
  }

  /** Saves what there is to save, if that is wanted. */
  private void save() {
    if (trainer.file != null) {
      trainer.checkpoint().save(trainer.file);
      unsaved = false;
      tell(new TrainingEvent.Saved(position.step, trainer.file));
    }
  }

  private static double value(
      Map<String, Double> values, String name, String what, boolean measured) {
    Double value = values.get(name);
    if (value == null && !measured) {
      return Double.NaN;
    }
    if (value == null) {
      throw new ArgumentException(
          "trainer: "
              + what
              + " by '"
              + name
              + "', which is not measured; there are "
              + values.keySet());
    }
    return value;
  }

  private void tell(TrainingEvent event) {
    trainer.history.on(event);
    for (TrainingListener listener : trainer.listeners) {
      listener.on(event);
    }
  }

  /** Lets all listeners end what they do; what they throw is beside the point. */
  private void fail(Throwable error) {
    var event =
        new TrainingEvent.Ended(position.epoch, position.step, "failed: " + error.getMessage());
    for (TrainingListener listener : trainer.listeners) {
      try {
        listener.on(event);
      } catch (RuntimeException e) {
        if (e != error) {
          error.addSuppressed(e);
        }
      }
    }
  }
}
