package dev.trigrad.benchmarks.peers.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import dev.trigrad.benchmarks.speed.contender.Contender.Computation;
import dev.trigrad.benchmarks.speed.contender.Update;
import java.util.List;

/** An {@link Update} by DJL's optimizers. */
final class DjlUpdate implements Computation {
  private static final float MOMENTUM = 0.9f;

  private final NDArray[] weights;
  private final NDArray[] gradients;
  private final Optimizer optimizer;

  DjlUpdate(Update update) {
    var manager = NDManager.newBaseManager();
    weights = arrays(manager, update.weights());
    gradients = arrays(manager, update.gradients());
    optimizer = optimizer(update.rule());
  }

  /** Whether DJL has an optimizer of {@code rule}; its Adadelta takes no learning rate. */
  static boolean has(Update.Rule rule) {
    return switch (rule) {
      case SGD, MOMENTUM, ADAGRAD, RMSPROP, ADAM, ADAMW -> true;
      case NESTEROV, ADADELTA, AMSGRAD, NADAM, RADAM, ADAMAX, LION, LAMB -> false;
    };
  }

  private static NDArray[] arrays(NDManager manager, List<float[]> values) {
    return values.stream().map(manager::create).toArray(NDArray[]::new);
  }

  private static Optimizer optimizer(Update.Rule rule) {
    Tracker rate = Tracker.fixed(Update.RATE);
    return switch (rule) {
      case SGD -> Optimizer.sgd().setLearningRateTracker(rate).build();
      case MOMENTUM -> Optimizer.sgd().setLearningRateTracker(rate).optMomentum(MOMENTUM).build();
      case ADAGRAD -> Optimizer.adagrad().optLearningRateTracker(rate).build();
      case RMSPROP -> Optimizer.rmsprop().optLearningRateTracker(rate).build();
      case ADAM -> Optimizer.adam().optLearningRateTracker(rate).build();
      case ADAMW -> Optimizer.adamW().optLearningRateTracker(rate).build();
      case NESTEROV, ADADELTA, AMSGRAD, NADAM, RADAM, ADAMAX, LION, LAMB ->
          throw new UnsupportedOperationException(rule.toString());
    };
  }

  @Override
  public Object run() {
    // Outside any scope: what the optimizer remembers is made in its first step.
    for (int i = 0; i < weights.length; i++) {
      optimizer.update("weights" + i, weights[i], gradients[i]);
    }
    return this;
  }

  @Override
  public float[][] results() {
    var results = new float[weights.length][];
    for (int i = 0; i < results.length; i++) {
      results[i] = weights[i].toFloatArray();
    }
    return results;
  }
}
