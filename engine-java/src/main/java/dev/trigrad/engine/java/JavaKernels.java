package dev.trigrad.engine.java;

import dev.trigrad.DType;
import dev.trigrad.TensorType;
import dev.trigrad.engine.java.chain.ElementwiseKernel;
import dev.trigrad.engine.java.chain.LoopTable;
import dev.trigrad.engine.java.chain.RowKernels;
import dev.trigrad.engine.java.gemm.JavaGemm;
import dev.trigrad.engine.java.gemm.MatMulKernel;
import dev.trigrad.engine.java.layout.IndexKernels;
import dev.trigrad.engine.java.layout.LayoutKernels;
import dev.trigrad.engine.java.layout.RowDescentKernel;
import dev.trigrad.engine.java.row.ArgSortKernel;
import dev.trigrad.engine.java.row.CumulativeSumKernel;
import dev.trigrad.engine.java.row.LinearRecurrenceKernel;
import dev.trigrad.engine.java.row.ReduceKernel;
import dev.trigrad.op.ArgMax;
import dev.trigrad.op.ArgSort;
import dev.trigrad.op.Composite;
import dev.trigrad.op.Concat;
import dev.trigrad.op.CumulativeSum;
import dev.trigrad.op.ElementwisePrimitive;
import dev.trigrad.op.Expand;
import dev.trigrad.op.Gather;
import dev.trigrad.op.HostCall;
import dev.trigrad.op.Iota;
import dev.trigrad.op.LastIndex;
import dev.trigrad.op.LinearRecurrence;
import dev.trigrad.op.MatMul;
import dev.trigrad.op.Op;
import dev.trigrad.op.Permute;
import dev.trigrad.op.Primitive;
import dev.trigrad.op.Random;
import dev.trigrad.op.Reduce;
import dev.trigrad.op.Reshape;
import dev.trigrad.op.ScatterAdd;
import dev.trigrad.op.Slice;
import dev.trigrad.op.StopGradient;
import dev.trigrad.op.Unslice;
import dev.trigrad.plan.Fused;
import dev.trigrad.plan.FusedRows;
import dev.trigrad.plan.MatMulEpilogue;
import dev.trigrad.plan.RowDescent;
import java.util.List;

/**
 * The last layer of every CPU engine: a kernel in plain Java for each primitive, and for the
 * planner's fused steps.
 */
public final class JavaKernels implements KernelLayer {
  static final String NAME = "java";

  private final Gemm.Factory gemm = JavaGemm.factory();

  /** The layer; holds working memory for matrix products. */
  public JavaKernels() {}

  @Override
  public String name() {
    return NAME;
  }

  /**
   * The kernel of a {@link dev.trigrad.op.MatMul}, or of one with what the planner has put at its
   * end ({@link MatMulEpilogue}), whose product is made by {@code factory}: for a layer that brings
   * its own products and nothing else.
   *
   * @return {@code null} if the request is for anything else, or the factory declines its shape
   */
  public static Kernel matMul(KernelRequest request, Gemm.Factory factory) {
    return MatMulKernel.of(request, factory, LoopTable.JAVA);
  }

  @Override
  public boolean fuses(Composite composite, List<TensorType> inputs) {
    for (TensorType type : inputs) {
      if (type.dtype() == DType.FLOAT64) {
        return false;
      }
    }
    // Rows are copied here, and with sums of columns they would leave the first-level cache.
    return composite instanceof FusedRows rows
        ? RowKernels.fuses(rows) && !rows.addsColumns()
        : composite instanceof Fused
            || composite instanceof MatMulEpilogue
            || composite instanceof RowDescent;
  }

  @Override
  public boolean canFail(Op op) {
    return op.canFail();
  }

  @Override
  public Kernel create(KernelRequest request) {
    return switch (request.op()) {
      case Primitive primitive -> primitive(primitive, request);
      case Fused _ -> ElementwiseKernel.of(request, LoopTable.JAVA);
      case FusedRows _ -> RowKernels.of(request, LoopTable.JAVA, ReduceKernel::plain);
      case MatMulEpilogue _ -> matMul(request, gemm);
      case RowDescent _ -> new RowDescentKernel(request);
      // Nobody asks an engine for a call of a host function, and none has a kernel for it.
      case Composite _, HostCall _ -> null;
    };
  }

  /** No default: a new primitive does not compile until it has a kernel here. */
  private Kernel primitive(Primitive primitive, KernelRequest r) {
    return switch (primitive) {
      case ElementwisePrimitive _ -> ElementwiseKernel.of(r, LoopTable.JAVA);
      case MatMul _ -> MatMulKernel.of(r, gemm, LoopTable.JAVA);
      case Reduce reduce ->
          ReduceKernel.of(r, ReduceKernel.plain(reduce.function()), ReduceKernel.plainColumns());
      case CumulativeSum sum -> CumulativeSumKernel.of(r, sum);
      case LinearRecurrence recurrence -> LinearRecurrenceKernel.of(r, recurrence);
      case ArgMax argMax -> IndexKernels.argMax(r, argMax);
      case ArgSort sort -> new ArgSortKernel(r, sort);
      case Reshape _, StopGradient _ -> LayoutKernels.copy(r);
      case Permute permute -> LayoutKernels.permute(r, permute);
      case Expand expand -> LayoutKernels.expand(r, expand);
      case Slice slice -> LayoutKernels.slice(r, slice);
      case Unslice unslice -> LayoutKernels.unslice(r, unslice);
      case Concat concat -> LayoutKernels.concat(r, concat);
      case Gather gather -> IndexKernels.gather(r, gather);
      case ScatterAdd scatter -> IndexKernels.scatterAdd(r, scatter);
      case LastIndex last -> IndexKernels.lastIndex(r, last);
      case Iota iota -> IndexKernels.iota(r, iota);
      case Random random -> IndexKernels.random(r, random);
    };
  }
}
