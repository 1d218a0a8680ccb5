package dev.trigrad.engine.java.row;

import static dev.trigrad.engine.java.row.ReduceKernel.PARTIALS;
import static dev.trigrad.engine.java.row.ReduceKernel.SCRATCH;

import java.util.Arrays;

/** Reductions of contiguous rows of floats, in the order that {@link ReduceKernel} lays down. */
final class PlainRows {
  /**
   * Times {@link ReduceKernel#SCRATCH} numbers, which are read four times from the nearest cache.
   */
  private static final int CACHED = 32;

  private PlainRows() {}

  static float sum(float[] x, int from, int n, float[] sums) {
    Arrays.fill(sums, 0, SCRATCH, 0);
    int end = from + n;
    int i = from;
    if (n >= SCRATCH) {
      while (end - i >= SCRATCH) {
        int to = i + Math.min((end - i) / SCRATCH, CACHED) * SCRATCH;
        for (int at = 0; at < SCRATCH; at += PARTIALS) {
          addPartials(x, i + at, to, sums, at);
        }
        i = to;
      }
      for (int l = 0; l < PARTIALS; l++) {
        sums[l] = sums[l] + sums[l + PARTIALS] + (sums[l + 2 * PARTIALS] + sums[l + 3 * PARTIALS]);
      }
    }
    for (; i + PARTIALS <= end; i += PARTIALS) {
      for (int l = 0; l < PARTIALS; l++) {
        sums[l] += x[i + l];
      }
    }
    for (int l = 0; i < end; i++, l++) {
      sums[l] += x[i];
    }
    return ReduceKernel.tree(sums);
  }

  /**
   * Adds the {@value ReduceKernel#PARTIALS} numbers at {@code from} and every {@value
   * ReduceKernel#SCRATCH} further ones to those at {@code at}: as many as there are registers.
   */
  private static void addPartials(float[] x, int from, int to, float[] sums, int at) {
    float a = sums[at];
    float b = sums[at + 1];
    float c = sums[at + 2];
    float d = sums[at + 3];
    float e = sums[at + 4];
    float f = sums[at + 5];
    float g = sums[at + 6];
    float h = sums[at + 7];
    float p = sums[at + 8];
    float q = sums[at + 9];
    float r = sums[at + 10];
    float s = sums[at + 11];
    float t = sums[at + 12];
    float u = sums[at + 13];
    float v = sums[at + 14];
    float w = sums[at + 15];
    for (int i = from; i < to; i += SCRATCH) {
      a += x[i];
      b += x[i + 1];
      c += x[i + 2];
      d += x[i + 3];
      e += x[i + 4];
      f += x[i + 5];
      g += x[i + 6];
      h += x[i + 7];
      p += x[i + 8];
      q += x[i + 9];
      r += x[i + 10];
      s += x[i + 11];
      t += x[i + 12];
      u += x[i + 13];
      v += x[i + 14];
      w += x[i + 15];
    }
    sums[at] = a;
    sums[at + 1] = b;
    sums[at + 2] = c;
    sums[at + 3] = d;
    sums[at + 4] = e;
    sums[at + 5] = f;
    sums[at + 6] = g;
    sums[at + 7] = h;
    sums[at + 8] = p;
    sums[at + 9] = q;
    sums[at + 10] = r;
    sums[at + 11] = s;
    sums[at + 12] = t;
    sums[at + 13] = u;
    sums[at + 14] = v;
    sums[at + 15] = w;
  }

  static float max(float[] x, int from, int n, float[] sums) {
    float one = one(n);
    int quarter = n / 4;
    int second = from + quarter;
    int third = second + quarter;
    int fourth = third + quarter;
    float a = x[from + n - 1];
    float b = a;
    float c = a;
    float d = a;
    for (int i = 0; i < quarter; i++) {
      a = Math.max(a, x[from + i] * one);
      b = Math.max(b, x[second + i] * one);
      c = Math.max(c, x[third + i] * one);
      d = Math.max(d, x[fourth + i] * one);
    }
    for (int i = fourth + quarter; i < from + n; i++) {
      a = Math.max(a, x[i]);
    }
    return Math.max(Math.max(a, b), Math.max(c, d));
  }

  static float min(float[] x, int from, int n, float[] sums) {
    float one = one(n);
    int quarter = n / 4;
    int second = from + quarter;
    int third = second + quarter;
    int fourth = third + quarter;
    float a = x[from + n - 1];
    float b = a;
    float c = a;
    float d = a;
    for (int i = 0; i < quarter; i++) {
      a = Math.min(a, x[from + i] * one);
      b = Math.min(b, x[second + i] * one);
      c = Math.min(c, x[third + i] * one);
      d = Math.min(d, x[fourth + i] * one);
    }
    for (int i = fourth + quarter; i < from + n; i++) {
      a = Math.min(a, x[i]);
    }
    return Math.min(Math.min(a, b), Math.min(c, d));
  }

  /**
   * 1, which C2 does not know: it vectorises a largest or smallest element only where something is
   * computed beside it.
   */
  private static float one(int n) {
    return Math.min(n, 1);
  }
}
