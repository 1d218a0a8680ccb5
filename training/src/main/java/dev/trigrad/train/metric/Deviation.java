package dev.trigrad.train.metric;

import dev.trigrad.ArgumentException;
import dev.trigrad.DType;
import dev.trigrad.DTypeException;
import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;

/** How far outputs are from targets that are numbers. */
final class Deviation implements Metric.Tally {
  /** What is to be known of the deviations. */
  enum Measure {
    MAE("mae"),
    MSE("mse"),
    RMSE("rmse"),
    MAX_ERROR("maxError"),
    R2("r2");

    private final String title;

    Measure(String title) {
      this.title = title;
    }

    Metric metric() {
      return Metric.of(title, () -> new Deviation(this));
    }
  }

  private final Measure measure;
  private long rows;
  private int width;
  private double absolute;
  private double largest;
  private double[] squared;
  private double[] mean;
  private double[] spread;

  private Deviation(Measure measure) {
    this.measure = measure;
  }

  @Override
  public void add(Tensor outputs, Tensor targets) {
    ArgumentException.requirePresent(outputs, measure.title, "tensor of outputs");
    ArgumentException.requirePresent(targets, measure.title, "tensor of targets");
    if (outputs.dtype() == DType.BOOL || targets.dtype() == DType.BOOL) {
      throw new DTypeException(measure.title + ": " + given(outputs, targets));
    }
    Shape shape = outputs.shape();
    if (shape.rank() == 0 || !single(shape).equals(single(targets.shape()))) {
      throw new ShapeException(measure.title + ": " + given(outputs, targets));
    }
    if (shape.extent(0) == 0) {
      return;
    }
    int columns = shape.elements() / shape.extent(0);
    if (rows > 0 && columns != width) {
      throw new ShapeException(
          measure.title
              + ": "
              + columns
              + " outputs a sample, "
              + width
              + " in the batches before; give each batch the same");
    }
    if (rows == 0) {
      width = columns;
      squared = new double[width];
      mean = new double[width];
      spread = new double[width];
    }
    count(outputs.toDoubleArray(), targets.toDoubleArray());
  }

  private static Shape single(Shape shape) {
    boolean column = shape.rank() > 1 && shape.extent(-1) == 1;
    return column ? shape.first(shape.rank() - 1) : shape;
  }

  private static String given(Tensor outputs, Tensor targets) {
    return "outputs are "
        + outputs.type()
        + ", targets are "
        + targets.type()
        + "; expected numbers, [n, …] both";
  }

  /** Each sample by itself, so that the cut into batches changes no bit. */
  private void count(double[] given, double[] right) {
    for (int i = 0; i < given.length; i++) {
      int column = i % width;
      rows += column == 0 ? 1 : 0;
      double error = given[i] - right[i];
      absolute += Math.abs(error);
      largest = Math.max(largest, Math.abs(error));
      squared[column] += error * error;
      // Welford, Technometrics 4 (1962).
      double from = right[i] - mean[column];
      mean[column] += from / rows;
      spread[column] += from * (right[i] - mean[column]);
    }
  }

  @Override
  public double value() {
    double elements = (double) rows * width;
    if (elements == 0 || measure == Measure.R2 && rows < 2) {
      return Double.NaN;
    }
    return switch (measure) {
      case MAE -> absolute / elements;
      case MSE -> sum(squared) / elements;
      case RMSE -> Math.sqrt(sum(squared) / elements);
      case MAX_ERROR -> largest;
      case R2 -> determination();
    };
  }

  private double determination() {
    double sum = 0;
    for (int i = 0; i < width; i++) {
      boolean constant = spread[i] == 0;
      // Where the mean predicts exactly nothing can be better: NaN passes, 0 / 0 is 1.
      sum += !constant ? 1 - squared[i] / spread[i] : squared[i] > 0 ? 0 : 1 + squared[i];
    }
    return sum / width;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
