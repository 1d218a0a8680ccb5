package dev.trigrad.engine.vector;

import dev.trigrad.TensorType;
import dev.trigrad.engine.java.Gemm;
import dev.trigrad.engine.java.Kernel;
import dev.trigrad.engine.java.KernelLayer;
import dev.trigrad.engine.java.KernelRequest;
import dev.trigrad.engine.java.Warmth;
import dev.trigrad.engine.java.gemm.JavaGemm;
import dev.trigrad.engine.java.gemm.MatMulKernel;
import dev.trigrad.engine.vector.gemm.GemmWarmUps;
import dev.trigrad.engine.vector.gemm.PackBuffers;
import dev.trigrad.engine.vector.gemm.VectorGemm;
import dev.trigrad.engine.vector.warm.WarmUpThread;
import dev.trigrad.op.Composite;
import dev.trigrad.op.MatMul;
import dev.trigrad.op.Op;
import dev.trigrad.plan.MatMulEpilogue;
import java.util.List;

/** Matrix products by vectors, and {@link LaneKernels} for what is none. */
final class VectorKernels implements KernelLayer {
  /**
   * Operations below which a product is left to plain Java. Vectors gain tens of nanoseconds there
   * at best, and not before they are compiled, which takes more of a program that computes this
   * little than it ever gets back. {@link LaneKernels} have the limit of what is no product.
   */
  private static final double FEW_FLOPS = 100;

  private final PackBuffers.Pool pool = new PackBuffers.Pool();
  private final GemmWarmUps gemms;
  private final LaneKernels others;
  private final Gemm.Factory plain = JavaGemm.factory();

  /** Whether small products are left to plain Java: where there is a warm-up to save. */
  private final boolean leavesFew;

  VectorKernels(Warmth warmth) {
    leavesFew = warmth == Warmth.WARMING;
    var thread = new WarmUpThread(warmth);
    gemms = new GemmWarmUps(thread);
    others = new LaneKernels(thread);
  }

  @Override
  public String name() {
    return others.name();
  }

  @Override
  public boolean canFail(Op op) {
    return others.canFail(op);
  }

  @Override
  public Kernel create(KernelRequest request) {
    return switch (request.op()) {
      case MatMul _, MatMulEpilogue _ ->
          MatMulKernel.of(request, factory(request), plain, others.loops());
      default -> others.create(request);
    };
  }

  @Override
  public boolean fuses(Composite composite, List<TensorType> inputs) {
    return others.fuses(composite, inputs);
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
