package dev.trigrad.optim;

import dev.trigrad.optim.Landscape.Point;
import dev.trigrad.optim.StrongWolfe.Step;

/**
 * The iterations of one step of L-BFGS, in double on the host: as many as there may be, until the
 * gradient or the change is as small as asked for. Decision for decision PyTorch's {@code
 * LBFGS.step} with {@code line_search_fn="strong_wolfe"}.
 *
 * @param iterations most iterations
 * @param evaluations number of evaluations after which no iteration begins
 * @param gradient largest absolute gradient at which to stop
 * @param change largest absolute change of a value or of the loss at which to stop
 */
record LbfgsDescent(int iterations, int evaluations, double gradient, double change) {
  /** Goes down from {@code start} with first steps of {@code rate}; the point where it ends. */
  Point descend(Landscape landscape, Point start, LbfgsMemory memory, double rate) {
    Point now = start;
    int asked = 1;
    if (Landscape.largest(now.gradient()) <= gradient) {
      return now;
    }
    for (int n = 1; n <= iterations; n++) {
      double[] g = now.gradient();
      boolean first = memory.iterations++ == 0;
      if (!first) {
        memory.learn(g);
      }
      memory.direction = memory.direction(g);
      memory.gradient = g;
      memory.taken = first ? Math.min(1, 1 / sum(g)) * rate : rate;
      double slope = Landscape.dot(g, memory.direction);
      if (!(slope <= -change)) {
        break;
      }
      var search = new StrongWolfe(landscape, now, memory.direction, slope);
      Step step = search.search(memory.taken, change);
      double before = now.loss();
      now = step.point();
      memory.taken = step.t();
      asked += search.evaluations();
      if (asked >= evaluations
          || Landscape.largest(now.gradient()) <= gradient
          || Landscape.largest(memory.direction) * Math.abs(step.t()) <= change
          || Math.abs(now.loss() - before) < change) {
        break;
      }
    }
    return now;
  }

  private static double sum(double[] g) {
    double sum = 0;
    for (double each : g) {
      sum += Math.abs(each);
    }
    return sum;
  }
}
