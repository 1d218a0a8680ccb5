package dev.trigrad.testkit;

import java.util.ArrayList;
import java.util.List;

/**
 * What an engine says about calls during which no safepoint is reached, such as critical downcalls;
 * rule R11 bounds them.
 */
@FunctionalInterface
public interface CriticalCalls {
  /** Most floating-point operations of one call: about a millisecond. */
  long MAX_FLOPS = 200_000_000;

  /** Most bytes that one call touches. */
  long MAX_BYTES = 16L << 20;

  /** No such calls. */
  CriticalCalls NONE = (transposeA, transposeB, m, n, k) -> new Work(0, 0);

  /**
   * Work of a call.
   *
   * @param flops floating-point operations
   * @param bytes bytes touched
   */
  record Work(long flops, long bytes) {}

  /** The largest call made for a matrix product m × k × n. */
  Work largest(boolean transposeA, boolean transposeB, int m, int n, int k);

  /** One check per size. */
  default List<Check> checks() {
    var checks = new ArrayList<Check>();
    for (int size : new int[] {0, 1, 64, 256, 384, 512, 1000, 1024, 2048, 4096}) {
      checks.add(new Check("matmul", Rule.R11_PAUSE, "sizes around " + size, () -> check(size)));
    }
    return checks;
  }

  private void check(int size) {
    int[][] shapes = {
      {size, size, size},
      {1, size, 4096},
      {4096, 10, size},
      {size, 4096, 64},
      {8192, 16, size},
      {16, 8192, size},
      {size, 1, 1 << 24}
    };
    for (int[] s : shapes) {
      for (int flags = 0; flags < 4; flags++) {
        Work work = largest((flags & 1) != 0, (flags & 2) != 0, s[0], s[1], s[2]);
        if (work.flops() > MAX_FLOPS || work.bytes() > MAX_BYTES) {
          throw new AssertionError(
              "product "
                  + s[0]
                  + " × "
                  + s[2]
                  + " × "
                  + s[1]
                  + " makes a call of "
                  + work
                  + "; at most "
                  + MAX_FLOPS
                  + " operations and "
                  + MAX_BYTES
                  + " bytes may hold off safepoints");
        }
      }
    }
  }
}
