package dev.trigrad.op;

import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import java.util.List;

/**
 * What a node of the computation graph does to its inputs; an immutable value whose equality is
 * part of the plan's key.
 *
 * <p>Attributes are structure: integers that determine shapes or wiring, and enum choices. Anything
 * that varies from step to step (a learning rate, a seed, a slice's start) is an input.
 */
public sealed interface Op permits Primitive, Composite, HostCall {
  /** Lower-case name of the operation, as in error messages and listings. */
  String name();

  /**
   * Checks the types of the inputs and infers those of the outputs: a rule on types alone, asked on
   * the line that records the operation, and again when a plan is verified.
   *
   * @throws dev.trigrad.TrigradException naming the operation, the shapes or types, the rule and
   *     the remedy
   */
  List<TensorType> types(List<TensorType> inputs);

  /**
   * Checks values that are known where the operation is recorded, such as indices given as a leaf;
   * called after {@link #types}, and only if some input is a leaf of known integers ({@link
   * Tensor#knownInts}). What is computed is checked when it is run: see {@link #canFail}.
   *
   * @throws dev.trigrad.IndexException naming the first index outside its range
   * @throws dev.trigrad.ArgumentException naming the first integer divisor that is 0
   */
  default void check(List<Tensor> inputs) {}

  /**
   * Whether running it can fail, for what values the inputs have: an index out of range, an integer
   * divisor that is 0. All such steps of a program are run before the first cell is written.
   */
  boolean canFail();

  /** What an element of a result depends on; {@link Access#ANY} is always true. */
  Access access();

  /**
   * Floating-point operations of one run, for explanations: one for each element of an elementwise
   * function and each term of a reduction, two for each term of a product; moves and conversions
   * count nothing.
   */
  long flops(List<TensorType> inputs, List<TensorType> outputs);

  /**
   * Vector-Jacobian product, written with recorded operations: for each input the cotangent that
   * the outputs' cotangents send back to it, or {@code null} where none flows or none is needed. A
   * cotangent may have any shape that the input was broadcast to; it is summed to the input's shape
   * by the caller.
   */
  Tensor[] gradient(Backward backward);
}
