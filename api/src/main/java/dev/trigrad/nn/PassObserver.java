package dev.trigrad.nn;

import dev.trigrad.Tensor;

/** Sees the modules that are applied in a pass. */
interface PassObserver {
  /** {@code module}, at {@code path}, is to be applied to {@code x}. */
  void entered(Module module, String path, Tensor x);

  /** {@code module} has given {@code result}. */
  void left(Module module, Tensor result);
}
