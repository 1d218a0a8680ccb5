package dev.trigrad.graph;

import dev.trigrad.ArgumentException;
import dev.trigrad.GraphException;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.run.Evaluator;
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
   * @throws ArgumentException if one of both is null
   */
  public Updates put(Cell cell, Tensor value) {
    check(cell, value);
    if (values.putIfAbsent(cell, value) != null) {
      throw new GraphException(
          "update of '" + cell.name() + "': it has one already; each cell is updated once a step");
    }
    return this;
  }

  /**
   * Requests that {@code cell} take the value of {@code value}, whatever has been requested for it
   * before.
   *
   * @throws ShapeException if the types differ
   * @throws ArgumentException if one of both is null
   */
  public Updates replace(Cell cell, Tensor value) {
    check(cell, value);
    values.put(cell, value);
    return this;
  }

  /** The value requested for {@code cell}, or {@code null}. */
  public Tensor value(Cell cell) {
    return values.get(cell);
  }

  private static void check(Cell cell, Tensor value) {
    if (cell == null || value == null) {
      throw new ArgumentException(
          "update: the " + (cell == null ? "cell" : "value") + " is null; give both");
    }
    if (!value.type().equals(cell.type())) {
      throw new ShapeException(
          "update of '"
              + cell.name()
              + "': value is "
              + value.type()
              + ", expected "
              + cell.type());
    }
  }

  /** The map itself, to read. */
  Map<Cell, Tensor> map() {
    return values;
  }

  /**
   * Adds all of {@code others}.
   *
   * @throws GraphException if a cell has an update already
   * @throws ArgumentException if {@code others} is null
   */
  public Updates putAll(Updates others) {
    if (others == null) {
      throw new ArgumentException("update: the updates are null; give new Updates() for none");
    }
    others.values.forEach(this::put);
    return this;
  }

  /** The cells with their new values, in order of request. */
  public Map<Cell, Tensor> values() {
    return java.util.Collections.unmodifiableMap(values);
  }
}
