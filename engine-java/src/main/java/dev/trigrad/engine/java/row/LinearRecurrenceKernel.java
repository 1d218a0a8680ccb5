package dev.trigrad.engine.java.row;

import dev.trigrad.DType;
import dev.trigrad.Shape;
import dev.trigrad.engine.java.Kernel;
import dev.trigrad.engine.java.KernelRequest;
import dev.trigrad.op.LinearRecurrence;

/**
 * Linear recurrences along an axis: each is one chain of a product and a sum, both rounded, from
 * its first element to its last, or from the last to the first.
 *
 * <p>The input is seen as [outer, n, inner], with n the extent of the axis.
 */
public final class LinearRecurrenceKernel {
  private LinearRecurrenceKernel() {}

  public static Kernel of(KernelRequest r, LinearRecurrence op) {
    Shape shape = r.output().shape();
    int outer = shape.first(op.axis()).elements();
    int n = shape.extent(op.axis());
    int inner = shape.range(op.axis() + 1, shape.rank()).elements();
    int start = op.reversed() ? (n - 1) * inner : 0;
    int step = op.reversed() ? -inner : inner;
    int coefficients = r.in(0);
    int terms = r.in(1);
    int out = r.out();
    boolean ints = r.output().dtype() == DType.INT32;
    return (frame, state) -> {
      Object a = frame[coefficients];
      Object b = frame[terms];
      Object y = frame[out];
      for (int o = 0; n > 0 && o < outer; o++) {
        int at = o * n * inner + start;
        System.arraycopy(b, at, y, at, inner);
        if (ints) {
          rows((int[]) a, (int[]) b, (int[]) y, at, step, n, inner);
        } else if (inner == 1) {
          chain((float[]) a, (float[]) b, (float[]) y, at, step, n);
        } else {
          rows((float[]) a, (float[]) b, (float[]) y, at, step, n, inner);
        }
      }
    };
  }

  /** The last result stays in a register: reading it back from the array takes longer. */
  private static void chain(float[] a, float[] b, float[] y, int start, int step, int n) {
    float last = b[start];
    for (int i = 1, at = start + step; i < n; i++, at += step) {
      last = a[at] * last + b[at];
      y[at] = last;
    }
  }

  private static void rows(float[] a, float[] b, float[] y, int start, int step, int n, int inner) {
    for (int i = 1, at = start + step; i < n; i++, at += step) {
      for (int j = at; j < at + inner; j++) {
        y[j] = a[j] * y[j - step] + b[j];
      }
    }
  }

  private static void rows(int[] a, int[] b, int[] y, int start, int step, int n, int inner) {
    for (int i = 1, at = start + step; i < n; i++, at += step) {
      for (int j = at; j < at + inner; j++) {
        y[j] = a[j] * y[j - step] + b[j];
      }
    }
  }
}
