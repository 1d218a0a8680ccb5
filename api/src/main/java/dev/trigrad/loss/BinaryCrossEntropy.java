package dev.trigrad.loss;

import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.Recorder;
import dev.trigrad.op.Backward;
import dev.trigrad.op.Composite;
import java.util.List;

/**
 * −y log p − (1 − y) log(1 − p) per element of probabilities p and targets y in [0, 1], reduced:
 * the negative log-likelihood of a Bernoulli distribution. Gradient of an element: (p − y) / (p (1
 * − p)).
 *
 * <p>Neither logarithm is taken below −100, and the divisor not below 10⁻¹²: a certain mistake
 * costs 100, has a gradient of 10¹² and never NaN, as in PyTorch's {@code BCELoss}. Where there are
 * logits, {@link BinaryCrossEntropyWithLogits} is exact and its gradient at most 1.
 *
 * <p>Probabilities are float32 of any shape; targets are of the same one, float32, int32 or bool. A
 * known probability outside [0, 1] is refused; a computed one gives NaN.
 */
public record BinaryCrossEntropy(Reduction reduction) implements Loss {
  private static final String NAME = "binary cross-entropy";

  /** Checks that there is a reduction. */
  public BinaryCrossEntropy {
    Settings.reduction(NAME, reduction);
  }

  /** With the mean over all elements. */
  public BinaryCrossEntropy() {
    this(Reduction.MEAN);
  }

  @Override
  public Tensor of(Tensor probabilities, Tensor target) {
    Inputs.floats(NAME, "prediction", probabilities);
    Tensor y = Inputs.probabilities(NAME, target, probabilities.shape());
    Inputs.range(
        NAME, "prediction", probabilities, 0, 1, "; of logits use BinaryCrossEntropyWithLogits");
    return reduction.of(Recorder.record(new OfProbabilities(), probabilities, y));
  }

  /** The loss of each element; inputs are p and y. */
  record OfProbabilities() implements Composite {
    private static final float LEAST_LOG = -100;
    private static final float LEAST_DIVISOR = 1e-12f;

    @Override
    public String name() {
      return "binaryCrossEntropy";
    }

    @Override
    public List<TensorType> types(List<TensorType> inputs) {
      return List.of(inputs.getFirst());
    }

    private static Tensor log(Tensor p) {
      return p.log().maximum(LEAST_LOG);
    }

    private static Tensor logOfRest(Tensor p) {
      return p.neg().log1p().maximum(LEAST_LOG);
    }

    @Override
    public List<Tensor> body(List<Tensor> inputs) {
      Tensor p = inputs.get(0);
      Tensor y = inputs.get(1);
      return List.of(y.sub(1).mul(logOfRest(p)).sub(y.mul(log(p))));
    }

    @Override
    public Tensor[] gradient(Backward b) {
      Tensor p = b.input(0);
      Tensor y = b.input(1);
      Tensor g = b.cotangent(0);
      Tensor variance = p.mul(p.neg().add(1)).maximum(LEAST_DIVISOR);
      return new Tensor[] {
        b.needs(0) ? g.mul(p.sub(y)).div(variance) : null,
        b.needs(1) ? g.mul(logOfRest(p).sub(log(p))) : null
      };
    }
  }
}
