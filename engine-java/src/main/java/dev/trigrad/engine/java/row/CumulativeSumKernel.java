package dev.trigrad.engine.java.row;

import dev.trigrad.DType;
import dev.trigrad.Shape;
import dev.trigrad.engine.java.Kernel;
import dev.trigrad.engine.java.KernelRequest;
import dev.trigrad.op.CumulativeSum;

/**
 * Running sums along an axis: each is one chain of additions from its first element to its last, or
 * from the last to the first.
 *
 * <p>The input is seen as [outer, n, inner], with n the extent of the axis.
 */
public final class CumulativeSumKernel {
  private CumulativeSumKernel() {}

  public static Kernel of(KernelRequest r, CumulativeSum sum) {
    Shape shape = r.output().shape();
    int outer = shape.first(sum.axis()).elements();
    int n = shape.extent(sum.axis());
    int inner = shape.range(sum.axis() + 1, shape.rank()).elements();
    int start = sum.reversed() ? (n - 1) * inner : 0;
    int step = sum.reversed() ? -inner : inner;
    int in = r.in(0);
    int out = r.out();
    boolean ints = r.output().dtype() == DType.INT32;
    return (frame, state) -> {
      for (int o = 0; n > 0 && o < outer; o++) {
        int at = o * n * inner + start;
        System.arraycopy(frame[in], at, frame[out], at, inner);
        if (ints) {
          add((int[]) frame[in], (int[]) frame[out], at, step, n, inner);
        } else if (inner == 1) {
          chain((float[]) frame[in], (float[]) frame[out], at, step, n);
        } else {
          add((float[]) frame[in], (float[]) frame[out], at, step, n, inner);
        }
      }
    };
  }

  /** The sum so far stays in a register: reading it back from the array takes longer. */
  private static void chain(float[] x, float[] y, int start, int step, int n) {
    float sum = x[start];
    for (int i = 1, at = start + step; i < n; i++, at += step) {
      sum += x[at];
      y[at] = sum;
    }
  }

  private static void add(float[] x, float[] y, int start, int step, int n, int inner) {
    for (int i = 1, at = start + step; i < n; i++, at += step) {
      for (int j = at; j < at + inner; j++) {
        y[j] = y[j - step] + x[j];
      }
    }
  }

  private static void add(int[] x, int[] y, int start, int step, int n, int inner) {
    for (int i = 1, at = start + step; i < n; i++, at += step) {
      for (int j = at; j < at + inner; j++) {
        y[j] = y[j - step] + x[j];
      }
    }
  }
}
