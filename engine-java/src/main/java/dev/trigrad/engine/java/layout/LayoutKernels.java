package dev.trigrad.engine.java.layout;

import dev.trigrad.Shape;
import dev.trigrad.TensorType;
import dev.trigrad.engine.java.Kernel;
import dev.trigrad.engine.java.KernelRequest;
import dev.trigrad.op.Concat;
import dev.trigrad.op.Expand;
import dev.trigrad.op.Integers;
import dev.trigrad.op.Permute;
import dev.trigrad.op.Slice;
import dev.trigrad.op.Unslice;
import java.util.Arrays;
import java.util.List;

/** Kernels that arrange elements without computing. */
public final class LayoutKernels {
  private static final int BLOCK = 32;

  private LayoutKernels() {}

  /** The same elements in another buffer. */
  public static Kernel copy(KernelRequest r) {
    int in = r.in(0);
    int out = r.out();
    int n = r.output().elements();
    return (frame, state) -> System.arraycopy(frame[in], 0, frame[out], 0, n);
  }

  public static Kernel permute(KernelRequest r, Permute permute) {
    Shape shape = r.input(0).shape();
    int in = r.in(0);
    int out = r.out();
    int[] order = permute.order().toArray();
    int rank = order.length;
    boolean matrix = rank >= 2 && order[rank - 1] == rank - 2 && order[rank - 2] == rank - 1;
    for (int i = 0; i < rank - 2; i++) {
      matrix &= order[i] == i;
    }
    if (matrix && r.output().dtype() != dev.trigrad.DType.INT32) {
      int rows = shape.extent(-2);
      int columns = shape.extent(-1);
      int batch = shape.first(rank - 2).elements();
      return (frame, state) ->
          transpose((float[]) frame[in], (float[]) frame[out], batch, rows, columns);
    }
    var copy = StridedCopy.permuted(shape, order);
    return (frame, state) -> copy.run(frame[in], frame[out]);
  }

  /** Square blocks, so that both sides stay in the cache. */
  private static void transpose(float[] x, float[] y, int batch, int rows, int columns) {
    for (int b = 0; b < batch; b++) {
      int base = b * rows * columns;
      for (int i0 = 0; i0 < rows; i0 += BLOCK) {
        int i1 = Math.min(i0 + BLOCK, rows);
        for (int j0 = 0; j0 < columns; j0 += BLOCK) {
          int j1 = Math.min(j0 + BLOCK, columns);
          for (int j = j0; j < j1; j++) {
            for (int i = i0; i < i1; i++) {
              y[base + j * rows + i] = x[base + i * columns + j];
            }
          }
        }
      }
    }
  }

  public static Kernel expand(KernelRequest r, Expand expand) {
    var broadcast = Broadcast.of(r.input(0).shape(), expand.shape());
    int in = r.in(0);
    int out = r.out();
    int n = r.output().elements();
    return (frame, state) -> broadcast.fill(frame[in], frame[out], 0, n);
  }

  public static Kernel slice(KernelRequest r, Slice slice) {
    Shape whole = r.input(0).shape();
    Integers steps = slice.steps();
    int[] strides = whole.strides();
    var copy =
        new StridedCopy(slice.sizes().extents(), stepped(strides, steps), slice.sizes().strides());
    int in = r.in(0);
    int starts = r.in(1);
    int out = r.out();
    return (frame, state) -> {
      int[] start = (int[]) frame[starts];
      Slice.checkStarts("slice", whole, slice.sizes(), steps, start);
      copy.run(frame[in], offset(start, strides), frame[out], 0);
    };
  }

  public static Kernel unslice(KernelRequest r, Unslice unslice) {
    Shape part = r.input(0).shape();
    Integers steps = unslice.steps();
    int[] strides = unslice.shape().strides();
    var copy = new StridedCopy(part.extents(), part.strides(), stepped(strides, steps));
    int in = r.in(0);
    int starts = r.in(1);
    int out = r.out();
    int n = unslice.shape().elements();
    return (frame, state) -> {
      int[] start = (int[]) frame[starts];
      Slice.checkStarts("unslice", unslice.shape(), part, steps, start);
      zero(frame[out], n);
      copy.run(frame[in], 0, frame[out], offset(start, strides));
    };
  }

  /** Clears the first {@code n} elements. */
  static void zero(Object array, int n) {
    if (array instanceof float[] floats) {
      Arrays.fill(floats, 0, n, 0);
    } else {
      Arrays.fill((int[]) array, 0, n, 0);
    }
  }

  private static int[] stepped(int[] strides, Integers steps) {
    int[] stepped = strides.clone();
    for (int i = 0; i < stepped.length; i++) {
      stepped[i] *= steps.get(i);
    }
    return stepped;
  }

  private static int offset(int[] starts, int[] strides) {
    int offset = 0;
    for (int i = 0; i < strides.length; i++) {
      offset += starts[i] * strides[i];
    }
    return offset;
  }

  public static Kernel concat(KernelRequest r, Concat concat) {
    List<TensorType> inputs = r.inputs();
    Shape result = r.output().shape();
    int outer = result.first(concat.axis()).elements();
    int inner = result.range(concat.axis() + 1, result.rank()).elements();
    int row = result.extent(concat.axis()) * inner;
    int[] slots = r.inputSlots().toArray();
    int[] runs = new int[slots.length];
    for (int i = 0; i < runs.length; i++) {
      runs[i] = inputs.get(i).shape().extent(concat.axis()) * inner;
    }
    int out = r.out();
    return (frame, state) -> {
      int at = 0;
      for (int i = 0; i < slots.length; i++) {
        for (int o = 0; o < outer; o++) {
          System.arraycopy(frame[slots[i]], o * runs[i], frame[out], o * row + at, runs[i]);
        }
        at += runs[i];
      }
    };
  }
}
