package dev.trigrad.benchmarks.peers.libtorch;

import dev.trigrad.benchmarks.speed.contender.Calculation;
import dev.trigrad.benchmarks.speed.contender.Contender.Computation;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorArrayRefOptional;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** A {@link Calculation} in PyTorch's C++ API. */
final class LibtorchComputation implements Computation {
  private final Calculation calculation;
  private final Tensor[] inputs;
  private final Tensor seed;
  private final Tensor spare;
  private Tensor result;

  LibtorchComputation(Calculation calculation) {
    this.calculation = calculation;
    List<float[]> values = calculation.inputs();
    inputs = new Tensor[values.size()];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = tensor(values.get(i), calculation.extents(i));
      inputs[i].requires_grad_(calculation.gradient());
    }
    seed = calculation.gradient() ? tensor(calculation.seed(), calculation.extents(0)) : null;
    boolean reuses = calculation.reusesResult();
    result = reuses ? torch.empty_like(inputs[0]) : null;
    spare = reuses ? torch.empty_like(inputs[0]) : null;
  }

  private static Tensor tensor(float[] values, int[] extents) {
    var sizes = new long[extents.length];
    java.util.Arrays.setAll(sizes, i -> extents[i]);
    return Tensor.create(values, sizes).clone();
  }

  @Override
  public Object run() {
    try (var _ = new PointerScope()) {
      if (calculation.reusesResult()) {
        try (var _ = new NoGradGuard()) {
          into(result, inputs[0], inputs[inputs.length - 1]);
        }
      } else {
        renew();
      }
    }
    return this;
  }

  private void renew() {
    if (result != null) {
      result.releaseReference();
    }
    if (seed == null) {
      try (var _ = new NoGradGuard()) {
        result = forward(inputs[0], inputs[inputs.length - 1]);
      }
    } else {
      for (Tensor input : inputs) {
        input.mutable_grad().reset();
      }
      result = forward(inputs[0], inputs[inputs.length - 1]);
      result.backward(seed, new BoolOptional(), false, new TensorArrayRefOptional());
    }
    result.retainReference();
  }

  private Tensor forward(Tensor x, Tensor y) {
    return switch (calculation.work()) {
      case AFFINE -> torch.relu(x.mul(y).add(x)).mul(new Scalar(2f)).sub(y);
      case GATE -> torch.sigmoid(x).mul(torch.tanh(y));
      case BELL -> x.sub(y).square().neg().exp().mul(new Scalar(0.5f));
      case SOFTMAX -> torch.softmax(x, 1);
      case GELU -> torch.gelu(x);
      case LAYERNORM -> {
        long[] columns = {calculation.columns()};
        var weight = new TensorOptional(inputs[1]);
        var bias = new TensorOptional(y);
        yield torch.layer_norm(x, columns, weight, bias, Calculation.EPSILON, false);
      }
    };
  }

  /** Nothing is allocated, and each operation but the first works in place. */
  private void into(Tensor result, Tensor x, Tensor y) {
    switch (calculation.work()) {
      case AFFINE -> {
        torch.mul_out(result, x, y).add_(x);
        torch.relu_(result).mul_(new Scalar(2f)).sub_(y);
      }
      case GATE -> {
        torch.sigmoid_out(result, x);
        result.mul_(torch.tanh_out(spare, y));
      }
      case BELL -> {
        torch.sub_out(result, x, y).square_().neg_();
        torch.exp_(result).mul_(new Scalar(0.5f));
      }
      default -> throw new UnsupportedOperationException(calculation.toString());
    }
  }

  @Override
  public float[][] results() {
    var results = new float[seed == null ? 1 : inputs.length + 1][];
    results[0] = values(result);
    for (int i = 1; i < results.length; i++) {
      results[i] = values(inputs[i - 1].grad());
    }
    return results;
  }

  private static float[] values(Tensor tensor) {
    var values = new float[Math.toIntExact(tensor.numel())];
    tensor.contiguous().data_ptr_float().get(values);
    return values;
  }
}
