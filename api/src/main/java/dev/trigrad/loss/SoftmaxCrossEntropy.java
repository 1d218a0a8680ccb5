package dev.trigrad.loss;

import dev.trigrad.DType;
import dev.trigrad.DTypeException;
import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.op.Backward;
import dev.trigrad.op.Composite;
import java.util.List;

/**
 * Cross-entropy of each sample, the composite behind {@link CrossEntropy}. Inputs: logits [batch…,
 * classes] and the target; output [batch…]. Gradient of the logits: {@code (softmax · Σy − y) g}.
 *
 * @param indices whether targets are class indices rather than probabilities
 */
public record SoftmaxCrossEntropy(boolean indices) implements Composite {
  static final SoftmaxCrossEntropy OF_INDICES = new SoftmaxCrossEntropy(true);
  static final SoftmaxCrossEntropy OF_PROBABILITIES = new SoftmaxCrossEntropy(false);

  @Override
  public String name() {
    return "crossEntropy";
  }

  @Override
  public List<TensorType> types(List<TensorType> inputs) {
    TensorType logits = inputs.get(0);
    TensorType target = inputs.get(1);
    if (logits.dtype() != DType.FLOAT32
        || target.dtype() != (indices ? DType.INT32 : DType.FLOAT32)) {
      throw new DTypeException(
          "crossEntropy: logits are "
              + logits
              + ", target is "
              + target
              + "; expected float32 logits, and int32 or float32 targets");
    }
    if (logits.shape().rank() == 0) {
      throw new ShapeException("crossEntropy: logits are a scalar, expected [batch…, classes]");
    }
    Shape samples = logits.shape().first(logits.shape().rank() - 1);
    Shape expected = indices ? samples : logits.shape();
    if (!target.shape().equals(expected)) {
      throw new ShapeException(
          "crossEntropy: target is "
              + (indices ? target.shape() : target)
              + " for logits "
              + logits.shape()
              + ", expected "
              + expected
              + remedy(samples, logits.shape(), target.shape()));
    }
    if (logits.shape().extent(-1) == 0) {
      throw new ShapeException(
          "crossEntropy: logits are " + logits.shape() + ", without any class; give at least one");
    }
    return List.of(TensorType.float32(samples));
  }

  private String remedy(Shape samples, Shape logits, Shape target) {
    boolean column = target.equals(samples.append(Shape.of(1)));
    if (!indices) {
      return column || target.equals(samples)
          ? ", a probability of each class; class labels are int32, "
              + (column ? "squeeze(-1)." : "")
              + "cast(DType.INT32) makes them"
          : "";
    }
    if (column) {
      return "; squeeze it";
    }
    return target.equals(logits) ? "; cast one-hot rows to float32" : "";
  }

  @Override
  public void check(List<Tensor> inputs) {
    if (indices) {
      ClassIndices.check(name(), inputs.get(1), inputs.get(0).shape().extent(-1));
    }
  }

  @Override
  public List<Tensor> body(List<Tensor> inputs) {
    Tensor logProbabilities = inputs.get(0).logSoftmax(-1);
    int axis = logProbabilities.shape().rank() - 1;
    Tensor zero = Tensor.of(0f);
    if (indices) {
      return List.of(own(inputs).where(logProbabilities, zero).sum(axis).neg());
    }
    Tensor y = inputs.get(1);
    // A class of probability 0 costs nothing, even where its logit is −∞.
    return List.of(y.equal(0).where(zero, y.mul(logProbabilities)).sum(axis).neg());
  }

  private static Tensor own(List<Tensor> inputs) {
    return ClassIndices.own(inputs.get(1), inputs.get(0).shape().extent(-1));
  }

  @Override
  public Tensor[] gradient(Backward b) {
    Tensor g = b.cotangent(0).unsqueeze(b.cotangent(0).shape().rank());
    Tensor probabilities = b.input(0).logSoftmax(-1).exp();
    if (indices) {
      Tensor y = own(b.inputs()).cast(DType.FLOAT32);
      return new Tensor[] {probabilities.sub(y).mul(g), null};
    }
    Tensor y = b.input(1);
    Tensor toLogits = b.needs(0) ? probabilities.mul(y.sumKeep(-1)).sub(y).mul(g) : null;
    return new Tensor[] {toLogits, b.needs(1) ? b.input(0).logSoftmax(-1).mul(g).neg() : null};
  }
}
