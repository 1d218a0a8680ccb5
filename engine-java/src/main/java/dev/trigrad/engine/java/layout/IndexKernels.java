package dev.trigrad.engine.java.layout;

import dev.trigrad.DType;
import dev.trigrad.RandomKey;
import dev.trigrad.Shape;
import dev.trigrad.engine.java.Kernel;
import dev.trigrad.engine.java.KernelRequest;
import dev.trigrad.op.ArgMax;
import dev.trigrad.op.Gather;
import dev.trigrad.op.Iota;
import dev.trigrad.op.LastIndex;
import dev.trigrad.op.Random;
import dev.trigrad.op.ScatterAdd;

/** Kernels that read or make indices, and random numbers. */
public final class IndexKernels {
  private IndexKernels() {}

  public static Kernel argMax(KernelRequest r, ArgMax argMax) {
    Shape shape = r.input(0).shape();
    int outer = shape.first(argMax.axis()).elements();
    int n = shape.extent(argMax.axis());
    int inner = shape.range(argMax.axis() + 1, shape.rank()).elements();
    int in = r.in(0);
    int out = r.out();
    boolean ints = r.input(0).dtype() == DType.INT32;
    return (frame, state) -> {
      int[] y = (int[]) frame[out];
      for (int o = 0; o < outer; o++) {
        for (int j = 0; j < inner; j++) {
          int at = o * n * inner + j;
          y[o * inner + j] =
              ints
                  ? largest((int[]) frame[in], at, n, inner)
                  : largest((float[]) frame[in], at, n, inner);
        }
      }
    };
  }

  private static int largest(float[] x, int at, int n, int stride) {
    int best = 0;
    float value = x[at];
    for (int i = 1; i < n && value == value; i++) {
      float next = x[at + i * stride];
      if (next > value || next != next) {
        best = i;
        value = next;
      }
    }
    return best;
  }

  private static int largest(int[] x, int at, int n, int stride) {
    int best = 0;
    for (int i = 1; i < n; i++) {
      best = x[at + i * stride] > x[at + best * stride] ? i : best;
    }
    return best;
  }

  public static Kernel gather(KernelRequest r, Gather gather) {
    Shape shape = r.input(0).shape();
    int outer = shape.first(gather.axis()).elements();
    int extent = shape.extent(gather.axis());
    int inner = shape.range(gather.axis() + 1, shape.rank()).elements();
    int count = r.input(1).elements();
    int in = r.in(0);
    int indices = r.in(1);
    int out = r.out();
    return (frame, state) -> {
      int[] index = (int[]) frame[indices];
      Gather.checkIndices("gather", index, count, extent);
      for (int o = 0; o < outer; o++) {
        for (int j = 0; j < count; j++) {
          System.arraycopy(
              frame[in],
              (o * extent + index[j]) * inner,
              frame[out],
              (o * count + j) * inner,
              inner);
        }
      }
    };
  }

  public static Kernel scatterAdd(KernelRequest r, ScatterAdd scatter) {
    Shape shape = r.output().shape();
    int outer = shape.first(scatter.axis()).elements();
    int inner = shape.range(scatter.axis() + 1, shape.rank()).elements();
    int extent = scatter.extent();
    int count = r.input(1).elements();
    int in = r.in(0);
    int indices = r.in(1);
    int out = r.out();
    int n = shape.elements();
    return (frame, state) -> {
      int[] index = (int[]) frame[indices];
      Gather.checkIndices("scatterAdd", index, count, extent);
      LayoutKernels.zero(frame[out], n);
      for (int o = 0; o < outer; o++) {
        for (int j = 0; j < count; j++) {
          add(
              frame[in],
              (o * count + j) * inner,
              frame[out],
              (o * extent + index[j]) * inner,
              inner);
        }
      }
    };
  }

  private static void add(Object from, int source, Object to, int target, int n) {
    if (from instanceof float[] x) {
      float[] y = (float[]) to;
      for (int i = 0; i < n; i++) {
        y[target + i] += x[source + i];
      }
    } else {
      int[] x = (int[]) from;
      int[] y = (int[]) to;
      for (int i = 0; i < n; i++) {
        y[target + i] += x[source + i];
      }
    }
  }

  public static Kernel lastIndex(KernelRequest r, LastIndex last) {
    int in = r.in(0);
    int out = r.out();
    int count = r.input(0).elements();
    int extent = last.extent();
    return (frame, state) -> {
      int[] x = (int[]) frame[in];
      int[] y = (int[]) frame[out];
      Gather.checkIndices("lastIndex", x, count, extent);
      java.util.Arrays.fill(y, 0, extent, -1);
      for (int i = 0; i < count; i++) {
        y[x[i]] = i;
      }
    };
  }

  public static Kernel iota(KernelRequest r, Iota iota) {
    int out = r.out();
    return (frame, state) -> {
      int[] y = (int[]) frame[out];
      for (int i = 0; i < iota.count(); i++) {
        y[i] = i;
      }
    };
  }

  public static Kernel random(KernelRequest r, Random random) {
    int in = r.in(0);
    int out = r.out();
    int n = r.output().elements();
    return (frame, state) -> {
      int[] words = (int[]) frame[in];
      int high = words[0];
      int low = words[1];
      switch (random.kind()) {
        case BITS -> {
          int[] y = (int[]) frame[out];
          for (int i = 0; i < n; i++) {
            y[i] = (int) (RandomKey.threefry(high, low, i, 0) >>> 32);
          }
        }
        case UNIFORM -> {
          float[] y = (float[]) frame[out];
          for (int i = 0; i < n; i++) {
            y[i] = (int) (RandomKey.threefry(high, low, i, 0) >>> 40) * 0x1p-24f;
          }
        }
      }
    };
  }
}
