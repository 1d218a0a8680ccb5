package dev.trigrad;

import dev.trigrad.graph.Recorder;
import dev.trigrad.op.composite.OneHot;

/**
 * Operations of {@link Tensor} that read or write at indices, which are int32 tensors. They count
 * from the end if negative: from −n to n − 1 along an axis of extent n.
 *
 * <p>Errors are thrown on the calling line; an {@link IndexException} where the indices are known
 * there, else at evaluation, before anything is written.
 */
public sealed interface Indexing permits Tensor {
  /** This tensor. */
  private Tensor self() {
    return (Tensor) this;
  }

  /**
   * {@code y[p…, j…, q…] = x[p…, indices[j…], q…]}, the indices' axes in place of {@code axis}.
   * NumPy's {@code take}; PyTorch's {@code gather} is {@link #takeAlong}.
   */
  default Tensor gather(int axis, Tensor indices) {
    int at = self().shape().axis(axis, "gather");
    return Indices.rows("gather", self(), at, indices);
  }

  /**
   * {@code y[p…, j, q…] = x[p…, indices[j], q…]} for a vector of indices: {@link #gather} by
   * PyTorch's name.
   */
  default Tensor indexSelect(int axis, Tensor indices) {
    int at = self().shape().axis(axis, "indexSelect");
    Indices.requireRank("indexSelect", indices, 1, "gather takes any rank");
    return Indices.rows("indexSelect", self(), at, indices);
  }

  /** The element at {@code index}, a scalar that may be computed, along {@code axis}, left out. */
  default Tensor select(int axis, Tensor index) {
    int at = self().shape().axis(axis, "select");
    Indices.requireRank("select", index, 0, "gather takes any rank");
    return Indices.rows("select", self(), at, index);
  }

  /**
   * {@code y[p…, j, q…] = x[p…, indices[p…, j, q…], q…]}: an index of its own for each element.
   * Beside {@code axis} the indices have the extents of this tensor, or 1, which is repeated.
   * NumPy's {@code take_along_axis}, PyTorch's {@code gather}, ONNX's {@code GatherElements}.
   */
  default Tensor takeAlong(int axis, Tensor indices) {
    int at = self().shape().axis(axis, "takeAlong");
    return Indices.along(self(), at, indices);
  }

  /**
   * This tensor with {@code y[p…, indices[p…, j, q…], q…] += source[p…, j, q…]}, added in row-major
   * order where several come together. Beside {@code axis}, {@code source} has the extents of this
   * tensor; indices have those of {@code source}, or 1, which is repeated. PyTorch's {@code
   * scatter_add}.
   */
  default Tensor scatterAdd(int axis, Tensor indices, Tensor source) {
    int at = self().shape().axis(axis, "scatterAdd");
    return new Scatter("scatterAdd", self(), at, indices, source).add();
  }

  /**
   * This tensor with {@code y[p…, indices[p…, j, q…], q…] = source[p…, j, q…]}: of several the last
   * in row-major order, to which alone the gradient flows. Shapes as for {@link #scatterAdd}.
   * PyTorch's {@code scatter}, NumPy's {@code put_along_axis}, ONNX's {@code ScatterElements}.
   */
  default Tensor scatterSet(int axis, Tensor indices, Tensor source) {
    int at = self().shape().axis(axis, "scatterSet");
    return new Scatter("scatterSet", self(), at, indices, source).set();
  }

  /**
   * This tensor with {@code y[p…, indices[j], q…] += source[p…, j, q…]} for a vector of indices,
   * added in order where several come together. PyTorch's {@code index_add}.
   */
  default Tensor indexAdd(int axis, Tensor indices, Tensor source) {
    int at = self().shape().axis(axis, "indexAdd");
    return new RowScatter("indexAdd", self(), at, indices, source).add();
  }

  /**
   * This tensor with {@code y[p…, indices[j], q…] = source[p…, j, q…]} for a vector of indices: of
   * several the last, to which alone the gradient flows. PyTorch's {@code index_copy}.
   */
  default Tensor indexSet(int axis, Tensor indices, Tensor source) {
    int at = self().shape().axis(axis, "indexSet");
    return new RowScatter("indexSet", self(), at, indices, source).set();
  }

  /**
   * {@code value} where {@code mask}, which broadcasts to this shape, is true, else this tensor; no
   * gradient flows to what is replaced, be it NaN.
   *
   * <p>There is no {@code maskedSelect}: the shape of its result would depend on values. Instead
   * fill what is not wanted, with 0 for a sum, −∞ for a maximum or softmax; or read the mask by
   * {@link Tensor#toBooleanArray} and {@link #gather} the places found.
   */
  default Tensor maskedFill(Tensor mask, double value) {
    return Masks.fill(self(), mask, ScalarOperand.of("maskedFill", value, self().type()));
  }

  /** As above, with an integer; see {@link Scalars}. */
  default Tensor maskedFill(Tensor mask, long value) {
    return Masks.fill(self(), mask, ScalarOperand.of("maskedFill", value, self().type()));
  }

  /** As above, with a tensor of this element type that broadcasts to this shape. */
  default Tensor maskedFill(Tensor mask, Tensor value) {
    return Masks.fill(self(), mask, value);
  }

  /**
   * float32 of one more axis, of extent {@code classes}, at the end: 1 at the index that this int32
   * tensor holds, else 0. Classes do not count from the end.
   *
   * @throws IndexException if an index is outside [0, classes): here if known, else at evaluation
   */
  default Tensor oneHot(int classes) {
    return Recorder.record(new OneHot(classes), self());
  }
}
