package dev.trigrad.train;

import dev.trigrad.ArgumentException;
import dev.trigrad.Tensor;
import dev.trigrad.data.Batch;
import dev.trigrad.data.DataLoader;
import dev.trigrad.graph.Cell;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.function.IntFunction;

/** Where the batches of an epoch come from, from a given one on. */
final class Feed {
  private final IntFunction<? extends Iterable<Batch>> source;
  private int size = -1;

  Feed(IntFunction<? extends Iterable<Batch>> source) {
    this.source = ArgumentException.requirePresent(source, "trainer", "function of batches");
  }

  /** The same batches each epoch, or those of a loader. */
  Feed(Iterable<Batch> batches) {
    ArgumentException.requirePresent(batches, "trainer", "batches");
    this.source = _ -> batches;
  }

  /** Batches of the epoch begun last, −1 if that is not known. */
  int size() {
    return size;
  }

  /**
   * The batches of the epoch at {@code position} after those that are done.
   *
   * @throws ArgumentException if those that are done are not the same
   */
  Iterator<Batch> from(TrainingPosition position) {
    Iterable<Batch> batches = source.apply(position.epoch);
    ArgumentException.requirePresent(batches, "trainer", "batches of an epoch");
    if (batches instanceof DataLoader loader) {
      return loaded(loader, position);
    }
    size = batches instanceof Collection<?> all ? all.size() : -1;
    Iterator<Batch> iterator = batches.iterator();
    double samples = 0;
    for (int i = 0; i < position.batch; i++) {
      if (!iterator.hasNext()) {
        throw tooFew(position, i);
      }
      Batch batch = iterator.next();
      samples += batch.size();
      if (i == 0) {
        FirstBatch.require(FirstBatch.checksum(batch, ""), position);
      }
    }
    if (samples != position.samples) {
      throw FirstBatch.others(position);
    }
    return position.batch > 0 ? iterator : noting(iterator, position, "");
  }

  private Iterator<Batch> loaded(DataLoader loader, TrainingPosition position) {
    size = loader.size();
    if (position.batch > size) {
      throw tooFew(position, size);
    }
    String known = loader.dataset().size() + " " + size;
    if (position.batch > 0) {
      place(loader, position.epoch, 0);
      FirstBatch.require(FirstBatch.checksum(loader.iterator().next(), known), position);
    }
    if (position.batch == size) {
      // Only the end of the epoch is left.
      return Collections.emptyIterator();
    }
    place(loader, position.epoch, position.batch);
    Iterator<Batch> iterator = loader.iterator();
    return position.batch > 0 ? iterator : noting(iterator, position, known);
  }

  private static ArgumentException tooFew(TrainingPosition position, int found) {
    return new ArgumentException(
        "trainer: epoch "
            + position.epoch
            + " was left after "
            + position.batch
            + " batches, and has only "
            + found
            + "; give the batches that it had");
  }

  /** The same batches; the first is noted in {@code position}. */
  private static Iterator<Batch> noting(
      Iterator<Batch> batches, TrainingPosition position, String known) {
    return new Iterator<>() {
      private boolean begun;

      @Override
      public boolean hasNext() {
        return batches.hasNext();
      }

      @Override
      public Batch next() {
        Batch batch = batches.next();
        if (!begun) {
          position.first = FirstBatch.checksum(batch, known);
          begun = true;
        }
        return batch;
      }
    };
  }

  /** All batches of an epoch, wherever a loader stands: it may have been left within one. */
  static Iterable<Batch> whole(Iterable<Batch> batches) {
    if (batches instanceof DataLoader loader) {
      place(loader, loader.epoch(), 0);
    }
    return batches;
  }

  /** Takes the loader to where the training stands, wherever it stood. */
  private static void place(DataLoader loader, int epoch, int done) {
    if (loader.epoch() != epoch || loader.batch() != done) {
      Cell position = loader.cells().get("position");
      int[] at = position.snapshot().toIntArray();
      int rows = loader.dataset().size();
      position.assign(Tensor.of(new int[] {at[0], at[1], epoch, done, rows, loader.batchSize()}));
    }
  }
}
