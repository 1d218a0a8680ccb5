package dev.trigrad.tensorboard;

import dev.trigrad.ArgumentException;
import dev.trigrad.Engines;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Gradients;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Parameter;
import dev.trigrad.nn.Pass;
import dev.trigrad.train.TrainingEvent;
import dev.trigrad.train.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Tells TensorBoard of a training: the loss and the learning rate of each step, what is measured at
 * the end of each epoch and, on request, the distributions of weights and gradients. All against
 * the number of steps. A training that goes on takes back what was written of later steps.
 *
 * <pre>{@code
 * static void log(EventWriter writer, Module model) {
 *   TrainingListener listener = TensorBoard.listener(writer).weights(model);
 *   listener.on(new TrainingEvent.Stepped(0, 1, 0.7, 32, 0.1));
 * }
 * }</pre>
 *
 * <p>For the thread that trains. Whoever opened the writers closes them.
 */
public final class TensorBoard implements TrainingListener {
  private static final String VALIDATION = "validation.";

  /** What writes a histogram of each of some tensors at a step. */
  private record Distributions(String kind, Module model, Function<Pass, Tensor> loss) {}

  private final EventWriter training;
  private final EventWriter validation;
  private final List<Distributions> distributions = new ArrayList<>();

  private TensorBoard(EventWriter training, EventWriter validation) {
    this.training = training;
    this.validation = validation;
  }

  /**
   * Tags as users of PyTorch have them, in one run: {@code loss/train} and {@code loss/validation}
   * in one group of charts, {@code step/loss} and {@code step/learning_rate}.
   */
  public static TensorBoard listener(EventWriter writer) {
    return new TensorBoard(ArgumentException.requirePresent(writer, "tensorboard", "writer"), null);
  }

  /**
   * Tags as Keras has them, in two runs whose curves lie in one chart: {@code epoch_loss} in both,
   * {@code batch_loss} and {@code batch_learning_rate} in that of training. By custom their
   * directories are called {@code train} and {@code validation}.
   */
  public static TensorBoard listener(EventWriter training, EventWriter validation) {
    return new TensorBoard(
        ArgumentException.requirePresent(training, "tensorboard", "writer of training"),
        ArgumentException.requirePresent(validation, "tensorboard", "writer of validation"));
  }

  /**
   * From now on also a histogram {@code weights/path} of each parameter, at the end of an epoch.
   */
  public TensorBoard weights(Module model) {
    ArgumentException.requirePresent(model, "tensorboard", "model");
    distributions.add(new Distributions("weights", model, null));
    return this;
  }

  /**
   * From now on also a histogram {@code gradients/path} of the gradient of {@code loss} by each
   * trainable parameter, at the end of an epoch; on one batch, say: {@code gradients(model, pass ->
   * loss.of(model.apply(x, pass), y))}. The pass predicts.
   */
  public TensorBoard gradients(Module model, Function<Pass, Tensor> loss) {
    ArgumentException.requirePresent(model, "tensorboard", "model");
    ArgumentException.requirePresent(loss, "tensorboard", "loss");
    distributions.add(new Distributions("gradients", model, loss));
    return this;
  }

  @Override
  public void on(TrainingEvent event) {
    String prefix = validation == null ? "step/" : "batch_";
    switch (event) {
      case TrainingEvent.Started started -> {
        if (started.step() > 0) {
          training.restart(started.step() + 1);
          if (validation != null) {
            validation.restart(started.step() + 1);
          }
        }
      }
      case TrainingEvent.Stepped stepped -> {
        training.scalar(prefix + "loss", stepped.step(), stepped.loss());
        training.scalar(prefix + "learning_rate", stepped.step(), stepped.learningRate());
      }
      case TrainingEvent.EpochEnded ended -> {
        ended.values().forEach((name, value) -> measured(name, ended.step(), value));
        distributions.forEach(each -> distribution(each, ended.step()));
        flush();
      }
      case TrainingEvent.Saved _ -> flush();
      case TrainingEvent.Ended ended -> {
        training.text("ended", ended.step(), ended.reason());
        flush();
      }
    }
  }

  private void measured(String name, long step, double value) {
    boolean validated = name.startsWith(VALIDATION);
    String plain = validated ? name.substring(VALIDATION.length()) : name;
    if (validation == null) {
      training.scalar(plain + (validated ? "/validation" : "/train"), step, value);
    } else {
      (validated ? validation : training).scalar("epoch_" + plain, step, value);
    }
  }

  private void distribution(Distributions of, long step) {
    Map<String, Parameter> parameters = of.model.namedParameters();
    if (of.loss == null) {
      parameters.forEach(
          (path, parameter) -> histogram(of.kind + "/" + path, step, parameter.snapshot()));
      return;
    }
    var paths = new ArrayList<String>();
    var targets = new ArrayList<Tensor>();
    parameters.forEach(
        (path, parameter) -> {
          if (parameter.trainable()) {
            paths.add(path);
            targets.add(parameter.tensor());
          }
        });
    Tensor loss = Pass.inference().record(of.loss);
    List<Tensor> gradients = Engines.evaluator().evaluate(Gradients.orZeros(loss, targets));
    for (int i = 0; i < gradients.size(); i++) {
      histogram(of.kind + "/" + paths.get(i), step, gradients.get(i));
    }
  }

  /** A histogram or, where there is none, the number of values that are not finite. */
  private void histogram(String tag, long step, Tensor values) {
    int wrong = 0;
    for (float value : values.toArray()) {
      wrong += Float.isFinite(value) ? 0 : 1;
    }
    if (wrong > 0) {
      training.scalar(tag + "/not_finite", step, wrong);
    } else if (values.shape().elements() > 0) {
      training.histogram(tag, step, values);
    }
  }

  private void flush() {
    training.flush();
    if (validation != null) {
      validation.flush();
    }
  }
}
