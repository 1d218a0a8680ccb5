package dev.trigrad.engine.java.row;

import dev.trigrad.Shape;
import dev.trigrad.engine.java.Kernel;
import dev.trigrad.engine.java.KernelRequest;
import dev.trigrad.op.ArgSort;
import java.util.Arrays;

/**
 * Indices that sort along an axis, in O(n log n).
 *
 * <p>Each element becomes a long of its rank above its index. No two are equal, so that any sort of
 * them is stable; and the JDK's of {@code long[]} boxes nothing and is never quadratic.
 */
public final class ArgSortKernel implements Kernel {
  private static final int SIGN = 0x8000_0000;

  private final boolean descending;
  private final int outer;
  private final int n;
  private final int inner;
  private final int in;
  private final int out;

  public ArgSortKernel(KernelRequest r, ArgSort op) {
    Shape shape = r.output().shape();
    descending = op.descending();
    outer = shape.first(op.axis()).elements();
    n = shape.extent(op.axis());
    inner = shape.range(op.axis() + 1, shape.rank()).elements();
    in = r.in(0);
    out = r.out();
  }

  @Override
  public Object newState() {
    return new long[n];
  }

  @Override
  public long stateBytes() {
    return (long) n * Long.BYTES;
  }

  @Override
  public void run(Object[] frame, Object state) {
    long[] keys = (long[]) state;
    int[] y = (int[]) frame[out];
    for (int o = 0; n > 0 && o < outer; o++) {
      for (int j = 0; j < inner; j++) {
        int at = o * n * inner + j;
        switch (frame[in]) {
          case float[] x -> ranks(x, at, keys);
          case int[] x -> ranks(x, at, keys);
          case Object other -> throw new IllegalStateException("no numbers: " + other);
        }
        Arrays.sort(keys, 0, n);
        for (int i = 0; i < n; i++) {
          y[at + i * inner] = (int) keys[i];
        }
      }
    }
  }

  private void ranks(float[] x, int at, long[] keys) {
    for (int i = 0; i < n; i++) {
      // Adding 0 makes one zero of both, and floatToIntBits one NaN of all, above infinity.
      int bits = Float.floatToIntBits(x[at + i * inner] + 0f);
      // Numbers below 0 have the order of their bits turned round.
      keys[i] = key(bits ^ bits >> 31 & ~SIGN, i);
    }
  }

  private void ranks(int[] x, int at, long[] keys) {
    for (int i = 0; i < n; i++) {
      keys[i] = key(x[at + i * inner], i);
    }
  }

  private long key(int rank, int index) {
    return (long) (descending ? ~rank : rank) << 32 | index;
  }
}
