package dev.trigrad.graph;

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
final class Buffers {
  private static final VarHandle READERS = readersHandle();

  /** An array, and how many runs read it now. */
  static final class Buffer {
    final Object array;
    private volatile int readers;

    Buffer(Object array) {
      this.array = array;
    }

    /** Registers a reader. */
    void enter() {
      READERS.getAndAdd(this, 1);
    }

    /** Takes a reader's registration away. */
    void leave() {
      READERS.getAndAdd(this, -1);
    }
  }

  /** Odd while a step puts arrays in front; every step changes it. */
  volatile long moment;

  /** The array with the present value. */
  volatile Buffer front;

  private final List<Buffer> all = new ArrayList<>(2);
  private final List<WeakReference<HeldPlan>> holds = new ArrayList<>(1);

  /** Buffers of a cell whose value is in {@code array}. */
  Buffers(Object array) {
    front = new Buffer(array);
    all.add(front);
  }

  /** Notes that {@code plan} reads the cell, for as long as it can be reached. */
  void hold(HeldPlan plan) {
    holds.add(new WeakReference<>(plan));
  }

  /** Whether a held plan that reads the cell can still be reached. */
  boolean held() {
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
  Buffer spare(TensorType type) {
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
