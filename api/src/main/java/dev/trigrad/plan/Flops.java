package dev.trigrad.plan;

import dev.trigrad.Shape;
import dev.trigrad.op.Binary;
import dev.trigrad.op.MatMul;
import dev.trigrad.op.Reduce;
import dev.trigrad.op.ScatterAdd;
import dev.trigrad.op.Unary;
import dev.trigrad.op.Where;

/** Floating-point operations of a step, counting each elementwise function as one. */
final class Flops {
  private Flops() {}

  static long of(Step step, Program program) {
    long elements = program.type(step.output()).elements();
    return switch (step.op()) {
      case MatMul product -> product(product, step, program);
      case MatMulEpilogue epilogue ->
          product(epilogue.product(), step, program)
              + elements * (epilogue.activation().isPresent() ? 2 : 1);
      case Fused fused -> elements * fused.instructions().size();
      case FusedRows fused -> (long) fused.shape().elements() * fused.instructions().size();
      case Reduce _, ScatterAdd _ -> program.type(step.input(0)).elements();
      case Unary _, Binary _, Where _ -> elements;
      default -> 0;
    };
  }

  private static long product(MatMul product, Step step, Program program) {
    Shape a = program.type(step.input(0)).shape();
    return 2L * product.k(a) * program.type(step.output()).elements();
  }
}
