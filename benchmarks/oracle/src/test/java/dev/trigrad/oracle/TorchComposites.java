package dev.trigrad.oracle;

import dev.trigrad.testkit.program.CompositeCode;
import dev.trigrad.testkit.program.ReductionCode;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** Reductions, products and composites by torch. */
final class TorchComposites {
  private TorchComposites() {}

  static Tensor of(ReductionCode code, Tensor[] v, int[] n) {
    if (v[0].dim() == 0 && code != ReductionCode.MATMUL) {
      return v[0];
    }
    int[] every = IntStream.range(0, (int) v[0].dim()).toArray();
    long[] axes = Tensors.longs(n.length == 0 ? every : n);
    return switch (code) {
      case SUM -> sum(v[0], axes, false);
      case SUM_KEEP -> sum(v[0], axes, true);
      case MEAN -> v[0].mean(axes, false, new ScalarTypeOptional());
      case MEAN_KEEP -> v[0].mean(axes, true, new ScalarTypeOptional());
      case MAX -> v[0].amax(axes, false);
      case MAX_KEEP -> v[0].amax(axes, true);
      case MIN -> v[0].amin(axes, false);
      case MIN_KEEP -> v[0].amin(axes, true);
      case LOG_SUM_EXP -> v[0].logsumexp(axes, false);
      case LOG_SUM_EXP_KEEP -> v[0].logsumexp(axes, true);
      case ARGMAX -> Tensors.toInt(v[0].argmax(new LongOptional(n[0]), false));
      case ARGMAX_KEEP -> Tensors.toInt(v[0].argmax(new LongOptional(n[0]), true));
      case MATMUL -> v[0].matmul(v[1]);
    };
  }

  /** torch adds int32 up as int64. */
  private static Tensor sum(Tensor x, long[] axes, boolean keep) {
    return x.sum(axes, keep, new ScalarTypeOptional(x.scalar_type()));
  }

  static List<Tensor> of(CompositeCode code, Tensor[] v, int[] n) {
    return switch (code) {
      case SOFTMAX -> List.of(torch.softmax(v[0], n[0]));
      case LOG_SOFTMAX -> List.of(torch.log_softmax(v[0], n[0]));
      case GELU -> List.of(torch.gelu(v[0]));
      case GELU_TANH -> List.of(torch.gelu(v[0], "tanh"));
      case LAYER_NORM -> {
        int[] sizes = Tensors.sizes(v[0]);
        int[] last = java.util.Arrays.copyOfRange(sizes, sizes.length - n[0], sizes.length);
        yield List.of(layerNorm(v[0], last, new TensorOptional(), new TensorOptional(), 0.125));
      }
      case LAYER_NORM_AFFINE ->
          List.of(
              layerNorm(
                  v[0],
                  Tensors.sizes(v[1]),
                  new TensorOptional(v[1]),
                  new TensorOptional(v[2]),
                  0.125));
      case CROSS_ENTROPY -> List.of(crossEntropy(v[0], v[1]));
      case BELL -> List.of(bell(v[0]));
      case SWISH -> List.of(swish(v[0]));
      // No output of a node depends on another.
      case MOMENTS -> List.of(mean(v[0]), v[0].sub(mean(v[0])));
      case NESTED -> {
        Tensor mean = mean(v[0]);
        yield List.of(swish(v[0].sub(mean).mul(v[1])), torch.softmax(v[0], -1).sub(bell(mean)));
      }
      case SLOPE -> {
        Tensor y = v[0].mul(v[1]).tanh();
        yield List.of(v[1].sub(v[1].mul(y).mul(y)));
      }
      // Torch's own derivative of tanh reads its result; the rules of these compute it anew or save
      // another value, so that the result is none of what the gradient depends on.
      case RECOMPUTED, REMEMBERED -> List.of(v[0].mul(v[1]).tanh().add(new Scalar(0.0)));
    };
  }

  static Tensor layerNorm(
      Tensor x, int[] last, TensorOptional weight, TensorOptional bias, double epsilon) {
    return torch.layer_norm(x, Tensors.longs(last), weight, bias, epsilon, false);
  }

  private static Tensor crossEntropy(Tensor logits, Tensor target) {
    Tensor logs = torch.log_softmax(logits, -1);
    boolean indices = target.scalar_type().value == torch.ScalarType.Int.value;
    Tensor weights = target;
    if (indices) {
      int classes = (int) logits.size(-1);
      Tensor all = Tensors.ints(IntStream.range(0, classes).toArray());
      weights = Tensors.toDouble(target.unsqueeze(-1).eq(all));
    }
    long[] last = {-1};
    Tensor losses = weights.mul(logs).sum(last, false, new ScalarTypeOptional()).neg();
    return losses.mean();
  }

  private static Tensor bell(Tensor x) {
    return x.mul(x).neg().exp();
  }

  private static Tensor swish(Tensor x) {
    return x.mul(x.sigmoid());
  }

  private static Tensor mean(Tensor x) {
    return x.mean(new long[] {-1}, true, new ScalarTypeOptional());
  }

  /**
   * The gradients of {@code y} with {@code cotangent}; zeros where y does not depend on x. Torch
   * may return the cotangent itself: a clone is a variable of its own, as in Trigrad.
   */
  static List<Tensor> gradients(Tensor y, Tensor cotangent, List<Tensor> xs) {
    var all =
        torch.grad(
            new org.bytedeco.pytorch.TensorVector(y),
            new org.bytedeco.pytorch.TensorVector(xs.toArray(Tensor[]::new)),
            new org.bytedeco.pytorch.TensorVector(cotangent),
            new BoolOptional(true),
            true,
            true);
    return IntStream.range(0, xs.size())
        .mapToObj(i -> all.get(i).defined() ? all.get(i).clone() : torch.zeros_like(xs.get(i)))
        .toList();
  }
}
