package dev.trigrad.engine.vector.gemm;

import dev.trigrad.engine.java.Gemm;
import dev.trigrad.engine.vector.warm.WarmUp;
import dev.trigrad.engine.vector.warm.WarmUpThread;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** The warm-ups of the loops that products are made of, made when a first product needs them. */
public final class GemmWarmUps {
  /**
   * Terms of a call. Having seen loops of 32 terms or fewer, the compiler would not unroll them,
   * and a block would run at two thirds of its rate.
   */
  private static final int DEPTH = 48;

  /** Floating-point operations that take plain Java a nanosecond longer. */
  private static final int SAVED_FLOPS = 10;

  private final WarmUpThread thread;

  /** Guarded by itself. */
  private final Map<GemmLoop, WarmUp> warmUps = new EnumMap<>(GemmLoop.class);

  /** Warm-ups on {@code thread}. */
  public GemmWarmUps(WarmUpThread thread) {
    this.thread = thread;
  }

  /** {@code vectors}, or {@code plain} until all loops that those need are compiled. */
  Gemm gemm(LaneGemm vectors, Gemm plain, long flops) {
    Set<GemmLoop> loops = vectors.loops();
    var needed = new WarmUp[loops.size()];
    int count = 0;
    for (GemmLoop loop : loops) {
      needed[count++] = warmUp(loop);
    }
    return new WarmingGemm(vectors, needed, plain, flops / SAVED_FLOPS);
  }

  private WarmUp warmUp(GemmLoop loop) {
    synchronized (warmUps) {
      return warmUps.computeIfAbsent(loop, key -> new WarmUp(thread, new Call(key)));
    }
  }

  /** Calls of a loop, on arrays of its own, made when it is first called. */
  private static final class Call implements WarmUp.Loop {
    private final GemmLoop loop;
    private float[] a;
    private float[] b;
    private float[] c;

    Call(GemmLoop loop) {
      this.loop = loop;
    }

    @Override
    public void call(boolean work) {
      if (c == null) {
        a = ones(4096);
        b = ones(16384);
        c = ones(16384);
      }
      loop.run(a, b, c, work ? DEPTH : -1);
    }

    private static float[] ones(int length) {
      float[] ones = new float[length];
      Arrays.fill(ones, 1);
      return ones;
    }
  }
}
