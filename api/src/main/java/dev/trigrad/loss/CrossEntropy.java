package dev.trigrad.loss;

import dev.trigrad.ArgumentException;
import dev.trigrad.DType;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Recorder;

/**
 * Softmax cross-entropy −Σ_c y_c log softmax(ŷ)_c on logits ŷ [batch…, classes]: the negative
 * log-likelihood of a categorical distribution. Targets are class indices (int32 [batch…]), or
 * one-hot or soft probabilities (float32 [batch…, classes]).
 *
 * <p>Computed by shifted log-sum-exp: finite for any finite logits. The gradient is softmax(ŷ) − y.
 */
public record CrossEntropy(Reduction reduction) implements Loss {
  /** Checks that there is a reduction. */
  public CrossEntropy {
    ArgumentException.requirePresent(reduction, "crossEntropy", "reduction");
  }

  /** With the mean over the samples. */
  public CrossEntropy() {
    this(Reduction.MEAN);
  }

  @Override
  public Tensor of(Tensor logits, Tensor target) {
    ArgumentException.requirePresent(target, "crossEntropy", "target");
    var op =
        target.dtype() == DType.INT32
            ? SoftmaxCrossEntropy.OF_INDICES
            : SoftmaxCrossEntropy.OF_PROBABILITIES;
    return reduction.of(Recorder.record(op, logits, target));
  }
}
