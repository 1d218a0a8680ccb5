package dev.trigrad.engine.openblas;

import dev.trigrad.engine.java.JavaKernels;
import dev.trigrad.engine.java.Kernel;
import dev.trigrad.engine.java.KernelLayer;
import dev.trigrad.engine.java.KernelRequest;
import dev.trigrad.op.Op;

/** Matrix products by OpenBLAS; everything else is left to the layers below. */
final class BlasKernels implements KernelLayer {
  @Override
  public String name() {
    return "native";
  }

  @Override
  public boolean canFail(Op op) {
    return op.canFail();
  }

  @Override
  public Kernel create(KernelRequest request) {
    return JavaKernels.matMul(request, BlasGemm::new);
  }
}
