package dev.trigrad.optim;

import dev.trigrad.ArgumentException;

/** A number that an optimizer can be told, other than its learning rate, and where it may lie. */
enum Setting {
  WEIGHT_DECAY("weight decay", false),
  MOMENTUM("momentum", true),
  DAMPENING("dampening", true),
  BETA1("beta1", true),
  BETA2("beta2", true),
  EPSILON("epsilon", false),
  ALPHA("alpha", true),
  RHO("rho", true),
  RATE_DECAY("learning rate decay", false),
  MOMENTUM_DECAY("momentum decay", false);

  private final String label;
  private final boolean fraction;

  Setting(String label, boolean fraction) {
    this.label = label;
    this.fraction = fraction;
  }

  /** {@code value}, if it is in range: [0, 1) for fractions, else finite and at least 0. */
  double require(double value) {
    if (fraction) {
      if (!(value >= 0 && value < 1)) {
        throw new ArgumentException(
            "optimizer: " + label + " is " + shown(value) + ", expected a number in [0, 1)");
      }
      return value;
    }
    return requireNonNegative(label, value);
  }

  /** {@code value}, if it is finite and at least 0. */
  static double requireNonNegative(String what, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new ArgumentException(
          "optimizer: "
              + what
              + " is "
              + shown(value)
              + ", expected a finite number of at least 0");
    }
    return value;
  }

  /** As it was written: what fits a float was one. */
  private static String shown(double value) {
    return (float) value == value ? Float.toString((float) value) : Double.toString(value);
  }

  @Override
  public String toString() {
    return label;
  }
}
