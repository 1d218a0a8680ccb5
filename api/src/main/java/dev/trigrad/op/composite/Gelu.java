package dev.trigrad.op.composite;

import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.op.Backward;
import dev.trigrad.op.Composite;
import java.util.List;

/**
 * Gaussian error linear unit {@code x Φ(x)}, elementwise, 0 at −∞. Gradient: {@code g (Φ + x Φ′)},
 * with what the forward pass computed used again; 1 at ∞ and 0 at −∞.
 *
 * <p>Source: Hendrycks and Gimpel, Gaussian Error Linear Units, 2016.
 */
public record Gelu(Form form) implements Composite {
  private static final float INVERSE_ROOT_2 = (float) Math.sqrt(0.5);
  private static final float INVERSE_ROOT_2_PI = (float) (1 / Math.sqrt(2 * Math.PI));
  private static final float ROOT_2_OVER_PI = (float) Math.sqrt(2 / Math.PI);
  private static final float CUBIC = (float) (0.044715 * Math.sqrt(2 / Math.PI));
  private static final float CUBIC_SLOPE = (float) (3 * 0.044715 * Math.sqrt(2 / Math.PI));

  /** From here on Φ is 0 or 1 and Φ′ is 0, in float32 and in double. */
  private static final float LARGE = 20;

  /** How Φ is computed. */
  public enum Form {
    /** {@code Φ = ½ (1 + erf(x / √2))}, the distribution function of the standard normal. */
    ERF,
    /** {@code Φ ≈ ½ (1 + tanh(√(2/π) (x + 0.044715 x³)))}, off by less than 5·10⁻⁴. */
    TANH
  }

  @Override
  public String name() {
    return form == Form.ERF ? "gelu" : "geluTanh";
  }

  @Override
  public List<TensorType> types(List<TensorType> inputs) {
    return List.of(Softmax.requireFloat(name(), inputs.getFirst()));
  }

  @Override
  public List<Tensor> body(List<Tensor> inputs) {
    Tensor x = notBelow(inputs.getFirst());
    return List.of(x.mul(half(sigmoid(notAbove(x)))));
  }

  /** x, but not −∞, of which 0 times it is no number. */
  private static Tensor notBelow(Tensor x) {
    return x.maximum(-LARGE);
  }

  /** x, but nothing whose square overflows: 0 times that, a slope far out, is no number. */
  private static Tensor notAbove(Tensor x) {
    return x.minimum(LARGE);
  }

  /** The function from −1 to 1 of which Φ is made. */
  private Tensor sigmoid(Tensor x) {
    return switch (form) {
      case ERF -> x.mul(INVERSE_ROOT_2).erf();
      case TANH -> x.mul(x.square().mul(CUBIC).add(ROOT_2_OVER_PI)).tanh();
    };
  }

  private static Tensor half(Tensor sigmoid) {
    return sigmoid.mul(0.5f).add(0.5f);
  }

  @Override
  public Tensor[] gradient(Backward b) {
    Tensor x = notAbove(notBelow(b.input(0)));
    Tensor sigmoid = sigmoid(x);
    Tensor slope =
        switch (form) {
          case ERF -> x.square().mul(-0.5f).exp().mul(INVERSE_ROOT_2_PI);
          case TANH -> {
            Tensor inner = x.square().mul(CUBIC_SLOPE).add(ROOT_2_OVER_PI);
            yield sigmoid.square().mul(-0.5f).add(0.5f).mul(inner);
          }
        };
    return new Tensor[] {b.cotangent(0).mul(half(sigmoid).add(x.mul(slope)))};
  }
}
