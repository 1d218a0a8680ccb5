package dev.trigrad.benchmarks.speed.race;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.benchmarks.speed.fork.Pace;
import dev.trigrad.benchmarks.speed.result.Measurement;
import dev.trigrad.benchmarks.speed.result.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RaceTest {
  private static final Pace QUICK = new Pace(1, 3, 10);

  @TempDir private Path folder;

  private List<Measurement> race(Workload workload, String... names) throws IOException {
    List<Entrant> all = Entrant.of(folder, List.of());
    var entrants =
        Stream.of(names)
            .map(name -> all.stream().filter(e -> e.name().equals(name)).findAny().orElseThrow())
            .toList();
    return new Race(folder).run(workload, QUICK, entrants);
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
}
