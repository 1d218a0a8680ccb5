package dev.trigrad.benchmarks.peers.deepnetts;

import deepnetts.net.FeedForwardNetwork;
import deepnetts.net.layers.AbstractLayer;
import deepnetts.net.layers.activation.ActivationType;
import deepnetts.net.loss.LossType;
import deepnetts.net.train.opt.OptimizerType;
import deepnetts.util.Tensor;
import dev.trigrad.benchmarks.speed.contender.Contender.Network;
import dev.trigrad.benchmarks.speed.contender.Contender.Trainer;
import dev.trigrad.benchmarks.speed.contender.NetworkTask;
import java.util.Arrays;

/** Deep Netts, community edition: plain Java, sample by sample, weights of its own. */
public final class DeepNetts implements Trainer {
  /** For the service loader. */
  public DeepNetts() {}

  @Override
  public String name() {
    return "deepnetts";
  }

  @Override
  public String version() {
    return "Deep Netts 1.13.2, plain Java";
  }

  @Override
  public Network network(NetworkTask task) {
    if (task.adam()) {
      throw new UnsupportedOperationException("Deep Netts has no Adam");
    }
    return new DeepNettsNetwork(task);
  }

  /** The steps of its trainer, without the pass over all data that its epochs end with. */
  private static final class DeepNettsNetwork implements Network {
    private final FeedForwardNetwork network;
    private final Tensor[] features;
    private final float[][] labels;

    DeepNettsNetwork(NetworkTask task) {
      var builder = FeedForwardNetwork.builder().addInputLayer(task.in(0));
      for (int i = 0; i + 1 < task.layers(); i++) {
        builder.addFullyConnectedLayer(task.out(i), ActivationType.RELU);
      }
      int classes = task.out(task.layers() - 1);
      network =
          builder
              .addOutputLayer(classes, ActivationType.SOFTMAX)
              .lossFunction(LossType.CROSS_ENTROPY)
              .randomSeed(1)
              .build();
      for (AbstractLayer layer : network.getLayers()) {
        layer.setLearningRate(task.rate());
        layer.setBatchMode(true);
        layer.setBatchSize(task.batch());
        layer.setOptimizerType(OptimizerType.SGD);
      }
      features = new Tensor[task.batch()];
      labels = new float[task.batch()][];
      for (int i = 0; i < task.batch(); i++) {
        int from = i * task.in(0);
        features[i] = new Tensor(Arrays.copyOfRange(task.features(), from, from + task.in(0)));
        labels[i] = Arrays.copyOfRange(task.oneHot(), i * classes, (i + 1) * classes);
      }
    }

    @Override
    public void step() {
      network.getLossFunction().reset();
      for (int i = 0; i < features.length; i++) {
        network.setInput(features[i]);
        network.setOutputError(
            network.getLossFunction().addPatternError(network.getOutput(), labels[i]));
        network.backward();
      }
      network.applyWeightChanges();
    }

    @Override
    public float loss() {
      return network.getLossFunction().getTotal();
    }

    @Override
    public Object predict() {
      float sum = 0;
      for (Tensor sample : features) {
        network.setInput(sample);
        sum += network.getOutput()[0];
      }
      return sum;
    }
  }
}
