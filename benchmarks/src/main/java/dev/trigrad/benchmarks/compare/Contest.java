package dev.trigrad.benchmarks.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Lets engines work by turns: first trainings from nothing, each in a process of its own; then
 * those processes that are kept go on until they are warm; then the rounds that are compared.
 */
public final class Contest implements AutoCloseable {
  private static final int KEPT = 2;
  private static final double WARM_UP_ROUND = 0.2;

  /** With fewer, chance cannot be told from a difference. */
  private static final int FEWEST_ROUNDS = 8;

  /** Part of the limit that is left to the rounds. */
  private static final double FOR_ROUNDS = 0.4;

  private final Function<String, List<String>> command;
  private final int most;
  private final int rounds;
  private final double seconds;
  private final double warmUp;
  private final double limit;
  private final long begun = System.nanoTime();
  private final Consumer<String> progress;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Map<String, String> failed = new LinkedHashMap<>();

  /** What an engine has done so far. */
  private static final class Entry {
    final List<Start> starts = new ArrayList<>();
    final List<Round> rounds = new ArrayList<>();
    final List<EngineProcess> processes = new ArrayList<>();
    final List<Settling> settling = new ArrayList<>();
    String summary = "";

    boolean settled() {
      return settling.stream().allMatch(Settling::settled);
    }
  }

  /**
   * A contest.
   *
   * @param engines their names
   * @param command how a process of an engine is started
   * @param starts trainings from nothing of each engine, if they are short
   * @param rounds of each engine, once warm
   * @param seconds of steps in each
   * @param warmUp seconds after which the rounds begin even if somebody is not warm
   * @param limit seconds after which no more is done than has to be: no start but the first, and
   *     eight rounds
   * @param progress is told what begins
   */
  public Contest(
      List<String> engines,
      Function<String, List<String>> command,
      int starts,
      int rounds,
      double seconds,
      double warmUp,
      double limit,
      Consumer<String> progress) {
    this.command = command;
    most = starts;
    this.rounds = rounds;
    this.seconds = seconds;
    this.warmUp = warmUp;
    this.limit = limit;
    this.progress = progress;
    engines.forEach(engine -> entries.put(engine, new Entry()));
  }

  /** What those did that came to the end. */
  public List<Contender> run() throws IOException {
    progress.accept("start 1 of each: from nothing to the trained network");
    startAll();
    // Each start takes about as long as the first, and half of the time is for what is warm.
    int starts = 1 + (int) Math.min(most - 1, Math.max(0, limit / 2 / elapsed() - 1));
    for (int i = 1; i < starts && !entries.isEmpty(); i++) {
      progress.accept("start %d of each".formatted(i + 1));
      startAll();
    }
    if (entries.isEmpty()) {
      return List.of();
    }
    settle();
    progress.accept("rounds by turns");
    for (int i = 0; i < rounds && (i < FEWEST_ROUNDS || elapsed() < limit); i++) {
      turns(i);
    }
    var contenders = new ArrayList<Contender>();
    entries.forEach(
        (name, e) ->
            contenders.add(
                new Contender(
                    name, e.summary, List.copyOf(e.starts), List.copyOf(e.rounds), e.settled())));
    return contenders;
  }

  private void turns(int round) throws IOException {
    for (String engine : order(round)) {
      Entry entry = entries.get(engine);
      EngineProcess process = entry.processes.get(round % entry.processes.size());
      attempt(engine, () -> entry.rounds.add(process.round(seconds)));
    }
  }

  /** Why others did not, by engine. */
  public Map<String, String> failed() {
    return failed;
  }

  /** Each begins as often as any other, and follows each other one. */
  private List<String> order(int round) {
    var order = new ArrayList<>(entries.keySet());
    if (order.isEmpty()) {
      return order;
    }
    Collections.rotate(order, -round % order.size());
    return round / order.size() % 2 == 1 ? order.reversed() : order;
  }

  private double elapsed() {
    return (System.nanoTime() - begun) * 1e-9;
  }

  private void startAll() throws IOException {
    for (String engine : List.copyOf(entries.keySet())) {
      Entry entry = entries.get(engine);
      attempt(engine, () -> start(engine, entry));
    }
  }

  private void start(String engine, Entry entry) throws IOException, EngineProcess.Failure {
    if (entry.processes.size() == KEPT) {
      entry.processes.removeFirst().close();
      entry.settling.removeFirst();
    }
    var process = new EngineProcess(entry.starts.size(), command.apply(engine));
    entry.processes.add(process);
    entry.settling.add(new Settling());
    entry.starts.add(process.start());
    entry.summary = process.summary();
  }

  private void settle() throws IOException {
    int processes = entries.values().stream().mapToInt(e -> e.processes.size()).sum();
    progress.accept("%d processes work by turns until they are warm".formatted(processes));
    double end = Math.min(elapsed() + warmUp, (1 - FOR_ROUNDS) * limit);
    while (elapsed() < end && !entries.values().stream().allMatch(Entry::settled)) {
      for (String engine : List.copyOf(entries.keySet())) {
        Entry entry = entries.get(engine);
        for (int i = 0; i < entry.processes.size(); i++) {
          int index = i;
          attempt(
              engine,
              () ->
                  entry
                      .settling
                      .get(index)
                      .add(entry.processes.get(index).round(Math.min(WARM_UP_ROUND, seconds))));
        }
      }
    }
  }

  @FunctionalInterface
  private interface Work {
    void run() throws IOException, EngineProcess.Failure;
  }

  /** Whoever fails is out. */
  private void attempt(String engine, Work work) throws IOException {
    if (failed.containsKey(engine)) {
      return;
    }
    try {
      work.run();
    } catch (EngineProcess.Failure e) {
      failed.put(engine, e.getMessage());
      close(entries.remove(engine));
    }
  }

  private static void close(Entry entry) throws IOException {
    for (EngineProcess process : entry.processes) {
      process.close();
    }
  }

  @Override
  public void close() throws IOException {
    for (Entry entry : entries.values()) {
      close(entry);
    }
  }
}
