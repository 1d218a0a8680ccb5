package dev.trigrad.reference.arithmetic;

/** The error function in double precision, to within a few units in the last place. */
public final class ErrorFunction {
  private ErrorFunction() {}

  /**
   * erf(x): Taylor series below 3 in magnitude, continued fraction of erfc beyond (Abramowitz and
   * Stegun 7.1.5, 7.1.14).
   */
  public static double erf(double x) {
    double a = Math.abs(x);
    if (Double.isNaN(x)) {
      return x;
    }
    if (a > 6) {
      return Math.signum(x);
    }
    double value = a < 2.5 ? series(a) : 1 - complement(a);
    return Math.copySign(value, x);
  }

  /** 2/√π e^−x² Σ 2ⁿ x²ⁿ⁺¹ / (1·3·…·(2n+1)): all terms positive, so nothing cancels. */
  private static double series(double x) {
    double term = x;
    double sum = x;
    for (int n = 1; term > sum * 1e-18; n++) {
      term *= 2 * x * x / (2 * n + 1);
      sum += term;
    }
    return 2 / Math.sqrt(Math.PI) * StrictMath.exp(-x * x) * sum;
  }

  private static double complement(double x) {
    double fraction = x;
    for (int n = 80; n >= 1; n--) {
      fraction = x + n / 2.0 / fraction;
    }
    return StrictMath.exp(-x * x) / (Math.sqrt(Math.PI) * fraction);
  }
}
