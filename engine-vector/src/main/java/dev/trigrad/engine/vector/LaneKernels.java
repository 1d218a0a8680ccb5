package dev.trigrad.engine.vector;

import dev.trigrad.DType;
import dev.trigrad.TensorType;
import dev.trigrad.engine.java.Kernel;
import dev.trigrad.engine.java.KernelLayer;
import dev.trigrad.engine.java.KernelRequest;
import dev.trigrad.engine.java.Warmth;
import dev.trigrad.engine.java.chain.ElementwiseKernel;
import dev.trigrad.engine.java.chain.LoopTable;
import dev.trigrad.engine.java.chain.RowKernels;
import dev.trigrad.engine.java.row.ReduceKernel;
import dev.trigrad.engine.vector.chain.LaneChains;
import dev.trigrad.engine.vector.function.FunctionWarmUps;
import dev.trigrad.engine.vector.function.LaneLoopTable;
import dev.trigrad.engine.vector.layout.Lanes;
import dev.trigrad.engine.vector.row.ColumnSums;
import dev.trigrad.engine.vector.row.ReductionWarmUps;
import dev.trigrad.engine.vector.row.VectorReductions;
import dev.trigrad.engine.vector.warm.WarmUpThread;
import dev.trigrad.op.Composite;
import dev.trigrad.op.ElementwisePrimitive;
import dev.trigrad.op.Op;
import dev.trigrad.op.Reduce;
import dev.trigrad.plan.Fused;
import dev.trigrad.plan.FusedRows;
import java.util.List;

/** What vectors do better than the compiler by itself, matrix products apart. */
final class LaneKernels implements KernelLayer {
  /** Elements up to which a step is left to plain Java while there is a warm-up to save. */
  private static final int FEW = 16;

  private final WarmUpThread thread;
  private ReductionWarmUps reductions;
  private LoopTable loops;

  /** Kernels that {@code thread} warms up; touches no vector type until one is asked for. */
  LaneKernels(WarmUpThread thread) {
    this.thread = thread;
  }

  private synchronized ReductionWarmUps reductions() {
    if (reductions == null) {
      reductions = new ReductionWarmUps(thread);
    }
    return reductions;
  }

  /** Loops over elements. */
  synchronized LoopTable loops() {
    if (loops == null) {
      loops = new LaneLoopTable(new FunctionWarmUps(thread), new LaneChains(thread));
    }
    return loops;
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
      case Reduce reduce when request.output().dtype() == DType.FLOAT32 ->
          ReduceKernel.of(
              request,
              VectorReductions.of(reduce.function(), reductions()),
              ColumnSums.of(reductions().columns));
      case FusedRows _ ->
          RowKernels.of(request, loops(), function -> VectorReductions.of(function, reductions()));
      case ElementwisePrimitive _, Fused _ -> ElementwiseKernel.of(request, loops());
      default -> null;
    };
  }

  private boolean isSmall(KernelRequest request) {
    return thread.warmth() == Warmth.WARMING
        && areSmall(request.inputs())
        && areSmall(request.outputs());
  }

  private static boolean areSmall(List<TensorType> types) {
    for (TensorType type : types) {
      if (type.elements() > FEW) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean fuses(Composite composite, List<TensorType> inputs) {
    return composite instanceof FusedRows rows
        && RowKernels.fuses(rows)
        && inputs.stream().noneMatch(type -> type.dtype() == DType.FLOAT64)
        && Lanes.F.length() == ReduceKernel.PARTIALS;
  }

  @Override
  public KernelLayer at(Warmth warmth) {
    return new LaneKernels(new WarmUpThread(warmth));
  }
}
