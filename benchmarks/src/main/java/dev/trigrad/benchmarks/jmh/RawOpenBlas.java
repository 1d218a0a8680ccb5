package dev.trigrad.benchmarks.jmh;

import dev.trigrad.engine.Engine;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/**
 * The call that engines are measured against: cblas_sgemm on native memory, one plain call, the
 * library's own way.
 */
@SuppressWarnings("restricted")
final class RawOpenBlas {
  private static final int ROW_MAJOR = 101;
  private static final int NO_TRANSPOSE = 111;

  private final MethodHandle sgemm;

  /** Links the library that the native engine has loaded. */
  RawOpenBlas(Engine engine) {
    String library = engine.info().details().get("library").replaceFirst(" \\(.*", "");
    var lookup = SymbolLookup.libraryLookup(Path.of(library), Arena.global());
    var i = ValueLayout.JAVA_INT;
    var f = ValueLayout.JAVA_FLOAT;
    var p = ValueLayout.ADDRESS;
    sgemm =
        Linker.nativeLinker()
            .downcallHandle(
                lookup.findOrThrow("cblas_sgemm"),
                FunctionDescriptor.ofVoid(i, i, i, i, i, i, f, p, i, p, i, f, p, i));
  }

  /** C = A·B. */
  void multiply(int m, int n, int k, MemorySegment a, MemorySegment b, MemorySegment c) {
    try {
      sgemm.invokeExact(ROW_MAJOR, NO_TRANSPOSE, NO_TRANSPOSE, m, n, k, 1f, a, k, b, n, 0f, c, n);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
