package dev.trigrad.optim;

import dev.trigrad.Tensor;
import dev.trigrad.run.GradientReach;
import java.util.ArrayList;

/** Which values of parameters a gradient can flow to. */
final class Reach {
  private final GradientReach gradients = new GradientReach();

  /**
   * For each of {@code points}, whether a gradient can flow to it from {@code y}; not to {@code
   * null}, which stands for what has no value yet.
   */
  boolean[] of(Tensor y, Tensor[] points) {
    var reached = new boolean[points.length];
    var values = new ArrayList<Tensor>(points.length);
    for (Tensor point : points) {
      if (point != null) {
        values.add(point);
      }
    }
    boolean[] found = gradients.of(y, values);
    for (int i = 0, next = 0; i < reached.length; i++) {
      reached[i] = points[i] != null && found[next++];
    }
    return reached;
  }
}
