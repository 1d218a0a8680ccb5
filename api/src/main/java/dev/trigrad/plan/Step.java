package dev.trigrad.plan;

import dev.trigrad.op.Integers;
import dev.trigrad.op.Op;

/**
 * One operation of a program.
 *
 * @param op a primitive, or a composite that the engine fuses
 * @param inputs ids of the values read
 * @param outputs ids of the values defined
 */
public record Step(Op op, Integers inputs, Integers outputs) {
  /** A step with one output. */
  public Step(Op op, int output, int... inputs) {
    this(op, Integers.of(inputs), Integers.of(output));
  }

  /** The only output. */
  public int output() {
    return outputs.get(0);
  }

  /** Input {@code i}. */
  public int input(int i) {
    return inputs.get(i);
  }
}
