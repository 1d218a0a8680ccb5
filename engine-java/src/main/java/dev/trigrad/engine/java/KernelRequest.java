package dev.trigrad.engine.java;

import dev.trigrad.TensorType;
import dev.trigrad.op.Integers;
import dev.trigrad.op.Op;
import java.util.List;

/**
 * A step for which a kernel is wanted.
 *
 * @param op what to compute
 * @param inputs types of the inputs
 * @param outputs types of the outputs
 * @param inputSlots where the inputs are
 * @param outputSlots where the outputs go; an elementwise step's may be the slot of an input of the
 *     same shape
 * @param parallel threads of the engine
 * @param loops loops that the engine makes while it runs
 */
public record KernelRequest(
    Op op,
    List<TensorType> inputs,
    List<TensorType> outputs,
    Integers inputSlots,
    Integers outputSlots,
    Parallel parallel,
    LoopCompiler loops) {
  /** Type of input {@code i}. */
  public TensorType input(int i) {
    return inputs.get(i);
  }

  /** Type of the only output. */
  public TensorType output() {
    return outputs.getFirst();
  }

  /** Slot of input {@code i}. */
  public int in(int i) {
    return inputSlots.get(i);
  }

  /** Slot of the only output. */
  public int out() {
    return outputSlots.get(0);
  }
}
