package dev.trigrad.data;

import dev.trigrad.RandomKey;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** The batches of one epoch, each of which any thread may read at any time. */
final class Epoch {
  private final Dataset data;
  private final int batchSize;
  private final List<BatchFunction> functions;
  private final int number;
  private final RandomKey key;
  private final int[] order;
  private final int[] repeats;

  /** Epoch {@code position.epoch()} in batches of {@code position.batchSize()}. */
  Epoch(Dataset data, Sampler sampler, List<BatchFunction> functions, Position position) {
    this.data = data;
    this.batchSize = position.batchSize();
    this.functions = functions;
    this.number = position.epoch();
    this.key = RandomKey.of(position.seed()).split(number);
    this.order = sampler.order(data.size(), key);
    int expected = sampler.count(data.size());
    if (order == null || order.length != expected) {
      throw new DataException(
          "loader: the sampler gives "
              + (order == null ? "null" : order.length + " rows")
              + " for epoch "
              + number
              + ", expected the "
              + expected
              + " of its count(…)");
    }
    for (int row : order) {
      if (row < 0 || row >= data.size()) {
        throw new DataException(
            "loader: the sampler gives row "
                + row
                + " for epoch "
                + number
                + ", expected 0 to "
                + (data.size() - 1));
      }
    }
    this.repeats = Permutation.repeats(order, data.size());
  }

  /**
   * Batch {@code index}, read anew.
   *
   * @param cancelled asked before each row
   * @throws DataException naming the row, if the data set throws
   */
  Batch read(int index, BooleanSupplier cancelled) {
    int from = index * batchSize;
    int size = Math.min(batchSize, order.length - from);
    var arrays = new BatchArrays(data.columns(), size);
    var row = new Row(arrays, key);
    for (int i = 0; i < size; i++) {
      if (cancelled.getAsBoolean()) {
        throw new CancellationException();
      }
      int source = order[from + i];
      try {
        row.read(data, source, i, repeats == null ? 0 : repeats[from + i]);
      } catch (RuntimeException e) {
        throw new DataException(
            "loader: " + named(data, source) + " of epoch " + number + ": " + DataException.said(e),
            e);
      }
    }
    return transformed(arrays.batch(), index);
  }

  private Batch transformed(Batch read, int index) {
    Batch batch = read;
    for (int i = 0; i < functions.size(); i++) {
      String what = "loader: function " + i + " of batch " + index + " of epoch " + number;
      try {
        batch = functions.get(i).apply(batch, key.split("batch").split(index).split(i));
      } catch (RuntimeException e) {
        throw new DataException(what + ": " + DataException.said(e), e);
      }
      if (batch == null) {
        throw new DataException(what + " gives null, expected a batch");
      }
    }
    return batch;
  }

  /** Number and, if it has one, name of a row. */
  static String named(Dataset data, int row) {
    String number = "row " + row;
    String name;
    try {
      name = data.name(row);
    } catch (RuntimeException e) {
      return number;
    }
    return name == null || name.equals(number) ? number : number + " ('" + name + "')";
  }
}
