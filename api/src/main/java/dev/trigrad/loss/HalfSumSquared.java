package dev.trigrad.loss;

import dev.trigrad.Tensor;

/** ½ Σ (ŷ − y)² over all elements: its gradient is ŷ − y. */
public record HalfSumSquared() implements Loss {
  @Override
  public Tensor of(Tensor prediction, Tensor target) {
    return MeanSquaredError.difference("half sum squared", prediction, target)
        .square()
        .sum()
        .mul(0.5f);
  }
}
