package dev.trigrad.testkit.checks;

import dev.trigrad.DType;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Recorder;
import dev.trigrad.op.MatMul;
import dev.trigrad.run.Evaluator;
import dev.trigrad.testkit.Check;
import dev.trigrad.testkit.Rule;
import dev.trigrad.testkit.numbers.Comparison;
import dev.trigrad.testkit.numbers.Samples;
import java.util.ArrayList;
import java.util.List;

/**
 * Rule R5 on matrix products: whole numbers, which are multiplied and added without rounding, in
 * every combination of sizes around the borders of vectors and blocks and of transposed operands.
 * Any other result than the exact one is wrong.
 */
public final class ProductChecks {
  private static final int[] SIZES = {1, 2, 3, 4, 7, 8, 9, 15, 16, 17, 31, 33, 65};

  /** Extents around the borders of blocks, beside few others: longer sweeps are engines' own. */
  private static final int[] LONG = {127, 129, 191, 192, 193, 194, 195, 255, 257, 385, 386};

  private static final int MOST = 386 * 65;

  private final Evaluator evaluator;

  public ProductChecks(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  public List<Check> all() {
    var checks = new ArrayList<Check>();
    for (int m : SIZES) {
      for (int flags = 0; flags < 4; flags++) {
        boolean ta = (flags & 1) != 0;
        boolean tb = (flags & 2) != 0;
        String name = m + " rows" + (ta ? ", a transposed" : "") + (tb ? ", b transposed" : "");
        checks.add(
            new Check("matmul", Rule.R5_EDGES, "exact products of " + name, () -> rows(m, ta, tb)));
      }
    }
    for (int extent : LONG) {
      checks.add(
          new Check(
              "matmul",
              Rule.R5_EDGES,
              "exact products of " + extent + " rows, columns or terms",
              () -> around(extent)));
    }
    return checks;
  }

  private void rows(int m, boolean ta, boolean tb) {
    for (int n : SIZES) {
      for (int k : SIZES) {
        product(ta, tb, m, n, k);
      }
    }
  }

  private void around(int extent) {
    for (int few = 2; few <= 18; few++) {
      int more = few % 5 + 2;
      for (int flags = 0; flags < 4; flags++) {
        boolean ta = (flags & 1) != 0;
        boolean tb = (flags & 2) != 0;
        product(ta, tb, extent, few, more);
        product(ta, tb, few, extent, more);
        product(ta, tb, few, more, extent);
      }
    }
  }

  private void product(boolean ta, boolean tb, int m, int n, int k) {
    Tensor a = integers(ta ? Shape.of(k, m) : Shape.of(m, k), 1);
    Tensor b = integers(tb ? Shape.of(n, k) : Shape.of(k, n), 2);
    Tensor product = Recorder.record(new MatMul(ta, tb), a, b);
    evaluator.evaluate(product);
    compare(a, ta, b, tb, m, n, k, (float[]) Comparison.array(product));
  }

  private static void compare(
      Tensor a, boolean ta, Tensor b, boolean tb, int m, int n, int k, float[] c) {
    float[] x = (float[]) Comparison.array(a);
    float[] y = (float[]) Comparison.array(b);
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        long sum = 0;
        for (int p = 0; p < k; p++) {
          sum += (long) x[ta ? p * m + i : i * k + p] * (long) y[tb ? j * k + p : p * n + j];
        }
        if (c[i * n + j] != sum) {
          throw new AssertionError(
              m
                  + " × "
                  + k
                  + " × "
                  + n
                  + ": element ["
                  + i
                  + ", "
                  + j
                  + "] is "
                  + c[i * n + j]
                  + ", expected exactly "
                  + sum);
        }
      }
    }
  }

  private static final float[][] NUMBERS = {numbers(1), numbers(2)};

  private static float[] numbers(int seed) {
    Tensor ints = Samples.ints(Shape.of(MOST), -64, 65, seed);
    float[] numbers = new float[MOST];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = ints.knownInts()[i];
    }
    return numbers;
  }

  private static Tensor integers(Shape shape, int seed) {
    float[] values = java.util.Arrays.copyOf(NUMBERS[seed - 1], shape.elements());
    return Recorder.constant(new dev.trigrad.TensorType(DType.FLOAT32, shape), values);
  }
}
