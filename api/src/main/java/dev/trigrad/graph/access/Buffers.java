package dev.trigrad.graph.access;

import dev.trigrad.TensorType;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/**
 * The arrays of a cell that held plans read: steps write one that nobody reads, and publish it when
 * they are done, so that readers and steps never wait for each other.
 *
 * <p>Readers {@linkplain #enter register} with the array in front and then look whether {@link
 * #moment} is still what it was: if so, no step takes that array to write until they leave. A step
 * that has several cells makes all their moments odd, puts all new arrays in front, and makes the
 * moments even again; readers that meet an odd or a changed one begin anew. Source: the sequence
 * locks of Lameter, Effective synchronization on Linux/NUMA systems, 2005.
 */
public final class Buffers {
  private static final VarHandle READERS = readersHandle();

  /** An array, and how many runs read it now. */
  public static final class Buffer {
    /** The array itself. */
    public final Object array;

    private volatile int readers;

    Buffer(Object array) {
      this.array = array;
    }

    /** Registers a reader. */
    public void enter() {
      READERS.getAndAdd(this, 1);
    }

    /** Takes a reader's registration away. */
    public void leave() {
      READERS.getAndAdd(this, -1);
    }
  }

  /** Odd while a step puts arrays in front; every step changes it. */
  public volatile long moment;

  /** The array with the present value. */
  public volatile Buffer front;

  private final List<Buffer> all = new ArrayList<>(2);
  private final List<WeakReference<Object>> holds = new ArrayList<>(1);

  /** Buffers of a cell whose value is in {@code array}. */
  public Buffers(Object array) {
    front = new Buffer(array);
    all.add(front);
  }

  /** Notes that {@code reader}, a held plan, reads the cell, for as long as it can be reached. */
  public void hold(Object reader) {
    holds.add(new WeakReference<>(reader));
  }

  /** Whether a held plan that reads the cell can still be reached. */
  public boolean held() {
    for (int i = holds.size() - 1; i >= 0; i--) {
      if (holds.get(i).refersTo(null)) {
        holds.remove(i);
      }
    }
    return !holds.isEmpty();
  }

  /**
   * A buffer that nobody reads, with undefined content; for the one step that has the cell's
   * exclusive lock. Of several one is kept.
   */
  public Buffer spare(TensorType type) {
    Buffer spare = null;
    for (int i = all.size() - 1; i >= 0; i--) {
      Buffer each = all.get(i);
      if (each != front && each.readers == 0) {
        if (spare == null) {
          spare = each;
        } else {
          all.remove(i);
        }
      }
    }
    if (spare == null) {
      spare = new Buffer(type.dtype().newArray(type.elements()));
      all.add(spare);
    }
    return spare;
  }

  private static VarHandle readersHandle() {
    try {
      return MethodHandles.lookup().findVarHandle(Buffer.class, "readers", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
