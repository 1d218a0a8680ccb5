package dev.trigrad.op;

import dev.trigrad.DType;
import dev.trigrad.DTypeException;
import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.Recorder;
import dev.trigrad.reference.ReferenceValue;
import dev.trigrad.reference.arithmetic.ReferenceMatMul;
import java.util.List;

/**
 * Matrix product {@code c[…, i, j] = Σₖ a[…, i, k] b[…, k, j]} of a [m, k] and b [k, n] over
 * broadcast leading axes.
 *
 * @param transposeA whether a is given as [k, m] and read transposed, without being moved
 * @param transposeB whether b is given as [n, k], likewise
 */
public record MatMul(boolean transposeA, boolean transposeB) implements Primitive {
  @Override
  public String name() {
    return "matmul";
  }

  @Override
  public List<TensorType> types(List<TensorType> inputs) {
    return types(inputs.get(0), inputs.get(1));
  }

  /** The rule of types, for a recorder that has no list at hand. */
  public List<TensorType> types(TensorType a, TensorType b) {
    if (a.dtype() != DType.FLOAT32 || b.dtype() != DType.FLOAT32) {
      throw new DTypeException("matmul: takes float32, got " + a + " × " + b + "; cast them first");
    }
    if (a.shape().rank() < 2 || b.shape().rank() < 2) {
      throw new ShapeException(
          "matmul: operands need at least 2 axes, "
              + a.shape()
              + " × "
              + b.shape()
              + "; reshape them");
    }
    int inner = k(a.shape());
    int other = b.shape().extent(transposeB ? -1 : -2);
    if (inner != other) {
      throw new ShapeException(
          "matmul: inner dimensions differ, "
              + show(a, transposeA)
              + " × "
              + show(b, transposeB)
              + " ("
              + inner
              + " ≠ "
              + other
              + ")");
    }
    if (a.shape().rank() == 2 && b.shape().rank() == 2) {
      return List.of(TensorType.float32(Shape.of(m(a.shape()), n(b.shape()))));
    }
    Shape batch = Shape.broadcast(batch(a.shape()), batch(b.shape()), "matmul");
    return List.of(TensorType.float32(batch.append(Shape.of(m(a.shape()), n(b.shape())))));
  }

  /**
   * Checks the element types and the inner dimensions of a product as it is written, where an
   * operand may be a vector.
   */
  public static void requireFactors(TensorType a, TensorType b) {
    if (a.dtype() != DType.FLOAT32 || b.dtype() != DType.FLOAT32) {
      throw new DTypeException("matmul: takes float32, got " + a + " × " + b + "; cast them first");
    }
    int inner = a.shape().extent(-1);
    int other = b.shape().extent(b.shape().rank() == 1 ? 0 : -2);
    if (inner != other) {
      throw new ShapeException(
          "matmul: inner dimensions differ, "
              + a.shape()
              + " × "
              + b.shape()
              + " ("
              + inner
              + " ≠ "
              + other
              + ")");
    }
  }

  /** Rows of the product, from the shape of a. */
  public int m(Shape a) {
    return a.extent(transposeA ? -1 : -2);
  }

  /** Terms of each sum, from the shape of a. */
  public int k(Shape a) {
    return a.extent(transposeA ? -2 : -1);
  }

  /** Columns of the product, from the shape of b. */
  public int n(Shape b) {
    return b.extent(transposeB ? -2 : -1);
  }

  /** The leading axes of an operand: all but the last two. */
  public static Shape batch(Shape operand) {
    return operand.first(operand.rank() - 2);
  }

  private static String show(TensorType type, boolean transposed) {
    return type.shape() + (transposed ? "ᵀ" : "");
  }

  @Override
  public boolean canFail() {
    return false;
  }

  @Override
  public Access access() {
    return Access.ANY;
  }

  @Override
  public long flops(List<TensorType> inputs, List<TensorType> outputs) {
    return 2L * k(inputs.getFirst().shape()) * outputs.getFirst().elements();
  }

  @Override
  public Decision decision() {
    return Decision.NONE;
  }

  @Override
  public ReferenceValue reference(List<ReferenceValue> inputs, TensorType type) {
    return ReferenceMatMul.matMul(this, type, inputs.get(0), inputs.get(1));
  }

  @Override
  public Tensor[] gradient(Backward back) {
    Tensor g = back.cotangent(0);
    Tensor a = back.input(0);
    Tensor b = back.input(1);
    Tensor toA = null;
    Tensor toB = null;
    if (back.needs(0)) {
      toA = transposeA ? product(transposeB, true, b, g) : product(false, !transposeB, g, b);
    }
    if (back.needs(1)) {
      toB = transposeB ? product(true, transposeA, g, a) : product(!transposeA, false, a, g);
    }
    return new Tensor[] {toA, toB};
  }

  private static Tensor product(boolean transposeA, boolean transposeB, Tensor a, Tensor b) {
    return Recorder.record(new MatMul(transposeA, transposeB), a, b);
  }
}
