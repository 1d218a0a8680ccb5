package dev.trigrad.benchmarks.peers.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.norm.LayerNorm;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import dev.trigrad.benchmarks.speed.contender.Calculation;
import dev.trigrad.benchmarks.speed.contender.Contender.Computation;
import java.util.List;

/** A {@link Calculation} with DJL's arrays; results are always new arrays. */
final class DjlComputation implements Computation {
  private final Calculation calculation;
  private final NDArray[] inputs;
  private final NDArray seed;
  private NDArray result;

  DjlComputation(Calculation calculation) {
    this.calculation = calculation;
    var manager = NDManager.newBaseManager();
    List<float[]> values = calculation.inputs();
    inputs = new NDArray[values.size()];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = manager.create(values.get(i), shape(i));
      inputs[i].setRequiresGradient(calculation.gradient());
    }
    seed = calculation.gradient() ? manager.create(calculation.seed(), shape(0)) : null;
  }

  private Shape shape(int input) {
    int[] extents = calculation.extents(input);
    return new Shape(java.util.Arrays.stream(extents).asLongStream().toArray());
  }

  @Override
  public Object run() {
    if (result != null) {
      result.close();
    }
    try (var _ = new NDScope()) {
      if (seed != null) {
        for (NDArray input : inputs) {
          JniUtils.zeroGrad((PtNDArray) input);
        }
      }
      boolean before = JniUtils.isGradMode();
      JniUtils.setGradMode(seed != null);
      result = forward(inputs[0], inputs[inputs.length - 1]);
      if (seed != null) {
        JniUtils.backward((PtNDArray) result, (PtNDArray) seed, false, false);
      }
      JniUtils.setGradMode(before);
      NDScope.unregister(result);
    }
    return this;
  }

  private NDArray forward(NDArray x, NDArray y) {
    return switch (calculation.work()) {
      case AFFINE -> Activation.relu(x.mul(y).add(x)).mul(2).sub(y);
      case GATE -> Activation.sigmoid(x).mul(y.tanh());
      case BELL -> x.sub(y).square().neg().exp().mul(0.5f);
      case SOFTMAX -> x.softmax(1);
      case GELU -> Activation.gelu(x);
      case LAYERNORM -> {
        var columns = new Shape(calculation.columns());
        yield LayerNorm.layerNorm(x, columns, inputs[1], y, Calculation.EPSILON).singletonOrThrow();
      }
    };
  }

  @Override
  public float[][] results() {
    var results = new float[seed == null ? 1 : inputs.length + 1][];
    results[0] = result.toFloatArray();
    for (int i = 1; i < results.length; i++) {
      results[i] = inputs[i - 1].getGradient().toFloatArray();
    }
    return results;
  }
}
