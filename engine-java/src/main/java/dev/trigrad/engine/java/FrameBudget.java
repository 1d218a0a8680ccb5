package dev.trigrad.engine.java;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Bytes of idle frames that an engine may keep: an eighth of the heap, or {@code
 * trigrad.scratch.bytes}.
 */
final class FrameBudget {
  private final long limit =
      Long.getLong("trigrad.scratch.bytes", Runtime.getRuntime().maxMemory() / 8);
  private final AtomicLong used = new AtomicLong();

  /** Whether {@code bytes} more may be kept; counts them if so. */
  boolean take(long bytes) {
    if (used.addAndGet(bytes) <= limit) {
      return true;
    }
    used.addAndGet(-bytes);
    return false;
  }

  /** Counts {@code bytes} no more. */
  void free(long bytes) {
    used.addAndGet(-bytes);
  }
}
