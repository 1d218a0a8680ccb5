package dev.trigrad.benchmarks.gemm;

import dev.trigrad.Engines;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/**
 * The calls that engines are measured against: one cblas_sgemm by the library that the native
 * engine has loaded, or cblas_sgemv where the result is a vector.
 */
@SuppressWarnings("restricted")
public final class RawOpenBlas {
  private static final int ROW_MAJOR = 101;
  private static final int NO_TRANSPOSE = 111;
  private static final int TRANSPOSE = 112;

  private RawOpenBlas() {}

  /** Constants, so that calls are compiled in line. */
  private static final class Calls {
    private static final ValueLayout.OfInt I = ValueLayout.JAVA_INT;
    private static final ValueLayout.OfFloat F = ValueLayout.JAVA_FLOAT;
    private static final ValueLayout P = ValueLayout.ADDRESS;
    private static final SymbolLookup LIBRARY = library();
    static final MethodHandle PLAIN = sgemm();
    static final MethodHandle SGEMM = sgemm(Linker.Option.critical(true));
    static final MethodHandle SGEMV =
        link(
            "cblas_sgemv",
            FunctionDescriptor.ofVoid(I, I, I, I, F, P, I, P, I, F, P, I),
            Linker.Option.critical(true));

    private static SymbolLookup library() {
      var engine = Engines.evaluator("native").engine();
      String path = engine.info().details().get("library").replaceFirst(" \\(.*", "");
      return SymbolLookup.libraryLookup(Path.of(path), Arena.global());
    }

    private static MethodHandle sgemm(Linker.Option... options) {
      return link(
          "cblas_sgemm",
          FunctionDescriptor.ofVoid(I, I, I, I, I, I, F, P, I, P, I, F, P, I),
          options);
    }

    private static MethodHandle link(
        String name, FunctionDescriptor type, Linker.Option... options) {
      return Linker.nativeLinker().downcallHandle(LIBRARY.findOrThrow(name), type, options);
    }
  }

  /** C = A·B in native memory by a plain call, the library's own way. */
  public static void multiply(
      int m, int n, int k, MemorySegment a, MemorySegment b, MemorySegment c) {
    try {
      Calls.PLAIN.invokeExact(
          ROW_MAJOR, NO_TRANSPOSE, NO_TRANSPOSE, m, n, k, 1f, a, k, b, n, 0f, c, n);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** C = op(A)·op(B) in arrays, by one critical call whatever the size. */
  static void multiply(GemmShape shape, float[] a, float[] b, float[] c) {
    try {
      if (shape.m() == 1) {
        vector(!shape.transposeB(), shape.n(), shape.k(), b, a, c);
      } else if (shape.n() == 1) {
        vector(shape.transposeA(), shape.m(), shape.k(), a, b, c);
      } else {
        Calls.SGEMM.invokeExact(
            ROW_MAJOR,
            shape.transposeA() ? TRANSPOSE : NO_TRANSPOSE,
            shape.transposeB() ? TRANSPOSE : NO_TRANSPOSE,
            shape.m(),
            shape.n(),
            shape.k(),
            1f,
            MemorySegment.ofArray(a),
            shape.transposeA() ? shape.m() : shape.k(),
            MemorySegment.ofArray(b),
            shape.transposeB() ? shape.k() : shape.n(),
            0f,
            MemorySegment.ofArray(c),
            shape.n());
      }
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** y[results] = op(A)·x[terms]. */
  private static void vector(
      boolean transpose, int results, int terms, float[] a, float[] x, float[] y) throws Throwable {
    int columns = transpose ? results : terms;
    Calls.SGEMV.invokeExact(
        ROW_MAJOR,
        transpose ? TRANSPOSE : NO_TRANSPOSE,
        transpose ? terms : results,
        columns,
        1f,
        MemorySegment.ofArray(a),
        columns,
        MemorySegment.ofArray(x),
        1,
        0f,
        MemorySegment.ofArray(y),
        1);
  }
}
