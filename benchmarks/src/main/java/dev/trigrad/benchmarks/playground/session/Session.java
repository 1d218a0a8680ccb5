package dev.trigrad.benchmarks.playground.session;

import dev.trigrad.benchmarks.playground.network.Experiment;
import dev.trigrad.benchmarks.playground.network.Settings;
import dev.trigrad.benchmarks.playground.network.Table;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * One page's training, on a thread of its own to which it is confined: whoever asks hands in what
 * is to be done, and waits until the thread has done it, between two steps.
 */
public final class Session {
  private record Task(Function<Session, ?> work, CompletableFuture<Object> result) {
    void run(Session session) {
      try {
        result.complete(work.apply(session));
      } catch (RuntimeException | Error e) {
        result.completeExceptionally(e);
      }
    }
  }

  private final String id;
  private final Idleness idleness;
  private final Runnable ended;
  private final LinkedBlockingQueue<Task> tasks = new LinkedBlockingQueue<>();
  private final Turns turns = new Turns();
  private final Thread thread;
  private volatile boolean closed;

  /** Whether the thread waits to be asked, and trains no more until then. */
  private volatile boolean waits;

  // Of the session's thread alone:
  private Experiment experiment;
  private Table table;
  private int version;
  private boolean running;
  private String trouble = "";
  private long asked = System.nanoTime();

  /** A session on {@code experiment}'s settings; {@code ended} is called when it has ended. */
  Session(String id, Idleness idleness, Runnable ended) {
    this.id = id;
    this.idleness = idleness;
    this.ended = ended;
    this.thread = Thread.ofPlatform().daemon().name("playground " + id).unstarted(this::loop);
  }

  Session started() {
    thread.start();
    return this;
  }

  /** What a page calls it by. */
  public String id() {
    return id;
  }

  /**
   * What {@code work} gives on the session's thread; it alone may call the methods below.
   *
   * @throws SessionEnded if it has ended, or ends meanwhile
   */
  @SuppressWarnings("unchecked")
  public <T> T ask(Function<Session, T> work) {
    var task = new Task(work, new CompletableFuture<>());
    tasks.add(task);
    if (closed) {
      refuseAll();
    }
    try {
      return (T) task.result.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private void refuseAll() {
    for (Task task; (task = tasks.poll()) != null; ) {
      task.result.completeExceptionally(new SessionEnded());
    }
  }

  private void loop() {
    try {
      while (!closed) {
        turn();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      closed = true;
      refuseAll();
      ended.run();
    }
  }

  private void turn() throws InterruptedException {
    long wait = running ? turns.wait(experiment) : remaining(idleness.end());
    waits = !running;
    Task task = tasks.poll(wait, TimeUnit.NANOSECONDS);
    if (task != null) {
      asked = System.nanoTime();
      task.run(this);
    } else if (remaining(idleness.end()) == 0) {
      closed = true;
    } else if (running && remaining(idleness.pause()) == 0) {
      running = false;
    } else if (running) {
      train();
    }
  }

  private long remaining(Duration patience) {
    return Math.max(0, asked + patience.toNanos() - System.nanoTime());
  }

  private void train() {
    try {
      turns.take(experiment);
      heed();
    } catch (RuntimeException e) {
      running = false;
      trouble = String.valueOf(e.getMessage());
    }
  }

  private void heed() {
    trouble = "";
    if (experiment.diverged()) {
      running = false;
      trouble =
          "the loss is no number any more at step "
              + experiment.steps()
              + "; lower the learning rate, then reset";
    }
  }

  private void use(Experiment other) {
    if (experiment != other) {
      if (experiment == null || !experiment.samePoints(other)) {
        version++;
      }
      experiment = other;
      trouble = "";
    }
    turns.begin();
  }

  /** Trains what {@code settings} say from now on, if need be from the beginning. */
  public void settings(Settings settings) {
    use(experiment == null ? new Experiment(settings, table) : experiment.with(settings, table));
  }

  /** Has {@code table}, and what {@code settings} say of it. */
  public void table(Table loaded, Settings settings) {
    use(new Experiment(settings, loaded));
    table = loaded;
  }

  /** The table that was loaded, or null. */
  public Table table() {
    return table;
  }

  /** Goes on by itself, or pauses. */
  public void run(boolean on) {
    running = on && !experiment.diverged();
    waits = !running;
    turns.begin();
  }

  /** One step, and a pause. */
  public void step() {
    running = false;
    experiment.step();
    heed();
  }

  /** Steps up to the end of the epoch, and a pause. */
  public void epoch() {
    running = false;
    experiment.finishEpoch();
    heed();
  }

  /** From the beginning. */
  public void reset() {
    use(experiment.again());
  }

  /** What is trained. */
  public Experiment experiment() {
    return experiment;
  }

  /** Changes whenever the points do. */
  public int version() {
    return version;
  }

  public boolean running() {
    return running;
  }

  /** Why it stopped by itself, empty if it did not. */
  public String trouble() {
    return trouble;
  }

  boolean waits() {
    return waits;
  }

  /** Ends the session. */
  void close() {
    closed = true;
    // Wakes the thread; refused, like all that is asked from now on.
    tasks.add(new Task(session -> null, new CompletableFuture<>()));
  }

  /** Waits until its thread is gone. */
  void join() throws InterruptedException {
    thread.join();
  }
}
