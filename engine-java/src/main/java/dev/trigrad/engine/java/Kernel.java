package dev.trigrad.engine.java;

/**
 * One step of a plan, bound to the slots of a frame. Immutable and shared by all runs; what a run
 * needs beside the frame is in a state of its own.
 */
@FunctionalInterface
public interface Kernel {
  /**
   * Reads and writes arrays of {@code frame} by slot.
   *
   * @param frame {@code float[]} or {@code int[]} by slot, at least as long as the values they hold
   * @param state what {@link #newState} made for this run's frame
   */
  void run(Object[] frame, Object state);

  /** Scratch of one frame, undefined between runs; {@code null} if none is needed. */
  default Object newState() {
    return null;
  }

  /** Bytes of what {@link #newState} makes, as far as they grow with the tensors. */
  default long stateBytes() {
    return 0;
  }
}
