package dev.trigrad.train;

import dev.trigrad.ArgumentException;
import dev.trigrad.Tensor;
import dev.trigrad.data.Batch;
import dev.trigrad.data.Dataset;
import dev.trigrad.graph.Cell;
import dev.trigrad.loss.Loss;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Snapshot;
import dev.trigrad.optim.Optimizer;
import dev.trigrad.optim.schedule.ReduceOnPlateau;
import dev.trigrad.train.metric.Metric;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;

/**
 * The loop around {@code optimizer.step(pass -> …)}: epochs, validation, metrics, listeners, early
 * stopping. It takes the public step and nothing else, so that a loop written by hand gives the
 * same bits.
 *
 * <pre>{@code
 * RandomKey key = RandomKey.of(1);
 * Trainer trainer = Trainer.of(model, optimizer, new CrossEntropy())
 *     .validate(validation)
 *     .stop(EarlyStopping.lowest("validation.loss").patience(5))
 *     .keepLowest("validation.loss")
 *     .listen(Progress.toTerminal());
 * History history = trainer.fit(epoch -> train.batches(32, key.split(epoch)), 20);
 * trainer.restoreBest();
 * }</pre>
 *
 * <p>Gradients are clipped, and rates scheduled, by the {@linkplain dev.trigrad.optim.AroundSteps
 * optimizer}. What is measured goes by name: {@code loss}, the metrics' names, {@code
 * learningRate}, and after {@code validation.} the same of the validation; means weigh batches by
 * their sizes, so that a smaller last one counts what it has.
 *
 * <p>All that is remembered is in {@link #cells}. A trainer is for one thread at a time, but for
 * {@link #stop()}.
 */
public final class Trainer implements TrainerOptions {
  static final int VALIDATION_BATCH = 256;

  final Module model;
  final Optimizer optimizer;
  final LossFunction function;
  final TrainingPosition position = new TrainingPosition();
  final Map<String, List<Metric>> metrics = new LinkedHashMap<>();
  final List<EarlyStopping> stoppings = new ArrayList<>();
  final Map<ReduceOnPlateau, String> plateaus = new LinkedHashMap<>();
  final Map<String, String> settings = new LinkedHashMap<>();
  final List<TrainingListener> listeners = new ArrayList<>();
  Iterable<Batch> validation;
  BestWeights best;
  int accumulated = 1;
  FiniteCheck finite = FiniteCheck.LOSS;
  Duration limit;
  boolean signals;
  History history = new History();
  Path file;
  long saveEvery;
  volatile String stopped;
  final AtomicBoolean fitting = new AtomicBoolean();

  private Trainer(Module model, Optimizer optimizer, LossFunction function) {
    this.model = ArgumentException.requirePresent(model, "trainer", "model");
    this.optimizer = ArgumentException.requirePresent(optimizer, "trainer", "optimizer");
    this.function = function;
  }

  /** A trainer of {@code model} on features, whose output {@code loss} compares with targets. */
  public static Trainer of(Module model, Optimizer optimizer, Loss loss) {
    ArgumentException.requirePresent(loss, "trainer", "loss");
    return new Trainer(model, optimizer, supervised(model, loss));
  }

  /** A trainer by a function of the batch, for several inputs, outputs or losses. */
  public static Trainer of(Module model, Optimizer optimizer, LossFunction function) {
    return new Trainer(
        model, optimizer, ArgumentException.requirePresent(function, "trainer", "loss function"));
  }

  static LossFunction supervised(Module model, Loss loss) {
    return (batch, pass, measures) -> {
      Tensor outputs = model.apply(batch.features(), pass);
      return loss.of(measures.outputs(outputs, batch.targets()), batch.targets());
    };
  }

  static Iterable<Batch> batches(Dataset data) {
    ArgumentException.requirePresent(data, "trainer", "data set");
    return () -> data.batches(VALIDATION_BATCH, null).iterator();
  }

  /** Keeps a copy of the model at the epoch at which {@code measure} was lowest. */
  public Trainer keepLowest(String measure) {
    return keep(measure, false, null);
  }

  /** Keeps a copy of the model at the epoch at which {@code measure} was highest. */
  public Trainer keepHighest(String measure) {
    return keep(measure, true, null);
  }

  /** As {@link #keepLowest(String)}, and saves it, for {@link Checkpoint#loadModel}. */
  public Trainer keepLowest(String measure, Path file) {
    return keep(measure, false, ArgumentException.requirePresent(file, "trainer", "file"));
  }

  /** As {@link #keepHighest(String)}, and saves it, for {@link Checkpoint#loadModel}. */
  public Trainer keepHighest(String measure, Path file) {
    return keep(measure, true, ArgumentException.requirePresent(file, "trainer", "file"));
  }

  private Trainer keep(String measure, boolean highest, Path into) {
    ArgumentException.requirePresent(measure, "trainer", "measure");
    if (best != null) {
      throw new ArgumentException(
          "trainer: the best by '" + best.measure + "' is kept already; keep one");
    }
    best = new BestWeights(model, measure, highest, into);
    return this;
  }

  /** Model, optimizer and {@link #cells}, by the name of {@code trainer}, as one file has them. */
  public Checkpoint checkpoint() {
    Checkpoint made = Checkpoint.of(model, optimizer).with("trainer", cells());
    settings.forEach((key, value) -> made.describe(CheckpointMetadata.SETTING + key, value));
    return made;
  }

  /**
   * Goes on from the newest whole checkpoint of this training, if there is one: from its epoch and
   * batch, with its patience and its best.
   *
   * @return whether there was one
   * @throws ArgumentException if {@link #checkpoint(Path)} was not called, or the file is of
   *     another training, or of other {@linkplain #setting settings}; nothing has then changed
   */
  public boolean resume() {
    if (file == null) {
      throw new ArgumentException(
          "trainer: no file to go on from; name it by checkpoint(path) first");
    }
    Optional<Path> latest = Checkpoint.latest(file);
    latest.ifPresent(
        path -> {
          CheckpointMetadata.requireSettings(CheckpointFile.open(path), settings);
          checkpoint().load(path);
        });
    return latest.isPresent();
  }

  /**
   * Ends the training after the present step; for listeners and other threads. After the last step
   * of an epoch, that is ended, too: measured, validated and saved. Called while nothing is
   * trained, it ends the next call of {@code fit} before its first step: whoever asks just before
   * it begins is not forgotten. It ends one call, and the one after that goes on.
   */
  public void stop() {
    stopped = fitting.get() ? "stop() was called" : "stop() was called before it began";
  }

  /**
   * Trains until {@code epochs} epochs are done in all, those before this call and before a
   * checkpoint included: an epoch that was left goes on where it was.
   *
   * @param batches gives the batches of an epoch, counted from 0; the same for the same epoch, if
   *     training is to go on in the midst of it. A loader that it gives is taken to that epoch,
   *     wherever it stood
   * @return what all calls have measured
   * @throws ArgumentException if an epoch was left, and these are not the batches that it had: of
   *     another order, size or content, by the first one and by the number of samples
   */
  public History fit(IntFunction<? extends Iterable<Batch>> batches, int epochs) {
    return fit(new Feed(batches), epochs);
  }

  /**
   * As above, with a {@link dev.trigrad.data.DataLoader}, which is taken to where the training
   * stands, wherever it stood; or with the same batches in each epoch.
   */
  public History fit(Iterable<Batch> batches, int epochs) {
    return fit(new Feed(batches), epochs);
  }

  private History fit(Feed feed, int epochs) {
    if (epochs < 0) {
      throw new ArgumentException("trainer: " + epochs + " epochs, expected at least 0");
    }
    new TrainingLoop(this, feed, epochs, Long.MAX_VALUE).run();
    return history;
  }

  /** Trains until {@code steps} steps are taken in all, in as many epochs as that needs. */
  public History fitSteps(IntFunction<? extends Iterable<Batch>> batches, long steps) {
    return fitSteps(new Feed(batches), steps);
  }

  /** As above, with a loader, or the same batches in each epoch. */
  public History fitSteps(Iterable<Batch> batches, long steps) {
    return fitSteps(new Feed(batches), steps);
  }

  private History fitSteps(Feed feed, long steps) {
    if (steps < 0) {
      throw new ArgumentException("trainer: " + steps + " steps, expected at least 0");
    }
    new TrainingLoop(this, feed, Integer.MAX_VALUE, steps).run();
    return history;
  }

  /** What is measured of {@code data} by the present model, predicting: loss and metrics. */
  public Map<String, Double> evaluate(Dataset data) {
    return evaluate(batches(data));
  }

  /** The same of {@code batches}; of a loader, those of an epoch from its beginning on. */
  public Map<String, Double> evaluate(Iterable<Batch> batches) {
    ArgumentException.requirePresent(batches, "trainer", "batches");
    var values = new LinkedHashMap<String, Double>();
    new Measuring(this).addTo(values, "", Feed.whole(batches));
    return Collections.unmodifiableMap(values);
  }

  /** Epochs completed so far. */
  public int epoch() {
    return position.read().epoch;
  }

  /** Steps taken so far. */
  public long step() {
    return position.read().step;
  }

  /**
   * The model with the best values so far, to predict with.
   *
   * @throws ArgumentException if none were kept
   */
  public Snapshot best() {
    return model.snapshot().with(kept().values());
  }

  /**
   * Gives the model the best values so far; the optimizer remembers what it did.
   *
   * @throws ArgumentException if none were kept
   */
  public void restoreBest() {
    Cell.assignAll(kept().values());
  }

  /** The best value of the measure by which values are kept, NaN before the first. */
  public double bestValue() {
    return best == null ? Double.NaN : best.value();
  }

  private BestWeights kept() {
    if (best == null || best.step() == 0) {
      throw new ArgumentException(
          "trainer: no best values "
              + (best == null
                  ? "are kept; ask for them by keepLowest(…) or keepHighest(…) before training"
                  : "yet; no epoch has ended with a measure that is not NaN"));
    }
    return best;
  }

  /**
   * Everything that a training remembers besides model, optimizer and data: {@code position},
   * float64 [6] (epochs, steps, batches of the present epoch, its loss summed over samples, their
   * number, and a checksum of its first batch); {@code stopping.<measure>} of each early stopping;
   * {@code best} and {@code best.<path>}, if the best is kept. Metrics of an epoch are counted anew
   * from where it goes on.
   */
  public Map<String, Cell> cells() {
    var cells = new LinkedHashMap<String, Cell>();
    cells.put("position", position.cell());
    stoppings.forEach(rule -> cells.put("stopping." + rule.measure(), rule.cell()));
    if (best != null) {
      best.addTo(cells);
    }
    return Collections.unmodifiableMap(cells);
  }
}
