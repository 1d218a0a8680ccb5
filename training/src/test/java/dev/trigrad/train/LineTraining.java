package dev.trigrad.train;

import dev.trigrad.RandomKey;
import dev.trigrad.Tensor;
import dev.trigrad.data.Dataset;
import dev.trigrad.data.TensorDataset;
import dev.trigrad.loss.MeanSquaredError;
import dev.trigrad.nn.Linear;
import dev.trigrad.optim.Sgd;
import java.nio.file.Path;
import java.util.Map;

/** A line, and a trainer that finds it and saves what it has. */
final class LineTraining {
  static final RandomKey KEY = RandomKey.of(5);

  private LineTraining() {}

  static Dataset line(int rows, float slope) {
    float[] x = new float[rows];
    float[] y = new float[rows];
    for (int i = 0; i < rows; i++) {
      x[i] = KEY.uniform(i);
      y[i] = slope * x[i] + 1;
    }
    return new TensorDataset(
        Map.of("features", Tensor.of(x, rows, 1), "targets", Tensor.of(y, rows, 1)));
  }

  static Trainer trainer(Path directory) {
    var model = new Linear(1, 1);
    model.initialize(1);
    return Trainer.of(model, new Sgd(model, 0.1), new MeanSquaredError())
        .checkpoint(directory.resolve("a.safetensors"));
  }
}
