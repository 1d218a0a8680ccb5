package org.acme.engine;

import dev.trigrad.DType;
import dev.trigrad.engine.java.Kernel;
import dev.trigrad.engine.java.KernelLayer;
import dev.trigrad.engine.java.KernelRequest;
import dev.trigrad.engine.java.Warmth;
import dev.trigrad.op.Binary;
import dev.trigrad.op.BinaryFunction;
import dev.trigrad.op.MatMul;
import dev.trigrad.op.Op;
import dev.trigrad.op.Unary;
import dev.trigrad.op.UnaryFunction;

/** Absolute values, sums of equal shapes and products of matrices; all else is left. */
final class AcmeKernels implements KernelLayer {
  @Override
  public String name() {
    return "acme";
  }

  @Override
  public boolean canFail(Op op) {
    return op.canFail();
  }

  @Override
  public KernelLayer at(Warmth warmth) {
    return this;
  }

  @Override
  public Kernel create(KernelRequest request) {
    if (request.output().dtype() != DType.FLOAT32) {
      return null;
    }
    return switch (request.op()) {
      case Unary(var function) when function == UnaryFunction.ABS -> absolute(request);
      case Binary(var function) when function == BinaryFunction.ADD -> sum(request);
      case MatMul(var transposeA, var transposeB) when !transposeA && !transposeB ->
          request.output().shape().rank() == 2 ? AcmeProduct.of(request) : null;
      default -> null;
    };
  }

  private static Kernel absolute(KernelRequest request) {
    int in = request.in(0);
    int out = request.out();
    int n = request.output().elements();
    return (frame, state) -> {
      float[] x = (float[]) frame[in];
      float[] y = (float[]) frame[out];
      for (int i = 0; i < n; i++) {
        y[i] = Math.abs(x[i]);
      }
    };
  }

  private static Kernel sum(KernelRequest request) {
    if (!request.input(0).equals(request.output()) || !request.input(1).equals(request.output())) {
      return null;
    }
    int left = request.in(0);
    int right = request.in(1);
    int out = request.out();
    int n = request.output().elements();
    return (frame, state) -> {
      float[] a = (float[]) frame[left];
      float[] b = (float[]) frame[right];
      float[] y = (float[]) frame[out];
      for (int i = 0; i < n; i++) {
        y[i] = a[i] + b[i];
      }
    };
  }
}
