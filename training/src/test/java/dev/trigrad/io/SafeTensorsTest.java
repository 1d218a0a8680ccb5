package dev.trigrad.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.trigrad.DType;
import dev.trigrad.Tensor;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tensors go into a safetensors file and come back. */
class SafeTensorsTest {
  @TempDir Path directory;

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
}
