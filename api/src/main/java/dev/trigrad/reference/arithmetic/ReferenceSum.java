package dev.trigrad.reference.arithmetic;

import dev.trigrad.reference.ReferenceValue;

/**
 * A sum in double precision with the bound of any float32 summation of the same terms, in whatever
 * order.
 *
 * <p>{@code |error| ≤ γ Σ|terms|}, γ = n u / (1 − n u), plus the terms' own errors; none at all for
 * integers that stay within 2²⁴. The value never depends on the errors: a term that is undetermined
 * is added like any other, and makes the sum undetermined.
 */
public final class ReferenceSum {
  private final Terms all = new Terms();
  private final Terms certain = new Terms();
  private double sum;
  private double magnitude;
  private double propagated;
  private long terms;
  private boolean integers = true;
  private boolean negative;
  private boolean open;

  /** Terms that are no finite numbers. */
  private static final class Terms {
    private boolean nan;
    private boolean plus;
    private boolean minus;

    void add(double term) {
      nan |= Double.isNaN(term);
      plus |= term == Double.POSITIVE_INFINITY;
      minus |= term == Double.NEGATIVE_INFINITY;
    }

    double plus(double finite) {
      if (nan || plus && minus) {
        return Double.NaN;
      }
      return plus ? Double.POSITIVE_INFINITY : minus ? Double.NEGATIVE_INFINITY : finite;
    }
  }

  /** Adds a term known to within {@code error}. */
  public void add(double term, double error) {
    terms++;
    all.add(term);
    negative |= Double.doubleToRawLongBits(term) < 0;
    if (Math.abs(term) < Double.POSITIVE_INFINITY) {
      sum += term;
      magnitude += Math.abs(term);
    }
    if (error == Double.POSITIVE_INFINITY) {
      open = true;
    } else {
      certain.add(term);
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
   * Stores the sum of the terms so far as element {@code i}; {@code roundings} is the largest
   * number of roundings that one term undergoes.
   */
  public void store(double[] value, double[] bound, int i, long roundings) {
    value[i] = RoundingError.ranged(all.plus(sum));
    if (Double.isNaN(certain.plus(0))) {
      bound[i] = 0;
    } else if (open || magnitude + propagated >= RoundingError.OVERFLOW * 0.5) {
      // Half the range leaves room for the rounding of partial sums.
      bound[i] = Double.POSITIVE_INFINITY;
    } else {
      bound[i] = Double.isInfinite(value[i]) ? 0 : propagated + rounding(roundings);
    }
  }

  private double rounding(long roundings) {
    // The sign of a zero sum depends on the order if a term has one; a smallest number allows for
    // either.
    double tiny = sum == 0 && negative ? Float.MIN_VALUE : 0;
    if (integers && magnitude <= 0x1p24) {
      return tiny;
    }
    double nu = roundings * ReferenceValue.U;
    return nu / (1 - nu) * (magnitude + propagated) * (1 + 0x1p-20) + terms * Float.MIN_VALUE;
  }
}
