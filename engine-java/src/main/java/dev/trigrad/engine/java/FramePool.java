package dev.trigrad.engine.java;

import dev.trigrad.engine.ObjectPool;

/** The idle frames of one plan, as many as the engine's {@linkplain FrameBudget budget} lets be. */
final class FramePool {
  private static final int IDLE = 8;

  /** The arrays of one run, and the scratch of its kernels. */
  static final class Frame {
    final Object[] arrays;
    final Object[] states;
    private boolean counted;

    Frame(Object[] arrays, Object[] states) {
      this.arrays = arrays;
      this.states = states;
    }
  }

  private final FrameBudget budget;
  private final FrameBudget.Account account;
  private final long bytes;
  private final ObjectPool<Frame> idle = new ObjectPool<>(IDLE);
  private int lastUse;

  /** A pool of frames of {@code bytes} each. */
  FramePool(FrameBudget budget, long bytes) {
    this.budget = budget;
    this.bytes = bytes;
    this.account = bytes == 0 ? null : budget.open(this);
  }

  /** An idle frame, or {@code null} if there is none. */
  Frame take() {
    int now = budget.now();
    if (lastUse != now) {
      lastUse = now;
    }
    return idle.take();
  }

  /** Keeps the frame for later, if there is room for it. */
  void giveBack(Frame frame) {
    if (account == null) {
      idle.giveBack(frame);
      return;
    }
    if (!frame.counted && !budget.take(account, bytes)) {
      return;
    }
    frame.counted = true;
    if (!idle.giveBack(frame)) {
      budget.free(account, bytes);
    }
  }

  /** Lets go of one idle frame; its bytes, 0 if there is none. */
  long drop() {
    Frame frame = idle.take();
    return frame == null || !frame.counted ? 0 : bytes;
  }

  /** The budget's time at which a frame was last taken. */
  int lastUse() {
    return lastUse;
  }
}
