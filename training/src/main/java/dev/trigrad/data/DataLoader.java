package dev.trigrad.data;

import dev.trigrad.ArgumentException;
import dev.trigrad.ShapeException;
import dev.trigrad.graph.Cell;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;

/**
 * Batches of a data set, epoch after epoch, read ahead by workers: each loop over it is the rest of
 * the present epoch. The batches are the same, bit by bit, whatever the number of workers; of seed
 * s, those of epoch e are {@code data.batches(size, RandomKey.of(s).split(e))} if shuffled.
 *
 * <pre>{@code
 * try (var loader = new DataLoader(train, 32).shuffle(7).workers(2)) {
 *   while (loader.epoch() < 10) {
 *     for (Batch batch : loader) {
 *       optimizer.step(pass -> loss.of(model.apply(batch.features(), pass), batch.targets()));
 *     }
 *   }
 * }
 * }</pre>
 *
 * <p>Where it stands is a cell: a loop that is left goes on there in the next one, and a loader
 * that is given the position of another goes on where that one stood. What has been read ahead, and
 * not delivered, does not count.
 *
 * <p>A loader may be used by several threads, which then share its batches. Threads are started by
 * the first batch, and end by {@link #close}, or by themselves one second after the last batch that
 * there was room for: nothing stays of a loader that is forgotten.
 */
public final class DataLoader implements Iterable<Batch>, AutoCloseable {
  private final Dataset data;
  private final int batchSize;
  private final Cell position;
  private final List<BatchFunction> functions = new ArrayList<>();
  private Sampler sampler = Sampler.sequential();
  private boolean dropLast;
  private int workers;
  private boolean virtual;
  private int ahead;

  private Epochs current;
  private volatile Prefetch prefetch;
  private volatile boolean closed;

  /** Batches of {@code batchSize} rows (the last one may be smaller), in order, without workers. */
  public DataLoader(Dataset data, int batchSize) {
    this.data = ArgumentException.requirePresent(data, "loader", "data set");
    if (batchSize < 1) {
      throw new ShapeException("loader: batches of " + batchSize + ", expected at least 1");
    }
    this.batchSize = batchSize;
    this.position =
        new Cell("loader.position", new Position(0, 0, 0, data.size(), batchSize).tensor());
  }

  /** Reads all rows in another order each epoch, which {@code seed} decides. */
  public DataLoader shuffle(long seed) {
    return sampler(Sampler.shuffled()).seed(seed);
  }

  /** Reads the rows that {@code sampler} says. */
  public DataLoader sampler(Sampler sampler) {
    requireNew("sampler");
    this.sampler = ArgumentException.requirePresent(sampler, "loader", "sampler");
    return this;
  }

  /**
   * What order and rows draw from: epoch e from {@code RandomKey.of(seed).split(e)}. At first 0.
   */
  public DataLoader seed(long seed) {
    requireNew("seed");
    position.assign(new Position(seed, 0, 0, data.size(), batchSize).tensor());
    return this;
  }

  /** Leaves out a last batch that would be smaller: all have one shape, and share one plan. */
  public DataLoader dropLast() {
    requireNew("dropLast");
    dropLast = true;
    return this;
  }

  /**
   * Reads batches on {@code count} threads of the platform, 2 · {@code count} batches ahead; with
   * 0, when they are asked for, on the thread that asks.
   */
  public DataLoader workers(int count) {
    requireNew("workers");
    if (count < 0 || count > 1024) {
      throw new ArgumentException("loader: " + count + " workers, expected 0 to 1024");
    }
    workers = count;
    virtual = false;
    return this;
  }

  /** As {@link #workers}, on virtual threads: for rows that are waited for more than computed. */
  public DataLoader virtualWorkers(int count) {
    workers(count).virtual = true;
    return this;
  }

  /** At most this many batches are read, or being read, and not delivered. */
  public DataLoader ahead(int batches) {
    requireNew("ahead");
    if (batches < 1) {
      throw new ArgumentException("loader: " + batches + " batches ahead, expected at least 1");
    }
    ahead = batches;
    return this;
  }

  /** Applies {@code function} to each batch, where it is read, after those given before. */
  public DataLoader map(BatchFunction function) {
    requireNew("map");
    functions.add(ArgumentException.requirePresent(function, "loader", "function"));
    return this;
  }

  private synchronized void requireNew(String setting) {
    if (current != null) {
      throw new ArgumentException(
          "loader: " + setting + "(…) after a loop over it began; set it when the loader is made");
    }
  }

  /** The data set. */
  public Dataset dataset() {
    return data;
  }

  /** Rows of a batch, of all but perhaps the last one. */
  public int batchSize() {
    return batchSize;
  }

  /** Number of batches in an epoch. */
  public int size() {
    int rows = sampler.count(data.size());
    return rows / batchSize + (dropLast || rows % batchSize == 0 ? 0 : 1);
  }

  /** The epoch, from 0, of the batch that is delivered next. */
  public int epoch() {
    return Position.of(position.snapshot()).epoch();
  }

  /** Which batch of its epoch, from 0, is delivered next. */
  public int batch() {
    return Position.of(position.snapshot()).batch();
  }

  /**
   * All that is remembered, so that assigning to it restores it, at any time: {@code position},
   * int32 [6], of the words of the seed, the upper first, the epoch, the batches of it that have
   * been delivered, the rows of the data set and those of a batch.
   */
  public Map<String, Cell> cells() {
    return Map.of("position", position);
  }

  /**
   * The rest of the present epoch; what was the iterator before gives nothing more.
   *
   * @throws DataException if the loader is closed, or an epoch has no batch
   */
  @Override
  public synchronized Iterator<Batch> iterator() {
    requireOpen();
    if (size() == 0) {
      throw new DataException(
          "loader: "
              + data.size()
              + " rows make no batch of "
              + batchSize
              + (dropLast ? "; keep the last one, or give smaller batches" : ""));
    }
    current = new Epochs();
    return current;
  }

  private void requireOpen() {
    if (closed) {
      throw new DataException("loader: it is closed; make another one");
    }
  }

  /** What is left of one epoch. */
  private final class Epochs implements Iterator<Batch> {
    private Position at;
    private Epoch epoch;
    private long version = -1;
    private boolean done;

    /** Takes up the position where it was set by others, or first looked at. */
    private void locate() {
      if (version != position.version()) {
        long found = position.version();
        at =
            Position.of(position.snapshot())
                .require(data.size(), batchSize, DataLoader.this.size());
        version = found;
        epoch = null;
        done = false;
      }
    }

    @Override
    public boolean hasNext() {
      synchronized (DataLoader.this) {
        if (current == this) {
          locate();
        }
        return current == this && !done;
      }
    }

    @Override
    public Batch next() {
      synchronized (DataLoader.this) {
        requireOpen();
        if (current != this) {
          throw new DataException(
              "loader: another loop over it has begun; use one loader for each, or one iterator");
        }
        locate();
        if (done) {
          throw new NoSuchElementException("loader: the epoch is over");
        }
        Batch batch = read();
        Position next = at.next(DataLoader.this.size());
        position.assign(next.tensor());
        version++;
        done = next.epoch() != at.epoch();
        at = next;
        return batch;
      }
    }

    private Batch read() {
      boolean begins = epoch == null;
      if (begins) {
        epoch = new Epoch(data, sampler, List.copyOf(functions), at);
      }
      if (workers == 0) {
        return epoch.read(at.batch(), () -> false);
      }
      if (prefetch == null) {
        prefetch = new Prefetch(workers, virtual, ahead == 0 ? 2 * workers : ahead);
        if (closed) {
          // Closed a moment ago, by a thread that found none to close.
          close();
          requireOpen();
        }
      }
      if (begins) {
        prefetch.begin(epoch, at.batch());
      }
      try {
        return prefetch.next(DataLoader.this.size());
      } catch (CancellationException e) {
        throw new DataException("loader: it was closed while a batch was read", e);
      }
    }
  }

  /**
   * Ends the threads, and waits for them; a row that is being read ends first. Several times is as
   * once; a batch that another thread waits for is then refused.
   *
   * @throws DataException if the data set reads on, interrupted or not
   */
  @Override
  public void close() {
    closed = true;
    Prefetch workers = prefetch;
    if (workers != null) {
      workers.close();
    }
  }
}
