package dev.trigrad.engine.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.ArgumentException;
import dev.trigrad.DType;
import dev.trigrad.DTypeException;
import dev.trigrad.IndexException;
import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.TrigradException;
import dev.trigrad.graph.Gradients;
import dev.trigrad.loss.CrossEntropy;
import dev.trigrad.loss.MeanSquaredError;
import dev.trigrad.nn.Activation;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Sequential;
import dev.trigrad.optim.Adam;
import dev.trigrad.optim.Sgd;
import dev.trigrad.run.Evaluator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * Every wrong call gets a typed error of one line that names operation, shapes, rule and remedy,
 * where it is made.
 */
class BadInputTest {
  private static final Tensor A = Tensor.of(new float[6], 2, 3);
  private static final Tensor INTS = Tensor.of(new int[] {0, 1, 2});

  private static <E extends TrigradException> void refused(
      Class<E> type, String message, Executable call) {
    E error = assertThrows(type, call);
    assertTrue(error.getMessage().contains(message), () -> "got: " + error.getMessage());
    assertEquals(1, error.getMessage().lines().count(), "one line");
  }

  @Test
  void wrongShapes() {
    refused(
        ShapeException.class,
        "matmul: inner dimensions differ, [2, 3] × [2, 3] (3 ≠ 2)",
        () -> A.matmul(A));
    refused(
        ShapeException.class,
        "add: shapes do not broadcast, [2, 3] and [2] (3 ≠ 2 at axis -1)",
        () -> A.add(Tensor.of(new float[2])));
    refused(ShapeException.class, "matmul: a scalar is no matrix", () -> A.matmul(Tensor.of(1f)));
    refused(ShapeException.class, "reshape: [2, 3] has 6 elements", () -> A.reshape(4, 2));
    refused(ShapeException.class, "reshape: [2, 3] has 6 elements", () -> A.reshape(4, -1));
    refused(
        ShapeException.class, "expand: [2, 3] does not broadcast to [4, 3]", () -> A.expand(4, 3));
    refused(
        ShapeException.class,
        "concat: shapes differ beside axis 0",
        () -> A.concat(0, Tensor.of(new float[4], 2, 2)));
    refused(ShapeException.class, "stack: shapes differ", () -> Tensor.stack(0, A, Tensor.of(1f)));
    refused(
        ShapeException.class,
        "tensor: 6 values do not fill [4, 2]",
        () -> Tensor.of(new float[6], 4, 2));
    refused(
        ShapeException.class,
        "tensor: row 1 has 1 values, row 0 has 2",
        () -> Tensor.of(new float[][] {{1, 2}, {3}}));
    refused(ShapeException.class, "item: [2, 3] has 6 elements", A::item);
    refused(
        ShapeException.class,
        "pad: negative amount",
        () -> A.pad(new int[] {-1, 0}, new int[] {0, 0}, 0));
    refused(
        ShapeException.class,
        "mean squared error: prediction is [2, 3], target is [3]",
        () -> new MeanSquaredError().of(A, Tensor.of(new float[3])));
    refused(
        ShapeException.class,
        "gradient: y is [2, 3], expected a scalar",
        () -> Gradients.of(A.neg(), A));
  }

  @Test
  void wrongAxes() {
    refused(
        ShapeException.class,
        "sum: axis 2 is out of range for [2, 3], expected -2 to 1",
        () -> A.sum(2));
    refused(ShapeException.class, "sum: axis 1 is named twice", () -> A.sum(1, -1));
    refused(ShapeException.class, "softmax: axis -3 is out of range", () -> A.softmax(-3));
    refused(ShapeException.class, "permute: order [0] names 1 axes", () -> A.permute(0));
    refused(ShapeException.class, "slice: step 0", () -> A.slice(0, 0, 1, 0));
    refused(ShapeException.class, "squeeze: axis 0 of [2, 3] has extent 2", () -> A.squeeze(0));
    refused(
        ShapeException.class, "max: axis 0 of [0] is empty", () -> Tensor.of(new float[0]).max());
    refused(
        ShapeException.class,
        "argmax: axis 0 of [0] is empty",
        () -> Tensor.of(new float[0]).argmax(0));
  }

  @Test
  void overflowingAndNegativeShapes() {
    refused(ShapeException.class, "more than 2³¹ − 1 elements", () -> Shape.of(65536, 65536));
    refused(
        ShapeException.class,
        "more than 2³¹ − 1 elements",
        () -> Tensor.zeros(1 << 20, 1 << 20, 1 << 20));
    refused(
        ShapeException.class,
        "more than 2³¹ − 1 elements",
        () -> Tensor.of(1f).expand(Integer.MAX_VALUE, 2));
    refused(ShapeException.class, "negative extent -1", () -> Shape.of(2, -1));
    refused(ShapeException.class, "rank 9", () -> Shape.of(1, 1, 1, 1, 1, 1, 1, 1, 1));
    assertEquals(0, Shape.of(0, Integer.MAX_VALUE, Integer.MAX_VALUE).elements());
  }

  @Test
  void wrongTypes() {
    refused(DTypeException.class, "add: element types differ", () -> A.add(INTS));
    refused(DTypeException.class, "exp: does not take int32[3]; cast it first", INTS::exp);
    refused(
        DTypeException.class,
        "where: condition is float32[2, 3], expected bool",
        () -> A.where(A, A));
    refused(
        DTypeException.class,
        "gather: indices are float32",
        () -> A.gather(0, Tensor.of(new float[] {1})));
    refused(
        DTypeException.class,
        "add: operand 0.5 is no int32, the type of int32[3]",
        () -> INTS.add(0.5f));
    refused(DTypeException.class, "toArray: holds int32[3]", INTS::toArray);
    refused(
        DTypeException.class, "gradient: x is int32[3]", () -> Gradients.of(Tensor.of(1f), INTS));
    refused(
        DTypeException.class,
        "cast: float64 values are not supported yet",
        () -> A.cast(DType.FLOAT64));
    refused(
        DTypeException.class,
        "matmul: takes float32",
        () -> INTS.reshape(1, 3).matmul(INTS.reshape(3, 1)));
  }

  @Test
  void indicesOutOfRange() {
    refused(
        IndexException.class,
        "gather: index 2 at position 2 is out of range, expected -2 to 1",
        () -> A.gather(0, INTS));
    refused(IndexException.class, "select: index 5 along axis 0", () -> A.select(0, 5));
    refused(IndexException.class, "oneHot: index 2", () -> INTS.oneHot(2));
    refused(
        IndexException.class,
        "slice: elements 1 to 3 along axis 0",
        () -> A.slice(Tensor.of(new int[] {1, 0}), Shape.of(3, 1), 1, 1));
    refused(
        IndexException.class,
        "crossEntropy: class 3 of sample 1",
        () -> new CrossEntropy().of(A, Tensor.of(new int[] {0, 3})));
    var evaluator = new Evaluator(new JavaProvider().open());
    Tensor computed = A.gather(0, INTS.mul(4));
    refused(
        IndexException.class, "gather: index 4 at position 1", () -> evaluator.evaluate(computed));
  }

  @Test
  void modulesNameTheirPath() {
    var encoder = Sequential.of(new Linear(784, 128), Activation.relu());
    var model = Sequential.of(encoder, new Linear(128, 10));
    model.initialize(0);
    Tensor images = Tensor.zeros(32, 28, 28);
    refused(
        ShapeException.class,
        "Linear(784→128) '0.0': input [32, 28, 28], last dimension is 28, expected 784; did you"
            + " forget Flatten?",
        () -> model.apply(images));
    refused(
        TrigradException.class,
        "'weight' has no value yet; call model.initialize(seed)",
        () -> new Linear(2, 2).apply(Tensor.zeros(1, 2)));
  }

  @Test
  void optimizersRefuseImpossibleSettings() {
    var layer = new Linear(2, 1);
    layer.initialize(0);
    assertThrows(ArgumentException.class, () -> new Sgd(layer.parameters(), -1));
    assertThrows(ArgumentException.class, () -> new Sgd(layer.parameters(), Float.NaN));
    assertThrows(ArgumentException.class, () -> new Sgd(layer.parameters(), 1).momentum(1));
    assertThrows(ArgumentException.class, () -> new Adam(List.of(), 1));
    assertThrows(ArgumentException.class, () -> new Adam(layer.parameters(), 1).betas(0.9, 1.5));
    refused(
        ShapeException.class,
        "step: loss is [3, 1], expected a scalar",
        () -> new Sgd(layer, 1).step(pass -> layer.apply(Tensor.zeros(3, 2), pass)));
  }

  @Test
  void operationsPropagateWhatIsNotFinite() {
    var evaluator = new Evaluator(new JavaProvider().open());
    float[] y =
        evaluator
            .evaluate(Tensor.of(new float[] {Float.NaN, Float.POSITIVE_INFINITY, 1}).mul(2).sum())
            .toArray();
    assertTrue(Float.isNaN(y[0]));
  }
}
