package dev.trigrad.op;

import dev.trigrad.ArgumentException;
import dev.trigrad.Tensor;
import java.util.ArrayList;
import java.util.List;

/** What the forward half of a {@link CustomFunction} leaves for its backward half, in order. */
public final class Saved {
  private final List<Tensor> tensors = new ArrayList<>();

  Saved() {}

  /**
   * Saves {@code tensor}, a value computed on the way; the backward half finds it as {@link
   * Backward#saved}. Inputs and results need not be saved.
   *
   * @return the tensor
   */
  public Tensor save(Tensor tensor) {
    tensors.add(ArgumentException.requirePresent(tensor, "save", "tensor"));
    return tensor;
  }

  List<Tensor> tensors() {
    return tensors;
  }
}
