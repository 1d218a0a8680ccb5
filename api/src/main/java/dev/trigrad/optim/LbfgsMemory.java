package dev.trigrad.optim;

/**
 * What L-BFGS knows of the curvature: the last moves s and the changes y of the gradient along
 * them, in a ring; and where the iteration before has been.
 */
final class LbfgsMemory {
  /** A pair with less curvature {@code yᵀs} than this is not kept. */
  private static final double LEAST_CURVATURE = 1e-10;

  final double[][] moves;
  final double[][] changes;

  /** {@code 1 / yᵀs} of each pair. */
  private final double[] inverses;

  /** Iterations so far. */
  long iterations;

  /** Place of the oldest pair, and how many there are. */
  int oldest;

  int count;

  /** The diagonal that stands for the inverse Hessian before the pairs correct it. */
  double scale = 1;

  /** The last step, along {@link #direction}, from where the gradient was {@link #gradient}. */
  double taken;

  double[] direction;
  double[] gradient;

  /** Nothing known, with room for {@code history} pairs. */
  LbfgsMemory(int history) {
    moves = new double[history][];
    changes = new double[history][];
    inverses = new double[history];
  }

  private int place(int pair) {
    return (oldest + pair) % moves.length;
  }

  /** Puts the move {@code s} and the change {@code y} in their place. */
  void put(int place, double[] s, double[] y) {
    moves[place] = s;
    changes[place] = y;
    inverses[place] = 1 / Landscape.dot(y, s);
  }

  /** Takes the pair that the last step has shown, now that the gradient is {@code next}. */
  void learn(double[] next) {
    double[] y = Landscape.along(next, -1, gradient);
    double[] s = new double[y.length];
    for (int i = 0; i < s.length; i++) {
      s[i] = direction[i] * taken;
    }
    double curvature = Landscape.dot(y, s);
    if (!(curvature > LEAST_CURVATURE)) {
      return;
    }
    if (count == moves.length) {
      oldest = place(1);
      count--;
    }
    put(place(count++), s, y);
    scale = curvature / Landscape.dot(y, y);
  }

  /**
   * {@code −H g}, the direction of the next step, by the recursion of two loops. Source: Nocedal,
   * Mathematics of Computation 1980.
   */
  double[] direction(double[] g) {
    double[] q = new double[g.length];
    for (int i = 0; i < q.length; i++) {
      q[i] = -g[i];
    }
    double[] along = new double[count];
    for (int pair = count - 1; pair >= 0; pair--) {
      int place = place(pair);
      along[pair] = Landscape.dot(moves[place], q) * inverses[place];
      add(q, -along[pair], changes[place]);
    }
    for (int i = 0; i < q.length; i++) {
      q[i] *= scale;
    }
    for (int pair = 0; pair < count; pair++) {
      int place = place(pair);
      double back = Landscape.dot(changes[place], q) * inverses[place];
      add(q, along[pair] - back, moves[place]);
    }
    return q;
  }

  private static void add(double[] to, double factor, double[] what) {
    for (int i = 0; i < to.length; i++) {
      to[i] += factor * what[i];
    }
  }
}
