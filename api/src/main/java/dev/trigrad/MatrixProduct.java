package dev.trigrad;

import dev.trigrad.graph.Recorder;
import dev.trigrad.op.MatMul;

/** Records matrix products of vectors, matrices and stacks of them. */
final class MatrixProduct {
  private static final MatMul PRODUCT = new MatMul(false, false);

  private MatrixProduct() {}

  /** The product as {@link Tensor#matmul} describes it. */
  static Tensor of(Tensor a, Tensor b) {
    int rankA = a.shape().rank();
    int rankB = b.shape().rank();
    if (rankA == 0 || rankB == 0) {
      throw new ShapeException(
          "matmul: a scalar is no matrix, " + a.shape() + " × " + b.shape() + "; use mul");
    }
    if (rankA != 2 || rankB == 1) {
      // Before the operands are reshaped, so that an error shows them as they were given.
      MatMul.requireFactors(a.type(), b.type());
    }
    if (rankA == 1) {
      return of(a.unsqueeze(0), b).squeeze(rankB == 1 ? 0 : -2);
    }
    if (rankB == 1) {
      return of(a, b.unsqueeze(1)).squeeze(-1);
    }
    if (rankA > 2 && rankB == 2) {
      // One tall product instead of one per leading index.
      int rows = a.shape().first(rankA - 1).elements();
      Tensor tall = Recorder.record(PRODUCT, a.reshape(rows, a.shape().extent(-1)), b);
      return tall.reshape(a.shape().with(rankA - 1, b.shape().extent(1)).extents());
    }
    return Recorder.record(PRODUCT, a, b);
  }
}
