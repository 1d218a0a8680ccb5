package dev.trigrad.graph;

import dev.trigrad.GraphException;
import dev.trigrad.op.Composite;
import dev.trigrad.op.Op;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Where a thread records the body or the gradient of an operation: there nothing has a value, since
 * what is recorded serves all runs of the plan.
 */
final class Expanding {
  /** Threads within such a place; asked first, since mostly there is none. */
  private static final AtomicInteger THREADS = new AtomicInteger();

  private static final ThreadLocal<String> PLACE = new ThreadLocal<>();

  private Expanding() {}

  /** What {@code body} of {@code composite} gives. */
  static <T> T in(Composite composite, Supplier<T> body) {
    try {
      return in(composite, "body", body);
    } catch (StackOverflowError e) {
      throw new GraphException(
          composite.name()
              + ": its body contains itself without end; write it with other operations");
    }
  }

  /** What {@code recording} gives, the {@code part} of {@code op}. */
  static <T> T in(Op op, String part, Supplier<T> recording) {
    String outer = PLACE.get();
    THREADS.getAndIncrement();
    PLACE.set(op.name() + ": its " + part);
    try {
      return recording.get();
    } finally {
      PLACE.set(outer);
      THREADS.getAndDecrement();
    }
  }

  /** Whether the calling thread is in such a place. */
  static boolean here() {
    return THREADS.get() != 0 && PLACE.get() != null;
  }

  /** The error of reading {@code what} in such a place; names the operation. */
  static GraphException refused(Object what) {
    return new GraphException(
        PLACE.get()
            + " reads "
            + what
            + ", and would keep what it finds now for ever; pass a tensor as an input, and compute"
            + " with it");
  }
}
