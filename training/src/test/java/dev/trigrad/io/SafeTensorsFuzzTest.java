package dev.trigrad.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.trigrad.DType;
import dev.trigrad.DTypeException;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.graph.access.Evaluation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Hostile files neither crash nor hang the reader, nor make it take more memory than a small
 * multiple of what they hold: 20,000 of them, more with {@code -Dtrigrad.fuzz=1000000}.
 */
class SafeTensorsFuzzTest {
  private static final int COUNT = Integer.getInteger("trigrad.fuzz", 20_000);

  /** Files before memory is counted: classes are loaded by the first. */
  private static final int WARM = 2_000;

  private static final byte[] JSON = "0123456789[]{},:\" \\-.eEtfnu".getBytes();
  private static final String[] NUMBERS = {
    "0",
    "-1",
    "-0",
    "1e3",
    "255",
    "65536",
    "2147483648",
    "4294967296",
    "9223372036854775807",
    "9223372036854775808",
    "18446744073709551616",
    "00",
    "1.0"
  };

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private long accepted;
  private long most;

  private static List<byte[]> files() throws IOException {
    var files = new ArrayList<byte[]>();
    for (String name : new String[] {"types", "unsigned", "empty", "small", "names"}) {
      try (var in =
          SafeTensorsFuzzTest.class.getResourceAsStream("/safetensors/" + name + ".safetensors")) {
        files.add(in.readAllBytes());
      }
    }
    return files;
  }

  @Test
  void mutatedFilesAreReadOrRefused() throws IOException {
    List<byte[]> files = files();
    var random = new SplittableRandom(20);
    long started = System.nanoTime();
    for (int i = 0; i < COUNT; i++) {
      byte[] bytes = files.get(random.nextInt(files.size()));
      for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
        bytes = mutated(bytes, files, random);
      }
      long before = System.nanoTime();
      require(bytes, i);
      assertTrue(System.nanoTime() - before < 10_000_000_000L, "hangs at " + i);
    }
    if (COUNT > 20_000) {
      System.out.printf(
          "safetensors: %,d hostile files, %,d of them accepted, at most %,d bytes taken beyond 30"
              + " for each of the file's, %.0f s%n",
          COUNT, accepted, most, (System.nanoTime() - started) / 1e9);
    }
    assertTrue(accepted > COUNT / 1000, "some pass");
  }

  private static byte[] mutated(byte[] bytes, List<byte[]> files, SplittableRandom random) {
    if (bytes.length == 0) {
      return files.getFirst();
    }
    int at = random.nextInt(bytes.length);
    byte[] copy = bytes.clone();
    switch (random.nextInt(10)) {
      case 0 -> copy[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> copy = Arrays.copyOf(bytes, at);
      case 2 -> copy[random.nextInt(Math.min(8, bytes.length))] = (byte) random.nextInt(256);
      case 3 -> copy[at] = JSON[random.nextInt(JSON.length)];
      case 4 -> copy = spliced(bytes, at, at, new byte[] {JSON[random.nextInt(JSON.length)]});
      case 5 -> copy = spliced(bytes, at, Math.min(bytes.length, at + 1 + random.nextInt(9)), "");
      case 6 -> {
        int end = Math.min(bytes.length, at + random.nextInt(60));
        copy = spliced(bytes, at, at, Arrays.copyOfRange(bytes, at, end));
      }
      case 7 -> {
        byte[] other = files.get(random.nextInt(files.size()));
        int from = random.nextInt(other.length);
        copy = spliced(bytes, at, bytes.length, Arrays.copyOfRange(other, from, other.length));
      }
      case 8 -> {
        int data = 8 + (bytes[0] & 0xff | (bytes.length < 2 ? 0 : bytes[1] & 0xff) << 8);
        if (data < bytes.length) {
          copy[data + random.nextInt(bytes.length - data)] ^= (byte) (1 << random.nextInt(8));
        }
      }
      default -> {
        int digit = at;
        while (digit < bytes.length && (bytes[digit] < '0' || bytes[digit] > '9')) {
          digit++;
        }
        int end = digit;
        while (end < bytes.length && bytes[end] >= '0' && bytes[end] <= '9') {
          end++;
        }
        copy = spliced(bytes, digit, end, NUMBERS[random.nextInt(NUMBERS.length)]);
      }
    }
    // Half of what has another length says so, and gets past the first rule.
    if (copy.length > 8 && copy.length != bytes.length && random.nextBoolean()) {
      int length = (copy[0] & 0xff | (copy[1] & 0xff) << 8) + copy.length - bytes.length;
      copy[0] = (byte) length;
      copy[1] = (byte) (length >> 8);
    }
    return copy;
  }

  private static byte[] spliced(byte[] bytes, int from, int to, String between) {
    return spliced(bytes, from, to, between.getBytes());
  }

  private static byte[] spliced(byte[] bytes, int from, int to, byte[] between) {
    byte[] copy = Arrays.copyOf(bytes, from + between.length + bytes.length - to);
    System.arraycopy(between, 0, copy, from, between.length);
    System.arraycopy(bytes, to, copy, from + between.length, bytes.length - to);
    return copy;
  }

  private void require(byte[] bytes, int index) throws IOException {
    long before = threads.getCurrentThreadAllocatedBytes();
    SafeTensors file = null;
    var tensors = new HashMap<String, Tensor>();
    var types = new HashMap<String, SafeTensorsType>();
    try {
      file = SafeTensors.read(bytes, "f");
      for (SafeTensors.Entry entry : file.entries().values()) {
        load(file, entry, tensors, types);
      }
    } catch (FileException e) {
      assertEquals(1, e.getMessage().lines().count());
    }
    long taken = threads.getCurrentThreadAllocatedBytes() - before - 30L * bytes.length;
    if (index > WARM) {
      most = Math.max(most, taken);
      assertTrue(taken < 60_000, () -> taken + " bytes for " + bytes.length + " at " + index);
    }
    if (file != null) {
      accepted++;
      requireSame(file, tensors, types);
    }
  }

  private static void load(
      SafeTensors file,
      SafeTensors.Entry entry,
      Map<String, Tensor> tensors,
      Map<String, SafeTensorsType> types) {
    DType dtype =
        switch (entry.type()) {
          case BOOL -> DType.BOOL;
          case F64 -> DType.FLOAT64;
          case F32, F16, BF16 -> DType.FLOAT32;
          default -> DType.INT32;
        };
    try {
      tensors.put(entry.name(), file.tensor(entry.name(), dtype));
      types.put(entry.name(), entry.type());
    } catch (DTypeException | ShapeException | FileException e) {
      assertEquals(1, e.getMessage().lines().count());
    }
  }

  /** What was read is written, and read again. */
  private static void requireSame(
      SafeTensors file, Map<String, Tensor> tensors, Map<String, SafeTensorsType> types)
      throws IOException {
    var out = new ByteArrayOutputStream();
    SafeTensors.write(out, tensors, file.metadata(), types);
    SafeTensors again = SafeTensors.read(out.toByteArray(), "again");
    assertEquals(file.metadata(), again.metadata());
    assertEquals(tensors.keySet(), again.entries().keySet());
    tensors.forEach(
        (name, tensor) -> {
          assertEquals(file.entry(name).shape(), again.entry(name).shape());
          Tensor back = again.tensor(name, tensor.dtype());
          switch (Evaluation.value(tensor)) {
            case float[] numbers -> assertArrayEquals(numbers, (float[]) Evaluation.value(back));
            case double[] numbers -> assertArrayEquals(numbers, (double[]) Evaluation.value(back));
            case Object numbers ->
                assertArrayEquals((int[]) numbers, (int[]) Evaluation.value(back));
          }
        });
  }

  @Test
  void everyTruncationIsRefused() throws IOException {
    for (byte[] bytes : files()) {
      for (int length = 0; length < bytes.length; length++) {
        byte[] cut = Arrays.copyOf(bytes, length);
        assertThrowsExactly(FileException.class, () -> SafeTensors.read(cut, "f"));
      }
      byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
      assertThrowsExactly(FileException.class, () -> SafeTensors.read(longer, "f"));
    }
  }
}
