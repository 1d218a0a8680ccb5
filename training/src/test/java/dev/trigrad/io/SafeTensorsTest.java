package dev.trigrad.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;

import dev.trigrad.DType;
import dev.trigrad.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tensors go into a safetensors file and come back. */
class SafeTensorsTest {
  @TempDir Path directory;

  private static String refusal(Path path) {
    return assertThrowsExactly(FileException.class, () -> SafeTensors.open(path)).getMessage();
  }

  @Test
  void writesAndReads() {
    Path path = directory.resolve("a.safetensors");
    SafeTensors.write(
        path,
        Map.of("w", Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3), "i", Tensor.of(7)),
        Map.of("epoch", "3"));
    SafeTensors file = SafeTensors.open(path);
    assertEquals(Map.of("epoch", "3"), file.metadata());
    assertEquals("[\"w\" F32[2, 3], \"i\" I32[]]", file.entries().values().toString());
    assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, file.tensor("w").toArray());
    assertEquals(7, file.tensor("i").itemInt());
    assertEquals(7, file.tensor("i", DType.FLOAT32).item());
    assertEquals("safetensors " + path + ": 2 tensors, 28 bytes", file.toString());
  }

  @Test
  void readsFromBuffers() throws IOException {
    Path path = directory.resolve("a");
    SafeTensors.write(path, Map.of("a", Tensor.of(new int[] {1, -2})), Map.of());
    byte[] bytes = Files.readAllBytes(path);
    ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length + 9);
    direct.position(3).put(bytes).flip().position(3);
    assertArrayEquals(
        new int[] {1, -2}, SafeTensors.read(direct, "direct").tensor("a").toIntArray());
    assertEquals(3, direct.position());
    assertArrayEquals(
        new int[] {1, -2},
        SafeTensors.read(ByteBuffer.wrap(bytes).asReadOnlyBuffer(), "f").tensor("a").toIntArray());
  }

  @Test
  void whatIsNoFileIsRefused() throws IOException {
    Path nowhere = directory.resolve("nowhere");
    assertEquals("safetensors: " + nowhere + " does not exist", refusal(nowhere));
    assertEquals(
        "safetensors: " + directory + " is a directory; name a file in it", refusal(directory));
    Path empty = Files.createFile(directory.resolve("empty"));
    assertEquals(
        "safetensors: "
            + empty
            + ": it has 0 bytes, the length of its header alone takes 8; it is truncated, or no"
            + " safetensors file",
        refusal(empty));
    Path link = Files.createSymbolicLink(directory.resolve("link"), empty);
    SafeTensors.write(link, Map.of("a", Tensor.of(1f)), Map.of());
    assertEquals(1f, SafeTensors.open(link).tensor("a").item());
    assertEquals(1f, SafeTensors.open(empty).tensor("a").item());
  }

  /** A mapping whose file is cut short ends in an error of this library, not of the machine. */
  @Test
  void aFileMayBeCutShortWhileItIsOpen() throws IOException {
    Path path = directory.resolve("a");
    int many = 1 << 20;
    SafeTensors.write(
        path,
        Map.of("f", Tensor.of(new float[many]), "h", Tensor.of(new float[many])),
        Map.of(),
        Map.of("h", SafeTensorsType.F16));
    SafeTensors file = SafeTensors.open(path);
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      channel.truncate(200);
    }
    String message =
        "safetensors: "
            + path
            + " has been cut short by another process while it was open; open it again, and"
            + " replace files instead of writing over them";
    for (String name : new String[] {"f", "h"}) {
      assertEquals(
          message,
          assertThrowsExactly(FileException.class, () -> file.tensor(name, DType.FLOAT32))
              .getMessage());
    }
  }

  /** A file that is replaced, as this library does it, leaves those who have it open alone. */
  @Test
  void aFileMayBeReplacedWhileItIsOpen() {
    Path path = directory.resolve("a");
    SafeTensors.write(path, Map.of("a", Tensor.of(1f)), Map.of());
    SafeTensors file = SafeTensors.open(path);
    SafeTensors.write(path, Map.of("b", Tensor.of(new float[100])), Map.of());
    assertEquals(1f, file.tensor("a").item());
    assertEquals(1, SafeTensors.open(path).entries().size());
  }
}
