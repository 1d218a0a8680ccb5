package dev.trigrad.op;

import dev.trigrad.DType;
import dev.trigrad.RandomKey;
import dev.trigrad.Shape;
import dev.trigrad.TensorType;
import java.util.List;

/** Double-precision meaning of every primitive. */
final class ReferenceKernels {
  private ReferenceKernels() {}

  /** No default: a new primitive does not compile until it has a meaning here. */
  static ReferenceValue of(Primitive primitive, List<ReferenceValue> in, TensorType type) {
    ReferenceValue x = in.isEmpty() ? null : in.getFirst();
    return switch (primitive) {
      case Unary(var function) -> ReferenceElementwise.unary(function, x, type);
      case Binary(var function) -> ReferenceElementwise.binary(function, x, in.get(1), type);
      case Where _ -> ReferenceElementwise.where(x, in.get(1), in.get(2), type);
      case Cast _ -> ReferenceElementwise.cast(x, type);
      case MatMul product -> matmul(product, x, in.get(1), type);
      case Reduce reduce -> reduce(reduce, x, type);
      case ArgMax argMax -> argMax(argMax, x, type);
      case Reshape _, StopGradient _ -> new ReferenceValue(type, x.value(), x.bound());
      case Permute permute -> ReferenceLayout.permute(permute, x, type);
      case Expand _ -> ReferenceLayout.pick(x, ReferenceLayout.broadcast(x.type().shape(), type.shape()), type);
      case Slice slice -> ReferenceLayout.slice(slice, x, in.get(1), type);
      case Unslice unslice -> ReferenceLayout.unslice(unslice, x, in.get(1), type);
      case Concat concat -> ReferenceLayout.concat(concat, in, type);
      case Gather gather -> ReferenceLayout.gather(gather, x, in.get(1), type);
      case ScatterAdd scatter -> ReferenceLayout.scatterAdd(scatter, x, in.get(1), type);
      case Iota(int count) -> {
        double[] value = new double[count];
        java.util.Arrays.setAll(value, i -> i);
        yield ReferenceValue.exact(type, value);
      }
      case Random random -> random(random, x, type);
    };
  }

  private static ReferenceValue matmul(MatMul op, ReferenceValue a, ReferenceValue b, TensorType type) {
    Shape batch = MatMul.batch(type.shape());
    int[] ia = ReferenceLayout.broadcast(MatMul.batch(a.type().shape()), batch);
    int[] ib = ReferenceLayout.broadcast(MatMul.batch(b.type().shape()), batch);
    int m = op.m(a.type().shape());
    int k = op.k(a.type().shape());
    int n = op.n(b.type().shape());
    var sums = new ReferenceSums(type);
    for (int t = 0; t < ia.length; t++) {
      for (int i = 0; i < m; i++) {
        for (int j = 0; j < n; j++) {
          for (int p = 0; p < k; p++) {
            int at = ia[t] * m * k + (op.transposeA() ? p * m + i : i * k + p);
            int bt = ib[t] * k * n + (op.transposeB() ? j * k + p : p * n + j);
            double x = a.value()[at];
            double y = b.value()[bt];
            double ex = a.bound()[at];
            double ey = b.bound()[bt];
            double carried = (ey == 0 ? 0 : Math.abs(x) * ey) + (ex == 0 ? 0 : Math.abs(y) * ex) + ex * ey;
            // An unfused product is rounded by itself before it is added.
            sums.add((t * m + i) * n + j, x * y, carried + ReferenceValue.U * Math.abs(x * y) + ReferenceValue.TINY);
          }
        }
      }
    }
    return sums.result();
  }

  private static ReferenceValue reduce(Reduce op, ReferenceValue x, TensorType type) {
    Shape kept = x.type().shape().reduce(op.axes().toArray(), true);
    int[] target = ReferenceLayout.broadcast(kept, x.type().shape());
    if (op.function() == ReduceFunction.SUM) {
      var sums = new ReferenceSums(type);
      for (int i = 0; i < target.length; i++) {
        sums.add(target[i], x.value()[i], x.bound()[i]);
      }
      return sums.result();
    }
    boolean max = op.function() == ReduceFunction.MAX;
    var result = ReferenceValue.exact(type, new double[type.elements()]);
    java.util.Arrays.fill(result.value(), max ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
    for (int i = 0; i < target.length; i++) {
      int at = target[i];
      double old = result.value()[at];
      result.value()[at] = max ? Math.max(old, x.value()[i]) : Math.min(old, x.value()[i]);
      result.bound()[at] = Math.max(result.bound()[at], x.bound()[i]);
    }
    return result;
  }

  private static ReferenceValue argMax(ArgMax op, ReferenceValue x, TensorType type) {
    Shape shape = x.type().shape();
    int n = shape.extent(op.axis());
    int inner = shape.range(op.axis() + 1, shape.rank()).elements();
    var result = ReferenceValue.exact(type, new double[type.elements()]);
    for (int i = 0; i < result.value().length; i++) {
      int base = i / inner * n * inner + i % inner;
      int best = 0;
      for (int j = 1; j < n && !Double.isNaN(x.value()[base + best * inner]); j++) {
        double next = x.value()[base + j * inner];
        if (next > x.value()[base + best * inner] || Double.isNaN(next)) {
          best = j;
        }
      }
      result.value()[i] = best;
      result.bound()[i] = contested(x, base, n, inner, best) ? Double.POSITIVE_INFINITY : 0;
    }
    return result;
  }

  private static boolean contested(ReferenceValue x, int base, int n, int inner, int best) {
    int top = base + best * inner;
    for (int j = 0; j < n; j++) {
      int at = base + j * inner;
      double doubt = x.bound()[at] + x.bound()[top];
      if (j != best && doubt > 0 && !(x.value()[top] - x.value()[at] > doubt)) {
        return true;
      }
    }
    return false;
  }

  private static ReferenceValue random(Random op, ReferenceValue key, TensorType type) {
    var words = new RandomKey((int) key.value()[0], (int) key.value()[1]);
    double[] value = new double[type.elements()];
    for (int i = 0; i < value.length; i++) {
      value[i] =
          switch (op.kind()) {
            case BITS -> words.bits(i);
            case UNIFORM -> words.uniform(i);
          };
    }
    return ReferenceValue.exact(type, value);
  }
}
