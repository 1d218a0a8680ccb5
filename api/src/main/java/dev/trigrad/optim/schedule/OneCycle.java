package dev.trigrad.optim.schedule;

/**
 * One cycle: from {@code 1 / startDivisor} up to 1 during the first {@code rise} of the steps, then
 * down to {@code 1 / (startDivisor × endDivisor)} at the last, along half cosines or straight
 * lines. With three phases, it is down at {@code 1 / startDivisor} as fast as it rose, and falls to
 * the end in what remains. The base rate is the largest, PyTorch's {@code max_lr}.
 *
 * <p>The first phase ends at step {@code rise × steps − 1}, which need not be a whole number; steps
 * after the last stay where that one was.
 *
 * <p>Source: Smith 2018 ("super-convergence"); form and defaults are those of PyTorch's {@code
 * OneCycleLR}, without its cycle of momentums.
 *
 * @param steps number of steps of the cycle, {@code total_steps}
 * @param rise share of the steps in which the rate rises, {@code pct_start}, in (0, 1], or in (0,
 *     0.5] with three phases; 0.3
 * @param startDivisor {@code div_factor}, above 0; 25
 * @param endDivisor {@code final_div_factor}, above 0; 10,000
 * @param linear straight lines rather than half cosines
 * @param threePhases whether the fall has two phases
 */
public record OneCycle(
    int steps,
    double rise,
    double startDivisor,
    double endDivisor,
    boolean linear,
    boolean threePhases)
    implements Schedule {
  /**
   * A cycle with these settings.
   *
   * @throws dev.trigrad.ArgumentException if a phase would have no step, or a divisor is not above
   *     0
   */
  public OneCycle {
    Checks.positive("oneCycle", "steps", steps);
    double most = threePhases ? 0.5 : 1;
    if (!(rise > 0 && rise <= most)) {
      throw Checks.refused("oneCycle", "rise", rise, "a share of the steps in (0, " + most + "]");
    }
    if (!(rise * steps > 1)) {
      throw Checks.refused(
          "oneCycle",
          "steps",
          steps,
          "more than " + 1 / rise + ", so that a share of " + rise + " is more than one step");
    }
    Checks.above("oneCycle", "startDivisor", startDivisor, 0);
    Checks.above("oneCycle", "endDivisor", endDivisor, 0);
  }

  static OneCycle of(int steps) {
    return new OneCycle(steps, 0.3, 25, 1e4, false, false);
  }

  /** The same with another share of the steps in which the rate rises. */
  public OneCycle rise(double share) {
    return new OneCycle(steps, share, startDivisor, endDivisor, linear, threePhases);
  }

  /** The same from 1 / {@code startDivisor} on, to 1 / {@code endDivisor} of that at the end. */
  public OneCycle divisors(double startDivisor, double endDivisor) {
    return new OneCycle(steps, rise, startDivisor, endDivisor, linear, threePhases);
  }

  /** The same along straight lines. */
  public OneCycle straight() {
    return new OneCycle(steps, rise, startDivisor, endDivisor, true, threePhases);
  }

  /**
   * The same in three phases, the second of which mirrors the first; {@code rise} of at most 0.5.
   */
  public OneCycle symmetric() {
    return new OneCycle(steps, rise, startDivisor, endDivisor, linear, true);
  }

  @Override
  public double factor(int step) {
    double now = Math.min(step, steps - 1);
    double start = 1 / startDivisor;
    double end = start / endDivisor;
    double top = rise * steps - 1;
    if (now <= top) {
      return between(start, 1, now / top);
    }
    if (!threePhases) {
      return between(1, end, (now - top) / (steps - 1 - top));
    }
    double down = 2 * rise * steps - 2;
    return now <= down
        ? between(1, start, (now - top) / (down - top))
        : between(start, end, (now - down) / (steps - 1 - down));
  }

  private double between(double from, double to, double share) {
    return linear
        ? (to - from) * share + from
        : to + (from - to) / 2 * (1 + Math.cos(Math.PI * share));
  }
}
