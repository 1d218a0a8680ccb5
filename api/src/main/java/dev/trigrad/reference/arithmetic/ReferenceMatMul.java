package dev.trigrad.reference.arithmetic;

import dev.trigrad.Shape;
import dev.trigrad.TensorType;
import dev.trigrad.op.MatMul;
import dev.trigrad.reference.ReferenceValue;

/** {@link MatMul} in double precision. */
public final class ReferenceMatMul {
  private ReferenceMatMul() {}

  public static ReferenceValue matMul(
      MatMul product, TensorType type, ReferenceValue a, ReferenceValue b) {
    int m = product.m(a.type().shape());
    int n = product.n(b.type().shape());
    int k = product.k(a.type().shape());
    Shape batch = MatMul.batch(type.shape());
    int[] fromA = ReferenceLayout.broadcast(MatMul.batch(a.type().shape()), batch);
    int[] fromB = ReferenceLayout.broadcast(MatMul.batch(b.type().shape()), batch);
    int rowA = product.transposeA() ? 1 : k;
    int stepA = product.transposeA() ? m : 1;
    int columnB = product.transposeB() ? k : 1;
    int stepB = product.transposeB() ? 1 : n;
    double[] value = new double[type.elements()];
    double[] bound = new double[value.length];
    for (int at = 0; at < value.length; at++) {
      int matrix = at / (m * n);
      int i = at / n % m;
      int j = at % n;
      int x = fromA[matrix] * m * k + i * rowA;
      int y = fromB[matrix] * k * n + j * columnB;
      var sum = new ReferenceSum();
      for (int p = 0; p < k; p++) {
        sum.addProduct(a.value()[x], a.bound()[x], b.value()[y], b.bound()[y]);
        x += stepA;
        y += stepB;
      }
      sum.store(value, bound, at, k);
    }
    return new ReferenceValue(type, value, bound);
  }
}
