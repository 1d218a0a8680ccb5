package dev.trigrad.benchmarks.speed.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.benchmarks.compare.Quartiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurveTest {
  private static final Workload ROW = new Workload(Workload.Kind.CURVE, "784-128-10/32@2");

  @TempDir private Path folder;

  private static Curve curve(long... steps) {
    return new Curve(
        Curve.MARKS.subList(0, steps.length),
        LongStream.of(steps).boxed().toList(),
        Map.of("main", 100.0, "two words", 20.0),
        new Curve.Compiled(7, 4096));
  }

  private static Measurement measurement(String contender, Curve... curves) {
    return new Measurement(ROW, contender, List.of(), List.of(), null, "1", null, List.of(curves));
  }

  @Test
  void hasTheMarksOfItsLength() {
    assertEquals(List.of(0.5, 1.0, 2.0, 3.0, 5.0), Curve.marksUntil(5));
    assertEquals(List.of(0.5, 1.0, 2.0, 3.0, 5.0, 8.0, 10.0), Curve.marksUntil(10));
    assertThrows(
        IllegalArgumentException.class, () -> new Curve(List.of(0.5), List.of(), Map.of(), null));
  }

  @Test
  void isReadAsWritten() {
    for (Curve curve :
        List.of(
            curve(1, 2_000_000_000_000L),
            new Curve(List.of(0.5), List.of(0L), Map.of(), null),
            new Curve(List.of(0.5), List.of(3L), Map.of("two words", 10.0), null))) {
      assertEquals(curve, Curve.parse(curve.toString()));
    }
  }

  @Test
  void knowsWhatTheSystemDoesNotTell() {
    assertEquals(100, curve(1).processor("main"));
    assertEquals(0, curve(1).processor("C2"));
    var untold = new Curve(List.of(0.5), List.of(1L), Map.of(), null);
    assertTrue(Double.isNaN(untold.processor("main")));
  }

  @Test
  void takesRatiosOfPairsBeforeTheirMedian() {
    List<Curve> java = List.of(curve(10, 100), curve(10, 200), curve(10, 400));
    List<Curve> vector = List.of(curve(20, 150), curve(5, 180), curve(30, 800));
    // 1.5, 0.9 and 2: the ratio of the medians, 180 to 200, is that of one fork alone.
    assertEquals(new Quartiles(1.2, 1.5, 1.75), Curve.ratio(vector, java, 1));
    assertEquals(2, Curve.ratio(vector, java, 0.5).median());
    assertEquals(180, Curve.steps(vector, 1).median());
    assertEquals(new Quartiles(165, 180, 490), Curve.steps(vector, 1));
  }

  @Test
  void hasNoRatioToNothing() {
    List<Curve> none = List.of(curve(0), curve(4));
    List<Curve> some = List.of(curve(3), curve(4));
    assertTrue(Double.isNaN(Curve.ratio(some, none, 0.5).median()));
    assertEquals(0.5, Curve.ratio(none, some, 0.5).median());
    assertTrue(Double.isNaN(Curve.ratio(some, some, 10).median()));
    assertTrue(Double.isNaN(Curve.steps(some, 10).median()));
    List<Curve> one = List.of(curve(3));
    assertThrows(IllegalArgumentException.class, () -> Curve.ratio(some, one, 0.5));
  }

  @Test
  void isKeptInTheFileAndJoinedOverForks() throws IOException {
    Path file = folder.resolve("results.tsv");
    var results = new Results(file);
    results.add(0, List.of(measurement("java", curve(1, 5), curve(2, 6))));
    results.add(1, List.of(measurement("java", curve(3, 7))));
    List<Curve> all = List.of(curve(1, 5), curve(2, 6), curve(3, 7));
    assertEquals(all, results.curves(ROW, "java"));
    assertEquals(all, Results.in(file).curves(ROW, "java"));
    assertEquals(List.of(), results.curves(ROW, "vector"));
    assertEquals("6 steps in 1 s", results.find(ROW, "java").orElseThrow().summary());
  }

  @Test
  void filesOfEarlierRunsHaveNone() throws IOException {
    Path file = folder.resolve("results.tsv");
    Files.writeString(
        file, "0\tSGD 784-128-10/32 1\tjava\t5.0,7.0\t\t2.5 to 1.0 in 10 steps\t1\t\n");
    Results read = Results.in(file);
    Workload row = read.workloads().getFirst();
    assertEquals(6, read.time(row, "java"));
    assertEquals(List.of(), read.curves(row, "java"));
  }

  @Test
  void saysWhatItIsOf() {
    assertEquals("curve 784-128-10/32, 2 cores", ROW.title());
    assertEquals(2, ROW.cores());
    assertEquals(32, ROW.task().batch());
    assertEquals("curve 2-16-2/1, 1 core", new Workload(Workload.Kind.CURVE, "2-16-2/1@1").title());
    assertEquals(ROW, Workload.of(ROW.toString()));
  }
}
