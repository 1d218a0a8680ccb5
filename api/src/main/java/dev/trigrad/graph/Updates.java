package dev.trigrad.graph;

import dev.trigrad.GraphException;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * New values for cells, recorded but not yet done: {@link Evaluator#commit} does all of them, each
 * exactly once, or none.
 */
public final class Updates {
  private final Map<Cell, Tensor> values = new LinkedHashMap<>();

  /** No updates yet. */
  public Updates() {}

  /**
   * Requests that {@code cell} take the value of {@code value}.
   *
   * @throws ShapeException if the types differ
   * @throws GraphException if the cell has an update already
   */
  public Updates put(Cell cell, Tensor value) {
    if (!value.type().equals(cell.type())) {
      throw new ShapeException(
          "update of '"
              + cell.name()
              + "': value is "
              + value.type()
              + ", expected "
              + cell.type());
    }
    if (values.putIfAbsent(cell, value) != null) {
      throw new GraphException(
          "update of '" + cell.name() + "': it has one already; each cell is updated once a step");
    }
    return this;
  }

  /** The map itself, to read. */
  Map<Cell, Tensor> map() {
    return values;
  }

  /** Adds all of {@code others}. */
  public Updates putAll(Updates others) {
    others.values.forEach(this::put);
    return this;
  }

  /** The cells with their new values, in order of request. */
  public Map<Cell, Tensor> values() {
    return java.util.Collections.unmodifiableMap(values);
  }
}
