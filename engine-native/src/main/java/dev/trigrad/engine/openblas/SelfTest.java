package dev.trigrad.engine.openblas;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a loaded library must get right before it is trusted: identity, exact integer products of
 * odd sizes in every transposition, and a result that does not depend on what C held.
 */
final class SelfTest {
  private static final int[] SIZES = {1, 2, 3, 5, 7, 8, 9, 13, 15, 16, 17, 31, 33, 48, 63, 65};

  private SelfTest() {}

  /** What is wrong with the library, in one line; empty if nothing is. */
  static Optional<String> run() {
    for (int size : SIZES) {
      int n = size % 7 + size / 2 + 1;
      int k = size % 5 + 40 - size / 2;
      for (int flags = 0; flags < 4; flags++) {
        String shape =
            "["
                + size
                + ", "
                + k
                + "] × ["
                + k
                + ", "
                + n
                + "]"
                + ((flags & 1) != 0 ? " Aᵀ" : "")
                + ((flags & 2) != 0 ? " Bᵀ" : "");
        if (!integers((flags & 1) != 0, (flags & 2) != 0, size, n, k)) {
          return Optional.of("its product of small integers " + shape + " is wrong");
        }
      }
      if (!identity(size)) {
        return Optional.of("its product with the identity of " + size + " rows is wrong");
      }
    }
    return integers(false, false, 1, 33, 65) && integers(false, true, 65, 1, 33)
        ? Optional.empty()
        : Optional.of("its matrix-vector product of small integers is wrong");
  }

  private static boolean integers(boolean transposeA, boolean transposeB, int m, int n, int k) {
    float[] a = new float[m * k];
    float[] b = new float[k * n];
    float[] c = new float[m * n];
    for (int i = 0; i < a.length; i++) {
      a[i] = i * 7 % 11 - 5;
    }
    for (int i = 0; i < b.length; i++) {
      b[i] = i * 5 % 13 - 6;
    }
    Arrays.fill(c, Float.NaN);
    var gemm = new BlasGemm(transposeA, transposeB, m, n, k);
    for (int tile = 0; tile < gemm.tiles(); tile++) {
      gemm.run(tile, a, 0, b, 0, c, 0);
    }
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        long sum = 0;
        for (int p = 0; p < k; p++) {
          sum +=
              (long) a[transposeA ? p * m + i : i * k + p]
                  * (long) b[transposeB ? j * k + p : p * n + j];
        }
        if (c[i * n + j] != sum) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean identity(int n) {
    float[] a = new float[n * n];
    float[] eye = new float[n * n];
    float[] c = new float[n * n];
    for (int i = 0; i < a.length; i++) {
      a[i] = 1f / (i + 1);
    }
    for (int i = 0; i < n; i++) {
      eye[i * n + i] = 1;
    }
    OpenBlas.sgemm(false, false, n, n, n, a, 0, n, eye, 0, n, 0, c, 0, n);
    return Arrays.equals(a, c);
  }
}
