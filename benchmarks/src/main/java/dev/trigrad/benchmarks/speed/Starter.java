package dev.trigrad.benchmarks.speed;

/**
 * Somebody with a program of its own that predicts once: a class {@code FirstPrediction} beside its
 * own class, written as a user writes it, whose main method is given the contender's name, makes a
 * network 784-128-10 with whatever weights, and passes the ten scores of 784 features to {@link
 * FirstPrediction#report}.
 */
public non-sealed interface Starter extends Contender {
  /** Name of the class with the main method. */
  default String program() {
    return getClass().getPackageName() + ".FirstPrediction";
  }
}
