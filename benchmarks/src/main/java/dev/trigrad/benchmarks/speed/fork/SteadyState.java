package dev.trigrad.benchmarks.speed.fork;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;

/**
 * Runs an operation until the compiler has nothing more to do: on a busy machine that takes many
 * times as long as on a quiet one, so that no fixed time is enough.
 */
final class SteadyState {
  private static final long WINDOW_NANOS = 300_000_000;

  /** Consecutive windows without work for the compiler; one method may take it longer than one. */
  private static final int QUIET_WINDOWS = 4;

  /** What compiles now and then in every virtual machine. */
  private static final long QUIET_MILLIS = 3;

  private static final long MOST_NANOS = 30_000_000_000L;

  /** What a virtual machine that was idle needs until its memory is near again. */
  private static final long AGAIN_NANOS = 150_000_000;

  private SteadyState() {}

  /** Runs {@code operation}. */
  static void reach(Supplier<Object> operation) {
    CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
    long start = System.nanoTime();
    int quiet = 0;
    while (quiet < QUIET_WINDOWS && System.nanoTime() - start < MOST_NANOS) {
      long compiled = compiler.getTotalCompilationTime();
      long window = System.nanoTime();
      do {
        operation.get();
      } while (System.nanoTime() - window < WINDOW_NANOS);
      quiet = compiler.getTotalCompilationTime() - compiled <= QUIET_MILLIS ? quiet + 1 : 0;
    }
  }

  /**
   * Runs {@code operation} after others had their turns: meanwhile the caches have been theirs, and
   * a system that looks for idle pages may have taken some.
   */
  static void regain(Supplier<Object> operation) {
    long start = System.nanoTime();
    do {
      operation.get();
    } while (System.nanoTime() - start < AGAIN_NANOS);
  }
}
