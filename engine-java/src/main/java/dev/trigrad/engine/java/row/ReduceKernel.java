package dev.trigrad.engine.java.row;

import dev.trigrad.DType;
import dev.trigrad.Shape;
import dev.trigrad.engine.java.Kernel;
import dev.trigrad.engine.java.KernelCode;
import dev.trigrad.engine.java.KernelRequest;
import dev.trigrad.engine.java.layout.StridedCopy;
import dev.trigrad.op.Reduce;
import dev.trigrad.op.ReduceFunction;
import java.util.List;

/**
 * Sum, maximum or minimum over any axes.
 *
 * <p>The input is seen as [outer, n, inner], with n the reduced elements; axes that do not lie
 * together are moved there first. The order of additions depends on the shape alone: for inner = 1,
 * four times {@value #PARTIALS} partial sums while as many elements are left, element i going to
 * sum i mod 64, added pairwise to {@value #PARTIALS} (l and l + 16, l + 32 and l + 48, then both),
 * to which the others are added in turn, then pairwise (sum l and l + 8, then l + 4, l + 2, l + 1);
 * otherwise row after row in blocks of {@value #BLOCK}, then block after block.
 */
public final class ReduceKernel implements Kernel {
  /** Partial sums of a row's end, and a quarter of those before. */
  public static final int PARTIALS = 16;

  /** Rows that are added up before their sum is added to that of the rows before. */
  public static final int BLOCK = 32;

  /** Scratch of a reduction, in numbers. */
  public static final int SCRATCH = 4 * PARTIALS;

  private final ReduceFunction function;
  private final boolean ints;
  private final int outer;
  private final int n;
  private final int inner;
  private final int in;
  private final int out;
  private final StridedCopy move;

  /** Reduces one contiguous run of floats; an engine may bring its own with the same order. */
  @FunctionalInterface
  public interface RowReduction {
    /**
     * The reduction of {@code x[from … from + n)}; {@code sums} is scratch of four times {@value
     * #PARTIALS} numbers.
     */
    float reduce(float[] x, int from, int n, float[] sums);

    /** The one to use for runs of {@code n} elements. */
    default RowReduction ofLength(int n) {
      return this;
    }
  }

  /** Sums columns of floats; an engine may bring its own with the same order. */
  @FunctionalInterface
  public interface ColumnSum {
    /**
     * {@code y[to + j] = Σ x[from + i·width + j]}, row after row.
     *
     * @param rows at least 1
     * @param scratch of {@code width} numbers in each of two arrays
     */
    void sum(float[] x, int from, int rows, int width, float[] y, int to, float[][] scratch);

    /** The one to use for {@code width} columns. */
    default ColumnSum ofWidth(int width) {
      return this;
    }
  }

  private final RowReduction row;
  private final ColumnSum column;

  private ReduceKernel(KernelRequest request, Reduce reduce, RowReduction row, ColumnSum column) {
    this.function = reduce.function();
    this.ints = request.output().dtype() == DType.INT32;
    this.in = request.in(0);
    this.out = request.out();
    Shape shape = request.input(0).shape();
    int first = reduce.axes().get(0);
    int last = reduce.axes().get(reduce.axes().size() - 1);
    if (last - first + 1 == reduce.axes().size()) {
      outer = shape.first(first).elements();
      inner = shape.range(last + 1, shape.rank()).elements();
      n = shape.range(first, last + 1).elements();
      move = null;
    } else {
      outer = request.output().elements();
      n = reduce.count(shape);
      inner = 1;
      move = StridedCopy.toLast(shape, reduce.axes().toArray());
    }
    this.row = row.ofLength(n);
    this.column = column.ofWidth(inner);
  }

  /** The kernel, with {@code row} for contiguous rows and {@code column} for sums over rows. */
  public static Kernel of(KernelRequest request, RowReduction row, ColumnSum column) {
    return new ReduceKernel(request, (Reduce) request.op(), row, column);
  }

  /** Plain Java's sum of columns. */
  public static ColumnSum plainColumns() {
    return ReduceKernel::sumColumns;
  }

  private static void sumColumns(
      float[] x, int from, int rows, int width, float[] y, int to, float[][] scratch) {
    float[] sums = scratch[0];
    float[] next = scratch[1];
    System.arraycopy(x, from, sums, 0, width);
    for (int i = 1; i < rows; i++) {
      // Copied, because C2 vectorises only loops with one index for all arrays.
      System.arraycopy(x, from + i * width, next, 0, width);
      addRow(next, sums, width);
    }
    System.arraycopy(sums, 0, y, to, width);
  }

  /** Plain Java's reduction of a row. */
  public static RowReduction plain(ReduceFunction function) {
    return switch (function) {
      case SUM -> PlainRows::sum;
      case MAX -> PlainRows::max;
      case MIN -> PlainRows::min;
    };
  }

  @Override
  public List<KernelCode> code() {
    boolean sums = function == ReduceFunction.SUM && n > 0;
    Object loop = ints || inner > 1 && !sums ? this : inner == 1 ? row : column;
    return List.of(KernelCode.of(List.of(function.label()), loop, ""));
  }

  private record Scratch(Object moved, float[] sums, float[][] columns) {}

  @Override
  public Object newState() {
    Object moved = move == null ? null : ints ? new int[outer * n] : new float[outer * n];
    int width = inner > 1 && !ints && function == ReduceFunction.SUM ? inner : 0;
    return new Scratch(moved, new float[SCRATCH], new float[3][width]);
  }

  @Override
  public long stateBytes() {
    return move == null ? 0 : 4L * outer * n;
  }

  @Override
  public void run(Object[] frame, Object state) {
    var scratch = (Scratch) state;
    Object x = frame[in];
    if (move != null) {
      move.run(x, scratch.moved);
      x = scratch.moved;
    }
    if (ints) {
      ints((int[]) x, (int[]) frame[out]);
    } else if (inner == 1) {
      float[] values = (float[]) x;
      float[] y = (float[]) frame[out];
      for (int i = 0; i < outer; i++) {
        y[i] = row.reduce(values, i * n, n, scratch.sums);
      }
    } else {
      columns((float[]) x, (float[]) frame[out], scratch.columns);
    }
  }

  private void columns(float[] x, float[] y, float[][] scratch) {
    for (int o = 0; o < outer; o++) {
      int base = o * n * inner;
      int to = o * inner;
      if (n == 0) {
        java.util.Arrays.fill(y, to, to + inner, 0);
        continue;
      }
      if (function == ReduceFunction.SUM) {
        sumBlocks(x, base, y, to, scratch);
        continue;
      }
      System.arraycopy(x, base, y, to, inner);
      for (int i = 1; i < n; i++) {
        int from = base + i * inner;
        switch (function) {
          case SUM -> {}
          case MAX -> maxRow(x, from, y, to, inner);
          case MIN -> minRow(x, from, y, to, inner);
        }
      }
    }
  }

  private void sumBlocks(float[] x, int base, float[] y, int to, float[][] scratch) {
    column.sum(x, base, Math.min(n, BLOCK), inner, y, to, scratch);
    float[] next = scratch[2];
    for (int i = BLOCK; i < n; i += BLOCK) {
      column.sum(x, base + i * inner, Math.min(n - i, BLOCK), inner, next, 0, scratch);
      for (int j = 0; j < inner; j++) {
        y[to + j] += next[j];
      }
    }
  }

  public static void addRow(float[] x, float[] y, int n) {
    for (int j = 0; j < n; j++) {
      y[j] += x[j];
    }
  }

  private static void maxRow(float[] x, int from, float[] y, int to, int n) {
    for (int j = 0; j < n; j++) {
      y[to + j] = Math.max(y[to + j], x[from + j]);
    }
  }

  private static void minRow(float[] x, int from, float[] y, int to, int n) {
    for (int j = 0; j < n; j++) {
      y[to + j] = Math.min(y[to + j], x[from + j]);
    }
  }

  private void ints(int[] x, int[] y) {
    for (int o = 0; o < outer; o++) {
      for (int j = 0; j < inner; j++) {
        int at = o * n * inner + j;
        int value = n == 0 ? 0 : x[at];
        for (int i = 1; i < n; i++) {
          int next = x[at + i * inner];
          value =
              switch (function) {
                case SUM -> value + next;
                case MAX -> Math.max(value, next);
                case MIN -> Math.min(value, next);
              };
        }
        y[o * inner + j] = value;
      }
    }
  }

  /** The pairwise sum of {@value #PARTIALS} partial sums. */
  public static float tree(float[] sums) {
    float a = sums[0] + sums[8];
    float b = sums[1] + sums[9];
    float c = sums[2] + sums[10];
    float d = sums[3] + sums[11];
    float e = sums[4] + sums[12];
    float f = sums[5] + sums[13];
    float g = sums[6] + sums[14];
    float h = sums[7] + sums[15];
    return a + e + (c + g) + (b + f + (d + h));
  }
}
