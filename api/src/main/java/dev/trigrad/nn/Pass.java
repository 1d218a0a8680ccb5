package dev.trigrad.nn;

import dev.trigrad.ArgumentException;
import dev.trigrad.GraphException;
import dev.trigrad.RandomKey;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.TrigradException;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Updates;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One passage through a network: whether it trains or predicts, its random numbers, the path of the
 * module at work, the state updates requested on the way, and what is to be kept. An ordinary
 * object of the caller, for one thread. {@code optimizer.step(pass -> …)} makes it for a step.
 */
public final class Pass {
  /** The pass whose recording a thread is in, if it says that all modules are to name theirs. */
  private static final ThreadLocal<Pass> RECORDING = new ThreadLocal<>();

  private final boolean training;
  private final RandomKeys keys;
  private final Map<Cell, Tensor> values;

  /** Whether {@link #values} are all there is. */
  private final boolean frozen;

  private final Deque<Module> modules = new ArrayDeque<>();
  private RandomKey key;
  private Updates updates;
  private List<Tensor> kept = List.of();
  private TrigradException located;
  private int draws;
  private PassObserver observer;

  /** The cells read in a pass that trains, in order, and where the last search among them ended. */
  private Cell[] read;

  private int reads;
  private int found = -1;

  private Pass(
      boolean training, RandomKey key, RandomKeys keys, Map<Cell, Tensor> values, boolean frozen) {
    this.training = training;
    this.key = key;
    this.keys = keys;
    this.values = values;
    this.frozen = frozen;
    this.read = training ? new Cell[8] : null;
  }

  /**
   * A pass that trains; its random numbers come from {@code key}, which differs from step to step.
   */
  public static Pass training(RandomKey key) {
    return new Pass(true, ArgumentException.requirePresent(key, "pass", "key"), null, null, false);
  }

  /**
   * A pass that trains; if it draws random numbers, they come from the present key of {@code keys},
   * and the next position is among its {@link #updates}.
   */
  public static Pass training(RandomKeys keys) {
    ArgumentException.requirePresent(keys, "pass", "sequence of keys");
    return new Pass(true, null, keys, null, false);
  }

  /** A pass that predicts. */
  public static Pass inference() {
    return new Pass(false, null, null, null, false);
  }

  /**
   * What {@code recording} gives for this pass. While it runs, modules that this thread applies
   * without naming a pass are refused: they would predict in the middle of a step, or read the
   * present values in the middle of a snapshot, without a word.
   *
   * @throws GraphException if a module is applied by {@link Module#apply(Tensor)}
   */
  public Tensor record(Function<Pass, Tensor> recording) {
    ArgumentException.requirePresent(recording, "pass", "function");
    Pass outer = RECORDING.get();
    RECORDING.set(this);
    try {
      return recording.apply(this);
    } finally {
      RECORDING.set(outer);
    }
  }

  /** Whether this thread is where every module is to name its pass. */
  static boolean recording() {
    return RECORDING.get() != null;
  }

  /** A pass that predicts with given values in place of those that cells hold now. */
  static Pass frozen(Map<Cell, Tensor> values) {
    return new Pass(false, null, null, values, true);
  }

  /**
   * A new pass of this one's mode and key, in which {@code values} stand in for what their cells
   * hold: a model at other weights than its own, to try or to differentiate. It has drawn and
   * requested nothing yet.
   *
   * @throws ShapeException if a value is not of its cell's type
   */
  public Pass with(Map<Cell, Tensor> values) {
    ArgumentException.requirePresent(values, "pass", "map of values");
    Map<Cell, Tensor> all = this.values == null ? new IdentityHashMap<>() : copy(this.values);
    values.forEach(
        (cell, value) -> {
          ArgumentException.requirePresent(cell, "pass", "cell of a value");
          ArgumentException.requirePresent(value, "pass", "value of '" + cell.name() + "'");
          if (!value.type().equals(cell.type())) {
            throw new ShapeException(
                "pass: value of '"
                    + cell.name()
                    + "' is "
                    + value.type()
                    + ", expected "
                    + cell.type());
          }
          all.put(cell, value);
        });
    return new Pass(training, key, keys, all, frozen);
  }

  private static Map<Cell, Tensor> copy(Map<Cell, Tensor> values) {
    return new IdentityHashMap<>(values);
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
    if (!training) {
      throw new GraphException(
          "pass: a pass that predicts has no random numbers; ask only if pass.training()");
    }
    if (key == null) {
      key = keys.key();
    }
    if (keys != null && draws == 0) {
      updates().put(keys.cell(), keys.next());
    }
    return key.split(draws++);
  }

  /**
   * The value of {@code cell} in this pass: the one last requested by {@link #update}, else the one
   * that stands in for it ({@link #with}), else the present one.
   *
   * @throws GraphException if it has none yet, or if this pass is a snapshot's and the module does
   *     not own the cell
   */
  public Tensor value(Cell cell) {
    if (training) {
      noteRead(cell);
    }
    Tensor pending = updates == null ? null : updates.value(cell);
    if (pending != null) {
      return pending;
    }
    Tensor standIn = values == null ? null : values.get(cell);
    if (standIn == null && frozen) {
      throw new GraphException(
          "snapshot: '"
              + cell.name()
              + "' is not among the module's cells; register it by parameter(…) or state(…)");
    }
    return standIn != null ? standIn : Unregistered.read(cell, modules);
  }

  private void noteRead(Cell cell) {
    if (reads == read.length) {
      read = Arrays.copyOf(read, 2 * reads);
    }
    read[reads++] = cell;
  }

  /**
   * Whether {@link #value} has been asked for {@code cell} in this pass, which trains. Fastest for
   * cells in the order in which they were read.
   */
  public boolean hasRead(Cell cell) {
    for (int i = 0; i < reads; i++) {
      found = found + 1 < reads ? found + 1 : 0;
      if (read[found] == cell) {
        return true;
      }
    }
    return false;
  }

  /** What {@link #value} has been asked for in this pass, which trains: once for each reading. */
  public List<Cell> read() {
    return training ? List.of(Arrays.copyOf(read, reads)) : List.of();
  }

  /**
   * Requests that {@code cell} take {@code value} when the step is done; until then nothing
   * changes, but {@link #value} gives it from now on. The last request wins: a module that is used
   * twice in a pass updates its state twice, each time from what it was then.
   *
   * @throws ShapeException if the types differ
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
   * Has the step compute {@code tensor}, too, so that it can be read afterwards: predictions, a
   * measure beside the loss. Otherwise it would be read at parameters that have moved on, which is
   * an error.
   *
   * @return the tensor
   */
  public Tensor keep(Tensor tensor) {
    ArgumentException.requirePresent(tensor, "pass", "tensor to keep");
    if (kept.isEmpty()) {
      kept = new ArrayList<>();
    }
    kept.add(tensor);
    return tensor;
  }

  /** What is to be kept, in order. */
  public List<Tensor> kept() {
    return Collections.unmodifiableList(kept);
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

  void enter(Module module, Tensor x) {
    modules.push(module);
    if (observer != null) {
      observer.entered(module, path(), x);
    }
  }

  /** With the module's result, {@code null} if it failed. */
  void leave(Tensor result) {
    Module module = modules.pop();
    if (observer != null && result != null) {
      observer.left(module, result);
    }
  }

  /** Has {@code observer}, the only one, see the modules that are applied from now on. */
  public void observer(PassObserver observer) {
    this.observer = observer;
  }

  /** The last error that names the module it comes from. */
  TrigradException located() {
    return located;
  }

  void located(TrigradException error) {
    located = error;
  }
}
