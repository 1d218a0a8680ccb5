package dev.trigrad.benchmarks.speed;

import java.util.function.Supplier;

/** A library that multiplies matrices of floats. */
public non-sealed interface Multiplier extends Contender {
  /** A computation of {@code product} on operands made beforehand. */
  Supplier<Object> product(Product product);
}
