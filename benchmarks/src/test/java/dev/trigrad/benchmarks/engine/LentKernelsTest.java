package dev.trigrad.benchmarks.engine;

import dev.trigrad.engine.Engine;
import dev.trigrad.engine.EngineProvider;
import dev.trigrad.engine.java.CpuEngine;
import dev.trigrad.engine.openblas.NativeProvider;
import dev.trigrad.testkit.EngineConformance;
import java.util.Set;

/**
 * Engine {@code native} in the kit with the kernels of engine-vector, while its own module tests it
 * without. What stands for the cold engine is one that has none of them, so that rule R15 says of
 * every case, gradient and random program that its bits are the same with and without.
 */
class LentKernelsTest extends EngineConformance {
  @Override
  protected EngineProvider provider() {
    return new NativeProvider();
  }

  @Override
  protected Engine cold(Engine engine) {
    return Lending.without((CpuEngine) engine).cold();
  }

  /** OpenBLAS sums a transposed operand in another order than a moved one. */
  @Override
  protected boolean passesKeepBits() {
    return false;
  }

  @Override
  protected Set<String> ownKernels() {
    return Set.of("matmul");
  }
}
