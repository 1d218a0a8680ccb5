package dev.trigrad.oracle;

import dev.trigrad.DType;
import dev.trigrad.Shape;
import java.util.Arrays;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Arrays to torch's tensors and back: float32 as double, int32 as such, truth values as bool.
 *
 * <p>Every number of type double asks for gradients, also where none flows from it to a leaf: in
 * Trigrad, anything can be differentiated against.
 */
final class Tensors {
  private Tensors() {}

  static Tensor of(Object array, Shape shape, DType dtype) {
    int n = shape.elements();
    long[] sizes = longs(shape.extents());
    if (array instanceof int[] ints) {
      return Tensor.create(Arrays.copyOf(ints, n), n).clone().reshape(sizes);
    }
    var doubles = new double[n];
    for (int i = 0; i < n; i++) {
      doubles[i] = ((float[]) array)[i];
    }
    Tensor tensor = Tensor.create(doubles, n).clone().reshape(sizes);
    return dtype == DType.BOOL ? tensor.ne(new Scalar(0.0)) : differentiable(tensor);
  }

  /** {@code tensor}, or a leaf of its numbers if it is of type double and depends on no leaf. */
  static Tensor differentiable(Tensor tensor) {
    boolean isDouble = tensor.scalar_type().value == torch.ScalarType.Double.value;
    return isDouble && !tensor.requires_grad() ? leaf(tensor) : tensor;
  }

  /** The same numbers, through which nothing flows back. */
  static Tensor leaf(Tensor tensor) {
    Tensor leaf = tensor.detach().clone();
    leaf.requires_grad_(true);
    return leaf;
  }

  static Tensor ints(int... values) {
    return Tensor.create(values, values.length).clone();
  }

  static Tensor number(double value) {
    return Tensor.create(new double[] {value}, 1).clone().reshape(new long[0]);
  }

  static Tensor toInt(Tensor tensor) {
    return tensor.to(torch.ScalarType.Int);
  }

  static Tensor toDouble(Tensor tensor) {
    return tensor.to(torch.ScalarType.Double);
  }

  static double[] values(Tensor tensor) {
    var values = new double[Math.toIntExact(tensor.numel())];
    if (values.length > 0) {
      toDouble(tensor.detach()).contiguous().data_ptr_double().get(values);
    }
    return values;
  }

  static long[] longs(int... numbers) {
    return Arrays.stream(numbers).asLongStream().toArray();
  }

  static int[] sizes(Tensor tensor) {
    int[] sizes = new int[Math.toIntExact(tensor.dim())];
    Arrays.setAll(sizes, i -> Math.toIntExact(tensor.size(i)));
    return sizes;
  }
}
