package dev.trigrad.benchmarks.onnx;

import dev.trigrad.DType;
import dev.trigrad.Indexed;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** ONNX reductions, matrix products and normalisations, written with Trigrad's operations. */
final class ReductionOperators {
  private ReductionOperators() {}

  private interface Reduction {
    Tensor apply(Tensor x, int[] axes);
  }

  static void register(Map<String, Function<OnnxNode, Tensor>> table) {
    reduction(table, "ReduceSum", Tensor::sumKeep);
    reduction(table, "ReduceMean", Tensor::meanKeep);
    reduction(table, "ReduceMax", Tensor::maxKeep);
    reduction(table, "ReduceMin", Tensor::minKeep);
    reduction(table, "ReduceL1", (x, axes) -> x.normKeep(axes, 1));
    reduction(table, "ReduceL2", Tensor::normKeep);
    reduction(table, "ReduceProd", Tensor::prodKeep);
    reduction(table, "ReduceSumSquare", (x, axes) -> x.square().sumKeep(axes));
    reduction(table, "ReduceLogSum", (x, axes) -> x.sumKeep(axes).log());
    reduction(table, "ReduceLogSumExp", Tensor::logSumExpKeep);
    table.put("ArgMax", n -> arg(n, Tensor::argmaxKeep));
    table.put("ArgMin", n -> arg(n, Tensor::argminKeep));
    table.put("CumSum", ReductionOperators::cumulativeSum);
    table.put("Softmax", n -> alongAxis(n, (x, axis) -> x.softmax(axis[0])));
    table.put("LogSoftmax", n -> alongAxis(n, (x, axis) -> x.logSoftmax(axis[0])));
    table.put("Hardmax", n -> alongAxis(n, ReductionOperators::hardmax));
    table.put("MatMul", n -> n.requireFloat(0).matmul(n.in(1)));
    table.put("Gemm", ReductionOperators::gemm);
    table.put("InstanceNormalization", ReductionOperators::instanceNorm);
    table.put("MeanVarianceNormalization", ReductionOperators::meanVariance);
    table.put("GlobalAveragePool", n -> n.in(0).meanKeep(spatial(n.in(0))));
    table.put("GlobalMaxPool", n -> n.in(0).maxKeep(spatial(n.in(0))));
  }

  private static int[] spatial(Tensor x) {
    int[] axes = new int[x.shape().rank() - 2];
    java.util.Arrays.setAll(axes, i -> i + 2);
    return axes;
  }

  private static void reduction(
      Map<String, Function<OnnxNode, Tensor>> table, String name, Reduction reduction) {
    table.put(
        name,
        n -> {
          int[] axes = n.integers("axes", 1);
          Tensor x = n.in(0);
          if ((axes == null || axes.length == 0) && n.integer("noop_with_empty_axes", 0) == 1) {
            return x;
          }
          int[] all = axes == null ? new int[0] : axes;
          Tensor kept = reduction.apply(x, all);
          return n.integer("keepdims", 1) == 1 ? kept : kept.squeeze(x.shape().axes(all, name));
        });
  }

  private interface Extreme {
    Tensor apply(Tensor x, int axis);
  }

  /** The last one among equals is the first one from the end. */
  private static Tensor arg(OnnxNode n, Extreme extreme) {
    Tensor x = n.in(0);
    int axis = OnnxNode.axis(n.integer("axis", 0), x.shape().rank());
    boolean last = n.integer("select_last_index", 0) == 1;
    Tensor found =
        last
            ? extreme.apply(x.flip(axis), axis).rsub(x.shape().extent(axis) - 1)
            : extreme.apply(x, axis);
    return n.integer("keepdims", 1) == 1 ? found : found.squeeze(axis);
  }

  private static Tensor cumulativeSum(OnnxNode n) {
    int axis = (int) n.evaluator().evaluate(n.in(1)).item();
    Tensor sum = n.in(0).cumulativeSum(axis, n.integer("reverse", 0) == 1);
    return n.integer("exclusive", 0) == 1 ? sum.sub(n.in(0)) : sum;
  }

  /** The values and where they were. */
  static List<Tensor> topK(OnnxNode n) {
    Tensor x = n.in(0);
    int k = n.has(1) ? (int) n.evaluator().evaluate(n.in(1)).item() : n.integer("k", 1);
    int axis = n.integer("axis", -1);
    if (n.integer("largest", 1) == 1) {
      Indexed top = x.topK(k, axis);
      return List.of(top.values(), top.indices());
    }
    Tensor order = x.argsort(axis).slice(axis, 0, k);
    return List.of(x.takeAlong(axis, order), order);
  }

  /** Before version 13, the axes from {@code axis} on are taken together. */
  private static Tensor alongAxis(OnnxNode n, Reduction f) {
    Tensor x = n.in(0);
    if (n.opset() >= 13) {
      return f.apply(x, new int[] {n.integer("axis", -1)});
    }
    int axis = OnnxNode.axis(n.integer("axis", 1), x.shape().rank());
    int rows = x.shape().first(axis).elements();
    return f.apply(x.reshape(rows, x.type().elements() / Math.max(rows, 1)), new int[] {1})
        .reshape(x.shape().extents());
  }

  private static Tensor hardmax(Tensor x, int[] axis) {
    int last = x.shape().rank() - 1;
    Tensor moved = x.transpose(axis[0], last);
    return moved.argmax(last).oneHot(moved.shape().extent(last)).transpose(axis[0], last);
  }

  private static Tensor gemm(OnnxNode n) {
    Tensor a = n.integer("transA", 0) == 1 ? n.requireFloat(0).transpose() : n.requireFloat(0);
    Tensor b = n.integer("transB", 0) == 1 ? n.in(1).transpose() : n.in(1);
    Tensor product = a.matmul(b).mul(n.number("alpha", 1));
    return n.has(2) ? product.add(n.in(2).mul(n.number("beta", 1))) : product;
  }

  /** Layer normalisation, with mean and inverse deviation. */
  static List<Tensor> layerNorm(OnnxNode n) {
    Tensor x = n.in(0);
    int rank = x.shape().rank();
    int from = OnnxNode.axis(n.integer("axis", -1), rank);
    int[] axes = new int[rank - from];
    java.util.Arrays.setAll(axes, i -> from + i);
    Tensor mean = x.meanKeep(axes);
    Tensor variance = x.sub(mean).square().meanKeep(axes);
    Tensor inverse = Tensor.of(1f).div(variance.add(n.number("epsilon", 1e-5f)).sqrt());
    Tensor y = x.sub(mean).mul(inverse).mul(n.in(1));
    return List.of(n.has(2) ? y.add(n.in(2)) : y, mean, inverse);
  }

  private static Tensor normalized(Tensor x, int[] axes, float epsilon) {
    Tensor centred = x.sub(x.meanKeep(axes));
    return centred.div(centred.square().meanKeep(axes).add(epsilon).sqrt());
  }

  private static Tensor perChannel(Tensor vector, Shape shape) {
    int[] extents = new int[shape.rank()];
    java.util.Arrays.fill(extents, 1);
    extents[1] = shape.extent(1);
    return vector.reshape(extents);
  }

  /**
   * Batch normalisation; in training mode with the batch's statistics, and the running ones as
   * further outputs.
   */
  static List<Tensor> batchNorm(OnnxNode n) {
    Tensor x = n.in(0);
    if (n.integer("spatial", 1) == 0) {
      throw new Excluded("batch normalisation without shared channels");
    }
    boolean training = n.integer("training_mode", 0) == 1;
    int[] axes =
        java.util.stream.IntStream.range(0, x.shape().rank()).filter(axis -> axis != 1).toArray();
    Tensor mean = training ? x.mean(axes) : n.in(3);
    Tensor variance = training ? x.sub(x.meanKeep(axes)).square().mean(axes) : n.in(4);
    Tensor deviation = perChannel(variance, x.shape()).add(n.number("epsilon", 1e-5f)).sqrt();
    Tensor y = x.sub(perChannel(mean, x.shape())).div(deviation);
    Tensor scaled = y.mul(perChannel(n.in(1), x.shape())).add(perChannel(n.in(2), x.shape()));
    float momentum = n.number("momentum", 0.9f);
    return List.of(scaled, running(n.in(3), mean, momentum), running(n.in(4), variance, momentum));
  }

  private static Tensor running(Tensor old, Tensor now, float momentum) {
    return old.mul(momentum).add(now.mul(1 - momentum));
  }

  private static Tensor instanceNorm(OnnxNode n) {
    Tensor x = n.in(0);
    Tensor y = normalized(x, spatial(x), n.number("epsilon", 1e-5f));
    return y.mul(perChannel(n.in(1), x.shape())).add(perChannel(n.in(2), x.shape()));
  }

  private static Tensor meanVariance(OnnxNode n) {
    int[] axes = n.integers("axes");
    Tensor x = n.in(0).cast(DType.FLOAT32);
    int[] over = axes == null ? new int[] {0, 2, 3} : axes;
    Tensor centred = x.sub(x.meanKeep(over));
    return centred.div(centred.square().meanKeep(over).sqrt().add(1e-9f));
  }
}
