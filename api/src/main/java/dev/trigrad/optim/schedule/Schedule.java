package dev.trigrad.optim.schedule;

import dev.trigrad.ArgumentException;
import java.util.List;

/**
 * A learning rate as a function of the number of steps made: {@code rate = base rate ×
 * factor(step)}, in double precision, rounded once. Step 0 is the first.
 *
 * <pre>{@code
 * Schedule steps = Schedule.multiStep(0.1, 60, 90).every(100);   // milestones in epochs
 * Schedule own = step -> 1 / (1 + 1e-3 * step);                  // any function
 * optimizer.schedule(Schedule.cosine(10_000).warmUp(500));
 * }</pre>
 *
 * <p>A schedule is a value without state: the same step always gives the same factor. Factors are
 * at least 0 and finite; of an own function, the optimizer checks it when it steps.
 *
 * <p>Formulas and defaults are PyTorch's ({@code torch.optim.lr_scheduler}), of which an own
 * function is {@code LambdaLR}.
 */
@FunctionalInterface
public interface Schedule {
  /** What the base rate is multiplied by at {@code step}, from 0 on. */
  double factor(int step);

  /** {@code factor} for ever; at least 0. */
  static Schedule constant(double factor) {
    return new Closed.Constant(Checks.factor("constant", "factor", factor), Integer.MAX_VALUE);
  }

  /**
   * {@code factor} for {@code steps} steps, then 1. PyTorch's {@code ConstantLR}, whose defaults
   * are 1/3 and 5.
   */
  static Schedule constant(double factor, int steps) {
    Checks.factor("constant", "factor", factor);
    return new Closed.Constant(factor, Checks.positive("constant", "steps", steps));
  }

  /** {@code γ^⌊t / size⌋} with γ = 0.1: a tenth every {@code size} steps. */
  static Schedule step(int size) {
    return step(size, 0.1);
  }

  /** {@code γ^⌊t / size⌋}: times γ every {@code size} steps. PyTorch's {@code StepLR}. */
  static Schedule step(int size, double gamma) {
    Checks.factor("step", "gamma", gamma);
    return new Closed.Staircase(Checks.positive("step", "size", size), gamma);
  }

  /**
   * γ to the power of the number of milestones reached: times γ from each milestone on. PyTorch's
   * {@code MultiStepLR}, whose γ is 0.1 by default.
   */
  static Schedule multiStep(double gamma, int... milestones) {
    Checks.factor("multiStep", "gamma", gamma);
    return new Closed.MultiStep(gamma, Checks.milestones(milestones));
  }

  /** {@code γᵗ}. PyTorch's {@code ExponentialLR}. */
  static Schedule exponential(double gamma) {
    return new Closed.Exponential(Checks.factor("exponential", "gamma", gamma));
  }

  /**
   * {@code (1 − t / steps)^power}, 0 from {@code steps} on; linear for a power of 1. PyTorch's
   * {@code PolynomialLR}, whose defaults are 5 and 1; the "poly" policy of Caffe and Darknet.
   */
  static Schedule polynomial(int steps, double power) {
    Checks.positive("polynomial", "steps", steps);
    return new Closed.Polynomial(steps, Checks.above("polynomial", "power", power, 0));
  }

  /**
   * {@code (1 + cos(π t / steps)) / 2}: half a cosine from 1 to 0; see {@link #cosine(int,
   * double)}.
   */
  static Schedule cosine(int steps) {
    return cosine(steps, 0);
  }

  /**
   * {@code end + (1 − end) (1 + cos(π t / steps)) / 2}: half a cosine from 1 to {@code end}. After
   * {@code steps} steps it rises again, with the period {@code 2 steps}, as PyTorch's {@code
   * CosineAnnealingLR} does; its {@code eta_min} is {@code end × base rate}. Source: Loshchilov and
   * Hutter 2017, equation 5.
   */
  static Schedule cosine(int steps, double end) {
    Checks.positive("cosine", "steps", steps);
    return new Closed.Cosine(steps, Checks.factor("cosine", "end", end));
  }

  /** Warm restarts, down to 0; see {@link #warmRestarts(int, int, double)}. */
  static Schedule warmRestarts(int first, int times) {
    return warmRestarts(first, times, 0);
  }

  /**
   * Half a cosine from 1 to {@code end} over {@code first} steps, then over {@code first × times},
   * {@code first × times²} and so on, each from 1 again. PyTorch's {@code
   * CosineAnnealingWarmRestarts}, with its {@code T_0}, {@code T_mult} and {@code eta_min = end ×
   * base rate}. Source: Loshchilov and Hutter 2017 (SGDR).
   */
  static Schedule warmRestarts(int first, int times, double end) {
    Checks.positive("warmRestarts", "first", first);
    Checks.positive("warmRestarts", "times", times);
    return new Closed.WarmRestarts(first, times, Checks.factor("warmRestarts", "end", end));
  }

  /**
   * {@code start + (end − start) t / steps}, {@code end} from {@code steps} on. PyTorch's {@code
   * LinearLR}, whose defaults are 1/3, 1 and 5.
   */
  static Schedule linear(double start, double end, int steps) {
    Checks.factor("linear", "start", start);
    Checks.factor("linear", "end", end);
    return new Closed.Linear(start, end, Checks.positive("linear", "steps", steps));
  }

  /**
   * Half a cosine from 1 to {@code end} within {@code steps} steps, then {@code end}. PyTorch's
   * {@code SWALR} with its annealing "cos", whose {@code swa_lr} is {@code end × base rate};
   * "linear" is {@code linear(1, end, steps)}. Source: Izmailov and others 2018.
   */
  static Schedule anneal(int steps, double end) {
    Checks.positive("anneal", "steps", steps);
    return new Closed.Anneal(steps, Checks.factor("anneal", "end", end));
  }

  /** One cycle of {@code steps} steps, up to the base rate and down to almost nothing. */
  static OneCycle oneCycle(int steps) {
    return OneCycle.of(steps);
  }

  /**
   * This schedule before step {@code at}, from then on {@code next}, which begins with its step 0.
   * PyTorch's {@code SequentialLR}: {@code a.then(10, b).then(30, c)} has the milestones 10 and 30.
   */
  default Schedule then(int at, Schedule next) {
    Checks.positive("then", "at", at);
    return new Combined.Sequence(this, at, Checks.present("then", next));
  }

  /** The product of both. PyTorch's {@code ChainedScheduler}. */
  default Schedule times(Schedule other) {
    return new Combined.Product(this, Checks.present("times", other));
  }

  /**
   * {@code (t + 1) / steps} of this schedule's first factor during the first {@code steps} steps;
   * after them this schedule, which begins then. So the first step is none at rate 0, and the
   * {@code steps}-th is one at the full rate. Source: Goyal and others 2017, section 2.2.
   */
  default Schedule warmUp(int steps) {
    return new Combined.WarmUp(Checks.positive("warmUp", "steps", steps), this);
  }

  /**
   * {@code factor(⌊t / steps⌋)}: each factor for {@code steps} steps. With the number of batches of
   * an epoch, this schedule counts epochs.
   */
  default Schedule every(int steps) {
    return new Combined.Every(Checks.positive("every", "steps", steps), this);
  }

  /** The factors of the first {@code steps} steps. */
  default double[] curve(int steps) {
    Checks.positive("curve", "steps", steps);
    var factors = new double[steps];
    for (int step = 0; step < steps; step++) {
      factors[step] = factor(step);
    }
    return factors;
  }

  /**
   * The {@link #curve} as text, in braille dots: twelve lines for factors from 0 to the largest, 64
   * characters wide, with both axes labelled.
   */
  default String plot(int steps) {
    return CurveText.of(curve(steps));
  }

  /**
   * Several schedules one after the other: {@code sequence(List.of(a, b, c), 10, 30)} is {@code
   * a.then(10, b).then(30, c)}.
   *
   * @throws ArgumentException if there is not one milestone between each two, or they do not ascend
   */
  static Schedule sequence(List<Schedule> schedules, int... milestones) {
    ArgumentException.requirePresent(schedules, "schedule", "list of schedules");
    Checks.milestones(milestones);
    if (schedules.size() != milestones.length + 1) {
      throw new ArgumentException(
          "schedule: sequence of "
              + schedules.size()
              + " schedules with "
              + milestones.length
              + " milestones; give one milestone between each two");
    }
    Schedule all = Checks.present("sequence", schedules.getFirst());
    for (int i = 0; i < milestones.length; i++) {
      all = all.then(milestones[i], schedules.get(i + 1));
    }
    return all;
  }
}
