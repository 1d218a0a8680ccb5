package dev.trigrad.benchmarks.speed.race;

import dev.trigrad.benchmarks.speed.fork.MeasuringProcess;
import dev.trigrad.benchmarks.speed.fork.Pace;
import dev.trigrad.benchmarks.speed.fork.RaceProtocol;
import dev.trigrad.benchmarks.speed.result.Learning;
import dev.trigrad.benchmarks.speed.result.Measurement;
import dev.trigrad.benchmarks.speed.result.Results;
import dev.trigrad.benchmarks.speed.result.Workload;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One workload, one fork: a virtual machine for each contender, all of them alive at once, of which
 * one measures at a time, an iteration by turns.
 */
public final class Race {
  private static final long MINUTES = 10;

  private final VirtualMachine machine;

  /** Keeps what contenders print, and what they unpack, below {@code folder}. */
  public Race(Path folder) {
    machine = new VirtualMachine(folder);
  }

  /**
   * Lets {@code entrants} do {@code workload}, each at {@code pace}; starts have one of their own.
   */
  public List<Measurement> run(Workload workload, Pace pace, List<Entrant> entrants)
      throws IOException {
    if (workload.kind() == Workload.Kind.START) {
      return new Starts(machine).run(workload, entrants);
    }
    var processes = new ArrayList<RunningProcess>();
    try {
      for (Entrant entrant : entrants) {
        processes.add(new RunningProcess(workload, entrant, start(workload, pace, entrant)));
      }
      // One after another also while they prepare.
      processes.forEach(RunningProcess::listen);
      for (int first = 0; processes.stream().anyMatch(RunningProcess::waits); first++) {
        for (int i = 0; i < processes.size(); i++) {
          processes.get((first + i) % processes.size()).turn();
        }
      }
      return processes.stream().map(RunningProcess::measurement).toList();
    } finally {
      processes.forEach(RunningProcess::stop);
    }
  }

  private Process start(Workload workload, Pace pace, Entrant entrant) throws IOException {
    return machine.start(
        workload,
        entrant,
        entrant.name(),
        // There are several at once, of which one measures.
        List.of("-Xmx4g", "-Djmh.ignoreLock=true"),
        List.of(
            MeasuringProcess.class.getName(),
            entrant.name(),
            workload.toString(),
            Integer.toString(pace.warmUps()),
            Integer.toString(pace.iterations()),
            Integer.toString(pace.milliseconds())));
  }

  /** A contender's virtual machine. */
  private static final class RunningProcess {
    private final Workload workload;
    private final Entrant entrant;
    private final Process process;
    private final BufferedReader output;
    private Learning learning;
    private String version = "";
    private List<Double> extras = List.of();
    private Measurement measurement;

    RunningProcess(Workload workload, Entrant entrant, Process process) {
      this.workload = workload;
      this.entrant = entrant;
      this.process = process;
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
          if (line.startsWith(RaceProtocol.MARK + RaceProtocol.READY)) {
            return;
          }
          if (line.startsWith(RaceProtocol.MARK)) {
            understand(line.substring(RaceProtocol.MARK.length()));
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
        case RaceProtocol.LEARNING -> learning = Learning.parse(value);
        case RaceProtocol.VERSION -> version = value;
        case RaceProtocol.EXTRAS -> extras = Results.numbers(value);
        case RaceProtocol.FAILED -> fail(value);
        case RaceProtocol.TIMES -> {
          if (learning != null && !learning.fell()) {
            fail("its loss did not fall: " + learning);
          } else if (waits()) {
            measurement =
                new Measurement(
                    workload,
                    entrant.name(),
                    Results.numbers(value),
                    extras,
                    learning,
                    version,
                    null);
          }
        }
        default -> throw new IllegalStateException(line);
      }
    }

    private void fail(String reason) {
      if (waits()) {
        measurement =
            new Measurement(
                workload, entrant.name(), List.of(), List.of(), learning, version, reason);
      }
    }
  }
}
