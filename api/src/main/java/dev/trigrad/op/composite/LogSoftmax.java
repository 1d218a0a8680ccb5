package dev.trigrad.op.composite;

import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.op.Backward;
import dev.trigrad.op.Composite;
import java.util.List;

/**
 * {@code yᵢ = (xᵢ − max x) − log Σⱼ exp(xⱼ − max x)} along {@code axis}, finite for any finite x.
 * Gradient: {@code g − exp(y) Σ g}.
 */
public record LogSoftmax(int axis) implements Composite {
  @Override
  public String name() {
    return "logSoftmax";
  }

  @Override
  public List<TensorType> types(List<TensorType> inputs) {
    TensorType x = Softmax.requireFloat("logSoftmax", inputs.getFirst());
    return Softmax.requireAxis("logSoftmax", x, axis).alone();
  }

  @Override
  public List<Tensor> body(List<Tensor> inputs) {
    Tensor x = inputs.getFirst();
    Tensor shifted = x.sub(x.maxKeep(axis).stopGradient());
    return List.of(shifted.sub(shifted.exp().sumKeep(axis).log()));
  }

  @Override
  public Tensor[] gradient(Backward b) {
    Tensor g = b.cotangent(0);
    return new Tensor[] {g.sub(b.output(0).exp().mul(g.sumKeep(axis)))};
  }
}
