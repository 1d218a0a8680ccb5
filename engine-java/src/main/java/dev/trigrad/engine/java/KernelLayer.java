package dev.trigrad.engine.java;

import dev.trigrad.TensorType;
import dev.trigrad.op.Composite;
import dev.trigrad.op.Op;
import java.util.List;

/**
 * Some kernels of an engine: layers are asked in order, and the last one, plain Java, has a kernel
 * for every primitive.
 *
 * <p>This is how an engine overrides a handful of kernels and inherits the rest (the idea of BLIS's
 * contexts).
 */
public interface KernelLayer {
  /** The engine that these kernels are counted as, for reports. */
  String name();

  /**
   * A kernel for the step, decided by shapes alone, or {@code null} to leave it to the next layer.
   */
  Kernel create(KernelRequest request);

  /**
   * Whether one of these kernels for {@code op} can fail; by default each can, and updates then
   * wait for all of them. Kernels that only compute answer {@code op.canFail()}.
   */
  default boolean canFail(Op op) {
    return true;
  }

  /**
   * The layer of the same kernels in the ways of {@code warmth}; this one if it has no others to
   * choose from.
   */
  default KernelLayer at(Warmth warmth) {
    return this;
  }

  /** Whether {@link #create} has a kernel of its own for {@code composite}. */
  default boolean fuses(Composite composite, List<TensorType> inputs) {
    return false;
  }
}
