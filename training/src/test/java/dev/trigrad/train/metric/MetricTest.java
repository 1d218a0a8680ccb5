package dev.trigrad.train.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.IndexException;
import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.loss.CrossEntropy;
import dev.trigrad.loss.MeanSquaredError;
import dev.trigrad.loss.Reduction;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The edges of metrics: no samples, NaN, ties, ragged batches, what cannot be counted. */
class MetricTest {
  private static final Tensor NONE = Tensor.zeros(0, 3);
  private static final Tensor NO_CLASSES = Tensor.of(new int[0]);

  private static double measure(Metric metric, Tensor outputs, Tensor targets) {
    var tally = metric.start();
    tally.add(outputs, targets);
    return tally.value();
  }

  private static List<Metric> multiclass() {
    Task task = Task.multiclass(3);
    return List.of(
        Metric.accuracy(),
        Metric.topK(2),
        Metric.precision(task),
        Metric.recall(task, Average.MICRO),
        Metric.f1(task, 2),
        Metric.rocAuc(task),
        Metric.averagePrecision(task, Average.WEIGHTED));
  }

  private static List<Metric> regression() {
    return List.of(Metric.mae(), Metric.mse(), Metric.rmse(), Metric.maxError(), Metric.r2());
  }

  @Test
  void noSamplesHaveNoMeasure() {
    for (Metric metric : multiclass()) {
      assertEquals(Double.NaN, metric.start().value(), metric.name());
      assertEquals(Double.NaN, measure(metric, NONE, NO_CLASSES), metric.name());
    }
    for (Metric metric : regression()) {
      assertEquals(Double.NaN, metric.start().value(), metric.name());
      assertEquals(Double.NaN, measure(metric, NONE, NONE), metric.name());
    }
    assertEquals(Double.NaN, measure(Metric.loss(new CrossEntropy()), NONE, NO_CLASSES));
    assertEquals(Double.NaN, measure(Metric.r2(), Tensor.zeros(1, 2), Tensor.ones(1, 2)));
  }

  @Test
  void notANumberIsNoClass() {
    Tensor outputs = Tensor.of(new float[] {1, 0, 0, Float.NaN, 0, 0, 0, 0, 1}, 3, 3);
    Tensor targets = Tensor.of(new int[] {0, 0, 2});
    for (Metric metric : multiclass()) {
      assertEquals(Double.NaN, measure(metric, outputs, targets), metric.name());
    }
    Tensor column = Tensor.of(new float[] {1, Float.NaN, 2});
    for (Metric metric : regression()) {
      assertEquals(Double.NaN, measure(metric, column, Tensor.of(new float[3])), metric.name());
    }
    Tensor zeros = Tensor.of(new int[3]);
    assertEquals(Double.NaN, measure(Metric.accuracy(Task.binary()), column, zeros));
    assertEquals(
        Double.NaN,
        measure(
            Metric.accuracy(Task.multilabel(3)), outputs, outputs.cast(dev.trigrad.DType.BOOL)));
    var matrix = new ConfusionMatrix(3);
    assertThrows(dev.trigrad.ArgumentException.class, () -> matrix.add(outputs, targets));
    assertEquals(0, matrix.count(0, 0), "something was counted");
  }

  @Test
  void ofEqualScoresTheFirstGoesBefore() {
    Tensor outputs = Tensor.of(new float[] {1, 1, 1, 1, 0, 3, 3, 3}, 2, 4);
    assertEquals(0.5, measure(Metric.topK(2), outputs, Tensor.of(new int[] {1, 3})));
    assertEquals(1, measure(Metric.topK(3), outputs, Tensor.of(new int[] {2, 3})));
    assertEquals(0.5, measure(Metric.accuracy(), outputs, Tensor.of(new int[] {0, 3})));
    assertEquals(1, measure(Metric.topK(9), outputs, Tensor.of(new int[] {3, 0})));
    Tensor even = Tensor.of(new float[] {0f, -0f, 0f, -0f});
    assertEquals(
        0.5, measure(Metric.rocAuc(Task.binary()), even, Tensor.of(new int[] {1, 0, 0, 1})));
  }

  @Test
  void aThresholdIsExceededOrNot() {
    Tensor half = Tensor.of(new float[] {0.5f, 0.75f, 0.25f, 1}, 4, 1);
    Tensor targets = Tensor.of(new boolean[] {false, true, false, true});
    assertEquals(1, measure(Metric.accuracy(Task.binary(0.5)), half, targets));
    assertEquals(0.5, measure(Metric.precision(Task.binary()), half, targets));
    assertEquals(1, measure(Metric.recall(Task.binary()), half, targets));
    assertEquals(
        0.5,
        measure(
            Metric.accuracy(Task.multilabel(2)),
            Tensor.of(new float[] {1, 1, 1, -1}, 2, 2),
            Tensor.of(new float[] {1, 1, 1, 1}, 2, 2)));
  }

  @Test
  void anAreaNeedsBothClasses() {
    Tensor scores = Tensor.of(new float[] {1, 2});
    assertEquals(Double.NaN, measure(Metric.rocAuc(Task.binary()), scores, Tensor.of(new int[2])));
    assertEquals(
        Double.NaN, measure(Metric.averagePrecision(Task.binary()), scores, Tensor.of(new int[2])));
    assertEquals(
        1, measure(Metric.averagePrecision(Task.binary()), scores, Tensor.of(new int[] {1, 1})));
  }

  @Test
  void aLossWeighsItsBatches() {
    float[] outputs = {1, 2, 3, 4, 5, 6, 7};
    var squares = new MeanSquaredError();
    var each = new MeanSquaredError(Reduction.NONE);
    for (int batch = 1; batch <= 7; batch++) {
      var mean = Metric.loss(squares).start();
      var sum = Metric.loss(each).start();
      for (int from = 0; from < 7; from += batch) {
        float[] part = java.util.Arrays.copyOfRange(outputs, from, Math.min(7, from + batch));
        Tensor targets = Tensor.zeros(part.length);
        mean.add(Tensor.of(part), targets);
        sum.add(Tensor.of(part), targets);
      }
      assertEquals(20, mean.value(), 1e-6);
      assertEquals(20.0, sum.value());
    }
  }

  @Test
  void namesTellMetricsApart() {
    assertEquals("f1", Metric.f1(Task.binary()).name());
    assertEquals("f1", Metric.f1(Task.multiclass(3)).name());
    assertEquals("f1.weighted", Metric.f1(Task.multiclass(3), Average.WEIGHTED).name());
    assertEquals("recall.2", Metric.recall(Task.multiclass(3), 2).name());
    assertEquals("top-5", Metric.topK(5).name());
    assertEquals("rocAuc", Metric.rocAuc(Task.multilabel(3)).name());
    assertEquals("top-1", Metric.topK(1).named("top-1").toString());
  }

  @Test
  void refusedBatchesLeaveNothing() {
    var tally = Metric.recall(Task.multiclass(3), 0).start();
    Tensor outputs = Tensor.of(new float[] {1, 0, 0, 1, 0, 0}, 2, 3);
    assertThrows(IndexException.class, () -> tally.add(outputs, Tensor.of(new int[] {0, 3})));
    assertEquals(Double.NaN, tally.value());
    var width = Metric.mse().start();
    width.add(Tensor.zeros(2, 3), Tensor.ones(2, 3));
    assertThrows(ShapeException.class, () -> width.add(Tensor.zeros(2, 2), Tensor.ones(2, 2)));
    assertEquals(1, width.value());
    assertTrue(Task.multiclass(3).toString().contains("3"));
    assertEquals(Shape.of(0, 3), NONE.shape());
  }
}
