package dev.trigrad.train.metric;

import dev.trigrad.ArgumentException;
import dev.trigrad.DType;
import dev.trigrad.DTypeException;
import dev.trigrad.IndexException;
import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.graph.access.Evaluation;

/**
 * What is to be told apart: two classes, one of several, or for each of several labels whether it
 * applies. It says how outputs are decided, and which targets they are compared with.
 */
public final class Task {
  /** One of any number of classes. */
  static final Task ANY = new Task(0, true, Double.NaN);

  private final int classes;

  /** Whether the last axis is that of the classes. */
  private final boolean wide;

  private final double threshold;

  private Task(int classes, boolean wide, double threshold) {
    this.classes = classes;
    this.wide = wide;
    this.threshold = threshold;
  }

  /** Two classes by one logit, positive (class 1) above 0; see {@link #binary(double)}. */
  public static Task binary() {
    return binary(0);
  }

  /**
   * Two classes by one score: class 1 where it is greater than {@code threshold} (0.5 for
   * probabilities), class 0 otherwise. Outputs and targets are of equal shape, [n, …], but for a
   * last extent of 1; targets are 0 or 1 of any type. Each element is a sample of its own.
   */
  public static Task binary(double threshold) {
    requireNumber(threshold);
    return new Task(2, false, threshold);
  }

  /**
   * One of {@code classes} classes, that of the largest score, of equal ones the first: outputs are
   * [n, …, classes], targets class indices, int32 [n, …].
   */
  public static Task multiclass(int classes) {
    return new Task(requireSome("classes", classes), true, Double.NaN);
  }

  /** Several labels by a logit each, those above 0; see {@link #multilabel(int, double)}. */
  public static Task multilabel(int labels) {
    return multilabel(labels, 0);
  }

  /**
   * For each of {@code labels} labels whether it applies: where its score is greater than {@code
   * threshold}. Outputs and targets are [n, …, labels], targets 0 or 1 of any type.
   */
  public static Task multilabel(int labels, double threshold) {
    requireNumber(threshold);
    return new Task(requireSome("labels", labels), true, threshold);
  }

  private static void requireNumber(double threshold) {
    if (Double.isNaN(threshold)) {
      throw new ArgumentException("task: threshold is NaN, expected a number");
    }
  }

  private static int requireSome(String what, int count) {
    if (count < 1) {
      throw new ArgumentException("task: " + count + " " + what + ", expected at least 1");
    }
    return count;
  }

  /** Number of classes or labels; 0 where it is known from the outputs only. */
  int classes() {
    return classes;
  }

  boolean isBinary() {
    return !wide;
  }

  boolean isMulticlass() {
    return Double.isNaN(threshold);
  }

  boolean isMultilabel() {
    return !isBinary() && !isMulticlass();
  }

  /** The scores, in row-major order, after a check of types and shapes. */
  float[] scores(String metric, Tensor outputs, Tensor targets) {
    ArgumentException.requirePresent(outputs, metric, "tensor of outputs");
    ArgumentException.requirePresent(targets, metric, "tensor of targets");
    if (outputs.dtype() != DType.FLOAT32 || isMulticlass() && targets.dtype() != DType.INT32) {
      throw new DTypeException(metric + ": " + given(outputs, targets));
    }
    Shape scores = outputs.shape();
    Shape right = targets.shape();
    boolean fits =
        isBinary()
            ? right.rank() > 0 && single(scores).equals(single(right))
            : scores.rank() > 1
                && scores.extent(-1) > 0
                && (classes == 0 ? scores.extent(-1) > 1 : scores.extent(-1) == classes)
                && right.equals(isMulticlass() ? scores.first(scores.rank() - 1) : scores);
    if (!fits) {
      throw new ShapeException(metric + ": " + given(outputs, targets));
    }
    return (float[]) Evaluation.value(outputs);
  }

  private static Shape single(Shape shape) {
    boolean column = shape.rank() > 1 && shape.extent(-1) == 1;
    return column ? shape.first(shape.rank() - 1) : shape;
  }

  private String given(Tensor outputs, Tensor targets) {
    String last = classes == 0 ? "classes" : "" + classes;
    return "outputs are "
        + outputs.type()
        + ", targets are "
        + targets.type()
        + "; expected "
        + (isMulticlass()
            ? "float32[n, …, " + last + "] and class indices, int32[n, …]" + column(outputs)
            : isBinary()
                ? "float32[n, …] and targets of that shape"
                : "float32[n, …, " + last + "] and targets of that shape");
  }

  private static String column(Tensor outputs) {
    boolean one = outputs.shape().rank() > 0 && outputs.shape().extent(-1) == 1;
    return one ? "; of two classes by one score use Task.binary()" : "";
  }

  /**
   * The classes that are right, or for each label 1 or 0.
   *
   * @param classes number of classes that there are
   */
  int[] right(String metric, Tensor targets, int classes) {
    int bound = isMulticlass() ? classes : 2;
    int[] right = new int[targets.shape().elements()];
    for (int i = 0; i < right.length; i++) {
      double target =
          switch (Evaluation.value(targets)) {
            case float[] floats -> floats[i];
            case int[] ints -> ints[i];
            case Object doubles -> ((double[]) doubles)[i];
          };
      right[i] = (int) target;
      if (right[i] != target || target < 0 || target >= bound) {
        throw new IndexException(
            metric
                + ": target "
                + i
                + " is "
                + (target == Math.rint(target) ? "" + (long) target : "" + target)
                + ", expected "
                + (bound == 2 ? "0 or 1" : "a class from 0 to " + (bound - 1)));
      }
    }
    return right;
  }

  /** The decisions: a class for each row, or 1 or 0 for each score; −1 where a score is NaN. */
  int[] decide(float[] scores, int width) {
    int[] given = new int[isMulticlass() ? scores.length / width : scores.length];
    for (int i = 0; i < given.length; i++) {
      given[i] =
          isMulticlass()
              ? largest(scores, i * width, width)
              : Float.isNaN(scores[i]) ? -1 : scores[i] > threshold ? 1 : 0;
    }
    return given;
  }

  private static int largest(float[] scores, int from, int width) {
    int best = 0;
    for (int j = 0; j < width; j++) {
      if (Float.isNaN(scores[from + j])) {
        return -1;
      }
      best = scores[from + j] > scores[from + best] ? j : best;
    }
    return best;
  }

  /** As in {@code multiclass(10)}. */
  @Override
  public String toString() {
    return isMulticlass()
        ? "multiclass(" + classes + ")"
        : isBinary()
            ? "binary(" + threshold + ")"
            : "multilabel(" + classes + ", " + threshold + ")";
  }
}
