package dev.trigrad.optim;

import dev.trigrad.ArgumentException;
import dev.trigrad.nn.Parameter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;

/**
 * Parameters of an optimizer that have settings of their own; what is not set here is as in the
 * optimizer's first group.
 *
 * <pre>{@code
 * var optimizer = new AdamW(model, 0.001);
 * optimizer.group(parameter -> parameter.type().shape().rank() < 2, group -> group.weightDecay(0));
 * }</pre>
 *
 * <p>Settings are inputs of the step: changing one makes no new plan, except from 0 or to 0 where
 * the step is another one without it.
 */
public final class Group {
  private final String optimizer;
  private final Map<Setting, Double> settings;
  private final List<Parameter> parameters = new ArrayList<>();

  /** The group that says what is not set here; {@code null} in the first one. */
  private final Group first;

  /**
   * The learning rate at first and, in the first group, the present one; {@code null} if not set.
   */
  private HostNumbers rates;

  /** What the rates of all groups are multiplied by, in the first one. */
  private DoubleSupplier factor = () -> 1;

  /** The first group of what is called {@code optimizer}, with all the settings there are. */
  Group(String optimizer, double learningRate, Map<Setting, Double> defaults) {
    this.optimizer = optimizer;
    this.first = null;
    this.settings = new EnumMap<>(Setting.class);
    this.settings.putAll(defaults);
    double rate = Setting.requireNonNegative("learning rate", learningRate);
    this.rates = new HostNumbers("learningRate", rate, rate);
  }

  /** A group that begins as {@code first} is. */
  Group(Group first) {
    this.optimizer = first.optimizer;
    this.first = first;
    this.settings = new EnumMap<>(Setting.class);
  }

  /** The parameters in it, in the optimizer's order. */
  public List<Parameter> parameters() {
    return List.copyOf(parameters);
  }

  /** The list itself. */
  List<Parameter> members() {
    return parameters;
  }

  /**
   * The learning rate that the group begins with, and that schedules multiply (PyTorch's {@code
   * initial_lr}); the first group's unless it was set.
   */
  public double learningRate() {
    return base();
  }

  /**
   * Sets the learning rate that the group begins with. When {@link Optimizer#learningRate(double)}
   * changes that of the first group, this one keeps its ratio to it.
   *
   * @throws ArgumentException if it is negative or not finite
   */
  public Group learningRate(double rate) {
    Setting.requireNonNegative("learning rate", rate);
    if (first == null) {
      rates.set(rate, rate * scale());
    } else if (rates == null) {
      rates = new HostNumbers("learningRate", rate);
    } else {
      rates.set(rate);
    }
    return this;
  }

  /**
   * The learning rate of the next step: that at first, as the optimizer's has changed since, times
   * the factor of its schedule.
   */
  public double presentLearningRate() {
    return rate();
  }

  private double base() {
    return rates == null ? first.base() : rates.at(0);
  }

  /** By what all learning rates have changed since the beginning. */
  private double scale() {
    if (first != null) {
      return first.scale();
    }
    return rates.at(0) == 0 ? 1 : rates.at(1) / rates.at(0);
  }

  /** The present learning rate. */
  double rate() {
    return (first == null ? this : first).factor.getAsDouble() * unscheduledRate();
  }

  private double unscheduledRate() {
    return first == null
        ? rates.at(1)
        : rates == null ? first.unscheduledRate() : rates.at(0) * scale();
  }

  /** Multiplies the rates of all groups by {@code factor} as it is at each step; of the first. */
  void follow(DoubleSupplier factor) {
    this.factor = factor;
  }

  /** Sets the present rate of the first group. A rate of 0 at first has no ratio to another. */
  void presentRate(double rate) {
    Setting.requireNonNegative("learning rate", rate);
    rates.set(rates.at(0) == 0 ? rate : rates.at(0), rate);
  }

  /** What remembers the learning rate; {@code null} if it is the first group's. */
  HostNumbers rates() {
    return rates;
  }

  /**
   * Sets the weight decay λ of at least 0.
   *
   * @throws ArgumentException if it is out of range, or the optimizer has none
   */
  public Group weightDecay(double weightDecay) {
    return set(Setting.WEIGHT_DECAY, weightDecay);
  }

  /**
   * Sets the momentum μ in [0, 1).
   *
   * @throws ArgumentException if it is out of range, or the optimizer has none
   */
  public Group momentum(double momentum) {
    return set(Setting.MOMENTUM, momentum);
  }

  /**
   * Sets the dampening τ of the momentum, in [0, 1).
   *
   * @throws ArgumentException if it is out of range, or the optimizer has none
   */
  public Group dampening(double dampening) {
    return set(Setting.DAMPENING, dampening);
  }

  /**
   * Sets β₁ and β₂ in [0, 1).
   *
   * @throws ArgumentException if one is out of range, or the optimizer has none
   */
  public Group betas(double beta1, double beta2) {
    Setting.BETA2.require(beta2);
    return set(Setting.BETA1, beta1).set(Setting.BETA2, beta2);
  }

  /**
   * Sets ε of at least 0.
   *
   * @throws ArgumentException if it is out of range, or the optimizer has none
   */
  public Group epsilon(double epsilon) {
    return set(Setting.EPSILON, epsilon);
  }

  /**
   * Sets α in [0, 1), how much an average keeps of itself.
   *
   * @throws ArgumentException if it is out of range, or the optimizer has none
   */
  public Group alpha(double alpha) {
    return set(Setting.ALPHA, alpha);
  }

  /**
   * Sets ρ in [0, 1), how much an average keeps of itself.
   *
   * @throws ArgumentException if it is out of range, or the optimizer has none
   */
  public Group rho(double rho) {
    return set(Setting.RHO, rho);
  }

  /**
   * Sets how fast the learning rate falls with the steps, at least 0.
   *
   * @throws ArgumentException if it is out of range, or the optimizer has none
   */
  public Group learningRateDecay(double decay) {
    return set(Setting.RATE_DECAY, decay);
  }

  /**
   * Sets how fast the momentum nears its value, at least 0.
   *
   * @throws ArgumentException if it is out of range, or the optimizer has none
   */
  public Group momentumDecay(double decay) {
    return set(Setting.MOMENTUM_DECAY, decay);
  }

  /**
   * Sets a setting that only some optimizers have.
   *
   * @throws ArgumentException if it is out of range, or the optimizer has none
   */
  Group set(Setting setting, double value) {
    Map<Setting, Double> known = first == null ? settings : first.settings;
    if (!known.containsKey(setting)) {
      throw new ArgumentException(
          "optimizer: "
              + optimizer
              + " has no "
              + setting
              + "; a group of it has learning rate"
              + String.join("", known.keySet().stream().map(each -> ", " + each).toList()));
    }
    setting.require(value);
    settings.put(setting, value);
    return this;
  }

  /** The value of a setting that the optimizer has. */
  double at(Setting setting) {
    Double own = settings.get(setting);
    return own != null ? own : first.settings.get(setting);
  }

  /** As in {@code 2 parameters, learning rate 0.001}. */
  @Override
  public String toString() {
    return parameters.size() + " parameters, learning rate " + rate();
  }
}
