package dev.trigrad;

/**
 * Elements chosen along an axis, and where each of them stood.
 *
 * @param values the elements, of the tensor's type
 * @param indices their places along the axis, int32 of the shape of {@code values}
 */
public record Indexed(Tensor values, Tensor indices) {
  /** Checks that both are there. */
  public Indexed {
    ArgumentException.requirePresent(values, "indexed", "tensor of values");
    ArgumentException.requirePresent(indices, "indexed", "tensor of indices");
  }
}
