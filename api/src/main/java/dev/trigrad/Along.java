package dev.trigrad;

/** Elements along an axis by an index of each line's own. */
final class Along {
  private Along() {}

  /**
   * {@code y[p…, j, q…] = x[p…, indices[p…, j, q…], q…]}, with p before and q after {@code axis}.
   *
   * @param indices of x's shape but for the extent along {@code axis}, and in its range there
   */
  static Tensor take(Tensor x, int axis, Tensor indices) {
    Shape shape = x.shape();
    if (shape.elements() == 0) {
      return x.reshape(indices.shape().extents());
    }
    if (shape.rank() == 1) {
      return x.gather(0, indices);
    }
    int outer = shape.first(axis).elements();
    int n = shape.extent(axis);
    int inner = shape.range(axis + 1, shape.rank()).elements();
    int count = indices.shape().extent(axis);
    // Places among all elements are below 2³¹, since those are fewer.
    Tensor line = Tensor.arange(outer).mul((long) n * inner).reshape(outer, 1, 1);
    Tensor column = Tensor.arange(inner).reshape(1, 1, inner);
    Tensor place = indices.reshape(outer, count, inner).mul(inner).add(line.add(column));
    Tensor taken = x.reshape(shape.elements()).gather(0, place.reshape(outer * count * inner));
    return taken.reshape(indices.shape().extents());
  }
}
