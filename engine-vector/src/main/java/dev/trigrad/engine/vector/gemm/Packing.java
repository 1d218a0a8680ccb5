package dev.trigrad.engine.vector.gemm;

import dev.trigrad.engine.vector.layout.Lanes;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Copies parts of A and B into panels in the order in which the inner kernel reads them, zeros
 * filling the last panel.
 */
final class Packing {
  private static final VectorSpecies<Float> F = Lanes.F;

  private static final boolean WIDE = F.length() >= 16;

  /** So few rows are sooner moved element by element. */
  private static final int FEW = 4;

  private Packing() {}

  /**
   * At most 16 columns of B, which are rows of what is stored. Beyond a depth below 16, what is
   * read and written has no meaning.
   */
  private static void transpose(
      float[] b, int at, int stride, int rows, int depth, float[] out, int to, int step) {
    if (depth < 16 && at + (rows - 1) * stride + 16 > b.length) {
      for (int r = 0; r < rows; r++) {
        for (int p = 0; p < depth; p++) {
          out[to + p * step + r] = b[at + r * stride + p];
        }
      }
      return;
    }
    int whole = Math.max(1, depth / 16);
    Transposes.sixteen(b, at, stride, rows, whole, out, to, step);
    if (depth > 16 * whole) {
      // The last terms are moved again with those before them, so as not to read beyond a row.
      int p = depth - 16;
      Transposes.sixteen(b, at + p, stride, rows, 1, out, to + p * step, step);
    }
  }

  /** Rows of A in groups of four, {@code groups[g, p, r] = A[4 g + r, p]}. */
  static void fours(float[] a, int at, int stride, int height, int depth, float[] groups) {
    for (int i = 0; i < height; i += 4) {
      int rows = Math.min(4, height - i);
      Transposes.four(a, at + i * stride, stride, rows, depth, groups, i * depth);
    }
  }

  /** Columns of a transposed A, with zeros up to {@code step}: {@code out[p, i] = A[p, i]}. */
  static void rows(float[] a, int at, int stride, int height, int depth, float[] out, int step) {
    for (int p = 0; p < depth; p++) {
      int to = p * step;
      System.arraycopy(a, at + p * stride, out, to, height);
      for (int i = height; i < step; i++) {
        out[to + i] = 0;
      }
    }
  }

  /** Copies {@code high} rows of {@code wide} elements. */
  static void copy(
      float[] from,
      int source,
      int fromStride,
      float[] to,
      int target,
      int toStride,
      int high,
      int wide) {
    int lanes = F.length();
    for (int j = 0; j < wide; j += lanes) {
      narrow(
          from, source + j, fromStride, to, target + j, toStride, high, Math.min(lanes, wide - j));
    }
  }

  /** Copies rows of at most one vector. */
  static void narrow(
      float[] from,
      int source,
      int fromStride,
      float[] to,
      int target,
      int toStride,
      int high,
      int wide) {
    if (high < 0) {
      return;
    }
    var mask = F.indexInRange(0, wide);
    for (int i = 0; i < high; i++) {
      FloatVector.fromArray(F, from, source, mask).intoArray(to, target, mask);
      source += fromStride;
      target += toStride;
    }
  }

  /**
   * {@code c[j, i] = block[i, j]} for {@code rows} rows i and {@code wide} columns j. What lies
   * between the last of them and {@code end} may be overwritten, to be written later.
   */
  static void transposeBack(
      float[] block, int stride, int rows, int wide, float[] c, int at, int end) {
    if (!WIDE || wide < 16 || rows <= FEW) {
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < wide; j++) {
          c[at + j * rows + i] = block[i * stride + j];
        }
      }
      return;
    }
    for (int r = 0; r < rows; r += 16) {
      int i = Math.max(0, Math.min(r, rows - 16));
      for (int next = 0; next < wide; next += 16) {
        int j = Math.min(next, wide - 16);
        if (at + i + (j + 15) * rows + 16 > end) {
          int scratch = rows * stride;
          Transposes.sixteen(block, j, stride, rows, 1, block, scratch, 16);
          narrow(block, scratch, 16, c, at + j * rows, rows, 16, rows);
        } else {
          Transposes.sixteen(
              block, i * stride + j, stride, Math.min(16, rows), 1, c, at + j * rows + i, rows);
        }
      }
    }
  }

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
      if (wide < unit && !(transposed && WIDE)) {
        java.util.Arrays.fill(panels, at, at + unit * depth, 0);
      }
      if (transposed && WIDE) {
        for (int r = 0; r < wide; r += 16) {
          transpose(
              b,
              offset + (left + j + r) * k + from,
              k,
              Math.min(16, wide - r),
              depth,
              panels,
              at + r,
              unit);
        }
      } else if (transposed) {
        for (int r = 0; r < wide; r++) {
          int source = offset + (left + j + r) * k + from;
          for (int p = 0; p < depth; p++) {
            panels[at + p * unit + r] = b[source + p];
          }
        }
      } else if (wide == unit && unit == 2 * F.length()) {
        copyRows(b, offset + from * n + left + j, n, depth, panels, at);
      } else {
        for (int p = 0; p < depth; p++) {
          System.arraycopy(b, offset + (from + p) * n + left + j, panels, at + p * unit, wide);
        }
      }
    }
  }

  /**
   * Columns of B, one vector wide each: {@code out[j / 16, p, j % 16] = op(B)[from + p, left + j]}.
   * Reads rows of eight vectors, as far as a processor sees that one line follows another.
   */
  static void strips(
      boolean transposed,
      float[] b,
      int offset,
      int n,
      int k,
      int from,
      int depth,
      int left,
      int width,
      float[] out) {
    if (transposed) {
      for (int j = 0; j < width; j += 16) {
        int at = offset + (left + j) * k + from;
        transpose(b, at, k, Math.min(16, width - j), depth, out, j * depth, 16);
      }
      return;
    }
    int at = offset + from * n + left;
    int whole = width / 32 * 32;
    for (int j = 0; j < whole; j += 128) {
      strips(b, at + j, n, depth, Math.min(128, whole - j), out, j * depth);
    }
    for (int j = whole; j < width; j += 16) {
      int wide = Math.min(16, width - j);
      for (int p = 0; p < depth; p++) {
        int to = j * depth + p * 16;
        System.arraycopy(b, at + p * n + j, out, to, wide);
        java.util.Arrays.fill(out, to + wide, to + 16, 0);
      }
    }
  }

  /** The same for {@code width} columns, a multiple of 32. */
  static void strips(float[] b, int at, int stride, int depth, int width, float[] out, int to) {
    for (int p = 0; p < depth; p++) {
      int strip = to;
      for (int j = 0; j < width; j += 32) {
        FloatVector.fromArray(F, b, at + j).intoArray(out, strip);
        strip += 16 * depth;
        FloatVector.fromArray(F, b, at + j + 16).intoArray(out, strip);
        strip += 16 * depth;
      }
      at += stride;
      to += 16;
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
