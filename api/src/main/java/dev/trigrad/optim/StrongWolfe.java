package dev.trigrad.optim;

import dev.trigrad.optim.Landscape.Point;

/**
 * A line search for the strong Wolfe conditions: a step t along d with {@code f(x + t d) ≤ f(x) +
 * c₁ t gᵀd} and {@code |g(x + t d)ᵀd| ≤ c₂ |gᵀd|}, where c₁ = 10⁻⁴ and c₂ = 0.9. It first moves on
 * until such points lie between two steps, then narrows these by cubic interpolation.
 *
 * <p>Source: Nocedal and Wright, Numerical Optimization, algorithms 3.5 and 3.6; decision for
 * decision PyTorch's {@code _strong_wolfe}, which is minFunc's. A loss that is not a number counts
 * as +∞ here, so that the search comes back from where it was too far.
 */
final class StrongWolfe {
  private static final double ARMIJO = 1e-4;
  private static final double CURVATURE = 0.9;
  private static final int MOST = 25;

  /** A step on trial: how far, what is there, and the slope along d. */
  record Step(double t, Point point, double slope) {
    double loss() {
      return point.loss();
    }
  }

  private final Landscape landscape;
  private final Step start;
  private final double[] d;
  private int evaluations;

  /** A search from {@code x} along {@code d}, where the slope is {@code slope}. */
  StrongWolfe(Landscape landscape, Point x, double[] d, double slope) {
    this.landscape = landscape;
    this.start = new Step(0, x, slope);
    this.d = d;
  }

  /** How often the loss was asked for. */
  int evaluations() {
    return evaluations;
  }

  private Step at(double t) {
    evaluations++;
    Point point = landscape.at(Landscape.along(start.point.x(), t, d));
    return new Step(t, point, Landscape.dot(point.gradient(), d));
  }

  private boolean tooHigh(Step step) {
    return step.loss() > start.loss() + ARMIJO * step.t * start.slope;
  }

  private boolean flat(Step step) {
    return Math.abs(step.slope) <= -CURVATURE * start.slope;
  }

  /**
   * A step that meets both conditions; else, after 25 tries or when the bracket is so small that no
   * value changes by {@code tolerance}, the lowest one of the bracket.
   */
  Step search(double first, double tolerance) {
    Step before = start;
    Step now = at(first);
    int tries = 0;
    while (tries < MOST) {
      if (tooHigh(now) || tries > 1 && now.loss() >= before.loss()) {
        return narrowed(before, now, tries, tolerance);
      }
      if (flat(now)) {
        return now;
      }
      if (now.slope >= 0) {
        return narrowed(before, now, tries, tolerance);
      }
      double next = interpolated(before, now, now.t + 0.01 * (now.t - before.t), now.t * 10);
      before = now;
      now = at(next);
      tries++;
    }
    return start.loss() <= now.loss() ? start : now;
  }

  /** The same within a bracket, whose ends are replaced from within. */
  private Step narrowed(Step from, Step to, int tries, double tolerance) {
    Step[] bracket = {from, to};
    int low = from.loss() <= to.loss() ? 0 : 1;
    double size = Landscape.largest(d);
    boolean slow = false;
    for (int i = tries; i < MOST; i++) {
      double left = Math.min(from.t, to.t);
      double right = Math.max(from.t, to.t);
      if ((right - left) * size < tolerance) {
        break;
      }
      double t = interpolated(bracket[0], bracket[1], left, right);
      double margin = 0.1 * (right - left);
      boolean close = Math.min(right - t, t - left) < margin;
      if (close && (slow || t >= right || t <= left)) {
        t = Math.abs(t - right) < Math.abs(t - left) ? right - margin : left + margin;
        close = false;
      }
      slow = close;
      Step now = at(t);
      if (tooHigh(now) || now.loss() >= bracket[low].loss()) {
        bracket[1 - low] = now;
        low = bracket[0].loss() <= bracket[1].loss() ? 0 : 1;
      } else {
        if (flat(now)) {
          return now;
        }
        if (now.slope * (bracket[1 - low].t - bracket[low].t) >= 0) {
          bracket[1 - low] = bracket[low];
        }
        bracket[low] = now;
      }
      from = bracket[0];
      to = bracket[1];
    }
    return bracket[low];
  }

  /** The minimum of the cubic through both losses and slopes, within limits; else their middle. */
  private static double interpolated(Step a, Step b, double least, double most) {
    Step left = a.t <= b.t ? a : b;
    Step right = a.t <= b.t ? b : a;
    double d1 = a.slope + b.slope - 3 * (a.loss() - b.loss()) / (a.t - b.t);
    double square = d1 * d1 - a.slope * b.slope;
    if (!(square >= 0)) {
      return (least + most) / 2;
    }
    double d2 = Math.sqrt(square);
    double t =
        right.t
            - (right.t - left.t) * ((right.slope + d2 - d1) / (right.slope - left.slope + 2 * d2));
    return Double.isNaN(t) ? (least + most) / 2 : Math.min(Math.max(t, least), most);
  }
}
