package dev.trigrad.graph;

import dev.trigrad.ArgumentException;
import dev.trigrad.GraphException;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.run.Evaluator;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * New values for cells, recorded but not yet done: {@link Evaluator#commit} does all of them, each
 * exactly once, or none.
 */
public final class Updates {
  /** So few cells are looked through. */
  private static final int FEW = 8;

  private Cell[] cells = new Cell[FEW];
  private Tensor[] values = new Tensor[FEW];
  private int count;

  /** The places of the cells by their numbers, if they are more than few; 1 is the first. */
  private int[] places = {};

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
    if (place(cell) >= 0) {
      throw new GraphException(
          "update of '" + cell.name() + "': it has one already; each cell is updated once a step");
    }
    append(cell, value);
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
    int place = place(cell);
    if (place >= 0) {
      values[place] = value;
    } else {
      append(cell, value);
    }
    return this;
  }

  private void append(Cell cell, Tensor value) {
    if (count == cells.length) {
      grow();
    }
    cells[count] = cell;
    values[count++] = value;
    if (count > FEW) {
      places[slot(cell)] = count;
    }
  }

  private void grow() {
    cells = Arrays.copyOf(cells, 2 * count);
    values = Arrays.copyOf(values, 2 * count);
    places = new int[4 * count];
    for (int i = 0; i < count; i++) {
      places[slot(cells[i])] = i + 1;
    }
  }

  /** Where {@code cell} is, or −1. */
  private int place(Cell cell) {
    if (count > FEW) {
      return places[slot(cell)] - 1;
    }
    for (int i = 0; i < count; i++) {
      if (cells[i] == cell) {
        return i;
      }
    }
    return -1;
  }

  /** Where the place of {@code cell} is, or belongs. */
  private int slot(Cell cell) {
    int at = (int) cell.number & places.length - 1;
    while (places[at] > 0 && cells[places[at] - 1] != cell) {
      at = (at + 1) & places.length - 1;
    }
    return at;
  }

  /** The value requested for {@code cell}, or {@code null}. */
  public Tensor value(Cell cell) {
    int place = place(cell);
    return place < 0 ? null : values[place];
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

  /** How many cells they are for. */
  int count() {
    return count;
  }

  /** A cell, in order of request. */
  Cell cell(int index) {
    return cells[index];
  }

  /** The value requested for {@link #cell(int)}. */
  Tensor value(int index) {
    return values[index];
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
    for (int i = 0; i < others.count; i++) {
      put(others.cells[i], others.values[i]);
    }
    return this;
  }

  /** The cells with their new values, in order of request. */
  public Map<Cell, Tensor> values() {
    var map = new LinkedHashMap<Cell, Tensor>();
    for (int i = 0; i < count; i++) {
      map.put(cells[i], values[i]);
    }
    return Collections.unmodifiableMap(map);
  }
}
