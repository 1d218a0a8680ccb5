package dev.trigrad.engine.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Copies parts of A and B into panels in the order in which the inner kernel reads them, zeros
 * filling the last panel.
 */
final class Packing {
  private static final VectorSpecies<Float> F = Lanes.F;

  private Packing() {}

  /** Panels of {@code unit} rows: {@code panel[p, i] = op(A)[top + i, from + p]}. */
  static void rows(
      boolean transposed,
      float[] a,
      int offset,
      int m,
      int k,
      int from,
      int depth,
      int top,
      int height,
      float[] panels,
      int unit) {
    for (int i = 0; i < height; i += unit) {
      int at = i * depth;
      int high = Math.min(unit, height - i);
      if (high < unit) {
        java.util.Arrays.fill(panels, at, at + unit * depth, 0);
      }
      if (transposed) {
        for (int p = 0; p < depth; p++) {
          System.arraycopy(a, offset + (from + p) * m + top + i, panels, at + p * unit, high);
        }
      } else {
        for (int r = 0; r < high; r++) {
          int source = offset + (top + i + r) * k + from;
          for (int p = 0; p < depth; p++) {
            panels[at + p * unit + r] = a[source + p];
          }
        }
      }
    }
  }

  /** Panels of {@code unit} columns: {@code panel[p, j] = op(B)[from + p, left + j]}. */
  static void columns(
      boolean transposed,
      float[] b,
      int offset,
      int n,
      int k,
      int from,
      int depth,
      int left,
      int width,
      float[] panels,
      int unit) {
    for (int j = 0; j < width; j += unit) {
      int at = j * depth;
      int wide = Math.min(unit, width - j);
      if (wide < unit) {
        java.util.Arrays.fill(panels, at, at + unit * depth, 0);
      }
      if (transposed) {
        for (int r = 0; r < wide; r++) {
          int source = offset + (left + j + r) * k + from;
          for (int p = 0; p < depth; p++) {
            panels[at + p * unit + r] = b[source + p];
          }
        }
      } else if (wide == unit) {
        copyRows(b, offset + from * n + left + j, n, depth, panels, at);
      } else {
        for (int p = 0; p < depth; p++) {
          System.arraycopy(b, offset + (from + p) * n + left + j, panels, at + p * unit, wide);
        }
      }
    }
  }

  /** Rows of two vectors, without the cost of a call per row. */
  static void copyRows(float[] b, int source, int stride, int depth, float[] panels, int at) {
    int lanes = F.length();
    for (int p = 0; p < depth; p++) {
      FloatVector.fromArray(F, b, source).intoArray(panels, at);
      FloatVector.fromArray(F, b, source + lanes).intoArray(panels, at + lanes);
      source += stride;
      at += 2 * lanes;
    }
  }
}
