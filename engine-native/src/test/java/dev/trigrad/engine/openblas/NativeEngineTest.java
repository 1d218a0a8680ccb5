package dev.trigrad.engine.openblas;

import dev.trigrad.engine.EngineProvider;
import dev.trigrad.testkit.CriticalCalls;
import dev.trigrad.testkit.EngineConformance;
import java.util.Set;

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
  protected CriticalCalls criticalCalls() {
    return (transposeA, transposeB, m, n, k) -> {
      var gemm = new BlasGemm(transposeA, transposeB, m, n, k);
      return new CriticalCalls.Work(gemm.largestCall(), gemm.largestFootprint());
    };
  }

  @Override
  protected Set<String> ownKernels() {
    return Set.of("matmul");
  }
}
