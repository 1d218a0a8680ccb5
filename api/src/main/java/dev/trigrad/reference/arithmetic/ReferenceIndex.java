package dev.trigrad.reference.arithmetic;

import dev.trigrad.DType;
import dev.trigrad.RandomKey;
import dev.trigrad.Shape;
import dev.trigrad.TensorType;
import dev.trigrad.op.Gather;
import dev.trigrad.op.Random;
import dev.trigrad.op.ScatterAdd;
import dev.trigrad.reference.ReferenceValue;
import java.util.Arrays;

/** Operations that read or make indices, and random numbers, in double precision. */
public final class ReferenceIndex {
  private ReferenceIndex() {}

  public static ReferenceValue gather(
      int axis, TensorType type, ReferenceValue x, ReferenceValue indices) {
    int[] places = places("gather", x.type().shape(), axis, indices);
    return ReferenceLayout.chosen(indices, ReferenceLayout.take(type, x, places));
  }

  /**
   * The element of {@code whole} that each element of its selection by {@code indices} stands for.
   */
  private static int[] places(String name, Shape whole, int axis, ReferenceValue indices) {
    int[] index = ReferenceLayout.ints(indices);
    int extent = whole.extent(axis);
    Gather.checkIndices(name, index, index.length, extent);
    int inner = whole.range(axis + 1, whole.rank()).elements();
    int[] places = new int[whole.first(axis).elements() * index.length * inner];
    for (int i = 0; i < places.length; i++) {
      int row = i / inner;
      places[i] = (row / index.length * extent + index[row % index.length]) * inner + i % inner;
    }
    return places;
  }

  public static ReferenceValue scatterAdd(
      ScatterAdd scatter, TensorType type, ReferenceValue x, ReferenceValue indices) {
    int[] places = places("scatterAdd", type.shape(), scatter.axis(), indices);
    if (type.dtype() == DType.INT32) {
      return ReferenceLayout.chosen(indices, ReferenceReduce.integerSum(type, x, places));
    }
    var sums = new ReferenceSum[type.elements()];
    Arrays.setAll(sums, i -> new ReferenceSum());
    for (int i = 0; i < places.length; i++) {
      sums[places[i]].add(x.value()[i], x.bound()[i]);
    }
    return ReferenceLayout.chosen(indices, ReferenceReduce.stored(type, sums, indices.elements()));
  }

  public static ReferenceValue lastIndex(TensorType type, ReferenceValue x) {
    int[] index = ReferenceLayout.ints(x);
    Gather.checkIndices("lastIndex", index, index.length, type.elements());
    double[] last = new double[type.elements()];
    Arrays.fill(last, -1);
    for (int i = 0; i < index.length; i++) {
      last[index[i]] = i;
    }
    return ReferenceLayout.chosen(x, ReferenceValue.exact(type, last));
  }

  public static ReferenceValue iota(TensorType type) {
    double[] value = new double[type.elements()];
    Arrays.setAll(value, i -> i);
    return ReferenceValue.exact(type, value);
  }

  public static ReferenceValue random(Random.Kind kind, TensorType type, ReferenceValue words) {
    var key = new RandomKey((int) words.value()[0], (int) words.value()[1]);
    double[] value = new double[type.elements()];
    for (int i = 0; i < value.length; i++) {
      value[i] =
          switch (kind) {
            case BITS -> key.bits(i);
            case UNIFORM -> key.uniform(i);
          };
    }
    return ReferenceLayout.chosen(words, ReferenceValue.exact(type, value));
  }
}
