package dev.trigrad.train.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Ticks are round, few and right. */
class AxisTest {
  private static List<String> labels(Axis axis) {
    return axis.ticks().stream().map(Axis.Tick::label).toList();
  }

  @Test
  void ticksAreRound() {
    assertEquals(
        List.of("0", "0.2", "0.4", "0.6", "0.8", "1"),
        labels(new Axis(0.03, 0.97, 5, false, false)));
    assertEquals(
        List.of("2000", "4000", "6000", "8000"), labels(new Axis(1, 9999, 5, true, false)));
    assertEquals(List.of("1", "2", "3"), labels(new Axis(1, 3, 5, true, false)));
    assertEquals(List.of("1"), labels(new Axis(1, 1, 5, true, false)));
    assertEquals(List.of("1", "2", "3", "4", "5"), labels(new Axis(3, 3, 5, false, false)));
    assertEquals(List.of("-1", "-0.5", "0", "0.5", "1"), labels(new Axis(0, 0, 5, false, false)));
    assertEquals(
        List.of("1e-9", "1e-7", "1e-5", "0.001", "0.1", "10"),
        labels(new Axis(3e-9, 2.0, 5, false, true)));
    assertEquals(List.of("0.1", "0.2", "0.5", "1"), labels(new Axis(0.2, 0.9, 5, false, true)));
  }

  @Test
  void anyRangeHasAFewTicksWithinIt() {
    var random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      double size = Math.pow(10, random.nextInt(600) - 300);
      double least = (random.nextInt(3) - 1) * random.nextDouble() * size;
      double most = least + random.nextDouble() * size * Math.pow(10, -random.nextInt(14));
      boolean logarithmic = random.nextBoolean();
      boolean exact = !logarithmic && i % 3 == 0;
      if (exact) {
        least = Math.rint(random.nextDouble() * 1e6);
        most = least + Math.rint(random.nextDouble() * Math.pow(10, random.nextInt(10)));
      } else if (logarithmic) {
        least = Math.max(1e-300, Math.abs(least));
        most = Math.max(least, Math.abs(most));
      }
      var axis = new Axis(least, most, 5, exact, logarithmic);
      String range = least + " to " + most + (logarithmic ? " log" : "") + labels(axis);
      int ticks = axis.ticks().size();
      assertTrue(ticks >= (exact ? 1 : 2) && ticks <= 9, range);
      assertEquals(ticks, new HashSet<>(labels(axis)).size(), range);
      for (Axis.Tick tick : axis.ticks()) {
        double place = axis.place(tick.value());
        assertTrue(place > -1e-9 && place < 1 + 1e-9, range);
        assertEquals(
            tick.value(), Double.parseDouble(tick.label()), Math.abs(tick.value()) * 1e-11);
      }
      assertTrue(axis.place(least) > -1e-9 && axis.place(most) < 1 + 1e-9, range);
    }
  }
}
