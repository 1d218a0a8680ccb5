package dev.trigrad.engine.vector;

import java.util.concurrent.atomic.AtomicReferenceArray;

/** Packed panels of one thread at work; shared by all products of an engine. */
final class PackBuffers {
  final float[] a = new float[(WideGemm.TALL + Block12.ROWS) * WideGemm.DEPTH];
  final float[] b = new float[(WideGemm.COLUMNS + 2 * Lanes.F.length()) * WideGemm.SHALLOW];
  final float[] edge = new float[(DirectGemm.MOST_NARROW + 16) * 4 * Lanes.F.length()];

  /** Idle buffers. */
  static final class Pool {
    private final AtomicReferenceArray<PackBuffers> idle = new AtomicReferenceArray<>(16);

    PackBuffers take() {
      for (int i = 0; i < idle.length(); i++) {
        if (idle.getPlain(i) != null) {
          PackBuffers buffers = idle.getAndSet(i, null);
          if (buffers != null) {
            return buffers;
          }
        }
      }
      return new PackBuffers();
    }

    void giveBack(PackBuffers buffers) {
      for (int i = 0; i < idle.length(); i++) {
        if (idle.getPlain(i) == null && idle.compareAndSet(i, null, buffers)) {
          return;
        }
      }
    }
  }
}
