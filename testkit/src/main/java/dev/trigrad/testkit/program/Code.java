package dev.trigrad.testkit.program;

import dev.trigrad.Tensor;
import java.util.List;

/**
 * What an instruction does to tensors: how it is recorded, and how it is written in Java.
 *
 * <p>In the Java text, {@code $0} is the first operand, {@code $*} all but the first, {@code #0}
 * the first of the instruction's numbers, {@code #1*} all from the second on, and {@code %0} the
 * first of them as a float, in eighths.
 */
public sealed interface Code
    permits ElementwiseCode, ReductionCode, LayoutCode, IndexCode, CompositeCode {
  /** The constant's name. */
  String name();

  /** The Java expression; its value is a tensor, or a list of them if there are several outputs. */
  String java();

  /** Records the operation on {@code operands}. */
  List<Tensor> record(Tensor[] operands, int[] numbers);

  /** Records an operation of one output. */
  @FunctionalInterface
  interface One {
    Tensor of(Tensor[] operands, int[] numbers);
  }

  /** Numbers {@code from} on. */
  static int[] rest(int[] numbers, int from) {
    return java.util.Arrays.copyOfRange(numbers, from, numbers.length);
  }

  /** A number in eighths. */
  static float eighths(int number) {
    return number / 8f;
  }
}
