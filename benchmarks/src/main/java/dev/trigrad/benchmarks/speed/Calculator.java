package dev.trigrad.benchmarks.speed;

/** A library that calculates with tensors, element by element and along rows. */
public non-sealed interface Calculator extends Contender {
  /**
   * {@code calculation} as this library's users write it, on operands made beforehand.
   *
   * @throws UnsupportedOperationException if the library cannot do it
   */
  Computation computation(Calculation calculation);

  /** Whether it takes part in {@code calculation}. */
  default boolean suits(Calculation calculation) {
    return true;
  }
}
