package dev.trigrad.optim;

/** A loss as a function of all parameters, one behind the other, in double on the host. */
interface Landscape {
  /** The loss and its slope at {@code x}, or as close to it as it can be asked for. */
  Point at(double[] x);

  /**
   * A point on trial.
   *
   * @param x where
   * @param loss how high; +∞ where it is not a number
   * @param gradient which way is up
   * @param trial the call that said so
   */
  record Point(double[] x, double loss, double[] gradient, Trial trial) {
    /** A point that no optimizer's call stands for. */
    Point(double[] x, double loss, double[] gradient) {
      this(x, loss, gradient, null);
    }

    /** Takes what is not a number for too high. */
    public Point {
      loss = Double.isNaN(loss) ? Double.POSITIVE_INFINITY : loss;
    }
  }

  /** {@code Σ aᵢ bᵢ}. */
  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** {@code max |aᵢ|}; NaN if one is. */
  static double largest(double[] a) {
    double largest = 0;
    for (double each : a) {
      largest = Math.max(largest, Math.abs(each));
    }
    return largest;
  }

  /** {@code x + t d}. */
  static double[] along(double[] x, double t, double[] d) {
    double[] y = new double[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = x[i] + t * d[i];
    }
    return y;
  }
}
