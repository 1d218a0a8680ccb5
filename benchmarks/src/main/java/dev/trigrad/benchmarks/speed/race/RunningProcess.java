package dev.trigrad.benchmarks.speed.race;

import dev.trigrad.benchmarks.speed.fork.RaceProtocol;
import dev.trigrad.benchmarks.speed.result.Curve;
import dev.trigrad.benchmarks.speed.result.Learning;
import dev.trigrad.benchmarks.speed.result.Measurement;
import dev.trigrad.benchmarks.speed.result.Results;
import dev.trigrad.benchmarks.speed.result.Workload;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A contender's virtual machine, and what it has said. */
final class RunningProcess {
  private static final long MINUTES = 10;

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
      case RaceProtocol.TIMES -> succeed(Results.numbers(value), List.of());
      case RaceProtocol.CURVE -> succeed(List.of(), List.of(Curve.parse(value)));
      default -> throw new IllegalStateException(line);
    }
  }

  private void succeed(List<Double> times, List<Curve> curves) {
    if (learning != null && !learning.fell()) {
      fail("its loss did not fall: " + learning);
    } else if (waits()) {
      measurement =
          new Measurement(workload, entrant.name(), times, extras, learning, version, null, curves);
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
