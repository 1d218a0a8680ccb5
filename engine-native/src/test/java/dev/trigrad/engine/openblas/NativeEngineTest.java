package dev.trigrad.engine.openblas;

import dev.trigrad.engine.EngineProvider;
import dev.trigrad.testkit.EngineConformance;

class NativeEngineTest extends EngineConformance {
  @Override
  protected EngineProvider provider() {
    return new NativeProvider();
  }

  /** OpenBLAS sums a transposed operand in another order than a moved one. */
  @Override
  protected boolean passesKeepBits() {
    return false;
  }

  @Override
  protected CriticalWork criticalWork(boolean transposeA, boolean transposeB, int m, int n, int k) {
    var gemm = new BlasGemm(transposeA, transposeB, m, n, k);
    return new CriticalWork(gemm.largestCall(), gemm.largestFootprint());
  }
}
