package dev.trigrad.engine.vector.gemm;

import dev.trigrad.engine.java.Gemm;
import dev.trigrad.engine.vector.warm.WarmUp;
import dev.trigrad.engine.vector.warm.WarmUpThread;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

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
    var needed = vectors.loops().stream().map(this::warmUp).toArray(WarmUp[]::new);
    return new WarmingGemm(vectors, needed, plain, flops / SAVED_FLOPS);
  }

  private WarmUp warmUp(GemmLoop loop) {
    synchronized (warmUps) {
      return warmUps.computeIfAbsent(loop, key -> new WarmUp(thread, new Call(key)));
    }
  }

  /** Calls of a loop, on arrays of its own. */
  private record Call(GemmLoop loop, float[][] arrays) implements WarmUp.Loop {
    Call(GemmLoop loop) {
      this(loop, new float[3][]);
    }

    @Override
    public void call(boolean work) {
      if (arrays[0] == null) {
        allocate();
      }
      loop.run(arrays[0], arrays[1], arrays[2], work ? DEPTH : -1);
    }

    private void allocate() {
      arrays[0] = new float[4096];
      arrays[1] = new float[16384];
      arrays[2] = new float[16384];
      Arrays.fill(arrays[0], 1);
      Arrays.fill(arrays[1], 1);
    }
  }
}
