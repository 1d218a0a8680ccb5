package dev.trigrad.optim;

import dev.trigrad.Tensor;
import java.util.Map;

/**
 * The numbers of a step, computed in double and rounded once to the leaves that engines read. What
 * is as it was keeps its leaf.
 */
final class StepNumbers {
  private double[] exact = {};
  private Tensor[] leaves = {};

  /** Puts leaves of {@code numbers} in front of {@code inputs}. */
  void put(double[] numbers, Tensor[] inputs) {
    var next = new Tensor[numbers.length];
    for (int i = 0; i < next.length; i++) {
      boolean same = i < exact.length && exact[i] == numbers[i];
      next[i] = same ? leaves[i] : Tensor.of((float) numbers[i]);
    }
    exact = numbers;
    leaves = next;
    System.arraycopy(next, 0, inputs, 0, next.length);
  }

  /** Adds each leaf with the number that it was rounded from. */
  void addTo(Map<Tensor, Double> found) {
    for (int i = 0; i < exact.length; i++) {
      found.put(leaves[i], exact[i]);
    }
  }
}
