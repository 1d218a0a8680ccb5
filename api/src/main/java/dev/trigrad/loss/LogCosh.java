package dev.trigrad.loss;

import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.Recorder;
import dev.trigrad.op.Backward;
import dev.trigrad.op.Composite;
import java.util.List;

/**
 * log cosh(ŷ − y) per element, reduced: ½ d² near 0, |d| − log 2 far from it; the negative
 * log-likelihood of a hyperbolic secant distribution, up to scale and constant. Gradient of an
 * element: tanh(ŷ − y). Finite for any finite difference; at ±∞ it is ∞, its gradient ±1.
 *
 * <p>Keras' {@code LogCosh}.
 */
public record LogCosh(Reduction reduction) implements Loss {
  /** Checks that there is a reduction. */
  public LogCosh {
    Settings.reduction("log cosh", reduction);
  }

  /** With the mean over all elements. */
  public LogCosh() {
    this(Reduction.MEAN);
  }

  @Override
  public Tensor of(Tensor prediction, Tensor target) {
    Tensor d = MeanSquaredError.difference("log cosh", prediction, target);
    return reduction.of(Recorder.record(new OfDifference(), d));
  }

  /** log cosh d, elementwise, with the gradient tanh d. */
  record OfDifference() implements Composite {
    @Override
    public String name() {
      return "logCosh";
    }

    @Override
    public List<TensorType> types(List<TensorType> inputs) {
      return List.of(inputs.getFirst());
    }

    @Override
    public List<Tensor> body(List<Tensor> inputs) {
      // |d| + log((1 + e^−2|d|) / 2), where nothing overflows; its error near 0 is one of |d|,
      // and rectified, since it may be below 0.
      Tensor a = inputs.getFirst().abs();
      return List.of(a.add(a.mul(-2).expm1().mul(0.5f).log1p()).relu());
    }

    @Override
    public Tensor[] gradient(Backward b) {
      return new Tensor[] {b.cotangent(0).mul(b.input(0).tanh())};
    }
  }
}
