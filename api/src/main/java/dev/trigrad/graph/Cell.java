package dev.trigrad.graph;

import dev.trigrad.GraphException;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.access.Buffers;
import dev.trigrad.graph.access.Evaluation;
import dev.trigrad.run.HeldPlan;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.StampedLock;

/**
 * State that outlives a step: an array and a version that counts its changes. A parameter is a
 * trainable cell; running statistics, optimizer slots and counters are plain ones.
 *
 * <p>Cells may be shared by threads. Only a step (or {@link #assign}) changes one, under its
 * exclusive lock; evaluating reads it under the shared lock. A tensor read from a cell belongs to
 * the version it was read at: evaluating it after an update is an error, never a silent use of the
 * new value.
 *
 * <p>While a {@linkplain HeldPlan held plan} reads a cell, it has two arrays or more: a step
 * changes a copy of the value and puts it in place at its end, so that neither waits for the other.
 *
 * <p>A step that fails changes none of its cells. Where something is thrown all the same once it
 * has begun to write (a lack of memory, a fault of a stranger's engine), its cells are {@linkplain
 * #torn torn}: reading or stepping one is an error until it is set anew.
 */
public class Cell {
  /**
   * Locks are taken in the order of these numbers, so that two steps cannot wait for each other.
   */
  private static final AtomicLong NUMBERS = new AtomicLong();

  private static final VarHandle CURRENT = currentHandle();

  final long number = NUMBERS.getAndIncrement();
  final StampedLock lock = new StampedLock();
  private final String name;
  private final TensorType type;

  /** The type as the leaves of all versions have it. */
  final List<TensorType> types;

  Object array;

  /** The arrays, {@code array} in front, if there was a held plan at the last change; else null. */
  Buffers buffers;

  /**
   * Changes so far, and their complement from the first write of a step to its end: what a step
   * that fails in between leaves behind says so itself, whatever else is or is not done then.
   */
  volatile long changes;

  private volatile Tensor current;

  /** A cell of {@code type} without a value yet; {@code name} appears in errors. */
  public Cell(String name, TensorType type) {
    this.name = name;
    this.type = type;
    this.types = List.of(type);
  }

  /** A cell that holds a copy of the values of an evaluated tensor. */
  public Cell(String name, Tensor initial) {
    this(name, initial.type());
    store(initial);
  }

  /** Name for errors and listings. */
  public String name() {
    return name;
  }

  /** Element type and shape, fixed. */
  public final TensorType type() {
    return type;
  }

  /** Number of changes so far. */
  public long version() {
    long now = changes;
    return now < 0 ? ~now : now;
  }

  /** Whether a value has been assigned. */
  public boolean initialized() {
    return version() > 0;
  }

  /**
   * Whether a step has failed while it wrote the value, which then is neither the old nor the new
   * one; {@link #assign} mends it.
   */
  public boolean torn() {
    while (changes < 0) {
      long stamp = lock.tryOptimisticRead();
      if (stamp == 0) {
        // A step is at it, and may yet end well.
        return false;
      }
      if (changes < 0 && lock.validate(stamp)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The present value as a leaf of the graph.
   *
   * @throws GraphException if no value has been assigned, or it is torn
   */
  public Tensor tensor() {
    if (Expanding.here()) {
      throw Expanding.refused(quoted());
    }
    Tensor tensor = current;
    if (tensor != null && tensor.node().version() == changes) {
      return tensor;
    }
    if (torn()) {
      throw tornError();
    }
    long now = version();
    if (now == 0) {
      throw noValue();
    }
    tensor = new Tensor(new Node(this, now), 0);
    CURRENT.setRelease(this, tensor);
    return tensor;
  }

  /**
   * Replaces the value by a copy of that of {@code value}, evaluating it if need be.
   *
   * @throws dev.trigrad.ShapeException if the types differ; nothing has then changed
   */
  public final void assign(Tensor value) {
    requireType(value);
    store(value);
  }

  /**
   * Replaces the values of all these cells by copies of those given, evaluating them if need be, at
   * one moment: no step, no {@linkplain #snapshots snapshot} and no run of a {@linkplain HeldPlan
   * held plan} falls between two of them. All are replaced or, on an error, none.
   *
   * @throws dev.trigrad.ShapeException if the types of a cell and its value differ
   */
  public static void assignAll(Map<? extends Cell, Tensor> values) {
    new Assignment(values).commit();
  }

  final void requireType(Tensor value) {
    if (!value.type().equals(type)) {
      throw new ShapeException(
          "cell '" + name() + "': value is " + value.type() + ", expected " + type);
    }
  }

  private void store(Tensor value) {
    Object source = Evaluation.value(value);
    long stamp = lock.writeLock();
    try {
      Buffers.Buffer next = spare();
      System.arraycopy(source, 0, next == null ? array() : next.array, 0, type.elements());
      if (next != null) {
        buffers.moment++;
        buffers.front = next;
        buffers.moment++;
        array = next.array;
      }
      changed();
    } finally {
      lock.unlockWrite(stamp);
    }
  }

  /**
   * Notes that {@code plan} reads this cell from now on; the buffers that it reads.
   *
   * @throws GraphException if the cell is torn
   */
  final Buffers hold(Object plan) {
    long stamp = lock.writeLock();
    try {
      if (changes < 0) {
        throw tornError();
      }
      if (buffers == null) {
        buffers = new Buffers(array());
      }
      buffers.hold(plan);
      return buffers;
    } finally {
      lock.unlockWrite(stamp);
    }
  }

  /**
   * A buffer for the value to come, or {@code null} if no held plan reads this cell, and the array
   * itself may be written; call it under the exclusive lock.
   */
  final Buffers.Buffer spare() {
    if (buffers != null && !buffers.held()) {
      buffers = null;
    }
    return buffers == null ? null : buffers.spare(type);
  }

  /**
   * A copy of the present value, as an evaluated tensor that later updates do not touch.
   *
   * @throws GraphException if no value has been assigned, or it is torn
   */
  public Tensor snapshot() {
    return snapshots(List.of(this)).get(this);
  }

  /**
   * Copies of the present values of {@code cells}, all of one moment: no step falls between two of
   * them.
   *
   * @throws GraphException if one has no value yet, or is torn
   */
  public static Map<Cell, Tensor> snapshots(Collection<? extends Cell> cells) {
    if (Expanding.here()) {
      throw Expanding.refused("cells");
    }
    var ordered = new TreeSet<Cell>(Comparator.comparingLong(cell -> cell.number));
    ordered.addAll(cells);
    Map<Cell, Tensor> copies = new IdentityHashMap<>();
    Map<Cell, Long> stamps = new IdentityHashMap<>();
    try {
      for (Cell cell : ordered) {
        stamps.put(cell, cell.lock.readLock());
      }
      for (Cell cell : ordered) {
        copies.put(cell, cell.copy());
      }
    } finally {
      stamps.forEach((cell, stamp) -> cell.lock.unlockRead(stamp));
    }
    return copies;
  }

  private Tensor copy() {
    if (changes < 0) {
      throw tornError();
    }
    if (changes == 0) {
      throw noValue();
    }
    Object copy = type.dtype().newArray(type.elements());
    System.arraycopy(array, 0, copy, 0, type.elements());
    return Recorder.constant(type, copy);
  }

  private String quoted() {
    return "cell '" + name() + "'";
  }

  private GraphException noValue() {
    return new GraphException(
        "cell '"
            + name()
            + "' has no value yet; call model.initialize(seed) once, or load values, first");
  }

  /** A leaf for the present value, or for a value to come. */
  final Node leaf() {
    return changes == 0 ? new Node(this, 0) : tensor().node();
  }

  /** Why what was read at version {@code old} cannot be evaluated now; call it under the lock. */
  final GraphException refusal(long old) {
    return changes < 0 ? tornError() : stale(old);
  }

  private GraphException tornError() {
    return new GraphException(
        "'"
            + name()
            + "' is torn: a step failed while it wrote the value; set it anew by assign(…) or"
            + " initialize(…), or load it again");
  }

  /** The error of reading version {@code old} after a change. */
  final GraphException stale(long old) {
    return new GraphException(
        "'"
            + name()
            + "' was updated after this was recorded (version "
            + old
            + ", now "
            + version()
            + "); record it again, or have the step compute it: pass.keep(…); while another"
            + " thread trains, read model.snapshot()");
  }

  /** The array itself, made if there is none yet; read or write it under the lock only. */
  final Object array() {
    if (array == null) {
      array = type.dtype().newArray(type.elements());
    }
    return array;
  }

  /** Counts a change, and forgets that the value was torn; call it under the exclusive lock. */
  final void changed() {
    long now = changes;
    changes = (now < 0 ? ~now : now) + 1;
  }

  private static VarHandle currentHandle() {
    try {
      return MethodHandles.lookup().findVarHandle(Cell.class, "current", Tensor.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** Name, type and version. */
  @Override
  public String toString() {
    return name() + " " + type + " version " + version() + (torn() ? ", torn" : "");
  }
}
