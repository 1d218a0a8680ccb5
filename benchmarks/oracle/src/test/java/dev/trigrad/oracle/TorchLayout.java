package dev.trigrad.oracle;

import dev.trigrad.RandomKey;
import dev.trigrad.Shape;
import dev.trigrad.testkit.program.IndexCode;
import dev.trigrad.testkit.program.LayoutCode;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Arrangements and indices by torch. */
final class TorchLayout {
  private TorchLayout() {}

  static Tensor of(LayoutCode code, Tensor[] v, int[] n) {
    return switch (code) {
      case RESHAPE -> v[0].reshape(Tensors.longs(n));
      case TRANSPOSE -> v[0].transpose(-1, -2);
      case PERMUTE -> v[0].permute(Tensors.longs(n));
      case EXPAND -> v[0].expand(Tensors.longs(n));
      case SLICE -> {
        int size = (int) v[0].size(n[0]);
        yield chosen(v[0], n[0], range(n[1], n[2], n[3], size));
      }
      case SELECT -> v[0].select(n[0], n[1]);
      case CONCAT -> torch.cat(new TensorVector(v), n[0]);
      case STACK -> torch.stack(new TensorVector(v), n[0]);
      case PAD -> {
        int rank = n.length / 2;
        var amounts = new long[2 * rank];
        for (int d = 0; d < rank; d++) {
          amounts[2 * (rank - 1 - d)] = n[d];
          amounts[2 * (rank - 1 - d) + 1] = n[rank + d];
        }
        yield torch.constant_pad_nd(v[0], amounts, new Scalar(n[2 * rank] / 8.0));
      }
    };
  }

  /** As NumPy counts: from {@code from} until before {@code to}, by steps that may be negative. */
  private static int[] range(int from, int to, int step, int size) {
    int first = from < 0 ? from + size : from;
    int end = to == Integer.MIN_VALUE ? -1 : to < 0 ? to + size : to;
    return step > 0
        ? IntStream.iterate(first, i -> i < Math.min(end, size), i -> i + step).toArray()
        : IntStream.iterate(Math.min(first, size - 1), i -> i > end, i -> i + step).toArray();
  }

  private static Tensor chosen(Tensor x, int axis, int[] indices) {
    return x.index_select(axis, Tensors.ints(indices));
  }

  static Tensor of(IndexCode code, Tensor[] v, int[] n) {
    return switch (code) {
      case GATHER -> gather(v[0], n[0], v[1]);
      case SCATTER_ADD -> {
        int[] sizes = Tensors.sizes(v[0]);
        sizes[n[0]] = n[1];
        Tensor zeros = torch.zeros(Tensors.longs(sizes), v[0].options());
        yield zeros.index_add(n[0], v[1], v[0]);
      }
      case ONE_HOT ->
          Tensors.toDouble(v[0].unsqueeze(-1).eq(Tensors.ints(IntStream.range(0, n[0]).toArray())));
      case WINDOW -> {
        int rank = n.length / 2;
        double[] starts = Tensors.values(v[1]);
        Tensor x = v[0];
        for (int d = 0; d < rank; d++) {
          int start = (int) starts[d];
          int step = n[rank + d];
          x = chosen(x, d, IntStream.range(0, n[d]).map(i -> start + i * step).toArray());
        }
        yield x;
      }
      case ARANGE -> Tensors.ints(IntStream.range(0, n[0]).toArray());
      case UNIFORM -> {
        RandomKey key = RandomKey.of(n[0]);
        Shape shape = Shape.of(Arrays.copyOfRange(n, 1, n.length));
        float[] values = new float[shape.elements()];
        for (int i = 0; i < values.length; i++) {
          values[i] = key.uniform(i);
        }
        yield Tensors.of(values, shape, dev.trigrad.DType.FLOAT32);
      }
    };
  }

  private static Tensor gather(Tensor x, int axis, Tensor indices) {
    int[] from = Tensors.sizes(x);
    int[] places = Tensors.sizes(indices);
    var sizes = new long[from.length - 1 + places.length];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] =
          i < axis
              ? from[i]
              : i < axis + places.length ? places[i - axis] : from[i - places.length + 1];
    }
    return x.index_select(axis, indices.reshape(-1)).reshape(sizes);
  }
}
