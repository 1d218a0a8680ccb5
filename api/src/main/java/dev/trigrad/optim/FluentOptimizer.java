package dev.trigrad.optim;

import dev.trigrad.nn.Module;
import dev.trigrad.nn.Parameter;
import dev.trigrad.optim.schedule.ReduceOnPlateau;
import dev.trigrad.optim.schedule.Schedule;
import dev.trigrad.optim.transform.GradientTransform;
import dev.trigrad.run.Evaluator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * An optimizer whose settings give it back as what it is, so that they can be told one after the
 * other, the general ones before its own: {@code new Adam(model).on(evaluator).seed(1).amsgrad()}.
 *
 * <p>One of your own says {@code class Mine extends FluentOptimizer<Mine>}.
 *
 * @param <O> the optimizer's own class
 */
public abstract class FluentOptimizer<O extends FluentOptimizer<O>> extends Optimizer {
  /** As {@link Optimizer#Optimizer(Module, double)}. */
  protected FluentOptimizer(Module model, double learningRate) {
    super(model, learningRate);
  }

  /** As {@link Optimizer#Optimizer(List, double)}. */
  protected FluentOptimizer(List<Parameter> parameters, double learningRate) {
    super(parameters, learningRate);
  }

  FluentOptimizer(NamedParameters named, double learningRate, Map<Setting, Double> settings) {
    super(named, learningRate, settings);
  }

  // The bound of O makes it this object's own class.
  @SuppressWarnings("unchecked")
  private O self() {
    return (O) this;
  }

  @Override
  public final O group(Predicate<Parameter> members, Consumer<Group> settings) {
    super.group(members, settings);
    return self();
  }

  @Override
  public final O on(Evaluator evaluator) {
    super.on(evaluator);
    return self();
  }

  @Override
  public final O allowUnreached() {
    super.allowUnreached();
    return self();
  }

  @Override
  public final O maximize() {
    super.maximize();
    return self();
  }

  @Override
  public final O seed(long seed) {
    super.seed(seed);
    return self();
  }

  @Override
  public final O schedule(Schedule schedule) {
    super.schedule(schedule);
    return self();
  }

  @Override
  public final O plateau(ReduceOnPlateau plateau) {
    super.plateau(plateau);
    return self();
  }

  @Override
  public final O transform(GradientTransform transform) {
    super.transform(transform);
    return self();
  }
}
