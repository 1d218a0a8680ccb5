package dev.trigrad.benchmarks.speed.race;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.benchmarks.speed.fork.Pace;
import dev.trigrad.benchmarks.speed.result.Curve;
import dev.trigrad.benchmarks.speed.result.Measurement;
import dev.trigrad.benchmarks.speed.result.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RaceTest {
  private static final Pace QUICK = new Pace(1, 3, 10);

  @TempDir private Path folder;

  private List<Measurement> race(Workload workload, String... names) throws IOException {
    return race(workload, QUICK, names);
  }

  private List<Measurement> race(Workload workload, Pace pace, String... names) throws IOException {
    List<Entrant> all = Entrant.of(folder, List.of());
    var entrants =
        Stream.of(names)
            .map(name -> all.stream().filter(e -> e.name().equals(name)).findAny().orElseThrow())
            .toList();
    return new Race(folder).run(workload, pace, entrants);
  }

  @Test
  void measuresInTurn() throws IOException {
    List<Measurement> measurements =
        race(new Workload(Workload.Kind.SGD, "2-16-2/1"), "able", "java");
    for (Measurement measurement : measurements) {
      assertEquals(null, measurement.failure());
      assertEquals(3, measurement.times().size());
      assertTrue(measurement.time() > 0);
      assertTrue(measurement.learned());
    }
    assertEquals("able", measurements.getFirst().contender());
    assertEquals("test", measurements.getFirst().version());
  }

  @Test
  void tellsWhyOthersDidNot() throws IOException {
    List<Measurement> measurements =
        race(new Workload(Workload.Kind.SGD, "2-16-2/1"), "stubborn", "broken", "gone", "able");
    assertTrue(measurements.get(0).failure().startsWith("its loss did not fall: 2.0 to 2.0"));
    assertFalse(measurements.get(0).learned());
    assertTrue(measurements.get(1).failure().endsWith("no networks here"));
    assertEquals("ended without a result", measurements.get(2).failure());
    assertEquals(3, measurements.get(3).times().size());
  }

  @Test
  void takesTailsUnderLoad() throws IOException {
    Measurement able = race(new Workload(Workload.Kind.LOAD, "2-16-2/1"), "able").getFirst();
    assertEquals(3, able.extras().size());
    assertTrue(able.extra() >= able.time());
  }

  @Test
  void measuresOnlyWhoComputesTheRightThing() throws IOException {
    List<Measurement> measurements =
        race(new Workload(Workload.Kind.CALCULATION, "gelu/3x5"), "wrong", "java");
    assertTrue(
        measurements.get(0).failure().contains("its result 0 is"), measurements.get(0).failure());
    assertEquals(3, measurements.get(1).times().size());
  }

  @Test
  void measuresOverheads() throws IOException {
    Measurement java = race(new Workload(Workload.Kind.OVERHEAD, "held/50"), "java").getFirst();
    assertEquals(null, java.failure());
    assertEquals(3, java.times().size());
    assertEquals(3, java.extras().size());
    assertTrue(java.time() > 0);
  }

  @Test
  void startsProcesses() throws IOException {
    List<Measurement> measurements =
        race(new Workload(Workload.Kind.START, "784-128-10/1"), "bare", "java", "mute");
    assertEquals(
        List.of("bare", "java", "java+aot", "mute"),
        measurements.stream().map(Measurement::contender).toList());
    assertEquals("ended without a prediction", measurements.getLast().failure());
    Measurement bare = measurements.get(0);
    Measurement java = measurements.get(1);
    assertEquals(5, java.times().size());
    assertTrue(java.time() > bare.time());
    assertTrue(java.extra() > bare.extra() && bare.extra() > 1 << 20);
    // Classes in folders, as in this test, cannot be cached.
    Measurement cached = measurements.get(2);
    assertTrue(cached.failure() == null || cached.failure().contains("wrote no cache"));
  }

  @Test
  void countsStepsOfFreshMachines() throws IOException {
    Measurement java =
        race(new Workload(Workload.Kind.CURVE, "2-16-2/1@1"), new Pace(0, 1, 1000), "java")
            .getFirst();
    assertEquals(null, java.failure());
    assertTrue(java.learned() && java.learning().steps() > 0);
    assertEquals(1, java.curves().size());
    Curve curve = java.curves().getFirst();
    assertEquals(List.of(0.5, 1.0), curve.seconds());
    assertTrue(curve.steps(0.5) > 0 && curve.steps(1) > curve.steps(0.5), curve.toString());
    assertEquals(curve.steps(1), java.learning().steps());
    assertTrue(curve.compiled().methods() > 0, curve.toString());
    assertTrue(curve.compiled().codeBytes() > 100L * curve.compiled().methods(), curve.toString());
    if (Files.isDirectory(Path.of("/proc/self/task"))) {
      assertTrue(curve.processor("main") > 100 && curve.processor("C2") > 0, curve.toString());
    }
  }

  @Test
  void repeatsCurvesOfWhoTrains() throws IOException {
    List<Measurement> measurements =
        race(
            new Workload(Workload.Kind.CURVE, "2-16-2/1@1"),
            new Pace(0, 2, 500),
            "able",
            "stubborn",
            "broken",
            "gone");
    assertEquals(
        List.of("able", "stubborn", "broken", "gone"),
        measurements.stream().map(Measurement::contender).toList());
    assertEquals(2, measurements.get(0).curves().size());
    assertTrue(measurements.get(1).failure().startsWith("its loss did not fall: 2.0 to 2.0"));
    assertTrue(measurements.get(2).failure().endsWith("no networks here"));
    assertEquals("ended without a result", measurements.get(3).failure());
    assertEquals(List.of(), measurements.get(3).curves());
  }

  @Test
  void measuresTheCore() throws IOException {
    var step = new Workload(Workload.Kind.SGD, "784-128-10/128");
    Measurement core = race(step, "core").getFirst();
    assertEquals(null, core.failure());
    // Faster than one multiply-add in 3 ns, slower than a thousand in one.
    double rate = step.flops() / core.time() * 1e-3;
    assertTrue(rate > 0.7 && rate < 2000, rate + " GFLOP/s");
  }
}
