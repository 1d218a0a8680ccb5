package dev.trigrad.benchmarks.speed.race;

import dev.trigrad.benchmarks.speed.fork.CurveProcess;
import dev.trigrad.benchmarks.speed.fork.Pace;
import dev.trigrad.benchmarks.speed.result.Curve;
import dev.trigrad.benchmarks.speed.result.Measurement;
import dev.trigrad.benchmarks.speed.result.Workload;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Steps of virtual machines that have done nothing before: processes one after another, all
 * contenders in each round, each round begun by another one. A first run, which does not count, has
 * natives unpacked and pages of files in memory; it tells what C2 compiles, since recording that
 * takes time of its own.
 */
final class Curves {
  private final VirtualMachine machine;

  /** Started by {@code machine}. */
  Curves(VirtualMachine machine) {
    this.machine = machine;
  }

  /** Lets {@code entrants} train, in as many rounds as {@code pace} has iterations. */
  List<Measurement> run(Workload workload, Pace pace, List<Entrant> entrants) throws IOException {
    var recorded = new LinkedHashMap<Entrant, Measurement>();
    for (Entrant entrant : entrants) {
      recorded.put(entrant, train(workload, pace, entrant, true));
    }
    var measured = new LinkedHashMap<Entrant, Measurement>();
    for (int round = 0; round < pace.iterations(); round++) {
      for (int i = 0; i < entrants.size(); i++) {
        Entrant entrant = entrants.get((round + i) % entrants.size());
        if (failed(recorded.get(entrant)) || failed(measured.get(entrant))) {
          continue;
        }
        measured.merge(entrant, train(workload, pace, entrant, false), Measurement::and);
      }
    }
    return entrants.stream()
        .map(entrant -> together(recorded.get(entrant), measured.get(entrant)))
        .toList();
  }

  private static boolean failed(Measurement measurement) {
    return measurement != null && measurement.failure() != null;
  }

  private static Measurement together(Measurement recorded, Measurement measured) {
    if (failed(recorded) || failed(measured)) {
      return failed(recorded) ? recorded : measured;
    }
    Curve.Compiled compiled = recorded.curves().getFirst().compiled();
    return measured.with(measured.curves().stream().map(c -> c.with(compiled)).toList());
  }

  private Measurement train(Workload workload, Pace pace, Entrant entrant, boolean recorded)
      throws IOException {
    Process process =
        machine.start(
            workload,
            entrant,
            entrant.name(),
            List.of(),
            List.of(
                CurveProcess.class.getName(),
                entrant.name(),
                workload.toString(),
                Double.toString(1e-3 * pace.milliseconds()),
                recorded ? CurveProcess.RECORDED : ""));
    var running = new RunningProcess(workload, entrant, process);
    try {
      running.listen();
      return running.measurement();
    } finally {
      running.stop();
    }
  }
}
