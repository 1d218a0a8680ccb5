package dev.trigrad.engine.java.gemm;

import dev.trigrad.Shape;
import dev.trigrad.engine.java.Gemm;
import dev.trigrad.engine.java.Kernel;
import dev.trigrad.engine.java.KernelCode;
import dev.trigrad.engine.java.KernelRequest;
import dev.trigrad.engine.java.Parallel;
import dev.trigrad.engine.java.Warmth;
import dev.trigrad.engine.java.chain.LoopTable;
import dev.trigrad.engine.java.function.UnaryLoop;
import dev.trigrad.engine.java.layout.Broadcast;
import dev.trigrad.op.MatMul;
import dev.trigrad.op.UnaryFunction;
import dev.trigrad.plan.MatMulEpilogue;
import java.util.ArrayList;
import java.util.List;

/**
 * Batched matrix products over any engine's {@link Gemm}, with bias and activation on each tile's
 * rows when they are done.
 */
public final class MatMulKernel implements Kernel {
  /** Elements that bias and activation are applied to at a time. */
  private static final int FINISHED = 4096;

  private final Gemm gemm;
  private final Parallel parallel;
  private final int m;
  private final int n;
  private final double flops;
  private final int batches;
  private final int[] offsetsA;
  private final int[] offsetsB;
  private final int a;
  private final int b;
  private final int bias;
  private final int c;
  private final UnaryLoop activation;
  private final KernelRequest request;

  /** What multiplies until {@link #gemm} is compiled. */
  private final Gemm.Factory cold;

  private MatMulKernel(
      KernelRequest request,
      MatMul product,
      Gemm gemm,
      Gemm.Factory cold,
      int bias,
      UnaryLoop activation) {
    this.request = request;
    this.gemm = gemm;
    this.cold = cold;
    this.parallel = request.parallel();
    this.bias = bias;
    this.activation = activation;
    Shape left = request.input(0).shape();
    Shape right = request.input(1).shape();
    m = product.m(left);
    n = product.n(right);
    flops = 2.0 * m * n * product.k(left);
    Shape batch = MatMul.batch(request.output().shape());
    batches = batch.elements();
    offsetsA = offsets(MatMul.batch(left), batch, left.extent(-1) * left.extent(-2));
    offsetsB = offsets(MatMul.batch(right), batch, right.extent(-1) * right.extent(-2));
    a = request.in(0);
    b = request.in(1);
    c = request.out();
  }

  /**
   * The kernel for a {@link MatMul} or {@link MatMulEpilogue} step, or {@code null} if {@code
   * factory} declines its shape.
   */
  public static Kernel of(KernelRequest request, Gemm.Factory factory, LoopTable loops) {
    return of(request, factory, null, loops);
  }

  /**
   * The same, where {@code cold} has made what the products of {@code factory} say that they {@link
   * Gemm#now} use until they are compiled.
   */
  public static Kernel of(
      KernelRequest request, Gemm.Factory factory, Gemm.Factory cold, LoopTable loops) {
    if (request.op() instanceof MatMul product) {
      return of(request, product, factory, cold, -1, null);
    }
    if (!(request.op() instanceof MatMulEpilogue epilogue)) {
      return null;
    }
    UnaryFunction activation = epilogue.activation().orElse(null);
    return of(
        request,
        epilogue.product(),
        factory,
        cold,
        epilogue.bias() ? request.in(2) : -1,
        activation == null ? null : loops.unary(activation));
  }

  private static Kernel of(
      KernelRequest request,
      MatMul product,
      Gemm.Factory factory,
      Gemm.Factory cold,
      int bias,
      UnaryLoop activation) {
    Shape left = request.input(0).shape();
    Shape right = request.input(1).shape();
    Gemm gemm =
        factory.of(
            product.transposeA(),
            product.transposeB(),
            product.m(left),
            product.n(right),
            product.k(left));
    return gemm == null ? null : new MatMulKernel(request, product, gemm, cold, bias, activation);
  }

  @Override
  public List<KernelCode> code() {
    var code = new ArrayList<KernelCode>();
    Warmth warmth = request.loops().warmth();
    boolean waits = cold != null && warmth != Warmth.HOT;
    Object warm = waits && warmth == Warmth.COLD ? cold : gemm;
    code.add(new KernelCode(List.of("matmul"), warm, waits ? cold : gemm, ""));
    if (bias >= 0) {
      code.add(KernelCode.of(List.of("add"), this, ""));
    }
    if (activation != null) {
      String name = ((MatMulEpilogue) request.op()).activation().orElseThrow().label();
      code.add(KernelCode.of(List.of(name), activation, ""));
    }
    return code;
  }

  /** Where each matrix of the result's batch finds its operand. */
  private static int[] offsets(Shape operand, Shape batch, int size) {
    int[] offsets = new int[batch.elements()];
    int[] strides = Broadcast.strides(operand, batch);
    for (int i = 0; i < offsets.length; i++) {
      int rest = i;
      int at = 0;
      for (int axis = batch.rank() - 1; axis >= 0; axis--) {
        at += rest % batch.extent(axis) * strides[axis];
        rest /= batch.extent(axis);
      }
      offsets[i] = at * size;
    }
    return offsets;
  }

  @Override
  public void run(Object[] frame, Object state) {
    float[] left = (float[]) frame[a];
    float[] right = (float[]) frame[b];
    float[] result = (float[]) frame[c];
    Gemm product = gemm.now();
    int tiles = product.tiles();
    if (parallel.threads() == 1 || flops * batches < Parallel.WORTHWHILE || tiles * batches == 1) {
      for (int i = 0; i < batches; i++) {
        for (int tile = 0; tile < tiles; tile++) {
          product.run(tile, left, offsetsA[i], right, offsetsB[i], result, i * m * n);
        }
      }
    } else {
      parallel.run(
          tiles * batches,
          flops * batches,
          at -> {
            int i = at / tiles;
            product.run(at % tiles, left, offsetsA[i], right, offsetsB[i], result, i * m * n);
          });
    }
    if (bias >= 0 || activation != null) {
      finish(result, bias < 0 ? null : (float[]) frame[bias]);
    }
  }

  /** In parts, if that is worth other threads. */
  private void finish(float[] c, float[] bias) {
    int rows = batches * m;
    double work = 4.0 * rows * n;
    if (parallel.threads() == 1 || work < Parallel.WORTHWHILE) {
      finish(c, bias, 0, rows);
    } else {
      int parts = Math.min(rows, 4 * parallel.threads());
      parallel.run(
          parts,
          work,
          part ->
              finish(
                  c,
                  bias,
                  (int) ((long) rows * part / parts),
                  (int) ((long) rows * (part + 1) / parts)));
    }
  }

  /** Some rows at a time, so that the activation finds them in the first-level cache. */
  private void finish(float[] c, float[] bias, int top, int bottom) {
    int rows = Math.max(1, FINISHED / Math.max(n, 1));
    for (int row = top; row < bottom; row += rows) {
      int from = row * n;
      int to = Math.min(row + rows, bottom) * n;
      if (bias != null) {
        for (int at = from; at < to; at += n) {
          addBias(c, at, bias, n);
        }
      }
      if (activation != null) {
        activation.run(c, c, from, to);
      }
    }
  }

  private static void addBias(float[] c, int at, float[] bias, int n) {
    for (int j = 0; j < n; j++) {
      c[at + j] += bias[j];
    }
  }
}
