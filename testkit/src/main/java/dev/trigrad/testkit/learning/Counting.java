package dev.trigrad.testkit.learning;

import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.nn.Initializer;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Parameter;
import dev.trigrad.nn.Pass;

/** Counts its training passes and scales by a parameter. */
public final class Counting extends Module {
  public final Parameter scale = parameter("scale", Shape.of(1), Initializer.constant(2));
  public final Cell passes = state("passes", Tensor.of(0f));

  @Override
  protected Tensor forward(Tensor x, Pass pass) {
    if (pass.training()) {
      pass.update(passes, pass.value(passes).add(1));
    }
    return x.mul(pass.value(scale));
  }
}
