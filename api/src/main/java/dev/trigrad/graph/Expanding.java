package dev.trigrad.graph;

import dev.trigrad.GraphException;
import dev.trigrad.op.Composite;
import dev.trigrad.op.Op;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Where a thread records the body or the gradient of an operation: there nothing has a value, since
 * what is recorded serves all runs of the plan. Where it runs a host function, values are out of
 * reach, too: its run has locked the cells.
 */
final class Expanding {
  /** Threads within such a place; asked first, since mostly there is none. */
  private static final AtomicInteger THREADS = new AtomicInteger();

  /**
   * Where a thread is.
   *
   * @param text its name, for errors
   * @param bounded whether what is recorded there is somebody's program, which may have no end
   * @param consequence what would come of reading a value there, and the remedy
   */
  private record Place(String text, boolean bounded, String consequence) {
    Place(String text, boolean bounded) {
      this(
          text,
          bounded,
          ", and would keep what it finds now for ever; pass a tensor as an input, and compute"
              + " with it");
    }
  }

  private static final ThreadLocal<Place> PLACE = new ThreadLocal<>();

  private Expanding() {}

  /** What {@code body} of {@code composite} gives. */
  static <T> T in(Composite composite, Supplier<T> body) {
    try {
      return in(new Place(composite.name() + ": its body", true), body);
    } catch (StackOverflowError e) {
      throw new GraphException(
          composite.name()
              + ": its body contains itself without end; write it with other operations");
    }
  }

  /** What the gradient rule of {@code op} gives. */
  static <T> T gradient(Op op, Supplier<T> rule) {
    return in(new Place(op.name() + ": its gradient", op instanceof Composite), rule);
  }

  /** What a sweep gives, which records some operations for each one that it meets. */
  static <T> T sweep(Supplier<T> sweep) {
    return in(new Place("gradient: its sweep", false), sweep);
  }

  /** Runs the host function called {@code name}, within a run that has the cells. */
  static void host(String name, Runnable function) {
    var place =
        new Place(
            name + ": the function",
            true,
            " while a run waits for it; pass a tensor as an input, and read its array");
    in(
        place,
        () -> {
          function.run();
          return null;
        });
  }

  private static <T> T in(Place place, Supplier<T> recording) {
    Place outer = PLACE.get();
    THREADS.getAndIncrement();
    PLACE.set(place);
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

  /** Whether the calling thread sweeps: the graph it comes from bounds what it records. */
  static boolean sweeping() {
    Place place = PLACE.get();
    return place != null && !place.bounded;
  }

  /** The error of reading {@code what} in such a place; names the operation. */
  static GraphException refused(Object what) {
    Place place = PLACE.get();
    return new GraphException(place.text + " reads " + what + place.consequence);
  }
}
