package dev.trigrad.nn;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import java.util.Map;

/** A module with frozen values: predicts, whatever becomes of the module's parameters. */
public final class Snapshot {
  private final Module module;
  private final Map<Cell, Tensor> values;

  Snapshot(Module module, Map<Cell, Tensor> values) {
    this.module = module;
    this.values = values;
  }

  /**
   * The module's output for {@code x} with the frozen values.
   *
   * @throws dev.trigrad.GraphException if a module within is applied without its pass, and would
   *     read present values
   */
  public Tensor apply(Tensor x) {
    return Pass.frozen(values).record(pass -> module.apply(x, pass));
  }
}
