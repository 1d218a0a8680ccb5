package dev.trigrad.benchmarks.peers.tensorflow;

import dev.trigrad.benchmarks.speed.contender.Contender.Network;
import dev.trigrad.benchmarks.speed.contender.Contender.Trainer;
import dev.trigrad.benchmarks.speed.contender.NetworkTask;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.framework.op.FrameworkOps;
import org.tensorflow.framework.optimizers.Adam;
import org.tensorflow.framework.optimizers.GradientDescent;
import org.tensorflow.framework.optimizers.Optimizer;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;

/** TensorFlow's graphs and sessions. */
public final class TensorFlow implements Trainer {
  /** For the service loader. */
  public TensorFlow() {}

  @Override
  public String name() {
    return "tensorflow";
  }

  @Override
  public String version() {
    return "TensorFlow " + org.tensorflow.TensorFlow.version() + ", Java API 1.0.0";
  }

  @Override
  public Network network(NetworkTask task) {
    return new TensorFlowNetwork(task);
  }

  private static final class TensorFlowNetwork implements Network {
    private final Graph graph = new Graph();
    private final Ops tf = Ops.create(graph);
    private final Session session;
    private final TFloat32 features;
    private final TFloat32 labels;
    private final Placeholder<TFloat32> x;
    private final Placeholder<TFloat32> y;
    private final Operand<TFloat32> logits;
    private final Operand<TFloat32> loss;
    private final Op update;
    private float value;

    TensorFlowNetwork(NetworkTask task) {
      int classes = task.out(task.layers() - 1);
      features = tensor(task.features(), task.batch(), task.in(0));
      labels = tensor(task.oneHot(), task.batch(), classes);
      x = tf.placeholder(TFloat32.class, Placeholder.shape(features.shape()));
      y = tf.placeholder(TFloat32.class, Placeholder.shape(labels.shape()));
      Operand<TFloat32> scores = x;
      for (int i = 0; i < task.layers(); i++) {
        scores = layer(task, i, i > 0 ? tf.nn.relu(scores) : scores);
      }
      logits = scores;
      loss =
          tf.math.mean(
              FrameworkOps.create(tf).nn.softmaxCrossEntropyWithLogits(y, logits, -1),
              tf.constant(0));
      Optimizer optimizer =
          task.adam() ? new Adam(graph, task.rate()) : new GradientDescent(graph, task.rate());
      update = optimizer.minimize(loss);
      session =
          new Session(
              graph,
              ConfigProto.newBuilder()
                  .setIntraOpParallelismThreads(task.threads())
                  .setInterOpParallelismThreads(1)
                  .build());
      session.initialize();
    }

    private Operand<TFloat32> layer(NetworkTask task, int layer, Operand<TFloat32> input) {
      Variable<TFloat32> weight =
          variable(tensor(task.weights(layer), task.in(layer), task.out(layer)));
      Variable<TFloat32> bias = variable(tensor(new float[task.out(layer)], task.out(layer)));
      return tf.nn.biasAdd(tf.linalg.matMul(input, weight), bias);
    }

    private Variable<TFloat32> variable(TFloat32 initial) {
      return tf.variable(tf.constantOf(initial));
    }

    private static TFloat32 tensor(float[] values, long... shape) {
      return TFloat32.tensorOf(Shape.of(shape), DataBuffers.of(values));
    }

    @Override
    public void step() {
      try (Result result =
          session.runner().feed(x, features).feed(y, labels).addTarget(update).fetch(loss).run()) {
        value = ((TFloat32) result.get(0)).getFloat();
      }
    }

    @Override
    public float loss() {
      return value;
    }

    @Override
    public Object predict() {
      try (Result result = session.runner().feed(x, features).fetch(logits).run()) {
        return result.size();
      }
    }
  }
}
