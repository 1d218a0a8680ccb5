package dev.trigrad.op.composite;

import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.op.Backward;
import dev.trigrad.op.Composite;
import java.util.List;

/**
 * {@code y = x / (1 + |x|)}, elementwise, ±1 at ±∞. Gradient: {@code g / (1 + |x|)²}, where the
 * quotient rule would subtract nearly equal numbers.
 *
 * <p>Source: Glorot and Bengio, Understanding the difficulty of training deep feedforward neural
 * networks, AISTATS 2010.
 */
public record Softsign() implements Composite {
  /** From here on the result is ±1 in float32, and in double. */
  private static final float LARGE = 0x1p64f;

  @Override
  public String name() {
    return "softsign";
  }

  @Override
  public List<TensorType> types(List<TensorType> inputs) {
    return List.of(Softmax.requireFloat("softsign", inputs.getFirst()));
  }

  @Override
  public List<Tensor> body(List<Tensor> inputs) {
    Tensor x = inputs.getFirst();
    Tensor size = x.abs();
    return List.of(size.greater(LARGE).where(x.sign(), x.div(size.add(1))));
  }

  @Override
  public Tensor[] gradient(Backward b) {
    Tensor inverse = Tensor.of(1f).div(b.input(0).abs().add(1));
    return new Tensor[] {b.cotangent(0).mul(inverse).mul(inverse)};
  }
}
