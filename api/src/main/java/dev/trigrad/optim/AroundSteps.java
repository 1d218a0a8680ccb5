package dev.trigrad.optim;

import dev.trigrad.ArgumentException;
import dev.trigrad.optim.schedule.ReduceOnPlateau;
import dev.trigrad.optim.schedule.Schedule;
import dev.trigrad.optim.transform.GradientTransform;
import java.util.Optional;

/**
 * What stands around the steps of an optimizer, told once and done by every step: how the learning
 * rate changes, what is done to gradients before the update, what is averaged after it.
 *
 * <pre>{@code
 * var optimizer = new Sgd(model, 0.1).momentum(0.9f);
 * optimizer.schedule(Schedule.cosine(10_000).warmUp(500)).transform(new ClipByGlobalNorm(1));
 * WeightAverage average = optimizer.average(WeightAverage.exponential(0.999));
 * for (Batch batch : train.batches(32, RandomKey.of(1))) {
 *   optimizer.step(pass -> loss.of(model.apply(batch.features(), pass), batch.targets()));
 * }
 * Tensor y = average.snapshot(model).apply(x);
 * }</pre>
 *
 * <p>A step with all of it is one program, planned once: what changes from step to step is an
 * input. What is remembered, is in the optimizer's {@linkplain Optimizer#cells cells}, by these
 * names: {@code position}, int32, the number of steps made since the first of these was told;
 * {@code plateau}; {@code average.<path>} and {@code average.state}; {@code accumulated.<path>} and
 * {@code accumulated.state}; {@code transform.<place>.<name>} of transforms that remember
 * something.
 *
 * <p>An optimizer that searches values rather than following a gradient (a line search) refuses
 * transforms; schedules and averages work with it.
 */
public sealed interface AroundSteps permits Optimizer {
  private Optimizer self() {
    return (Optimizer) this;
  }

  /**
   * Follows {@code schedule} from the next step on, which is step 0: the learning rate of each
   * group is what was set times the schedule's factor. {@link Optimizer#learningRate()} gives the
   * product, {@link Optimizer#learningRate(double)} sets what is multiplied. A step by no gradient,
   * or one that fails, is none.
   *
   * @throws ArgumentException if the schedule is null, or there is one already: use {@link
   *     Schedule#then} or {@link Schedule#times}
   */
  default Optimizer schedule(Schedule schedule) {
    self().frame().schedule(schedule);
    self().firstGroup().follow(self().frame()::factor);
    return self();
  }

  /** The schedule that it follows, if there is one. */
  default Optional<Schedule> schedule() {
    return self().frame().schedule();
  }

  /**
   * Multiplies the learning rates by the factor of {@code plateau}, too, whom somebody tells a
   * measure now and then.
   *
   * @throws ArgumentException if it is null, or there is one already
   */
  default Optimizer plateau(ReduceOnPlateau plateau) {
    self().frame().plateau(plateau);
    self().firstGroup().follow(self().frame()::factor);
    return self();
  }

  /**
   * Has every step apply {@code transform} to its gradients, after those told before.
   *
   * @throws ArgumentException if it is null
   */
  default Optimizer transform(GradientTransform transform) {
    self().frame().transform(transform);
    return self();
  }

  /**
   * Has every step carry {@code average} on from the parameters' new values.
   *
   * @return the average, which predicts
   * @throws ArgumentException if it is null or another optimizer's, or there is one already
   */
  default WeightAverage average(WeightAverage average) {
    self().frame().average(self(), average);
    return average;
  }

  /** The gradients accumulated for a step over several batches; one for each optimizer. */
  default Accumulation accumulation() {
    return self().frame().accumulation(self());
  }
}
