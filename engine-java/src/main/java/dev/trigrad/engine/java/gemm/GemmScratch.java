package dev.trigrad.engine.java.gemm;

import dev.trigrad.engine.ObjectPool;

/** What one tile needs: its description, packed rows of B, and rows of C; 136 KiB. */
final class GemmScratch {
  final float[][] rowsOfB = new float[JavaGemm.DEPTH][JavaGemm.TILE_COLUMNS];
  final GemmBlock block = new GemmBlock();
  final float[][] rowsOfC = new float[4][JavaGemm.TILE_COLUMNS];

  /** Idle scratch. */
  static final class Pool {
    private final ObjectPool<GemmScratch> idle = new ObjectPool<>(16);

    GemmScratch take() {
      GemmScratch scratch = idle.take();
      return scratch == null ? new GemmScratch() : scratch;
    }

    void giveBack(GemmScratch scratch) {
      idle.giveBack(scratch);
    }
  }
}
