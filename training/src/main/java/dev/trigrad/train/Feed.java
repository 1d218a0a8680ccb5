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
  private final DataLoader loader;
  private int size = -1;

  Feed(IntFunction<? extends Iterable<Batch>> source) {
    this.source = ArgumentException.requirePresent(source, "trainer", "function of batches");
    this.loader = null;
  }

  /** The same batches each epoch, or those of a loader. */
  Feed(Iterable<Batch> batches) {
    ArgumentException.requirePresent(batches, "trainer", "batches");
    this.source = _ -> batches;
    this.loader = batches instanceof DataLoader given ? given : null;
  }

  /** Batches of the epoch begun last, −1 if that is not known. */
  int size() {
    return size;
  }

  /** The batches of {@code epoch} after the first {@code done}. */
  Iterator<Batch> from(int epoch, int done) {
    if (loader != null) {
      size = loader.size();
      if (done > 0 && done >= size) {
        // Only its end is left; the loader stands before the next epoch.
        return Collections.emptyIterator();
      }
      place(epoch, done);
      return loader.iterator();
    }
    Iterable<Batch> batches = source.apply(epoch);
    ArgumentException.requirePresent(batches, "trainer", "batches of an epoch");
    size = batches instanceof Collection<?> all ? all.size() : -1;
    Iterator<Batch> iterator = batches.iterator();
    for (int i = 0; i < done; i++) {
      if (!iterator.hasNext()) {
        throw new ArgumentException(
            "trainer: epoch "
                + epoch
                + " was left after "
                + done
                + " batches, and has only "
                + i
                + "; give the batches that it had");
      }
      iterator.next();
    }
    return iterator;
  }

  /** Takes the loader to where the training stands, wherever it stood. */
  private void place(int epoch, int done) {
    if (loader.epoch() != epoch || loader.batch() != done) {
      Cell position = loader.cells().get("position");
      int[] at = position.snapshot().toIntArray();
      position.assign(Tensor.of(new int[] {at[0], at[1], epoch, done, at[4], at[5]}));
    }
  }
}
