package dev.trigrad.train;

import dev.trigrad.graph.Cell;

/** Where a training is, after a whole number of steps. */
final class TrainingPosition {
  private final Numbers numbers = new Numbers("position", 0, 0, 0, 0, 0);
  int epoch;
  long step;

  /** Batches of the epoch that are done. */
  int batch;

  /** Loss times samples, and samples, of these. */
  double lossSum;

  double samples;

  /** Reads what has been assigned to the cell. */
  TrainingPosition read() {
    double[] now = numbers.now();
    epoch = (int) now[0];
    step = (long) now[1];
    batch = (int) now[2];
    lossSum = now[3];
    samples = now[4];
    return this;
  }

  void write() {
    numbers.set(epoch, step, batch, lossSum, samples);
  }

  Cell cell() {
    return numbers.cell();
  }
}
