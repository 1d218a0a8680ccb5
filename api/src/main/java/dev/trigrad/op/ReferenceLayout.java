package dev.trigrad.op;

import dev.trigrad.Shape;
import dev.trigrad.TensorType;
import java.util.List;

/** Double-precision meaning of the operations that only arrange elements: each result element has one source, or none. */
final class ReferenceLayout {
  private ReferenceLayout() {}

  /** For each element of {@code to}, the element of {@code from} that broadcasting puts there. */
  static int[] broadcast(Shape from, Shape to) {
    int shift = to.rank() - from.rank();
    int[] own = from.strides();
    int[] strides = new int[to.rank()];
    for (int axis = shift; axis < strides.length; axis++) {
      strides[axis] = from.extent(axis - shift) == 1 ? 0 : own[axis - shift];
    }
    return walk(to, strides, 0);
  }

  /** The positions that {@code strides} lead to from {@code start}, in row-major order of {@code shape}. */
  static int[] walk(Shape shape, int[] strides, int start) {
    int[] positions = new int[shape.elements()];
    for (int i = 0; i < positions.length; i++) {
      int rest = i;
      int at = start;
      for (int axis = shape.rank() - 1; axis >= 0; axis--) {
        at += rest % shape.extent(axis) * strides[axis];
        rest /= shape.extent(axis);
      }
      positions[i] = at;
    }
    return positions;
  }

  /** The elements of {@code x} at {@code positions}. */
  static ReferenceValue pick(ReferenceValue x, int[] positions, TensorType type) {
    double[] value = new double[positions.length];
    double[] bound = new double[positions.length];
    for (int i = 0; i < positions.length; i++) {
      value[i] = x.value()[positions[i]];
      bound[i] = x.bound()[positions[i]];
    }
    return new ReferenceValue(type, value, bound);
  }

  static ReferenceValue permute(Permute op, ReferenceValue x, TensorType type) {
    int[] own = x.type().shape().strides();
    int[] strides = new int[own.length];
    for (int i = 0; i < own.length; i++) {
      strides[i] = own[op.order().get(i)];
    }
    return pick(x, walk(type.shape(), strides, 0), type);
  }

  static ReferenceValue slice(Slice op, ReferenceValue x, ReferenceValue starts, TensorType type) {
    return pick(x, sliced(x.type().shape(), op.sizes(), op.steps(), starts), type);
  }

  private static int[] sliced(Shape whole, Shape sizes, Integers steps, ReferenceValue starts) {
    int[] from = new int[whole.rank()];
    int[] strides = whole.strides();
    int start = 0;
    for (int d = 0; d < from.length; d++) {
      from[d] = (int) starts.value()[d];
      start += from[d] * strides[d];
      strides[d] *= steps.get(d);
    }
    Slice.checkStarts("slice", whole, sizes, steps, from);
    return walk(sizes, strides, start);
  }

  static ReferenceValue unslice(Unslice op, ReferenceValue x, ReferenceValue starts, TensorType type) {
    var result = ReferenceValue.exact(type, new double[type.elements()]);
    int[] positions = sliced(type.shape(), x.type().shape(), op.steps(), starts);
    for (int i = 0; i < positions.length; i++) {
      result.value()[positions[i]] = x.value()[i];
      result.bound()[positions[i]] = x.bound()[i];
    }
    return result;
  }

  static ReferenceValue concat(Concat op, List<ReferenceValue> inputs, TensorType type) {
    var result = ReferenceValue.exact(type, new double[type.elements()]);
    int[] strides = type.shape().strides();
    int start = 0;
    for (ReferenceValue x : inputs) {
      int[] positions = walk(x.type().shape(), strides, start);
      for (int i = 0; i < positions.length; i++) {
        result.value()[positions[i]] = x.value()[i];
        result.bound()[positions[i]] = x.bound()[i];
      }
      start += x.type().shape().extent(op.axis()) * strides[op.axis()];
    }
    return result;
  }

  static ReferenceValue gather(Gather op, ReferenceValue x, ReferenceValue indices, TensorType type) {
    return pick(x, gathered(op.axis(), x.type().shape(), indices, "gather"), type);
  }

  /** The positions in {@code whole} that {@code indices} along {@code axis} name, in the order of the gathered elements. */
  private static int[] gathered(int axis, Shape whole, ReferenceValue indices, String name) {
    int outer = whole.first(axis).elements();
    int inner = whole.range(axis + 1, whole.rank()).elements();
    int count = indices.value().length;
    int[] index = new int[count];
    for (int j = 0; j < count; j++) {
      index[j] = (int) indices.value()[j];
    }
    Gather.checkIndices(name, index, count, whole.extent(axis));
    int[] positions = new int[outer * count * inner];
    int at = 0;
    for (int o = 0; o < outer; o++) {
      for (int j = 0; j < count; j++) {
        for (int i = 0; i < inner; i++) {
          positions[at++] = (o * whole.extent(axis) + index[j]) * inner + i;
        }
      }
    }
    return positions;
  }

  static ReferenceValue scatterAdd(ScatterAdd op, ReferenceValue x, ReferenceValue indices, TensorType type) {
    int[] positions = gathered(op.axis(), type.shape(), indices, "scatterAdd");
    var sums = new ReferenceSums(type);
    for (int i = 0; i < positions.length; i++) {
      sums.add(positions[i], x.value()[i], x.bound()[i]);
    }
    return sums.result();
  }
}
