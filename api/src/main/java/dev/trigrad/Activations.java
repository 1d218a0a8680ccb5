package dev.trigrad;

import dev.trigrad.graph.Recorder;
import dev.trigrad.op.composite.Softsign;
import java.util.Arrays;

/**
 * Activation functions of {@link Tensor} beside those of {@link Elementwise} and {@link
 * Reductions}: float32, elementwise unless they name an axis, with broadcasting where they take a
 * tensor. NaN stays NaN; where a limit exists at ±∞, it is the value there.
 *
 * <p>Gradients at a kink are PyTorch's. Java numbers are inputs of the graph: another slope is not
 * another plan. Modules of them are {@link dev.trigrad.nn.Activation}.
 */
public sealed interface Activations permits Tensor {
  /** This tensor, if it is float32. */
  private Tensor self(String name) {
    Tensor x = (Tensor) this;
    if (x.dtype() != DType.FLOAT32) {
      throw new DTypeException(name + ": takes float32, got " + x.type() + "; cast it first");
    }
    return x;
  }

  private static void require(boolean holds, String name, String what, double value, String rule) {
    if (!holds) {
      throw new ArgumentException(name + ": " + what + " is " + value + ", expected " + rule);
    }
  }

  private static void requireFinite(String name, String what, double value) {
    require(Double.isFinite(value), name, what, value, "a finite number");
  }

  private static void requirePositive(String name, String what, double value) {
    boolean holds = value > 0 && value < Float.POSITIVE_INFINITY;
    require(holds, name, what, value, "a positive number");
  }

  private static void requireNonNegative(String name, String what, double value) {
    boolean holds = value >= 0 && value < Float.POSITIVE_INFINITY;
    require(holds, name, what, value, "a finite number of at least 0");
  }

  /** 1 where x &gt; 0, else 0; the derivative is 0 (Heaviside, with step(0) = 0). */
  default Tensor step() {
    return self("step").sign().relu();
  }

  /** min(max(0, x), 6); the derivative at 0 and 6 is 0. */
  default Tensor relu6() {
    Tensor x = self("relu6");
    return x.greaterEqual(6).where(Tensor.of(6f), x.relu());
  }

  /** x where x &gt; 0, else {@code slope} · x (Maas et al., ICML 2013); the slope at 0, too. */
  default Tensor leakyRelu(double slope) {
    Tensor x = self("leakyRelu");
    requireFinite("leakyRelu", "slope", slope);
    return x.greater(0).where(x, x.mul(slope));
  }

  /**
   * x where x &gt; 0, else w · x (He et al., ICCV 2015).
   *
   * @param weight w: a scalar, or one number for each extent of axis 1
   */
  default Tensor prelu(Tensor weight) {
    Tensor x = self("prelu");
    ArgumentException.requirePresent(weight, "prelu", "weight");
    Shape shape = x.shape();
    int count = weight.type().elements();
    if (weight.shape().rank() > 1 || count != 1 && (shape.rank() < 2 || shape.extent(1) != count)) {
      throw new ShapeException(
          "prelu: weight is "
              + weight.shape()
              + " for "
              + shape
              + ", expected one number, or one for each extent of axis 1");
    }
    int[] along = new int[count == 1 ? 0 : shape.rank()];
    Arrays.fill(along, 1);
    if (count != 1) {
      along[1] = count;
    }
    Tensor w = weight.reshape(along);
    Tensor positive = x.greater(0);
    // What the weight is multiplied by is 0 elsewhere, so that its gradient meets no infinity.
    return positive.where(x, positive.where(Tensor.of(0f), x).mul(w));
  }

  /** x where x &gt; 0, else α (eˣ − 1) (Clevert et al., ICLR 2016). */
  default Tensor elu(double alpha) {
    Tensor x = self("elu");
    requireFinite("elu", "alpha", alpha);
    return exponentialBelow(x, 1, alpha);
  }

  /** x where x &gt; 0, else α (e^(x/α) − 1), α positive (Barron, 2017). */
  default Tensor celu(double alpha) {
    Tensor x = self("celu");
    requirePositive("celu", "alpha", alpha);
    return exponentialBelow(x, alpha, alpha);
  }

  /**
   * λ · elu(x, α) with λ = 1.0507… and α = 1.6732…, the fixed point of mean 0 and variance 1
   * (Klambauer et al., NeurIPS 2017).
   */
  default Tensor selu() {
    return exponentialBelow(self("selu"), 1, 1.6732632423543772f).mul(1.0507009873554805f);
  }

  /** The exponential sees no positive number, for which it might overflow. */
  private static Tensor exponentialBelow(Tensor x, double width, double alpha) {
    Tensor positive = x.greater(0);
    Tensor below = positive.where(Tensor.of(0f), x);
    Tensor scaled = width == 1 ? below : below.div(width);
    return positive.where(x, scaled.expm1().mul(alpha));
  }

  /** x / (1 + e⁻ˣ), also "swish" (Elfwing et al., 2018). */
  default Tensor silu() {
    Tensor x = self("silu");
    // Far above, where it is x, the slope of the product is ∞ · 0.
    Tensor large = x.greater(150);
    Tensor z = notBelow(large.where(Tensor.of(150f), x));
    return large.where(x, z.mul(z.sigmoid()));
  }

  /** x, but not −∞, of which 0 times it is no number; eˣ underflows far above the bound. */
  private static Tensor notBelow(Tensor x) {
    return x.less(-150).where(Tensor.of(-150f), x);
  }

  /** x tanh(log(1 + eˣ)) (Misra, BMVC 2020). */
  default Tensor mish() {
    Tensor x = self("mish");
    // tanh(log(1 + e)) = n / (n + 2) with n = e (e + 2), which is 1 in float32 from here on.
    Tensor large = x.greater(20);
    Tensor z = notBelow(large.where(Tensor.of(20f), x));
    Tensor e = z.exp();
    Tensor n = e.mul(e.add(2));
    return large.where(x, z.mul(n.div(n.add(2))));
  }

  /**
   * log(1 + e^(βx)) / β; x itself where βx exceeds {@code threshold}.
   *
   * @param beta β, positive: the larger, the nearer to max(0, x)
   * @param threshold PyTorch's default is 20; +∞ for none, as {@link Elementwise#softplus}
   */
  default Tensor softplus(double beta, double threshold) {
    Tensor x = self("softplus");
    requirePositive("softplus", "beta", beta);
    require(!Double.isNaN(threshold), "softplus", "threshold", threshold, "a number");
    Tensor z = x.mul(beta);
    return z.greater(threshold).where(x, z.softplus().div(beta));
  }

  /** x / (1 + |x|) (Glorot and Bengio, AISTATS 2010). */
  default Tensor softsign() {
    return Recorder.record(new Softsign(), self("softsign"));
  }

  /** log(1 / (1 + e⁻ˣ)) = −log(1 + e⁻ˣ), without underflow. */
  default Tensor logSigmoid() {
    return self("logSigmoid").neg().softplus().neg();
  }

  /** 0 for x ≤ −3, 1 for x ≥ 3, x / 6 + ½ between: the line that stands for the sigmoid. */
  default Tensor hardSigmoid() {
    Tensor x = self("hardSigmoid");
    Tensor line = x.div(6).add(0.5f);
    return x.lessEqual(-3).where(Tensor.of(0f), x.greaterEqual(3).where(Tensor.of(1f), line));
  }

  /** x, at least −1 and at most 1; the derivative there is 0. */
  default Tensor hardTanh() {
    return hardTanh(-1, 1);
  }

  /** x, at least {@code low} and at most {@code high}; the derivative there is 0. */
  default Tensor hardTanh(double low, double high) {
    Tensor x = self("hardTanh");
    if (!(low <= high)) {
      throw new ArgumentException(
          "hardTanh: limits are " + low + " and " + high + ", expected the lower one first");
    }
    Tensor below = x.lessEqual(low);
    return below.where(Tensor.of(low), x.greaterEqual(high).where(Tensor.of(high), x));
  }

  /**
   * x · hardSigmoid(x) (Howard et al., ICCV 2019). The derivative at −3 is 0 and at 3 is 1: of the
   * slopes on both sides the smaller one in magnitude, as at the kinks of {@link #hardTanh};
   * PyTorch, up to 2.6 at least, takes the parabola's, −½ and 1½.
   */
  default Tensor hardSwish() {
    Tensor x = self("hardSwish");
    Tensor low = x.lessEqual(-3);
    Tensor high = x.greaterEqual(3);
    // The parabola sees what it is for, since far from it its slope is infinite.
    Tensor z = low.or(high).where(Tensor.of(0f), x);
    return low.where(Tensor.of(0f), high.where(x, z.mul(z.div(6).add(0.5f))));
  }

  /** x − tanh x. */
  default Tensor tanhshrink() {
    Tensor x = self("tanhshrink");
    return x.sub(x.tanh());
  }

  /** x − λ above λ, x + λ below −λ, 0 between; λ at least 0. */
  default Tensor softshrink(double lambda) {
    Tensor x = self("softshrink");
    requireNonNegative("softshrink", "lambda", lambda);
    return x.abs().lessEqual(lambda).where(Tensor.of(0f), x.sub(x.sign().mul(lambda)));
  }

  /** x above λ and below −λ, 0 between; λ at least 0. */
  default Tensor hardshrink(double lambda) {
    Tensor x = self("hardshrink");
    requireNonNegative("hardshrink", "lambda", lambda);
    return x.abs().lessEqual(lambda).where(Tensor.of(0f), x);
  }

  /** x above {@code threshold}, else {@code value}: with 0 the thresholded ReLU. */
  default Tensor threshold(double threshold, double value) {
    Tensor x = self("threshold");
    return x.lessEqual(threshold).where(Tensor.of(value), x);
  }

  /**
   * Gated linear unit a · sigmoid(b), a and b being the halves of x along {@code axis} (Dauphin et
   * al., ICML 2017).
   *
   * @throws ShapeException if the extent along the axis is odd
   */
  default Tensor glu(int axis) {
    Tensor x = self("glu");
    int at = x.shape().axis(axis, "glu");
    int extent = x.shape().extent(at);
    if (extent % 2 != 0) {
      throw new ShapeException(
          "glu: axis "
              + at
              + " of "
              + x.shape()
              + " has extent "
              + extent
              + ", expected an even one: it is cut into halves");
    }
    return x.slice(at, 0, extent / 2).mul(x.slice(at, extent / 2, extent).sigmoid());
  }
}
