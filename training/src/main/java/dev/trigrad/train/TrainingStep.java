package dev.trigrad.train;

import dev.trigrad.Tensor;
import dev.trigrad.data.Batch;
import dev.trigrad.nn.Pass;
import dev.trigrad.optim.Accumulation;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/** The steps of a training: each takes as many batches as are accumulated. */
final class TrainingStep {
  private final Trainer trainer;
  private final TrainingPosition position;
  private final FiniteGuard guard;
  private double learningRate;

  TrainingStep(Trainer trainer) {
    this.trainer = trainer;
    this.position = trainer.position;
    this.guard = new FiniteGuard(trainer.model, trainer.optimizer, trainer.finite);
  }

  /** Forgets what a step that failed has accumulated. */
  void begin() {
    learningRate = trainer.optimizer.learningRate();
    if (trainer.accumulated > 1 && trainer.optimizer.accumulation().weight() > 0) {
      trainer.optimizer.accumulation().clear();
    }
  }

  /** The rate of the last step. */
  double learningRate() {
    return learningRate;
  }

  /**
   * Takes a step on the next batches, counts them and notes the position, before a metric can fail
   * on them: what a step has taken is not taken again.
   */
  TrainingEvent take(Iterator<Batch> batches, Tallies tallies) {
    learningRate = trainer.optimizer.learningRate();
    double sum = 0;
    int size = 0;
    int count = 0;
    boolean last;
    do {
      Batch batch = batches.next();
      last = count + 1 == trainer.accumulated || !batches.hasNext();
      List<Measures> calls = new ArrayList<>();
      double loss = take(batch, position.batch + count, last, calls);
      tallies.add(batch.size(), loss);
      sum += loss * batch.size();
      size += batch.size();
      count++;
      if (last) {
        note(count, tallies);
      }
      tallies.add(batch.size(), computed(calls));
    } while (!last);
    return new TrainingEvent.Stepped(position.epoch, position.step, sum / size, size, learningRate);
  }

  private void note(int batches, Tallies tallies) {
    position.step++;
    position.batch += batches;
    position.lossSum = tallies.lossSum();
    position.samples = tallies.samples();
    position.write();
  }

  /** The loss of {@code batch}, on which a step is taken if it is the {@code last}. */
  private double take(Batch batch, int index, boolean last, List<Measures> calls) {
    Function<Pass, Tensor> loss =
        pass -> {
          var measures = new Measures(trainer.metrics.keySet());
          Tensor value = trainer.function.loss(batch, pass, measures);
          measures.tensors().forEach(pass::keep);
          calls.add(measures);
          return guard.checked(pass, value);
        };
    return guard.step(
        () -> step(batch, last, loss),
        () -> new NonFiniteSearch(trainer.optimizer, trainer.function, batch),
        position.step + 1,
        "batch " + index + " of epoch " + position.epoch);
  }

  /** A line search calls several times; what it has accepted has been computed. */
  private static Measures computed(List<Measures> calls) {
    for (Measures each : calls.reversed()) {
      if (each.evaluated()) {
        return each;
      }
    }
    return null;
  }

  private Tensor step(Batch batch, boolean last, Function<Pass, Tensor> loss) {
    if (trainer.accumulated == 1) {
      return trainer.optimizer.step(loss);
    }
    Accumulation sums = trainer.optimizer.accumulation();
    return last ? sums.step(batch.size(), loss) : sums.add(batch.size(), loss);
  }
}
