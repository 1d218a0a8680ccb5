package dev.trigrad.benchmarks.speed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One row, one fork: a virtual machine for each contender, all of them alive at once, of which one
 * measures at a time, an iteration by turns.
 */
final class Race {
  private static final long MINUTES = 10;

  private final Schedule schedule;
  private final VirtualMachine machine;

  /** Keeps what contenders print, and what they unpack, below {@code folder}. */
  Race(Schedule schedule, Path folder) {
    this.schedule = schedule;
    machine = new VirtualMachine(folder);
  }

  /** Lets {@code entrants} do {@code row}. */
  List<Measurement> run(Row row, List<Entrant> entrants) throws IOException {
    if (row.kind() == Row.Kind.START) {
      return new Starts(machine).run(row, entrants);
    }
    var runners = new ArrayList<Runner>();
    try {
      for (Entrant entrant : entrants) {
        runners.add(new Runner(row, entrant));
      }
      // One after another also while they prepare.
      runners.forEach(Runner::listen);
      for (int first = 0; runners.stream().anyMatch(Runner::waits); first++) {
        for (int i = 0; i < runners.size(); i++) {
          runners.get((first + i) % runners.size()).turn();
        }
      }
      return runners.stream().map(Runner::measurement).toList();
    } finally {
      runners.forEach(Runner::stop);
    }
  }

  private Process start(Row row, Entrant entrant) throws IOException {
    Schedule.Pace pace = schedule.pace(row);
    return machine.start(
        row,
        entrant,
        entrant.name(),
        // There are several at once, of which one measures.
        List.of("-Xmx4g", "-Djmh.ignoreLock=true"),
        List.of(
            Lane.class.getName(),
            entrant.name(),
            row.toString(),
            Integer.toString(pace.warmUps()),
            Integer.toString(pace.iterations()),
            Integer.toString(pace.milliseconds())));
  }

  /** A contender's virtual machine. */
  private final class Runner {
    private final Row row;
    private final Entrant entrant;
    private final Process process;
    private final BufferedReader output;
    private Learning learning;
    private String version = "";
    private List<Double> extras = List.of();
    private Measurement measurement;

    Runner(Row row, Entrant entrant) throws IOException {
      this.row = row;
      this.entrant = entrant;
      process = start(row, entrant);
      output = process.inputReader();
      CompletableFuture.delayedExecutor(MINUTES, TimeUnit.MINUTES).execute(this::stop);
    }

    boolean waits() {
      return measurement == null;
    }

    Measurement measurement() {
      return measurement;
    }

    void stop() {
      process.destroyForcibly();
    }

    void turn() {
      if (!waits()) {
        return;
      }
      try {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
      } catch (IOException e) {
        fail("ended before its turn: " + e.getMessage());
        return;
      }
      listen();
    }

    /** Reads until the contender waits for its next turn, or has done. */
    void listen() {
      try {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
          if (line.startsWith(Turns.MARK + Turns.READY)) {
            return;
          }
          if (line.startsWith(Turns.MARK)) {
            understand(line.substring(Turns.MARK.length()));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      if (waits()) {
        fail("ended without a result");
      }
    }

    private void understand(String line) {
      int space = line.indexOf(' ');
      String value = line.substring(space + 1);
      switch (line.substring(0, space)) {
        case Turns.LEARNING -> learning = Learning.parse(value);
        case Turns.VERSION -> version = value;
        case Turns.EXTRAS -> extras = Results.numbers(value);
        case Turns.FAILED -> fail(value);
        case Turns.TIMES -> {
          if (learning != null && !learning.fell()) {
            fail("its loss did not fall: " + learning);
          } else if (waits()) {
            measurement =
                new Measurement(
                    row, entrant.name(), Results.numbers(value), extras, learning, version, null);
          }
        }
        default -> throw new IllegalStateException(line);
      }
    }

    private void fail(String reason) {
      if (waits()) {
        measurement =
            new Measurement(row, entrant.name(), List.of(), List.of(), learning, version, reason);
      }
    }
  }
}
