package dev.trigrad.train.metric;

import dev.trigrad.ArgumentException;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.loss.Loss;

/** The mean of a loss over samples. */
final class MeanLoss implements Metric.Tally {
  private final Loss loss;
  private double sum;
  private long samples;

  MeanLoss(Loss loss) {
    this.loss = loss;
  }

  @Override
  public void add(Tensor outputs, Tensor targets) {
    ArgumentException.requirePresent(outputs, "loss", "tensor of outputs");
    ArgumentException.requirePresent(targets, "loss", "tensor of targets");
    if (outputs.shape().rank() == 0) {
      throw new ShapeException("loss: outputs are " + outputs.shape() + ", expected [n, …]");
    }
    int size = outputs.shape().extent(0);
    if (size == 0) {
      return;
    }
    Tensor value = loss.of(outputs, targets);
    if (value.shape().rank() == 0) {
      sum += (double) size * value.item();
      samples += size;
      return;
    }
    for (float one : value.toArray()) {
      sum += one;
    }
    samples += value.shape().elements();
  }

  @Override
  public double value() {
    return sum / samples;
  }
}
