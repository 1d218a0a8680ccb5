package dev.trigrad.data;

import dev.trigrad.Tensor;

/** Where a loader stands: what has been delivered, of which order. */
record Position(long seed, int epoch, int batch, int rows, int batchSize) {
  static Position of(Tensor cell) {
    int[] at = cell.toIntArray();
    return new Position(((long) at[0] << 32) | (at[1] & 0xFFFFFFFFL), at[2], at[3], at[4], at[5]);
  }

  Tensor tensor() {
    return Tensor.of(new int[] {(int) (seed >>> 32), (int) seed, epoch, batch, rows, batchSize});
  }

  /** After one more batch, of {@code batches} an epoch. */
  Position next(int batches) {
    return batch + 1 < batches
        ? new Position(seed, epoch, batch + 1, rows, batchSize)
        : new Position(seed, epoch + 1, 0, rows, batchSize);
  }

  /** Refuses what no epoch of {@code batches} of these {@code rows} has. */
  Position require(int rows, int batchSize, int batches) {
    if (epoch < 0 || batch < 0 || batch >= batches) {
      throw new DataException(
          "loader: the position is batch "
              + batch
              + " of epoch "
              + epoch
              + ", an epoch has batches 0 to "
              + (batches - 1)
              + "; restore it as it was saved");
    }
    // Between two epochs it matters to nothing how large the last one was.
    if (batch > 0 && (rows != this.rows || batchSize != this.batchSize)) {
      throw new DataException(
          "loader: the position is within an epoch of "
              + this.rows
              + " rows in batches of "
              + this.batchSize
              + ", here are "
              + rows
              + " in batches of "
              + batchSize
              + "; go on with the same data");
    }
    return new Position(seed, epoch, batch, rows, batchSize);
  }
}
