package dev.trigrad.tensorboard;

import dev.trigrad.ArgumentException;
import dev.trigrad.DType;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.ModuleGraph;
import dev.trigrad.nn.Pass;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;

/**
 * Writes what TensorBoard shows to an event file in the directory of one run: scalars, histograms,
 * images, text, hyperparameters, curves of precision over recall, and the graph of a model. See it
 * with {@code tensorboard --logdir runs}, where the run's directory is {@code runs/first}.
 *
 * <p>What is said of a tag is of one kind, at steps that do not fall; of several values at one step
 * TensorBoard shows the last. Tensors are evaluated if they have not been. Safe for use by many
 * threads. Events reach the file within the {@linkplain EventOptions#interval interval}, so that
 * after a crash all but the last seconds can be read; close it at the end.
 *
 * <pre>{@code
 * try (EventWriter writer = EventWriter.open(run)) {
 *   for (int step = 1; step <= 100; step++) {
 *     writer.scalar("loss", step, 1.0 / step);
 *   }
 * }
 * }</pre>
 *
 * <p>Errors are of class {@link ArgumentException} for what is said, {@link
 * dev.trigrad.io.FileException} for the file; after one of the latter, writing has ended.
 *
 * <p>Source: TensorFlow's definitions of events and summaries, and TensorBoard's plugins.
 */
public final class EventWriter implements AutoCloseable {
  private final EventStream stream;

  private EventWriter(EventStream stream) {
    this.stream = stream;
  }

  /**
   * A new file in {@code directory}, which is made if need be, as {@link EventOptions#standard}.
   */
  public static EventWriter open(Path directory) {
    return open(directory, EventOptions.standard());
  }

  /**
   * As above, with options. A directory may have files of earlier writers: TensorBoard shows them
   * as one run, see {@link #restart}.
   */
  public static EventWriter open(Path directory, EventOptions options) {
    return new EventWriter(EventStream.create(directory, options));
  }

  /** The file. */
  public Path file() {
    return stream.file();
  }

  /**
   * Says that a run which has been interrupted goes on at {@code step}: what earlier files of the
   * directory, and this one so far, say of this step and those after it, is no longer shown.
   */
  public void restart(long step) {
    stream.restart(step);
  }

  /** A point of a curve, in single precision; NaN and infinities are shown as such. */
  public void scalar(String tag, long step, double value) {
    requireTag(tag);
    write(tag, "scalars", step, Messages.scalar(tag, value));
  }

  /**
   * The distribution of the elements of {@code values}, numbers of any type and shape, in
   * TensorFlow's buckets, each a tenth wider than the one before.
   *
   * @throws ArgumentException if there are no elements, or one is not finite
   */
  public void histogram(String tag, long step, Tensor values) {
    require(tag, values, "values");
    double[] elements = numbers(values);
    if (elements.length == 0) {
      throw new ArgumentException(
          "histogram: '" + tag + "' is " + values.type() + "; expected an element at least");
    }
    for (int i = 0; i < elements.length; i++) {
      if (!Double.isFinite(elements[i])) {
        throw new ArgumentException(
            "histogram: element "
                + i
                + " of '"
                + tag
                + "' is "
                + elements[i]
                + ", which no bucket holds; expected finite numbers");
      }
    }
    write(tag, "histograms", step, Messages.histogram(tag, elements));
  }

  /**
   * A picture: [height, width], [channels, height, width] or, side by side in rows of eight,
   * [images, channels, height, width], of 1 channel (grey), 3 (red, green, blue) or 4 (with
   * opacity). In floating point 0 is black and 1 is white, values beyond are clipped; int32 is from
   * 0 to 255.
   *
   * @throws ShapeException if it has another shape or no elements
   * @throws ArgumentException if an element is NaN, or an int32 out of range
   */
  public void image(String tag, long step, Tensor image) {
    require(tag, image, "image");
    write(tag, "images", step, Messages.image(tag, Picture.of(image)));
  }

  /** Text in Markdown. */
  public void text(String tag, long step, String markdown) {
    require(tag, markdown, "text");
    write(tag, "text", step, Messages.text(tag, markdown));
  }

  /**
   * The hyperparameters of this run (numbers, text, truth values), and what came of them: a row of
   * TensorBoard's table. Say it once, at the end; the metrics are scalars too, at the last step of
   * their tag, or 0.
   */
  public void hyperparameters(Map<String, ?> values, Map<String, Double> metrics) {
    ArgumentException.requirePresent(values, "hyperparameters", "map of values");
    ArgumentException.requirePresent(metrics, "hyperparameters", "map of metrics");
    values.forEach(
        (name, value) -> {
          requireTag(name);
          if (!(value instanceof Number || value instanceof String || value instanceof Boolean)) {
            throw new ArgumentException(
                "hyperparameters: '"
                    + name
                    + "' is "
                    + (value == null ? null : "a " + value.getClass().getSimpleName())
                    + "; expected a number, text or a truth value");
          }
        });
    metrics.forEach(
        (name, value) -> {
          requireTag(name);
          ArgumentException.requirePresent(value, "hyperparameters", "metric '" + name + "'");
        });
    Wire[] session = Messages.hyperparameters(values, metrics.keySet());
    stream.summary("_hparams_", "hyperparameters", 0, session);
    metrics.forEach((name, value) -> scalar(name, stream.step(name), value));
  }

  /**
   * The curve of precision over recall at 127 thresholds.
   *
   * @param scores of belonging to the class, float32 from 0 to 1 of any shape
   * @param labels whether each does: truth values, or int32 of 0 and 1, of the same shape
   */
  public void precisionRecall(String tag, long step, Tensor scores, Tensor labels) {
    require(tag, scores, "scores");
    require(tag, labels, "labels");
    if (scores.dtype() != DType.FLOAT32
        || labels.dtype() != DType.BOOL && labels.dtype() != DType.INT32
        || !scores.shape().equals(labels.shape())) {
      throw new ShapeException(
          "precision and recall: scores are "
              + scores.type()
              + ", labels are "
              + labels.type()
              + "; expected float32, and bool or int32 of the same shape");
    }
    float[] chances = scores.toArray();
    double[] truths = numbers(labels);
    boolean[] positive = new boolean[truths.length];
    for (int i = 0; i < truths.length; i++) {
      positive[i] = truths[i] == 1;
      if (!(chances[i] >= 0 && chances[i] <= 1) || truths[i] != 0 && !positive[i]) {
        throw new ArgumentException(
            "precision and recall: sample "
                + i
                + " has score "
                + chances[i]
                + " and label "
                + (long) truths[i]
                + "; expected a score from 0 to 1, and 0 or 1");
      }
    }
    float[][] curve = Curve.of(chances, positive);
    Wire content = new Wire().number(2, Curve.THRESHOLDS);
    write(tag, "curves", step, Messages.table(tag, curve, "pr_curves", content));
  }

  /**
   * The graph of {@code model} for an input of {@code type}, when predicting: modules as scopes,
   * composites as one node each, with shapes. Nothing is computed; one graph a run is shown.
   */
  public void graph(Module model, TensorType type) {
    stream.event(0, 4, GraphDefinition.of(model, ModuleGraph.of(model, type)));
  }

  /** As above, as {@code recording} applies the model, to several inputs, say. */
  public void graph(Module model, Function<Pass, Tensor> recording) {
    stream.event(0, 4, GraphDefinition.of(model, ModuleGraph.of(model, recording)));
  }

  private static double[] numbers(Tensor values) {
    return (values.dtype() == DType.BOOL ? values.cast(DType.FLOAT32) : values).toDoubleArray();
  }

  private static void require(String tag, Object value, String what) {
    requireTag(tag);
    ArgumentException.requirePresent(value, "tensorboard", what + " of '" + tag + "'");
  }

  private static void requireTag(String tag) {
    ArgumentException.requirePresent(tag, "tensorboard", "tag");
    if (tag.isBlank()) {
      throw new ArgumentException("tensorboard: tag is '" + tag + "'; give it a name");
    }
  }

  private void write(String tag, String kind, long step, Wire value) {
    stream.summary(tag, kind, step, value);
  }

  /** Writes what waits to the file. */
  public void flush() {
    stream.flush();
  }

  /** Writes what waits and closes the file; done again it does nothing. */
  @Override
  public void close() {
    stream.close();
  }
}
