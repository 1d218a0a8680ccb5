package dev.trigrad.train;

import dev.trigrad.graph.Cell;

/** Where a training is, after a whole number of steps. */
final class TrainingPosition {
  private final Numbers numbers = new Numbers("position", 0, 0, 0, 0, 0, 0);
  int epoch;
  long step;

  /** Batches of the epoch that are done. */
  int batch;

  /** Loss times samples, and samples, of these. */
  double lossSum;

  double samples;

  /** What the epoch is known by, see {@link FirstBatch}; 0 if it is not known. */
  double first;

  /** Reads what has been assigned to the cell. */
  TrainingPosition read() {
    double[] now = numbers.now();
    epoch = (int) now[0];
    step = (long) now[1];
    batch = (int) now[2];
    lossSum = now[3];
    samples = now[4];
    first = now[5];
    return this;
  }

  void write() {
    numbers.set(epoch, step, batch, lossSum, samples, first);
  }

  /** The next epoch, of which nothing is done. */
  void next() {
    epoch++;
    batch = 0;
    lossSum = 0;
    samples = 0;
    first = 0;
    write();
  }

  Cell cell() {
    return numbers.cell();
  }
}
