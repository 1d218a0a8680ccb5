package dev.trigrad.optim;

import dev.trigrad.Tensor;
import dev.trigrad.nn.Parameter;
import dev.trigrad.run.GradientReach;
import java.util.ArrayList;
import java.util.List;

/** Which parameters a gradient can flow to. */
final class Reach {
  private final GradientReach gradients = new GradientReach();

  /** For each parameter, whether a gradient can flow to it from {@code y}. */
  boolean[] of(Tensor y, List<Parameter> parameters) {
    var reached = new boolean[parameters.size()];
    var values = new ArrayList<Tensor>(reached.length);
    for (Parameter parameter : parameters) {
      // What has no value yet cannot have been read.
      if (parameter.initialized()) {
        values.add(parameter.tensor());
      }
    }
    boolean[] found = gradients.of(y, values);
    for (int i = 0, next = 0; i < reached.length; i++) {
      reached[i] = parameters.get(i).initialized() && found[next++];
    }
    return reached;
  }
}
