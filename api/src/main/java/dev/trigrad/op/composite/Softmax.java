package dev.trigrad.op.composite;

import dev.trigrad.DType;
import dev.trigrad.DTypeException;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.op.Backward;
import dev.trigrad.op.Composite;
import java.util.List;

/**
 * {@code yᵢ = exp(xᵢ − max x) / Σⱼ exp(xⱼ − max x)} along {@code axis}. Gradient: {@code y ∘ (g − Σ
 * g∘y)}, the Jacobian diag(y) − y yᵀ applied to g.
 */
public record Softmax(int axis) implements Composite {
  @Override
  public String name() {
    return "softmax";
  }

  @Override
  public List<TensorType> types(List<TensorType> inputs) {
    return requireAxis("softmax", requireFloat("softmax", inputs.getFirst()), axis).alone();
  }

  /** Refuses to normalize over nothing. */
  static TensorType requireAxis(String name, TensorType x, int axis) {
    if (x.shape().extent(axis) == 0) {
      throw new ShapeException(
          name
              + ": axis "
              + axis
              + " of "
              + x.shape()
              + " is empty, and nothing can be normalized; give at least one element");
    }
    return x;
  }

  static TensorType requireFloat(String name, TensorType x) {
    if (x.dtype() != DType.FLOAT32) {
      throw new DTypeException(name + ": takes float32, got " + x + "; cast it first");
    }
    return x;
  }

  @Override
  public List<Tensor> body(List<Tensor> inputs) {
    Tensor x = inputs.getFirst();
    Tensor e = x.sub(x.maxKeep(axis).stopGradient()).exp();
    // One division for each row: a vector of them takes as long as ten products.
    return List.of(e.mul(Tensor.of(1f).div(e.sumKeep(axis))));
  }

  @Override
  public Tensor[] gradient(Backward b) {
    Tensor y = b.output(0);
    Tensor g = b.cotangent(0);
    return new Tensor[] {y.mul(g.sub(g.mul(y).sumKeep(axis)))};
  }
}
