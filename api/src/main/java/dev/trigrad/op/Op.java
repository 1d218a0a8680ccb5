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
public sealed interface Op permits Primitive, Composite {
  /** Lower-case name of the operation, as in error messages and listings. */
  String name();

  /**
   * Checks the inputs and infers the types of the outputs; called once, on the line that records
   * the operation.
   *
   * @throws dev.trigrad.TrigradException naming the operation, the shapes or types, the rule and
   *     the remedy
   */
  List<TensorType> types(List<Tensor> inputs);

  /**
   * Vector-Jacobian product, written with recorded operations: for each input the cotangent that
   * the outputs' cotangents send back to it, or {@code null} where none flows or none is needed. A
   * cotangent may have any shape that the input was broadcast to; it is summed to the input's shape
   * by the caller.
   */
  Tensor[] gradient(Backward backward);
}
