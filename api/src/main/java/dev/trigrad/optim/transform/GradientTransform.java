package dev.trigrad.optim.transform;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import java.util.List;
import java.util.Map;

/**
 * A function from the gradients of a step to those that the optimizer takes in their place.
 *
 * <pre>{@code
 * optimizer.transform((gradients, step) ->
 *     gradients.stream().map(g -> g == null ? null : g.mul(0.5f)).toList());
 * }</pre>
 */
@FunctionalInterface
public interface GradientTransform {
  /**
   * One gradient for each that is given, of its shape, {@code null} where that is {@code null}. It
   * records; it evaluates nothing and remembers nothing but through {@link StepContext#updates}, as
   * the step may yet fail.
   *
   * @param gradients one per parameter in order, {@code null} where none flows; not to be changed
   */
  List<Tensor> apply(List<Tensor> gradients, StepContext step);

  /** What is remembered between steps, by name; nothing unless this is overridden. */
  default Map<String, Cell> cells() {
    return Map.of();
  }
}
