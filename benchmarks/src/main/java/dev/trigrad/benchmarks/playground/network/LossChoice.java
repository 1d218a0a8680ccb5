package dev.trigrad.benchmarks.playground.network;

import dev.trigrad.Tensor;
import dev.trigrad.loss.CrossEntropy;
import dev.trigrad.loss.Huber;
import dev.trigrad.loss.Loss;
import dev.trigrad.loss.MeanAbsoluteError;
import dev.trigrad.loss.MeanSquaredError;
import dev.trigrad.loss.MulticlassHinge;

/** What is made small, as a mean over the samples. */
public enum LossChoice {
  CROSS_ENTROPY(true, false, new CrossEntropy()),
  HINGE(true, false, new MulticlassHinge()),
  /** Squared error of probabilities, of classes; of the number itself, of numbers. */
  SQUARED(true, true, new MeanSquaredError()),
  ABSOLUTE(false, true, new MeanAbsoluteError()),
  HUBER(false, true, new Huber());

  private final boolean ofClasses;
  private final boolean ofNumbers;
  private final Loss loss;

  LossChoice(boolean ofClasses, boolean ofNumbers, Loss loss) {
    this.ofClasses = ofClasses;
    this.ofNumbers = ofNumbers;
    this.loss = loss;
  }

  /** This loss, or the usual one if it is not for such targets. */
  public LossChoice fitting(boolean classes) {
    if (classes) {
      return ofClasses ? this : CROSS_ENTROPY;
    }
    return ofNumbers ? this : SQUARED;
  }

  private boolean ofProbabilities(int classes) {
    return this == SQUARED && classes > 0;
  }

  /**
   * The loss of {@code outputs}, [rows, units].
   *
   * @param classes how many there are, or 0 if targets are numbers
   */
  Tensor of(Tensor outputs, Tensor targets, int classes) {
    return ofProbabilities(classes)
        ? loss.of(outputs.softmax(1), targets.oneHot(classes))
        : loss.of(outputs, targets);
  }

  /** The constructor as Java has it. */
  String java() {
    return "new " + loss.getClass().getSimpleName() + "()";
  }

  /** The call of {@code loss} as Java has it. */
  String call(String outputs, String targets, int classes) {
    return ofProbabilities(classes)
        ? "loss.of(%s.softmax(1), %s.oneHot(%s))".formatted(outputs, targets, classes)
        : "loss.of(%s, %s)".formatted(outputs, targets);
  }
}
