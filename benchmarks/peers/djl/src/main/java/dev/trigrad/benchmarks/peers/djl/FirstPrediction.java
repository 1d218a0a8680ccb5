package dev.trigrad.benchmarks.peers.djl;

import ai.djl.Model;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import dev.trigrad.benchmarks.speed.contender.Contender.Starter;
import java.io.IOException;

/** A program that predicts once. */
public final class FirstPrediction {
  private FirstPrediction() {}

  /** Predicts. */
  public static void main(String[] arguments) throws IOException, TranslateException {
    System.setProperty("ai.djl.pytorch.num_threads", "1");
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    float[] features = Starter.features();
    try (var manager = NDManager.newBaseManager();
        var model = Model.newInstance("layers")) {
      var block =
          new SequentialBlock()
              .add(Linear.builder().setUnits(128).build())
              .add(Activation::relu)
              .add(Linear.builder().setUnits(10).build());
      block.initialize(manager, DataType.FLOAT32, new Shape(1, 784));
      model.setBlock(block);
      try (var predictor = model.newPredictor(new NoopTranslator())) {
        var input = new NDList(manager.create(features, new Shape(1, 784)));
        float[] scores = predictor.predict(input).singletonOrThrow().toFloatArray();
        Starter.report(scores);
      }
    }
  }
}
