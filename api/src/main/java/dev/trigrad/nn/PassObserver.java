package dev.trigrad.nn;

import dev.trigrad.Tensor;

/**
 * Sees the modules that are applied in a {@link Pass}, in the order in which they are: to tell
 * which module has recorded what. Nothing has a value then. A module whose {@code forward} throws
 * is entered and never left.
 */
public interface PassObserver {
  /**
   * {@code module} is to be applied to {@code x}.
   *
   * @param path where it is within the outermost module, empty for that one itself
   */
  void entered(Module module, String path, Tensor x);

  /** {@code module}, the one entered last that has not been left, has given {@code result}. */
  void left(Module module, Tensor result);
}
