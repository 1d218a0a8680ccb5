package dev.trigrad.io;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Mutated files are read or refused with a {@link FileException}: nothing else is thrown, nothing
 * hangs, no memory is taken for what is not there. {@code -Dtrigrad.fuzz=1000000} for more of them.
 */
class NpyFuzzTest {
  private static final int MUTATIONS = Integer.getInteger("trigrad.fuzz", 20_000);

  /** What reading a small file may allocate: chunk, archive, error with its trace. */
  private static final long FIXED = 1 << 19;

  /** What follows it in a header is blanked out. */
  private static final String REST = "}" + " ".repeat(20);

  private static final String[] PIECES = {
    "(2147483647,)" + REST,
    "(65535, 32767)" + REST,
    "(99999,)" + REST,
    "(0, 2147483647)" + REST,
    "(7L, )" + REST,
    "(2, -1)" + REST,
    "'<f8'",
    "'|b1'",
    "True, ",
    "'shape'",
    "{",
    "PK\1\2",
    "PK\3\4",
    "PK\5\6",
    "\u00ff\u00ff\u00ff\u00ff",
    "\0\0\0\0",
    ".npy"
  };

  @TempDir static Path folder;

  private static final List<byte[]> ARRAYS = new ArrayList<>();
  private static final List<byte[]> ARCHIVES = new ArrayList<>();

  private long worst;
  private long slowest;
  private int read;

  @BeforeAll
  static void unpack() throws IOException {
    Recorded.unpack(folder);
    try (var all = Files.list(folder)) {
      for (Path file : all.sorted().toList()) {
        (file.toString().endsWith(".npz") ? ARCHIVES : ARRAYS).add(Files.readAllBytes(file));
      }
    }
  }

  private static byte[] mutated(byte[] good, Random random) {
    byte[] bytes = good.clone();
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(bytes.length);
      if (random.nextInt(4) == 0) {
        at = Math.max(0, new String(bytes, ISO_8859_1).indexOf('(', at));
      }
      switch (random.nextInt(6)) {
        case 0 -> bytes[at] = (byte) random.nextInt();
        case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
        case 3 -> {
          byte[] piece = PIECES[random.nextInt(PIECES.length)].getBytes(ISO_8859_1);
          System.arraycopy(piece, 0, bytes, at, Math.min(piece.length, bytes.length - at));
        }
        case 4 -> {
          int from = random.nextInt(bytes.length);
          int length = random.nextInt(bytes.length - Math.max(at, from)) + 1;
          System.arraycopy(bytes, from, bytes, at, length);
        }
        default -> bytes = Arrays.copyOf(bytes, bytes.length + random.nextInt(64));
      }
    }
    return bytes;
  }

  private void attempt(byte[] bytes, long seed, Runnable reader) {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long self = Thread.currentThread().threadId();
    long before = threads.getThreadAllocatedBytes(self);
    long start = System.nanoTime();
    try {
      reader.run();
      read++;
    } catch (FileException e) {
      assertEquals(1, e.getMessage().lines().count(), () -> "seed " + seed + ": " + e);
    } catch (RuntimeException | Error e) {
      throw new AssertionError("seed " + seed, e);
    }
    slowest = Math.max(slowest, System.nanoTime() - start);
    long taken = threads.getThreadAllocatedBytes(self) - before;
    worst = Math.max(worst, taken);
    assertTrue(taken <= FIXED + 8L * bytes.length, () -> "seed " + seed + " takes " + taken);
  }

  private void report(String what) {
    assertTrue(slowest < Duration.ofSeconds(10).toNanos(), "slowest " + slowest + " ns");
    assertTrue(read > 0 && read < MUTATIONS, "read " + read);
    System.out.printf(
        "%s: %,d mutations of %d files, %,d still readable, the rest refused; slowest %.1f ms, at"
            + " most %,d bytes allocated%n",
        what,
        MUTATIONS,
        what.equals("npy") ? ARRAYS.size() : ARCHIVES.size(),
        read,
        slowest / 1e6,
        worst);
  }

  @Test
  void mutatedArrays() {
    for (int seed = 0; seed < MUTATIONS; seed++) {
      var random = new Random(seed);
      byte[] bytes = mutated(ARRAYS.get(seed % ARRAYS.size()), random);
      attempt(bytes, seed, () -> Npy.read(new ByteArrayInputStream(bytes), "fuzz.npy"));
    }
    report("npy");
  }

  @Test
  void mutatedArchives() throws IOException {
    Path file = folder.resolve("fuzz.npz");
    for (int seed = 0; seed < MUTATIONS; seed++) {
      var random = new Random(seed);
      byte[] bytes = mutated(ARCHIVES.get(seed % ARCHIVES.size()), random);
      Files.write(file, bytes);
      attempt(bytes, seed, () -> Npz.read(file));
    }
    report("npz");
  }
}
