package dev.trigrad.data.file;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.trigrad.Tensor;
import dev.trigrad.io.FileException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged files are read or refused with a {@link FileException} of one line, and nothing else; the
 * long form is {@code -Dtrigrad.fuzz=1000000} mutations for each reader.
 */
class FuzzTest {
  private static final int MUTATIONS = Integer.getInteger("trigrad.fuzz", 20_000);
  private static final Path NAME = Path.of("x");

  /** Of a single call, on a machine that does much else. */
  private static final double SLOWEST_SECONDS = 20;

  @TempDir Path folder;

  private interface Reader {
    void read(InputStream in) throws IOException;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] packed(byte[] plain) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }

  private static byte[] mutated(List<byte[]> seeds, Random random) {
    byte[] bytes = seeds.get(random.nextInt(seeds.size())).clone();
    for (int times = 1 + random.nextInt(4); times > 0 && bytes.length > 0; times--) {
      int at = random.nextInt(bytes.length);
      int length = Math.min(bytes.length - at, 1 + random.nextInt(16));
      byte[] any = seeds.get(random.nextInt(seeds.size()));
      byte[] some = Arrays.copyOfRange(bytes, at, at + length);
      switch (random.nextInt(8)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = (byte) "\"\0\n\r,;{}[]:0-\\\377\177".charAt(random.nextInt(16));
        case 2 -> bytes = Arrays.copyOf(bytes, at);
        case 3 -> bytes = spliced(bytes, at, length, new byte[0]);
        case 4 -> bytes = spliced(bytes, at, 0, some);
        case 5 -> bytes = spliced(bytes, at, length, Arrays.copyOf(any, Math.min(any.length, 40)));
        case 6 -> random.nextBytes(some);
        default -> {
          int number =
              new int[] {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 1 << 16, 0, 40_000}
                  [random.nextInt(6)];
          var order = random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
          if (at + 4 <= bytes.length) {
            ByteBuffer.wrap(bytes).order(order).putInt(at, number);
          }
        }
      }
    }
    return bytes;
  }

  private static byte[] spliced(byte[] bytes, int at, int length, byte[] other) {
    byte[] all = new byte[bytes.length - length + other.length];
    System.arraycopy(bytes, 0, all, 0, at);
    System.arraycopy(other, 0, all, at, other.length);
    System.arraycopy(bytes, at + length, all, at + other.length, bytes.length - at - length);
    return all;
  }

  /** Of one reader: how many were read, how many refused, and the slowest. */
  private static void fuzz(String name, int mutations, List<byte[]> seeds, Reader reader) {
    var random = new Random(11);
    int read = 0;
    long slowest = 0;
    long began = System.nanoTime();
    for (int i = 0; i < mutations; i++) {
      byte[] bytes = mutated(seeds, random);
      long start = System.nanoTime();
      try {
        reader.read(new ByteArrayInputStream(bytes));
        read++;
      } catch (FileException e) {
        if (e.getMessage().lines().count() != 1) {
          fail(name + ": more than one line: " + e.getMessage());
        }
      } catch (IOException | RuntimeException | Error e) {
        fail(name + ", mutation " + i + ": " + e + " of " + HexFormat.of().formatHex(bytes), e);
      }
      slowest = Math.max(slowest, System.nanoTime() - start);
    }
    System.out.printf(
        "%s: %,d mutations, %,d read, %,d refused, slowest %.1f ms, %.1f s%n",
        name, mutations, read, mutations - read, slowest / 1e6, (System.nanoTime() - began) / 1e9);
    assertTrue(read > mutations / 1000 && read < mutations, read + " read");
    assertTrue(slowest / 1e9 < SLOWEST_SECONDS, slowest + " ns");
  }

  @Test
  void csv() {
    byte[] plain = bytes("name,age,sex\r\n\"a \"\"b\"\",\nc\",1.5e3,é\r\n\"\",NA,m\r\nx,-2,é\r\n");
    Csv table =
        Csv.of(NAME)
            .header()
            .missing("NA")
            .fields(Field.category(), "name", "sex")
            .fields(Field.number().mean().indicator(), "age")
            .fields(Field.category().sorted().constant("none"), "name")
            .target("sex");
    List<byte[]> seeds = List.of(plain, packed(plain), bytes("1,2,3\n4,5,6\n"), bytes("\uFEFF1,2"));
    fuzz(
        "csv, typed",
        MUTATIONS / 2,
        List.of(plain, packed(plain)),
        in -> table.read(in, "x").fields());
    fuzz("csv, numbers", MUTATIONS / 2, seeds, in -> Csv.classification(in, "x", 0, 10));
  }

  @Test
  void jsonLines() {
    byte[] plain =
        bytes(
            "{\"a\": [[1, 2.5], [3e2, -4]], \"b\": \"x\\u00e9\", \"c\": true}\n\n"
                + "{\"c\": false, \"a\": [[0,0],[0,1]], \"b\": \"y\"}\n");
    JsonLines how = JsonLines.of(NAME).target("b").fields(Field.bool().mostFrequent(), "c");
    fuzz(
        "json lines",
        MUTATIONS,
        List.of(plain, packed(plain)),
        in -> how.read(in, "x").featureNames());
  }

  @Test
  void idx() throws IOException {
    var seeds = new ArrayList<byte[]>();
    for (Idx.Type type : Idx.Type.values()) {
      boolean real = type == Idx.Type.FLOAT || type == Idx.Type.DOUBLE;
      Tensor tensor = real ? Tensor.of(new float[12], 3, 4) : Tensor.of(new int[12], 3, 4);
      Path file = folder.resolve("idx");
      Idx.of(type, tensor).write(file);
      seeds.add(Files.readAllBytes(file));
      seeds.add(packed(seeds.getLast()));
    }
    fuzz(
        "idx",
        MUTATIONS,
        seeds,
        in -> {
          try (InputStream plain = DataFile.unpacked(in)) {
            Idx.read(plain, "x").tensor();
          } catch (IOException e) {
            throw DataFile.failed("idx", "x", e);
          }
        });
  }

  @Test
  void images() throws IOException {
    var seeds = new ArrayList<byte[]>();
    ImageFolderTest.recorded()
        .forEach(
            (name, parts) -> {
              if (name.contains(".")) {
                seeds.add(parts[0]);
              }
            });
    fuzz(
        "images",
        MUTATIONS,
        seeds,
        in -> {
          try (ImageSource source = ImageSource.of(NAME, in.readAllBytes())) {
            source.decode();
          }
        });
  }
}
