package dev.trigrad.engine.openblas;

import dev.trigrad.engine.EngineUnavailableException;
import dev.trigrad.engine.openblas.generated.cblas_h;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * OpenBLAS, loaded: typed calls on heap arrays.
 *
 * <p>Calls are critical: they see the arrays where they are, and hold off every safepoint while
 * they run. Callers keep each below {@link BlasGemm#MAX_FLOPS}. OpenBLAS itself runs
 * single-threaded; its results would differ between thread counts.
 */
@SuppressWarnings("restricted")
final class OpenBlas {
  private static final List<String> SYMBOLS =
      List.of(
          "cblas_sgemm",
          "cblas_sgemv",
          "openblas_set_num_threads",
          "openblas_get_config",
          "openblas_get_corename");

  private final LibrarySource source;

  private OpenBlas(LibrarySource source) {
    this.source = source;
  }

  /**
   * Linked when first used, which is after the library has been loaded; constants, so that calls
   * are compiled in line.
   */
  private static final class Calls {
    static final MethodHandle SGEMM =
        Linker.nativeLinker()
            .downcallHandle(
                cblas_h.cblas_sgemm$address(),
                cblas_h.cblas_sgemm$descriptor(),
                Linker.Option.critical(true));
    static final MethodHandle SGEMV =
        Linker.nativeLinker()
            .downcallHandle(
                cblas_h.cblas_sgemv$address(),
                cblas_h.cblas_sgemv$descriptor(),
                Linker.Option.critical(true));
    static final int ROW_MAJOR = cblas_h.CblasRowMajor();
    static final int PLAIN = cblas_h.CblasNoTrans();
    static final int TRANSPOSED = cblas_h.CblasTrans();
  }

  /**
   * Loads the library.
   *
   * @throws EngineUnavailableException with the loader's own words and a remedy
   */
  static OpenBlas load() {
    LibrarySource source = LibrarySource.find();
    ElfFile.fault(source.file())
        .ifPresent(
            fault -> {
              throw new EngineUnavailableException(
                  "OpenBLAS cannot be loaded: " + fault, "replace or delete that file");
            });
    try {
      prepareEnvironment(source);
      System.load(source.file().toString());
      checkSymbols(source);
      cblas_h.openblas_set_num_threads(1);
      return new OpenBlas(source);
    } catch (IllegalCallerException e) {
      throw new EngineUnavailableException(
          "native access is denied to this module",
          "add --enable-native-access=dev.trigrad.engine.openblas (class path: ALL-UNNAMED)");
    } catch (UnsatisfiedLinkError | ExceptionInInitializerError e) {
      throw new EngineUnavailableException("OpenBLAS cannot be loaded: " + firstLine(e), remedy(e));
    }
  }

  /** A binding whose function is missing when it is first used would stay broken in this JVM. */
  private static void checkSymbols(LibrarySource source) {
    var loaded = SymbolLookup.loaderLookup();
    for (String name : SYMBOLS) {
      if (loaded.find(name).isEmpty()) {
        throw new EngineUnavailableException(
            "OpenBLAS cannot be loaded: " + source.file() + " has no function " + name,
            LibrarySource.remedy());
      }
    }
  }

  private static String firstLine(Throwable e) {
    String message = e.getMessage() != null ? e.getMessage() : String.valueOf(e.getCause());
    return message.lines().findFirst().orElse(e.toString());
  }

  private static String remedy(Throwable e) {
    String message = String.valueOf(e.getMessage());
    if (message.contains("Operation not permitted") || message.contains("failed to map")) {
      return "the directory may be mounted noexec; name another one by -D"
          + NativesArtifact.DIRECTORY;
    }
    if (message.contains("another classloader")) {
      return "load trigrad-engine-native in one class loader that all users share";
    }
    return Files.exists(Path.of("/lib/ld-musl-x86_64.so.1"))
        ? "the natives artifact needs glibc; install the distribution's openblas and leave the"
            + " artifact out"
        : LibrarySource.remedy();
  }

  /**
   * Keeps OpenBLAS from starting threads of its own. An old library takes a processor it does not
   * know for the oldest one: one from the system gets the core named by the processor's features,
   * unless the user named one.
   */
  private static void prepareEnvironment(LibrarySource source) {
    if (LibrarySource.platform().startsWith("windows")) {
      return;
    }
    setenv("OPENBLAS_NUM_THREADS", "1");
    String core =
        source.system() && System.getenv("OPENBLAS_CORETYPE") == null
            ? CpuFeatures.openBlasCore()
            : null;
    if (core != null) {
      setenv("OPENBLAS_CORETYPE", core);
    }
  }

  /** Nothing is overwritten. */
  private static void setenv(String name, String value) {
    if (System.getenv(name) != null) {
      return;
    }
    var linker = Linker.nativeLinker();
    MethodHandle setenv =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("setenv"),
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.ADDRESS,
                ValueLayout.ADDRESS,
                ValueLayout.JAVA_INT));
    try (Arena arena = Arena.ofConfined()) {
      int result = (int) setenv.invokeExact(arena.allocateFrom(name), arena.allocateFrom(value), 0);
      assert result == 0 : name;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** Version and build options. */
  String version() {
    return cblas_h.openblas_get_config().getString(0);
  }

  /** The processor kernel in use, as in {@code SkylakeX}. */
  String core() {
    return cblas_h.openblas_get_corename().getString(0);
  }

  /** Where the library came from. */
  LibrarySource source() {
    return source;
  }

  /**
   * C[m, n] = op(A)·op(B) + beta·C, row-major with the given leading dimensions; positions are
   * elements of the arrays.
   */
  static void sgemm(
      boolean transposeA,
      boolean transposeB,
      int m,
      int n,
      int k,
      float[] a,
      int aAt,
      int lda,
      float[] b,
      int bAt,
      int ldb,
      float beta,
      float[] c,
      int cAt,
      int ldc) {
    try {
      Calls.SGEMM.invokeExact(
          Calls.ROW_MAJOR,
          transposeA ? Calls.TRANSPOSED : Calls.PLAIN,
          transposeB ? Calls.TRANSPOSED : Calls.PLAIN,
          m,
          n,
          k,
          1f,
          Segments.at(a, aAt),
          lda,
          Segments.at(b, bAt),
          ldb,
          beta,
          Segments.at(c, cAt),
          ldc);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** y = op(A)·x with A [rows, columns]. */
  static void sgemv(
      boolean transpose,
      int rows,
      int columns,
      float[] a,
      int aAt,
      int lda,
      float[] x,
      int xAt,
      float[] y,
      int yAt) {
    try {
      Calls.SGEMV.invokeExact(
          Calls.ROW_MAJOR,
          transpose ? Calls.TRANSPOSED : Calls.PLAIN,
          rows,
          columns,
          1f,
          Segments.at(a, aAt),
          lda,
          Segments.at(x, xAt),
          1,
          0f,
          Segments.at(y, yAt),
          1);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
