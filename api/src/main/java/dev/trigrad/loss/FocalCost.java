package dev.trigrad.loss;

import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.op.Backward;
import dev.trigrad.op.Composite;
import java.util.List;

/**
 * −(1 − p)ᵞ log p with p = σ(z), elementwise: {@code e^(−γ softplus(z)) · softplus(−z)}. Inputs: z,
 * and γ, a scalar. Gradient of z: {@code −(1 − p)ᵞ (1 − p + γ p softplus(−z))}, finite at any z,
 * where the product rule has 0 · ∞.
 */
record FocalCost() implements Composite {
  /** What is as good as ∞, but that 0 times it is 0. */
  private static final float MAX = Float.MAX_VALUE;

  @Override
  public String name() {
    return "focal";
  }

  @Override
  public List<TensorType> types(List<TensorType> inputs) {
    return List.of(inputs.getFirst());
  }

  private static Tensor modulation(Tensor z, Tensor gamma) {
    return z.softplus().minimum(MAX).mul(gamma).neg().exp();
  }

  @Override
  public List<Tensor> body(List<Tensor> inputs) {
    Tensor z = inputs.get(0);
    return List.of(modulation(z, inputs.get(1)).mul(z.neg().softplus()));
  }

  @Override
  public Tensor[] gradient(Backward b) {
    Tensor z = b.input(0);
    Tensor gamma = b.input(1);
    Tensor g = b.cotangent(0);
    Tensor toLogits = null;
    if (b.needs(0)) {
      Tensor shared = z.sigmoid().mul(z.neg().softplus().minimum(MAX)).mul(gamma);
      Tensor slope = modulation(z, gamma).mul(z.neg().sigmoid().add(shared));
      toLogits = g.mul(slope).neg();
    }
    Tensor toGamma =
        b.needs(1) ? g.mul(b.output(0)).mul(z.softplus().minimum(MAX)).sum().neg() : null;
    return new Tensor[] {toLogits, toGamma};
  }
}
