package dev.trigrad.benchmarks.peers.libtorch;

import dev.trigrad.benchmarks.speed.contender.Contender.Starter;
import java.io.IOException;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** A program that predicts once. */
public final class FirstPrediction {
  private FirstPrediction() {}

  /** Predicts. */
  public static void main(String[] arguments) throws IOException {
    var first = new LinearImpl(784, 128);
    var second = new LinearImpl(128, 10);
    float[] features = Starter.features();
    var scores = new float[10];
    try (var _ = new NoGradGuard()) {
      Tensor hidden = torch.relu(first.forward(Tensor.create(features, 1, 784)));
      second.forward(hidden).data_ptr_float().get(scores);
    }
    Starter.report(scores);
  }
}
