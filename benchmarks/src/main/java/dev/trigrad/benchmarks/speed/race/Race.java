package dev.trigrad.benchmarks.speed.race;

import dev.trigrad.benchmarks.speed.fork.MeasuringProcess;
import dev.trigrad.benchmarks.speed.fork.Pace;
import dev.trigrad.benchmarks.speed.result.Measurement;
import dev.trigrad.benchmarks.speed.result.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One workload, one fork: a virtual machine for each contender, all of them alive at once, of which
 * one measures at a time, an iteration by turns.
 */
public final class Race {
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
    if (workload.kind() == Workload.Kind.CURVE) {
      return new Curves(machine).run(workload, pace, entrants);
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
}
