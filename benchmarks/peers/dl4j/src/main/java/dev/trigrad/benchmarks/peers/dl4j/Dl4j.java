package dev.trigrad.benchmarks.peers.dl4j;

import dev.trigrad.benchmarks.speed.contender.Contender.Network;
import dev.trigrad.benchmarks.speed.contender.Contender.Trainer;
import dev.trigrad.benchmarks.speed.contender.NetworkTask;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Deeplearning4j on nd4j's native backend. */
public final class Dl4j implements Trainer {
  /** For the service loader. */
  public Dl4j() {}

  @Override
  public String name() {
    return "dl4j";
  }

  @Override
  public String version() {
    return "Deeplearning4j 1.0.0-M2.1, " + Nd4j.getBackend().getClass().getSimpleName();
  }

  @Override
  public Network network(NetworkTask task) {
    return new Dl4jNetwork(task);
  }

  private static final class Dl4jNetwork implements Network {
    private final MultiLayerNetwork network;
    private final DataSet data;

    Dl4jNetwork(NetworkTask task) {
      var layers =
          new NeuralNetConfiguration.Builder()
              .updater(task.adam() ? new Adam(task.rate()) : new Sgd(task.rate()))
              .list();
      int last = task.layers() - 1;
      for (int i = 0; i < last; i++) {
        layers.layer(
            new DenseLayer.Builder()
                .nIn(task.in(i))
                .nOut(task.out(i))
                .activation(Activation.RELU)
                .build());
      }
      layers.layer(
          new OutputLayer.Builder(LossFunction.MCXENT)
              .nIn(task.in(last))
              .nOut(task.out(last))
              .activation(Activation.SOFTMAX)
              .build());
      network = new MultiLayerNetwork(layers.build());
      network.init();
      for (int i = 0; i <= last; i++) {
        network
            .getParam(i + "_W")
            .assign(Nd4j.create(task.weights(i), new int[] {task.in(i), task.out(i)}));
      }
      INDArray features = Nd4j.create(task.features(), new int[] {task.batch(), task.in(0)});
      INDArray labels = Nd4j.create(task.oneHot(), new int[] {task.batch(), task.out(last)});
      data = new DataSet(features, labels);
    }

    @Override
    public void step() {
      network.fit(data);
    }

    @Override
    public float loss() {
      return (float) network.score();
    }

    @Override
    public Object predict() {
      return network.output(data.getFeatures());
    }
  }
}
