package dev.trigrad.engine.vector;

import dev.trigrad.DType;
import dev.trigrad.TensorType;
import dev.trigrad.engine.java.Gemm;
import dev.trigrad.engine.java.Kernel;
import dev.trigrad.engine.java.KernelLayer;
import dev.trigrad.engine.java.KernelRequest;
import dev.trigrad.engine.java.Warmth;
import dev.trigrad.engine.java.chain.ElementwiseKernel;
import dev.trigrad.engine.java.chain.LoopTable;
import dev.trigrad.engine.java.chain.RowKernels;
import dev.trigrad.engine.java.gemm.JavaGemm;
import dev.trigrad.engine.java.gemm.MatMulKernel;
import dev.trigrad.engine.java.row.ReduceKernel;
import dev.trigrad.engine.vector.chain.LaneChains;
import dev.trigrad.engine.vector.function.FunctionWarmUps;
import dev.trigrad.engine.vector.function.LaneLoopTable;
import dev.trigrad.engine.vector.gemm.GemmWarmUps;
import dev.trigrad.engine.vector.gemm.PackBuffers;
import dev.trigrad.engine.vector.gemm.VectorGemm;
import dev.trigrad.engine.vector.layout.Lanes;
import dev.trigrad.engine.vector.row.ColumnSums;
import dev.trigrad.engine.vector.row.ReductionWarmUps;
import dev.trigrad.engine.vector.row.VectorReductions;
import dev.trigrad.engine.vector.warm.WarmUpThread;
import dev.trigrad.op.Composite;
import dev.trigrad.op.ElementwisePrimitive;
import dev.trigrad.op.MatMul;
import dev.trigrad.op.Op;
import dev.trigrad.op.Reduce;
import dev.trigrad.plan.Fused;
import dev.trigrad.plan.FusedRows;
import dev.trigrad.plan.MatMulEpilogue;
import java.util.List;

/**
 * What vectors do better than the compiler by itself: matrix products, reductions, and some
 * functions.
 */
final class VectorKernels implements KernelLayer {
  /**
   * Elements up to which a step is left to plain Java, and flops below which a product is. Vectors
   * gain tens of nanoseconds there at best, and not before they are compiled, which takes more of a
   * program that computes this little than it ever gets back.
   */
  private static final int FEW = 16;

  private static final double FEW_FLOPS = 100;

  private final PackBuffers.Pool pool = new PackBuffers.Pool();
  private final GemmWarmUps gemms;
  private final ReductionWarmUps reductions;
  private final LoopTable loops;
  private final Gemm.Factory plain = JavaGemm.factory();

  /** Whether steps of few elements are left to plain Java: where there is a warm-up to save. */
  private final boolean leavesFew;

  VectorKernels(Warmth warmth) {
    leavesFew = warmth == Warmth.WARMING;
    // In the order in which they are done if several are wanted at once.
    var thread = new WarmUpThread(warmth);
    gemms = new GemmWarmUps(thread);
    reductions = new ReductionWarmUps(thread);
    loops = new LaneLoopTable(new FunctionWarmUps(thread), new LaneChains(thread));
  }

  @Override
  public String name() {
    return "vector";
  }

  @Override
  public boolean canFail(Op op) {
    return op.canFail();
  }

  @Override
  public Kernel create(KernelRequest request) {
    return switch (request.op()) {
      case Reduce _, FusedRows _, ElementwisePrimitive _, Fused _ when isSmall(request) -> null;
      case MatMul _, MatMulEpilogue _ -> MatMulKernel.of(request, factory(request), plain, loops);
      case Reduce reduce when request.output().dtype() == DType.FLOAT32 ->
          ReduceKernel.of(
              request,
              VectorReductions.of(reduce.function(), reductions),
              ColumnSums.of(reductions.columns));
      case FusedRows _ ->
          RowKernels.of(request, loops, function -> VectorReductions.of(function, reductions));
      case ElementwisePrimitive _, Fused _ -> ElementwiseKernel.of(request, loops);
      default -> null;
    };
  }

  private boolean isSmall(KernelRequest request) {
    return leavesFew
        && request.inputs().stream().allMatch(type -> type.elements() <= FEW)
        && request.outputs().stream().allMatch(type -> type.elements() <= FEW);
  }

  @Override
  public boolean fuses(Composite composite, List<TensorType> inputs) {
    return Lanes.F.length() == ReduceKernel.PARTIALS
        && composite instanceof FusedRows rows
        && RowKernels.fuses(rows)
        && inputs.stream().noneMatch(type -> type.dtype() == DType.FLOAT64);
  }

  @Override
  public KernelLayer at(Warmth warmth) {
    return new VectorKernels(warmth);
  }

  private Gemm.Factory factory(KernelRequest request) {
    int threads = request.parallel().threads();
    return (transposeA, transposeB, m, n, k) -> {
      if (leavesFew && 2.0 * m * n * k < FEW_FLOPS) {
        return null;
      }
      // Each tile packs A anew, so that more of them cost more than they even out.
      int parts = threads == 1 || 2.0 * m * n * k < 2e6 ? 1 : threads;
      return VectorGemm.of(
          transposeA,
          transposeB,
          m,
          n,
          k,
          parts,
          pool,
          gemms,
          plain.of(transposeA, transposeB, m, n, k));
    };
  }
}
