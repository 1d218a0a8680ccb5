package dev.trigrad.benchmarks.speed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.benchmarks.speed.contender.Contender;
import dev.trigrad.benchmarks.speed.fork.Pace;
import dev.trigrad.benchmarks.speed.result.Workload;
import dev.trigrad.benchmarks.speed.trigrad.Limits;
import dev.trigrad.benchmarks.speed.trigrad.TrigradContender;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static final List<Schedule> BOTH = List.of(Schedule.brief(), Schedule.full());

  @Test
  void curvesCanBeAskedForAlone() {
    for (Schedule schedule : BOTH) {
      List<Workload> found = schedule.rows().filter(row -> row.title().contains("curve")).toList();
      assertEquals(schedule.curves(), found);
      assertTrue(found.stream().allMatch(row -> row.kind() == Workload.Kind.CURVE));
    }
  }

  @Test
  void curvesAreOfBothNumbersOfCores() {
    assertEquals(
        List.of("784-128-10/32@2", "2-16-2/1@2", "784-128-10/32@1", "2-16-2/1@1"),
        Schedule.brief().curves().stream().map(Workload::shape).toList());
    assertEquals(
        List.of(
            "2-16-2/1", "784-128-10/1", "784-128-10/32", "784-128-10/128", "784-512-512-10/128"),
        Schedule.full().curves().stream()
            .filter(curve -> curve.cores() == 1)
            .map(curve -> curve.shape().split("@")[0])
            .toList());
    assertEquals(10, Schedule.full().curves().size());
    Workload curve = Schedule.full().curves().getFirst();
    assertEquals(new Pace(0, 5, 10_000), Schedule.full().pace(curve));
    assertEquals(new Pace(0, 3, 5_000), Schedule.brief().pace(curve));
  }

  @Test
  void whoTrainsHasACurve() {
    Workload curve = Schedule.full().curves().getFirst();
    for (Contender trainer :
        List.of(
            new TrigradContender.OnJava(),
            new TrigradContender.OnVector(),
            new TrigradContender.OnNative())) {
      assertTrue(Schedule.full().admits(curve, trainer));
      assertTrue(Schedule.brief().admits(curve, trainer));
    }
    assertFalse(Schedule.full().admits(curve, new Limits.Core()));
    assertFalse(Schedule.full().admits(curve, new Limits.OpenBlas()));
  }

  @Test
  void theCoreTakesPartWhereThereAreMultiplyAdds() {
    var core = new Limits.Core();
    for (Workload workload : Schedule.full().workloads()) {
      boolean multiplies =
          switch (workload.kind()) {
            case SGD, ADAM, PRODUCT -> true;
            default -> false;
          };
      assertEquals(multiplies, Schedule.full().admits(workload, core), workload.toString());
    }
  }
}
