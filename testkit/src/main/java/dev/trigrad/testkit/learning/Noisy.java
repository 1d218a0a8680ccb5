package dev.trigrad.testkit.learning;

import dev.trigrad.DType;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.nn.Initializer;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Parameter;
import dev.trigrad.nn.Pass;

/** Scales its input; in training, also drops about half of the products and counts the passes. */
public final class Noisy extends Module {
  public final Parameter scale;
  public final Cell passes = state("passes", Tensor.of(0f));

  public Noisy(int width) {
    scale = parameter("scale", Shape.of(width), Initializer.constant(2));
    initialize(0);
  }

  @Override
  protected Tensor forward(Tensor x, Pass pass) {
    Tensor y = x.mul(pass.value(scale));
    if (!pass.training()) {
      return y;
    }
    pass.update(passes, pass.value(passes).add(1));
    Tensor kept = Tensor.uniform(pass.key(), y.shape().extents()).less(0.5f);
    return y.mul(kept.cast(DType.FLOAT32));
  }
}
