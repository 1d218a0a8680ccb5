package dev.trigrad.engine.java;

import java.util.concurrent.atomic.AtomicReferenceArray;

/** What one tile needs: its description, packed rows of B, and rows of C; 136 KiB. */
final class GemmScratch {
  final float[][] rowsOfB = new float[JavaGemm.DEPTH][JavaGemm.TILE_COLUMNS];
  final GemmBlock block = new GemmBlock();
  final float[][] rowsOfC = new float[4][JavaGemm.TILE_COLUMNS];

  /** Scratch lent to one thread at a time; a thread that finds its place taken makes a new one. */
  static final class Pool {
    private static final int PLACES = 64;

    private final AtomicReferenceArray<GemmScratch> places = new AtomicReferenceArray<>(PLACES);

    GemmScratch take() {
      GemmScratch scratch = places.getAndSet(place(), null);
      return scratch == null ? new GemmScratch() : scratch;
    }

    void giveBack(GemmScratch scratch) {
      places.set(place(), scratch);
    }

    private static int place() {
      return (int) (Thread.currentThread().threadId() % PLACES);
    }
  }
}
