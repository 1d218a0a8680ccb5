package dev.trigrad.loss;

import dev.trigrad.Tensor;

/** How far predictions are from targets; the smaller, the better. */
@FunctionalInterface
public interface Loss {
  /** The loss of {@code prediction} against {@code target}, as a graph. */
  Tensor of(Tensor prediction, Tensor target);
}
