package dev.trigrad.benchmarks.peers.smile;

import dev.trigrad.benchmarks.speed.contender.Contender.Network;
import dev.trigrad.benchmarks.speed.contender.Contender.Trainer;
import dev.trigrad.benchmarks.speed.contender.NetworkTask;
import java.util.ArrayList;
import smile.base.mlp.Layer;
import smile.base.mlp.LayerBuilder;
import smile.base.mlp.OutputFunction;
import smile.classification.MLP;
import smile.util.function.TimeFunction;

/** Smile's multilayer perceptron: in double precision, weights of its own. */
public final class Smile implements Trainer {
  /** For the service loader. */
  public Smile() {}

  @Override
  public String name() {
    return "smile";
  }

  @Override
  public String version() {
    return "Smile 4.4.2, double precision, OpenBLAS";
  }

  @Override
  public Network network(NetworkTask task) {
    if (task.adam()) {
      throw new UnsupportedOperationException("Smile has no Adam");
    }
    return new SmileNetwork(task);
  }

  private static final class SmileNetwork implements Network {
    private final MLP model;
    private final double[][] features;
    private final int[] labels;
    private final int classes;

    SmileNetwork(NetworkTask task) {
      var layers = new ArrayList<LayerBuilder>();
      layers.add(Layer.input(task.in(0)));
      for (int i = 0; i + 1 < task.layers(); i++) {
        layers.add(Layer.rectifier(task.out(i)));
      }
      classes = task.out(task.layers() - 1);
      layers.add(Layer.mle(classes, OutputFunction.SOFTMAX));
      model = new MLP(layers.toArray(LayerBuilder[]::new));
      model.setLearningRate(TimeFunction.constant(task.rate()));
      features = new double[task.batch()][task.in(0)];
      float[] values = task.features();
      for (int i = 0; i < values.length; i++) {
        features[i / task.in(0)][i % task.in(0)] = values[i];
      }
      labels = task.labels();
    }

    @Override
    public void step() {
      model.update(features, labels);
    }

    /** Smile does not tell it: computed from the probabilities after the step. */
    @Override
    public float loss() {
      double sum = 0;
      var probabilities = new double[classes];
      for (int i = 0; i < features.length; i++) {
        model.predict(features[i], probabilities);
        sum -= Math.log(probabilities[labels[i]]);
      }
      return (float) (sum / features.length);
    }

    @Override
    public Object predict() {
      return model.predict(features);
    }
  }
}
