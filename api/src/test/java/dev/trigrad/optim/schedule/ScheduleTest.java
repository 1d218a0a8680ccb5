package dev.trigrad.optim.schedule;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.ArgumentException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * Schedules give PyTorch's rates over 120 steps; the values are recorded by {@code
 * record_schedules.py} beside them.
 */
class ScheduleTest {
  private final Map<String, double[]> recorded = recorded();

  private static Map<String, double[]> recorded() {
    try (var in = ScheduleTest.class.getResourceAsStream("schedules.csv")) {
      var found = new LinkedHashMap<String, double[]>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        String[] cells = line.split(",");
        found.put(
            cells[0], Arrays.stream(cells).skip(1).mapToDouble(Double::parseDouble).toArray());
      }
      return found;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void same(String name, Schedule schedule) {
    same(name, schedule.curve(120));
  }

  /** PyTorch carries each rate on from the one before, which at 0 leaves some 10⁻¹⁶ of the base. */
  private void same(String name, double[] factors) {
    double[] expected = recorded.remove(name);
    assertEquals(expected.length, factors.length);
    for (int t = 0; t < expected.length; t++) {
      assertEquals(expected[t], factors[t], 1e-12 * expected[t] + 1e-16, name + " at " + t);
    }
  }

  @Test
  void followPyTorch() {
    same("constant", Schedule.constant(1.0 / 3, 5));
    same("step", Schedule.step(30));
    same("step 7 0.5", Schedule.step(7, 0.5));
    same("multiStep", Schedule.multiStep(0.1, 60, 90));
    same("exponential", Schedule.exponential(0.95));
    same("polynomial 5 1", Schedule.polynomial(5, 1));
    same("polynomial 100 4", Schedule.polynomial(100, 4));
    same("cosine 100", Schedule.cosine(100));
    same("cosine 30 0.2", Schedule.cosine(30, 0.2));
    same("warmRestarts 10 1", Schedule.warmRestarts(10, 1));
    same("warmRestarts 7 2 0.05", Schedule.warmRestarts(7, 2, 0.05));
    same("linear", Schedule.linear(1.0 / 3, 1, 5));
    same("linear 0.1 0.7 50", Schedule.linear(0.1, 0.7, 50));
    same("anneal 20 0.05", Schedule.anneal(20, 0.05));
    same("anneal linear", Schedule.linear(1, 0.05, 20));
    same("oneCycle", Schedule.oneCycle(120));
    same("oneCycle straight", Schedule.oneCycle(120).straight());
    same("oneCycle symmetric", Schedule.oneCycle(120).symmetric());
    same("oneCycle settings", Schedule.oneCycle(120).rise(0.21).divisors(10, 100));
    Schedule last = Schedule.exponential(0.9);
    same(
        "sequential",
        Schedule.linear(0.25, 1, 10).then(10, Schedule.cosine(60, 0.1)).then(70, last));
    same("chained", Schedule.constant(0.1, 20).times(last));
    same("lambda", step -> 1 / (1 + 0.01 * step));
    same("plateau", plateau(new ReduceOnPlateau(), 1));
    same(
        "plateau settings",
        plateau(
            new ReduceOnPlateau()
                .gamma(0.5)
                .patience(2)
                .absoluteThreshold(0.5)
                .cooldown(3)
                .minimum(0.01),
            1));
    var largest = new ReduceOnPlateau().maximize();
    same("plateau max", plateau(largest.patience(4).relativeThreshold(0.01), -1));
    largest = new ReduceOnPlateau().maximize().gamma(0.3).patience(0);
    same("plateau max abs", plateau(largest.absoluteThreshold(0.25), -1));
    assertEquals(Map.of(), recorded);
  }

  private static double[] plateau(ReduceOnPlateau plateau, int sign) {
    var factors = new double[120];
    for (int t = 0; t < factors.length; t++) {
      double before = plateau.factor();
      boolean reduced = plateau.report(sign * measure(t));
      factors[t] = plateau.factor();
      assertEquals(factors[t] < before, reduced);
    }
    return factors;
  }

  private static double measure(int t) {
    return Math.max(0, 20 - t) + t * 7 % 5 / 8.0 + (t < 60 ? 3 : 0);
  }

  @Test
  void aPlateauGoesOnFromItsCell() {
    double[] whole = plateau(new ReduceOnPlateau().patience(2).cooldown(4), 1);
    for (int cut : new int[] {1, 50, 67, 71, 119}) {
      var first = new ReduceOnPlateau().patience(2).cooldown(4);
      for (int t = 0; t < cut; t++) {
        first.report(measure(t));
      }
      var second = new ReduceOnPlateau().patience(2).cooldown(4);
      second.cell().assign(first.cell().snapshot());
      assertEquals(first.best(), second.best());
      for (int t = cut; t < 120; t++) {
        second.report(measure(t));
        assertEquals(whole[t], second.factor());
      }
    }
  }

  @Test
  void aPlateauTakesAnyMeasure() {
    var plateau = new ReduceOnPlateau().patience(1);
    assertTrue(Double.isNaN(plateau.best()));
    assertEquals(false, plateau.report(Double.NaN));
    assertEquals(true, plateau.report(Double.POSITIVE_INFINITY));
    assertEquals(0.1, plateau.factor());
    assertEquals(false, plateau.report(1));
    assertEquals(1, plateau.best());
    for (int i = 0; i < 100; i++) {
      plateau.report(Double.NaN);
    }
    assertEquals(1, plateau.best());
    assertTrue(plateau.factor() <= 1e-7 && plateau.factor() > 1e-9, "" + plateau.factor());
  }

  @Test
  void composed() {
    assertArrayEquals(
        new double[] {0.25, 0.5, 0.75, 1, 1, 0.5, 0}, Schedule.polynomial(2, 1).warmUp(4).curve(7));
    assertArrayEquals(
        new double[] {1, 1, 1, 0.5, 0.5, 0.5, 0.25}, Schedule.exponential(0.5).every(3).curve(7));
    Schedule yolo = Schedule.multiStep(0.1, 60, 90).every(100);
    assertEquals(1, yolo.factor(5_999));
    assertEquals(0.1, yolo.factor(6_000));
    assertEquals(0.01, yolo.factor(9_000), 1e-17);
    assertEquals(
        Schedule.constant(0.5).then(3, Schedule.step(4)).then(9, Schedule.constant(2)),
        Schedule.sequence(
            List.of(Schedule.constant(0.5), Schedule.step(4), Schedule.constant(2)), 3, 9));
    assertEquals(Schedule.cosine(10), Schedule.sequence(List.of(Schedule.cosine(10))));
  }

  @Test
  void lateSteps() {
    int last = Integer.MAX_VALUE;
    for (Schedule each :
        List.of(
            Schedule.cosine(7),
            Schedule.warmRestarts(1, 2),
            Schedule.warmRestarts(1, Integer.MAX_VALUE),
            Schedule.warmRestarts(3, 1),
            Schedule.oneCycle(9),
            Schedule.oneCycle(9).rise(1),
            Schedule.oneCycle(9).rise(0.5).symmetric(),
            Schedule.linear(0, 1, last),
            Schedule.polynomial(last, 2),
            Schedule.step(last).warmUp(last),
            Schedule.exponential(0.5).every(last))) {
      for (int step : new int[] {0, 1, 8, 9, last - 1, last}) {
        double factor = each.factor(step);
        assertTrue(factor >= 0 && factor <= 1, each + " at " + step + " is " + factor);
      }
    }
    assertEquals(1, Schedule.oneCycle(10).rise(1).factor(9));
    assertEquals(Schedule.oneCycle(10).factor(9), Schedule.oneCycle(10).factor(1_000));
    assertEquals(4e-6, Schedule.oneCycle(10).factor(9), 1e-20);
  }

  @Test
  void drawn() {
    String text = Schedule.cosine(100).warmUp(20).plot(120);
    List<String> lines = text.lines().toList();
    assertEquals(14, lines.size());
    assertTrue(lines.get(0).startsWith("     1.000 │⠀⠀⠀"), text);
    assertTrue(lines.get(13).endsWith("119"), text);
    lines.subList(0, 13).forEach(line -> assertEquals(76, line.length()));
    assertTrue(Schedule.constant(0).plot(1).contains("⣀"));
    assertEquals(14, ((Schedule) step -> Double.NaN).plot(3).lines().count());
  }

  private static void refused(String message, Executable call) {
    assertEquals(message, assertThrows(ArgumentException.class, call).getMessage());
  }

  @Test
  void settingsMustBePossible() {
    refused("schedule: steps of cosine is 0, expected at least 1", () -> Schedule.cosine(0));
    refused(
        "schedule: end of cosine is -1.0, expected a finite number of at least 0",
        () -> Schedule.cosine(5, -1));
    refused(
        "schedule: gamma of exponential is NaN, expected a finite number of at least 0",
        () -> Schedule.exponential(Double.NaN));
    refused(
        "schedule: power of polynomial is 0.0, expected a finite number above 0.0",
        () -> Schedule.polynomial(5, 0));
    refused(
        "schedule: milestones are [60, 30], expected ascending steps from 1 on; sort them and leave"
            + " out what is twice",
        () -> Schedule.multiStep(0.1, 60, 30));
    refused(
        "schedule: rise of oneCycle is 0.6, expected a share of the steps in (0, 0.5]",
        () -> Schedule.oneCycle(100).rise(0.6).symmetric());
    refused(
        "schedule: steps of oneCycle is 4, expected more than 4.0, so that a share of 0.25 is more"
            + " than one step",
        () -> Schedule.oneCycle(4).rise(0.25));
    refused(
        "schedule: sequence of 1 schedules with 1 milestones; give one milestone between each two",
        () -> Schedule.sequence(List.of(Schedule.cosine(5)), 3));
    refused("schedule: then: schedule is null", () -> Schedule.cosine(5).then(3, null));
    refused(
        "schedule: at of then is 0, expected at least 1", () -> Schedule.cosine(5).then(0, null));
    refused(
        "schedule: gamma of plateau is 1.0, expected a number in [0, 1)",
        () -> new ReduceOnPlateau().gamma(1));
    refused(
        "schedule: patience of plateau is -1, expected at least 0",
        () -> new ReduceOnPlateau().patience(-1));
  }
}
