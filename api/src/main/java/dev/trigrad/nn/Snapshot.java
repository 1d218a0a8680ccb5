package dev.trigrad.nn;

import dev.trigrad.ArgumentException;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import java.util.IdentityHashMap;
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
   * The same module with {@code others} in place of the frozen values of their cells: averaged
   * weights, for instance.
   *
   * @throws ShapeException if a value is not of its cell's type
   */
  public Snapshot with(Map<Cell, Tensor> others) {
    Map<Cell, Tensor> all = new IdentityHashMap<>(values);
    ArgumentException.requirePresent(others, "snapshot", "map of values");
    others.forEach(
        (cell, value) -> {
          if (!value.type().equals(cell.type())) {
            throw new ShapeException(
                "snapshot: value of '"
                    + cell.name()
                    + "' is "
                    + value.type()
                    + ", expected "
                    + cell.type());
          }
          all.put(cell, value);
        });
    return new Snapshot(module, all);
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

  /** The module's description. */
  @Override
  public String toString() {
    return "snapshot of " + module;
  }
}
