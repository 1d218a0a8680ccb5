package dev.trigrad.reference.arithmetic;

import dev.trigrad.Shape;
import dev.trigrad.TensorType;
import dev.trigrad.op.Integers;
import dev.trigrad.op.Permute;
import dev.trigrad.op.Slice;
import dev.trigrad.op.Unslice;
import dev.trigrad.reference.ReferenceValue;
import java.util.Arrays;
import java.util.List;

/**
 * Operations that arrange elements, in double precision: each is a table of where every element
 * comes from.
 */
public final class ReferenceLayout {
  private ReferenceLayout() {}

  /** Element i of the result is element {@code source[i]} of x, or 0 where that is −1. */
  public static ReferenceValue take(TensorType type, ReferenceValue x, int[] source) {
    double[] value = new double[source.length];
    double[] bound = new double[source.length];
    for (int i = 0; i < source.length; i++) {
      if (source[i] >= 0) {
        value[i] = x.value()[source[i]];
        bound[i] = x.bound()[source[i]];
      }
    }
    return new ReferenceValue(type, value, bound);
  }

  public static ReferenceValue same(TensorType type, ReferenceValue x) {
    return new ReferenceValue(type, x.value(), x.bound());
  }

  /** Where each element of {@code to} comes from if {@code from} is broadcast to it. */
  public static int[] broadcast(Shape from, Shape to) {
    int[] strides = new int[to.rank()];
    int[] own = from.strides();
    int shift = to.rank() - from.rank();
    for (int axis = 0; axis < from.rank(); axis++) {
      strides[axis + shift] = from.extent(axis) == 1 ? 0 : own[axis];
    }
    return walk(to, strides, 0);
  }

  /** Offsets {@code start + Σ index · stride} of all indices of {@code shape}, row-major. */
  static int[] walk(Shape shape, int[] strides, int start) {
    int[] offsets = new int[shape.elements()];
    int[] index = new int[shape.rank()];
    int at = start;
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = at;
      for (int axis = index.length - 1; axis >= 0; axis--) {
        at += strides[axis];
        if (++index[axis] < shape.extent(axis)) {
          break;
        }
        at -= strides[axis] * index[axis];
        index[axis] = 0;
      }
    }
    return offsets;
  }

  public static ReferenceValue permute(Permute permute, TensorType type, ReferenceValue x) {
    int[] own = x.type().shape().strides();
    int[] strides = new int[own.length];
    Arrays.setAll(strides, axis -> own[permute.order().get(axis)]);
    return take(type, x, walk(type.shape(), strides, 0));
  }

  public static ReferenceValue slice(
      Slice slice, TensorType type, ReferenceValue x, ReferenceValue starts) {
    int[] source = window("slice", x.type().shape(), slice.sizes(), slice.steps(), starts);
    return chosen(starts, take(type, x, source));
  }

  public static ReferenceValue unslice(
      Unslice unslice, TensorType type, ReferenceValue x, ReferenceValue starts) {
    int[] target = window("unslice", unslice.shape(), x.type().shape(), unslice.steps(), starts);
    int[] source = new int[type.elements()];
    Arrays.fill(source, -1);
    for (int i = 0; i < target.length; i++) {
      source[target[i]] = i;
    }
    return chosen(starts, take(type, x, source));
  }

  private static int[] window(
      String name, Shape whole, Shape sizes, Integers steps, ReferenceValue starts) {
    int[] first = ints(starts);
    Slice.checkStarts(name, whole, sizes, steps, first);
    int[] strides = whole.strides();
    int start = 0;
    for (int axis = 0; axis < strides.length; axis++) {
      start += first[axis] * strides[axis];
      strides[axis] *= steps.get(axis);
    }
    return walk(sizes, strides, start);
  }

  public static ReferenceValue concat(int axis, TensorType type, List<ReferenceValue> parts) {
    double[] value = new double[type.elements()];
    double[] bound = new double[value.length];
    int inner = type.shape().range(axis + 1, type.shape().rank()).elements();
    int outer = type.shape().first(axis).elements();
    int row = type.shape().extent(axis) * inner;
    int at = 0;
    for (ReferenceValue part : parts) {
      int run = part.type().shape().extent(axis) * inner;
      for (int o = 0; o < outer; o++) {
        System.arraycopy(part.value(), o * run, value, o * row + at, run);
        System.arraycopy(part.bound(), o * run, bound, o * row + at, run);
      }
      at += run;
    }
    return new ReferenceValue(type, value, bound);
  }

  static int[] ints(ReferenceValue indices) {
    int[] ints = new int[indices.elements()];
    Arrays.setAll(ints, i -> (int) indices.value()[i]);
    return ints;
  }

  /**
   * {@code result} as the integers {@code by} choose it: undetermined where another choice is
   * within their bounds.
   */
  static ReferenceValue chosen(ReferenceValue by, ReferenceValue result) {
    if (by.exact()) {
      return result;
    }
    double[] bound = new double[result.elements()];
    Arrays.fill(bound, Double.POSITIVE_INFINITY);
    return new ReferenceValue(result.type(), result.value(), bound);
  }
}
