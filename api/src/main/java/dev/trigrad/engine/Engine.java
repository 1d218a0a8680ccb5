package dev.trigrad.engine;

import dev.trigrad.TensorType;
import dev.trigrad.op.Composite;
import dev.trigrad.op.Op;
import dev.trigrad.plan.Program;
import java.util.List;

/**
 * A compiler of programs: turns a {@link Program} into a {@link Plan} that can be run again and
 * again.
 *
 * <p>Values live in host arrays of the caller; an engine with memory of its own copies at the
 * borders of a run. Engines are safe for use by many threads.
 */
public interface Engine {
  /** What this engine is and what it runs on. */
  EngineInfo info();

  /**
   * Whether this engine has a kernel of its own for {@code composite} on these input types; the
   * planner expands the composites that it declines.
   */
  default boolean fuses(Composite composite, List<TensorType> inputs) {
    return false;
  }

  /**
   * Whether running a step of {@code op} can fail. By default every step can: updates are then made
   * after all of them, by copies. An engine whose kernels only compute answers {@code
   * op.canFail()}, and its updates are made in place behind the last step that can fail and the
   * last that reads the old value.
   */
  default boolean canFail(Op op) {
    return true;
  }

  /**
   * Prepares {@code program} for execution.
   *
   * @throws UnsupportedPrimitiveException if a step's operation has no kernel here
   */
  Plan compile(Program program);
}
