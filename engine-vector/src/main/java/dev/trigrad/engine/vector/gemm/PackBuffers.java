package dev.trigrad.engine.vector.gemm;

import dev.trigrad.engine.ObjectPool;
import dev.trigrad.engine.vector.layout.Lanes;

/** Packed panels of one thread at work; shared by all products of an engine. */
public final class PackBuffers {
  final float[] a = new float[(WideGemm.TALL + Block12.ROWS) * WideGemm.DEPTH];
  final float[] b = new float[(WideGemm.COLUMNS + 2 * Lanes.F.length()) * WideGemm.SHALLOW];
  final float[] edge = new float[(DirectGemm.MOST_NARROW + 16) * 4 * Lanes.F.length()];

  /** Idle buffers. */
  public static final class Pool {
    private final ObjectPool<PackBuffers> idle = new ObjectPool<>(16);

    PackBuffers take() {
      PackBuffers buffers = idle.take();
      return buffers == null ? new PackBuffers() : buffers;
    }

    void giveBack(PackBuffers buffers) {
      idle.giveBack(buffers);
    }
  }
}
