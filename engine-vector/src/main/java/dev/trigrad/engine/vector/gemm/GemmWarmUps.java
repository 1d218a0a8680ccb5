package dev.trigrad.engine.vector.gemm;

import dev.trigrad.engine.vector.layout.Lanes;
import dev.trigrad.engine.vector.warm.WarmUp;
import dev.trigrad.engine.vector.warm.WarmUpThread;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/** The warm-ups of matrix products. */
public final class GemmWarmUps {
  /**
   * Terms of a call. Having seen loops of 32 terms or fewer, the compiler would not unroll them,
   * and a block would run at two thirds of its rate.
   */
  private static final int DEPTH = 48;

  /**
   * Calls of few terms that get a kernel out of the interpreter, which does not count its loops.
   */
  private static final int SHALLOW_CALLS = 250;

  private static final boolean WIDE = Lanes.F.length() >= 16;
  private static final int LANES = Lanes.F.length();

  /** Part of a vector. */
  private static final int PART = LANES - 1;

  /** Products of a vector and a matrix, or of two vectors. */
  final WarmUp vectorMatrix;

  /** Products of a vector and a matrix beyond the caches. */
  final WarmUp streamedVectorMatrix;

  /** Products of a vector and a transposed matrix. */
  final WarmUp transposedVectorMatrix;

  /** Products of less than a vector of columns. */
  final WarmUp slim;

  /** Products of a vector and rows. */
  final WarmUp dots;

  /** Products read in place. */
  final WarmUp tiles;

  /** Packed products. */
  final WarmUp products;

  private final float[] a = new float[4096];
  private final float[] b = new float[16384];
  private final float[] c = new float[16384];

  public GemmWarmUps(WarmUpThread thread) {
    Arrays.fill(a, 1);
    Arrays.fill(b, 1);
    products = warmUp(thread, this::products);
    tiles = warmUp(thread, this::tiles);
    vectorMatrix = warmUp(thread, this::vectorMatrix);
    streamedVectorMatrix = warmUp(thread, this::streamedVectorMatrix);
    transposedVectorMatrix = warmUp(thread, this::transposedVectorMatrix);
    dots = warmUp(thread, this::dots);
    slim = warmUp(thread, this::slim);
  }

  private static WarmUp warmUp(WarmUpThread thread, Supplier<List<IntConsumer>> kernels) {
    return new WarmUp(thread, () -> outOfTheInterpreter(kernels.get()));
  }

  private static List<Runnable> outOfTheInterpreter(List<IntConsumer> kernels) {
    var deep = new ArrayList<Runnable>();
    for (IntConsumer kernel : kernels) {
      for (int i = 0; i < SHALLOW_CALLS; i++) {
        kernel.accept(1);
      }
      deep.add(() -> kernel.accept(DEPTH));
    }
    return deep;
  }

  /** Masked rows that reach the array's end take another branch, to be compiled as well. */
  private int end(int rows) {
    return b.length - 64 * (rows - 1) - PART;
  }

  private List<IntConsumer> vectorMatrix() {
    return List.of(
        k -> VectorMatrixGemm.fourVectors(a, 0, b, 0, 64, k, c, 0),
        k -> VectorMatrixGemm.oneVector(a, 0, b, 0, 64, 4 * k, c, 0),
        k -> VectorMatrixGemm.partOfVector(a, 0, b, end(k), 64, k, c, 0, PART),
        k -> OuterGemm.eightVectors(a, 0, k, b, 0, c, 0, 128),
        k -> OuterGemm.oneVector(a, 0, 4 * k, b, 0, c, 0, 64));
  }

  private List<IntConsumer> streamedVectorMatrix() {
    return List.of(k -> VectorMatrixGemm.fourTerms(a, 0, b, 0, 4 * LANES * k + LANES, c, 0));
  }

  private List<IntConsumer> transposedVectorMatrix() {
    IntConsumer more = k -> VectorMatrixGemm.moreFourVectors(a, 0, b, 0, 64, k, c, 0);
    return WIDE ? List.of(more, this::sixteen) : List.of(more);
  }

  private List<IntConsumer> dots() {
    return List.of(
        k -> PartialDots.four(a, 0, b, 0, 64 * k + 21, 1, 1, c, 0, 16),
        k -> DotTrees.few(a, 0, b, 0, 10, (k + 7) / 8, c, 0),
        k -> DotTrees.sums(b, 0, (k + 7) / 8, c, 0));
  }

  /** Once within the arrays, once up to their ends. */
  private List<IntConsumer> slim() {
    return List.of(
        k -> SlimGemm.nine(a, 0, b, 0, PART, k, c, 0, 8),
        k -> SlimGemm.nine(a, 0, b, b.length - PART * k, PART, k, c, c.length - 9 * PART, 8));
  }

  private List<IntConsumer> tiles() {
    var kernels = new ArrayList<>(TileCalls.inPlace(a, b, c));
    kernels.add(this::narrow);
    if (WIDE) {
      kernels.add(this::sixteen);
    }
    return kernels;
  }

  private void narrow(int rows) {
    Packing.narrow(b, end(rows), 64, c, end(rows), 64, rows, PART);
    Packing.narrow(b, 0, 64, c, 0, 64, rows, PART);
  }

  private void sixteen(int terms) {
    Transposes.sixteen(a, 0, 128, 16, (terms + 7) / 8, b, 0, 64);
  }

  private List<IntConsumer> products() {
    var kernels = new ArrayList<>(TileCalls.packed(a, b, c));
    kernels.add(this::narrow);
    if (WIDE) {
      kernels.add(k -> Packing.strips(b, 0, 64, k, 64, c, 0));
      kernels.add(k -> Transposes.four(a, 0, 1000, 4, 4 * k, b, 0));
      kernels.add(this::sixteen);
    } else {
      kernels.add(k -> Packing.copyRows(b, 0, 64, k, c, 0));
    }
    return kernels;
  }
}
