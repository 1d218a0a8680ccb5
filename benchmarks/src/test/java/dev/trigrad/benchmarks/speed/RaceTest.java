package dev.trigrad.benchmarks.speed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RaceTest {
  private static final Schedule QUICK = new Schedule(1, 1, 3, 10, List.of(), List.of());

  @TempDir private Path folder;

  private List<Measurement> race(Row row, String... names) throws IOException {
    List<Entrant> all = Entrant.of(folder, List.of());
    var entrants =
        Stream.of(names)
            .map(name -> all.stream().filter(e -> e.name().equals(name)).findAny().orElseThrow())
            .toList();
    return new Race(QUICK, folder).run(row, entrants);
  }

  @Test
  void measuresInTurn() throws IOException {
    List<Measurement> row = race(new Row(Row.Kind.SGD, "2-16-2/1"), "able", "java");
    for (Measurement measurement : row) {
      assertEquals(null, measurement.failure());
      assertEquals(3, measurement.times().size());
      assertTrue(measurement.time() > 0);
      assertTrue(measurement.learned());
    }
    assertEquals("able", row.getFirst().contender());
    assertEquals("test", row.getFirst().version());
  }

  @Test
  void tellsWhyOthersDidNot() throws IOException {
    List<Measurement> row =
        race(new Row(Row.Kind.SGD, "2-16-2/1"), "stubborn", "broken", "gone", "able");
    assertTrue(row.get(0).failure().startsWith("its loss did not fall: 2.0 to 2.0"));
    assertFalse(row.get(0).learned());
    assertTrue(row.get(1).failure().endsWith("no networks here"));
    assertEquals("ended without a result", row.get(2).failure());
    assertEquals(3, row.get(3).times().size());
  }

  @Test
  void takesTailsUnderLoad() throws IOException {
    Measurement able = race(new Row(Row.Kind.LOAD, "2-16-2/1"), "able").getFirst();
    assertEquals(3, able.extras().size());
    assertTrue(able.extra() >= able.time());
  }

  @Test
  void measuresOnlyWhoComputesTheRightThing() throws IOException {
    List<Measurement> row = race(new Row(Row.Kind.CALCULATION, "gelu/3x5"), "wrong", "java");
    assertTrue(row.get(0).failure().contains("its result 0 is"), row.get(0).failure());
    assertEquals(5, row.get(1).times().size());
  }

  @Test
  void measuresOverheads() throws IOException {
    Measurement java = race(new Row(Row.Kind.OVERHEAD, "held/50"), "java").getFirst();
    assertEquals(null, java.failure());
    assertEquals(5, java.times().size());
    assertEquals(5, java.extras().size());
    assertTrue(java.time() > 0);
  }

  @Test
  void startsProcesses() throws IOException {
    List<Measurement> row = race(new Row(Row.Kind.START, "784-128-10/1"), "bare", "java", "mute");
    assertEquals(
        List.of("bare", "java", "java+aot", "mute"),
        row.stream().map(Measurement::contender).toList());
    assertEquals("ended without a prediction", row.getLast().failure());
    Measurement bare = row.get(0);
    Measurement java = row.get(1);
    assertEquals(5, java.times().size());
    assertTrue(java.time() > bare.time());
    assertTrue(java.extra() > bare.extra() && bare.extra() > 1 << 20);
    // Classes in folders, as in this test, cannot be cached.
    Measurement cached = row.get(2);
    assertTrue(cached.failure() == null || cached.failure().contains("wrote no cache"));
  }
}
