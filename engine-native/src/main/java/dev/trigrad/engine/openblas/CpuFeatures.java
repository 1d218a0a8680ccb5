package dev.trigrad.engine.openblas;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** What the processor can do, as Linux tells it. */
final class CpuFeatures {
  private CpuFeatures() {}

  /**
   * The OpenBLAS core that uses the widest vectors of this processor, or {@code null} where that is
   * not known.
   */
  static String openBlasCore() {
    Set<String> flags = flags();
    if (flags.contains("avx512f")
        && flags.contains("avx512vl")
        && flags.contains("avx512bw")
        && flags.contains("avx512dq")) {
      return "SkylakeX";
    }
    return flags.contains("avx2") && flags.contains("fma") ? "Haswell" : null;
  }

  private static Set<String> flags() {
    try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("flags"))
          .findFirst()
          .map(line -> Set.of(line.replaceFirst(".*:\\s*", "").split(" ")))
          .orElse(Set.of());
    } catch (IOException | IllegalArgumentException e) {
      return Set.of();
    }
  }
}
