package dev.trigrad.nn;

import dev.trigrad.ArgumentException;
import dev.trigrad.GraphException;
import dev.trigrad.RandomKey;
import dev.trigrad.Tensor;
import dev.trigrad.TrigradException;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Updates;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;

/**
 * One passage through a network: whether it trains or predicts, its random numbers, the path of the
 * module at work, and the state updates requested on the way. An ordinary object of the caller, for
 * one thread.
 */
public final class Pass {
  private final boolean training;
  private final RandomKey key;
  private final Map<Cell, Tensor> values;
  private final Deque<Module> modules = new ArrayDeque<>();
  private Updates updates;
  private TrigradException located;
  private int draws;

  private Pass(boolean training, RandomKey key, Map<Cell, Tensor> values) {
    this.training = training;
    this.key = key;
    this.values = values;
  }

  /**
   * A pass that trains; its random numbers come from {@code key}, which differs from step to step.
   */
  public static Pass training(RandomKey key) {
    return new Pass(true, ArgumentException.requirePresent(key, "pass", "key"), null);
  }

  /** A pass that predicts. */
  public static Pass inference() {
    return new Pass(false, null, null);
  }

  /** A pass that predicts with given values in place of those that cells hold now. */
  static Pass frozen(Map<Cell, Tensor> values) {
    return new Pass(false, null, values);
  }

  /** Whether this pass trains. */
  public boolean training() {
    return training;
  }

  /**
   * A key for one use, a new one at each call.
   *
   * @throws GraphException in a pass that predicts, which has no randomness
   */
  public RandomKey key() {
    if (key == null) {
      throw new GraphException(
          "pass: a pass that predicts has no random numbers; use Pass.training(key)");
    }
    return key.split(draws++);
  }

  /**
   * The value of {@code cell} in this pass: the one last requested by {@link #update}, else the
   * present one.
   *
   * @throws GraphException if it has none yet, or if this pass is a snapshot's and the module does
   *     not own the cell
   */
  public Tensor value(Cell cell) {
    Tensor pending = updates == null ? null : updates.value(cell);
    if (pending != null) {
      return pending;
    }
    if (values == null) {
      return cell.tensor();
    }
    Tensor frozen = values.get(cell);
    if (frozen == null) {
      throw new GraphException(
          "snapshot: '"
              + cell.name()
              + "' is not among the module's cells; register it by parameter(…) or state(…)");
    }
    return frozen;
  }

  /**
   * Requests that {@code cell} take {@code value} when the step is done; until then nothing
   * changes, but {@link #value} gives it from now on. The last request wins: a module that is used
   * twice in a pass updates its state twice, each time from what it was then.
   *
   * @throws dev.trigrad.ShapeException if the types differ
   */
  public void update(Cell cell, Tensor value) {
    updates().replace(cell, value);
  }

  /** The updates requested so far. */
  public Updates updates() {
    if (updates == null) {
      updates = new Updates();
    }
    return updates;
  }

  /**
   * Names of the modules at work within the outermost one, joined by dots; empty in that one
   * itself, and outside.
   */
  public String path() {
    Iterator<Module> outermostFirst = modules.descendingIterator();
    var path = new StringBuilder();
    for (Module outer = null; outermostFirst.hasNext(); ) {
      Module inner = outermostFirst.next();
      if (outer != null) {
        path.append(path.isEmpty() ? "" : ".").append(outer.nameOf(inner));
      }
      outer = inner;
    }
    return path.toString();
  }

  void enter(Module module) {
    modules.push(module);
  }

  void leave() {
    modules.pop();
  }

  /** The last error that names the module it comes from. */
  TrigradException located() {
    return located;
  }

  void located(TrigradException error) {
    located = error;
  }
}
