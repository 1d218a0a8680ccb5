package dev.trigrad.benchmarks.gemm;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A matrix product C[m, n] = op(A)·op(B) over k terms, row-major.
 *
 * @param origin where it occurs
 * @param m rows of C
 * @param n columns of C
 * @param k terms of each sum
 * @param transposeA whether A is stored as [k, m]
 * @param transposeB whether B is stored as [n, k]
 */
record GemmShape(String origin, int m, int n, int k, boolean transposeA, boolean transposeB) {
  private static final Pattern NAME =
      Pattern.compile("([1-9]\\d{0,5})x([1-9]\\d{0,5})x([1-9]\\d{0,5})(/(?<a>[nt])(?<b>[nt]))?");

  /** Reads {@code 784x128x32/tn}: m, n, k, and which operands are transposed. */
  static GemmShape parse(String name) {
    Matcher parts = NAME.matcher(name);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "gemm: no such shape, " + name + "; write m, n, k and transposes as in 784x128x32/tn");
    }
    return new GemmShape(
        "",
        Integer.parseInt(parts.group(1)),
        Integer.parseInt(parts.group(2)),
        Integer.parseInt(parts.group(3)),
        "t".equals(parts.group("a")),
        "t".equals(parts.group("b")));
  }

  /** As {@link #parse} reads it. */
  String name() {
    return m + "x" + n + "x" + k + "/" + (transposeA ? 't' : 'n') + (transposeB ? 't' : 'n');
  }

  /** Floating-point operations of one product. */
  double flops() {
    return 2.0 * m * n * k;
  }
}
