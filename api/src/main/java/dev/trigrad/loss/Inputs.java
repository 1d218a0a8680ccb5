package dev.trigrad.loss;

import dev.trigrad.ArgumentException;
import dev.trigrad.DType;
import dev.trigrad.DTypeException;
import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;

/** Checks of the tensors that losses are given, and of their values where those are known. */
final class Inputs {
  private Inputs() {}

  /** Checks that {@code input} is float32. */
  static void floats(String loss, String name, Tensor input) {
    ArgumentException.requirePresent(input, loss, name);
    if (input.dtype() != DType.FLOAT32) {
      throw new DTypeException(
          loss + ": " + name + " is " + input.type() + ", expected float32; cast it first");
    }
  }

  /**
   * Checks that both are float32 and of one shape: broadcasting here is nearly always a mistake.
   */
  static void pair(String loss, Tensor prediction, Tensor target) {
    ArgumentException.requirePresent(prediction, loss, "prediction");
    ArgumentException.requirePresent(target, loss, "target");
    if (prediction.dtype() != DType.FLOAT32 || target.dtype() != DType.FLOAT32) {
      throw new DTypeException(
          loss
              + ": prediction is "
              + prediction.type()
              + ", target is "
              + target.type()
              + "; expected float32, cast them first");
    }
    if (!prediction.shape().equals(target.shape())) {
      throw shapes(loss, "prediction", prediction, "target", target);
    }
  }

  private static ShapeException shapes(String loss, String a, Tensor x, String b, Tensor y) {
    return new ShapeException(
        loss + ": " + a + " is " + x.shape() + ", " + b + " is " + y.shape() + remedy(x, y));
  }

  private static String remedy(Tensor x, Tensor y) {
    if (isColumnOf(x, y)) {
      return "; squeeze the first";
    }
    return isColumnOf(y, x) ? "; squeeze the second" : "; reshape one of them";
  }

  /** Whether {@code column} has an axis of 1 at its end that {@code x} lacks. */
  private static boolean isColumnOf(Tensor column, Tensor x) {
    return column.shape().equals(x.shape().append(Shape.of(1)));
  }

  /** Checks that {@code x} and {@code y} are float32 and of one shape [batch…, n]. */
  static void vectors(String loss, String a, Tensor x, String b, Tensor y) {
    floats(loss, a, x);
    floats(loss, b, y);
    if (!x.shape().equals(y.shape())) {
      throw shapes(loss, a, x, b, y);
    }
    if (x.shape().rank() == 0) {
      throw new ShapeException(loss + ": " + a + " is a scalar, expected [batch…, n]");
    }
  }

  /**
   * Number of classes of {@code scores}, float32 [batch…, classes], to which {@code target}, int32
   * [batch…], fits.
   */
  static int classes(String loss, Tensor scores, Tensor target) {
    floats(loss, "prediction", scores);
    ArgumentException.requirePresent(target, loss, "target");
    if (target.dtype() != DType.INT32) {
      throw new DTypeException(
          loss + ": target is " + target.type() + ", expected int32 class indices");
    }
    if (scores.shape().rank() == 0 || scores.shape().extent(-1) == 0) {
      throw new ShapeException(
          loss
              + ": prediction is "
              + scores.shape()
              + ", expected [batch…, classes] of at least one class");
    }
    requireShape(loss, target, batch(scores));
    return scores.shape().extent(-1);
  }

  private static void requireShape(String loss, Tensor target, Shape shape) {
    if (!target.shape().equals(shape)) {
      throw new ShapeException(
          loss
              + ": target is "
              + target.shape()
              + ", expected "
              + shape
              + (target.shape().equals(shape.append(Shape.of(1))) ? "; squeeze it" : ""));
    }
  }

  /**
   * Checks that {@code x} and {@code y} are float32, of one shape [batch, n] with a row at least.
   */
  static void rows(String loss, String a, Tensor x, String b, Tensor y) {
    vectors(loss, a, x, b, y);
    if (x.shape().rank() != 2 || x.shape().extent(0) == 0) {
      throw new ShapeException(
          loss + ": " + a + " is " + x.shape() + ", expected [batch, n] of at least one row");
    }
  }

  /** Checks that both are float32, of one shape [batch…, classes] with a class at least. */
  static void distributions(String loss, Tensor prediction, Tensor target) {
    pair(loss, prediction, target);
    if (prediction.shape().rank() == 0 || prediction.shape().extent(-1) == 0) {
      throw new ShapeException(
          loss
              + ": prediction is "
              + prediction.shape()
              + ", expected [batch…, classes] of at least one class");
    }
  }

  /** Checks that {@code spread} is float32, of {@code shape} or 1 at its end. */
  static void spread(String loss, String name, Tensor spread, Shape shape) {
    floats(loss, name, spread);
    boolean shared =
        shape.rank() > 0
            && spread.shape().equals(shape.first(shape.rank() - 1).append(Shape.of(1)));
    if (!shared && !spread.shape().equals(shape)) {
      throw new ShapeException(
          loss
              + ": "
              + name
              + " is "
              + spread.shape()
              + ", prediction is "
              + shape
              + "; give one for each element, or 1 at the end");
    }
  }

  /** The batch axes of {@code x} [batch…, n]. */
  static Shape batch(Tensor x) {
    return x.shape().first(x.shape().rank() - 1);
  }

  /** Labels of −1 and 1 as float32, of {@code shape}, given as int32 or float32. */
  static Tensor signs(String loss, Tensor labels, Shape shape) {
    labels(loss, labels, shape, labels != null && labels.dtype() != DType.BOOL, "int32 or float32");
    int at = Known.firstThatIsNoSign(labels);
    if (at >= 0) {
      throw new ArgumentException(
          loss
              + ": label "
              + Known.text(labels, at)
              + " of element "
              + at
              + " is neither -1 nor 1; labels of 0 and 1 become that by y.mul(2).sub(1)");
    }
    return labels.cast(DType.FLOAT32);
  }

  /** Probabilities or labels of 0 and 1 as float32, of {@code shape}, given as any type. */
  static Tensor probabilities(String loss, Tensor target, Shape shape) {
    labels(loss, target, shape, target != null && target.dtype() != DType.FLOAT64, "float32");
    range(loss, "target", target, 0, 1, "; labels of -1 and 1 become that by y.add(1).div(2)");
    return target.cast(DType.FLOAT32);
  }

  /** Truth values of labels of 0 and 1, of {@code shape}, given as any type. */
  static Tensor truths(String loss, Tensor labels, Shape shape) {
    labels(loss, labels, shape, labels != null && labels.dtype() != DType.FLOAT64, "float32");
    int at = Known.firstThatIsNoTruth(labels);
    if (at >= 0) {
      throw new ArgumentException(
          loss
              + ": label "
              + Known.text(labels, at)
              + " of element "
              + at
              + " is neither 0 nor 1; labels of -1 and 1 become that by y.greater(0)");
    }
    return labels.dtype() == DType.BOOL ? labels : labels.greater(0);
  }

  private static void labels(
      String loss, Tensor labels, Shape shape, boolean accepted, String expected) {
    ArgumentException.requirePresent(labels, loss, "target");
    if (!accepted) {
      throw new DTypeException(
          loss + ": target is " + labels.type() + ", expected " + expected + "; cast it first");
    }
    requireShape(loss, labels, shape);
  }

  /**
   * Checks that the values lie in [low, high], if they are known.
   *
   * @param remedy what may help, the end of the message
   */
  static void range(
      String loss, String name, Tensor values, double low, double high, String remedy) {
    int at = Known.firstOutside(values, low, high);
    if (at >= 0) {
      throw new ArgumentException(
          loss
              + ": "
              + name
              + " "
              + Known.text(values, at)
              + " of element "
              + at
              + (high == Float.POSITIVE_INFINITY
                  ? (low == 0 ? " is negative" : " is not positive")
                  : " is outside [" + Math.round(low) + ", " + Math.round(high) + "]")
              + remedy);
    }
  }
}
