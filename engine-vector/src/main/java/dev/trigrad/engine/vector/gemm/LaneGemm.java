package dev.trigrad.engine.vector.gemm;

import dev.trigrad.engine.java.Gemm;
import java.util.Set;

/** A product by vectors. */
interface LaneGemm extends Gemm {
  /** The loops that a run may call: until they are compiled, plain Java is faster. */
  Set<GemmLoop> loops();
}
