package dev.trigrad.op;

/**
 * A sum in double precision with the bound of any float32 summation of the same terms, in whatever
 * order.
 *
 * <p>{@code |error| ≤ γ Σ|terms|}, γ = n u / (1 − n u), plus the terms' own errors; none at all for
 * integers that stay within 2²⁴.
 */
final class ReferenceSum {
  private double sum;
  private double magnitude;
  private double propagated;
  private long terms;
  private boolean integers = true;
  private boolean nan;
  private boolean plus;
  private boolean minus;
  private boolean open;

  /** Adds an exact term. */
  void add(double term) {
    add(term, 0);
  }

  /** Adds a term known to within {@code error}. */
  void add(double term, double error) {
    terms++;
    if (error == Double.POSITIVE_INFINITY) {
      open = true;
    } else if (Double.isNaN(term)) {
      nan = true;
    } else if (Double.isInfinite(term)) {
      plus |= term > 0;
      minus |= term < 0;
    } else {
      sum += term;
      magnitude += Math.abs(term);
      propagated += error;
      integers &= error == 0 && term == Math.rint(term);
    }
  }

  /** Adds the product of two numbers known to within {@code ex} and {@code ey}. */
  void addProduct(double x, double ex, double y, double ey) {
    if (ex == 0 && ey == 0) {
      add(x * y, 0);
      return;
    }
    double error = Math.abs(x) * ey + Math.abs(y) * ex + ex * ey;
    add(x * y, Double.isNaN(error) ? Double.POSITIVE_INFINITY : error);
  }

  /**
   * Stores the sum as element {@code i}; {@code roundings} is the largest number of roundings that
   * one term undergoes.
   */
  void store(double[] value, double[] bound, int i, long roundings) {
    if (nan || plus && minus) {
      value[i] = Double.NaN;
    } else if (open || magnitude + propagated >= ReferenceValue.OVERFLOW * 0.5) {
      // Half the range leaves room for the rounding of partial sums.
      value[i] = sum;
      bound[i] = Double.POSITIVE_INFINITY;
    } else if (plus || minus) {
      value[i] = plus ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    } else {
      value[i] = sum;
      bound[i] = propagated + rounding(roundings);
    }
  }

  private double rounding(long roundings) {
    // The sign of a zero sum depends on the order; a smallest number allows for either.
    double tiny = sum == 0 ? Float.MIN_VALUE : 0;
    if (integers && magnitude <= 0x1p24) {
      return tiny;
    }
    double nu = roundings * ReferenceValue.U;
    return nu / (1 - nu) * (magnitude + propagated) * (1 + 0x1p-20) + terms * Float.MIN_VALUE;
  }
}
