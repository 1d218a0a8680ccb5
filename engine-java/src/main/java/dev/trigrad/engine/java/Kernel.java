package dev.trigrad.engine.java;

import java.util.List;

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

  /** The code that it runs, for explanations; all its own unless this says otherwise. */
  default List<KernelCode> code() {
    return List.of(KernelCode.of(List.of(), this, ""));
  }

  /** Scratch of one frame, undefined between runs; {@code null} if none is needed. */
  default Object newState() {
    return null;
  }

  /** Bytes of what {@link #newState} makes, as far as they grow with the tensors. */
  default long stateBytes() {
    return 0;
  }
}
