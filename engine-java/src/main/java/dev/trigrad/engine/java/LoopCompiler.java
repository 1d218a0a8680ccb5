package dev.trigrad.engine.java;

import dev.trigrad.DType;
import dev.trigrad.engine.java.chain.ChainCache;
import dev.trigrad.engine.java.chain.ChainLoop;
import dev.trigrad.engine.java.chain.ChainLoops;
import dev.trigrad.engine.java.chain.LoopWriter;
import dev.trigrad.engine.java.chain.NumberCode;
import dev.trigrad.op.ElementwisePrimitive;
import dev.trigrad.plan.Fused;

/**
 * Loops made while the program runs, by what they compute: plans of one engine share them, and with
 * them their compiled code.
 */
// Layers of strangers hand it on in requests; the kernels that read it are in inner rooms.
@SuppressWarnings("exports")
public final class LoopCompiler implements ChainLoops {
  /** The largest loop that C2 unrolls, and so vectorises. */
  private static final int MOST = 31;

  private final ChainCache<ChainLoop> loops = new ChainCache<>();

  private final Warmth warmth;

  /** A compiler without loops yet, which makes them when {@code warmth} says. */
  public LoopCompiler(Warmth warmth) {
    this.warmth = warmth;
  }

  @Override
  public Warmth warmth() {
    return warmth;
  }

  @Override
  public boolean writes(ElementwisePrimitive op, DType[] types) {
    return NumberCode.writes(op, types);
  }

  @Override
  public int size(ElementwisePrimitive op) {
    return 1;
  }

  @Override
  public int most() {
    return MOST;
  }

  @Override
  public ChainLoop loop(Fused chain, boolean[] scalar) {
    return loops.of(chain, scalar, () -> LoopWriter.loop(chain, scalar));
  }
}
