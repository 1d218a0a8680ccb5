package dev.trigrad.optim;

import dev.trigrad.DType;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.Recorder;

/** Sums and averages that begin with their first value, in the same program as they go on. */
final class FirstValue {
  private static final Tensor YES = leaf(1);
  private static final Tensor NO = leaf(0);

  private FirstValue() {}

  private static Tensor leaf(float value) {
    return Recorder.constant(TensorType.scalar(DType.BOOL), new float[] {value});
  }

  /** {@code value} if it is the first, else {@code next}; of the other, not even NaN is seen. */
  static Tensor of(boolean first, Tensor value, Tensor next) {
    return (first ? YES : NO).where(value, next);
  }
}
