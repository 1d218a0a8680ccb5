package dev.trigrad.loss;

import dev.trigrad.ArgumentException;
import dev.trigrad.DType;
import dev.trigrad.DTypeException;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Recorder;
import java.util.List;
import java.util.OptionalInt;

/**
 * Softmax cross-entropy −Σ_c y_c log softmax(ŷ)_c on logits ŷ [batch…, classes]: the negative
 * log-likelihood of a categorical distribution. Targets are class indices (int32 [batch…]), or
 * one-hot or soft probabilities (float32 [batch…, classes]).
 *
 * <p>Computed by shifted log-sum-exp: finite for any finite logits. The gradient is softmax(ŷ) Σy −
 * y. A logit of −∞ excludes its class, which then costs ∞ wherever y_c, smoothed or not, is above
 * 0.
 *
 * <p>With class weights w and a label smoothing ε, y_c stands for w_c ((1 − ε) y_c + ε / classes).
 * The mean over samples given by indices is then the weighted one, Σ losses / Σ w of the samples'
 * own classes; over samples given by probabilities it is the plain one. Samples whose index is the
 * ignored one cost 0, get no gradient and do not count in the mean; if all are ignored, the mean is
 * 0 / 0 = NaN, the sum 0. All this is PyTorch's {@code CrossEntropyLoss}, but that there −100 is
 * ignored unasked, and that its classes are axis 1, ours the last.
 *
 * <p>What a softmax over the classes gave is refused as logits. Of a model that ends in one, {@code
 * new NegativeLogLikelihood().of(p.log(), y)} is the same loss; where probabilities are meant as
 * logits, {@code p.mul(1)} says so.
 *
 * @param reduction what becomes of the samples
 * @param classWeights one for each class, or none
 * @param labelSmoothing ε in [0, 1]
 * @param ignoredIndex the class index that marks samples to leave out, if any; need not be one of a
 *     class
 */
public record CrossEntropy(
    Reduction reduction, List<Float> classWeights, double labelSmoothing, OptionalInt ignoredIndex)
    implements Loss {
  private static final String NAME = "crossEntropy";

  /** Checks all settings, and copies the weights. */
  public CrossEntropy {
    ArgumentException.requirePresent(reduction, NAME, "reduction");
    classWeights = Settings.weights(NAME, "class weight", classWeights);
    Settings.fraction(NAME, "label smoothing", labelSmoothing);
    ArgumentException.requirePresent(ignoredIndex, NAME, "ignored index");
  }

  /** Without weights or smoothing, and none ignored. */
  public CrossEntropy(Reduction reduction) {
    this(reduction, List.of(), 0, OptionalInt.empty());
  }

  /** With the mean over the samples. */
  public CrossEntropy() {
    this(Reduction.MEAN);
  }

  /** This loss with weights, one for each class. */
  public CrossEntropy withClassWeights(float... weights) {
    List<Float> listed = Settings.listed(NAME, "class weight", weights);
    return new CrossEntropy(reduction, listed, labelSmoothing, ignoredIndex);
  }

  /** This loss with label smoothing. */
  public CrossEntropy withLabelSmoothing(double smoothing) {
    return new CrossEntropy(reduction, classWeights, smoothing, ignoredIndex);
  }

  /** This loss without the samples of this index. */
  public CrossEntropy withIgnoredIndex(int index) {
    return new CrossEntropy(reduction, classWeights, labelSmoothing, OptionalInt.of(index));
  }

  @Override
  public Tensor of(Tensor logits, Tensor target) {
    ArgumentException.requirePresent(target, NAME, "target");
    ArgumentException.requirePresent(logits, NAME, "input 0");
    Squashed.refuseSoftmax(
        NAME, "logits", logits, "leave the last softmax out, the loss has its own");
    boolean indices = target.dtype() == DType.INT32;
    var op = indices ? SoftmaxCrossEntropy.OF_INDICES : SoftmaxCrossEntropy.OF_PROBABILITIES;
    if (ignoredIndex.isPresent() && !indices) {
      throw new DTypeException(
          NAME
              + ": target is "
              + target.type()
              + ", of which no index can be ignored; give int32 indices, or rows of zeros");
    }
    if (classWeights.isEmpty() && labelSmoothing == 0 && ignoredIndex.isEmpty()) {
      return reduction.of(Recorder.record(op, logits, target));
    }
    op.types(List.of(logits.type(), target.type()));
    int classes = logits.shape().extent(-1);
    Tensor weights = Settings.leaf(NAME, "class weight", classWeights, classes);
    return indices
        ? ofIndices(logits, ClassTargets.of(NAME, target, classes, weights, ignoredIndex))
        : ofProbabilities(logits, target, weights);
  }

  private Tensor ofIndices(Tensor logits, ClassTargets targets) {
    Tensor y = targets.probabilities(labelSmoothing);
    Tensor losses = Recorder.record(SoftmaxCrossEntropy.OF_PROBABILITIES, targets.kept(logits), y);
    return targets.reduce(reduction, losses);
  }

  private Tensor ofProbabilities(Tensor logits, Tensor target, Tensor weights) {
    Tensor y = target;
    if (labelSmoothing != 0) {
      y = y.mul(1 - labelSmoothing).add(labelSmoothing / logits.shape().extent(-1));
    }
    y = weights == null ? y : y.mul(weights);
    return reduction.of(Recorder.record(SoftmaxCrossEntropy.OF_PROBABILITIES, logits, y));
  }
}
