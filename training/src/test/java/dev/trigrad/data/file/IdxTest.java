package dev.trigrad.data.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.trigrad.DTypeException;
import dev.trigrad.Tensor;
import dev.trigrad.data.TensorDataset;
import dev.trigrad.io.FileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every element type of IDX; the bytes are those of NumPy's big-endian types. */
class IdxTest {
  @TempDir Path folder;

  private Path file(String hex) throws IOException {
    return Files.write(folder.resolve("x-idx"), HexFormat.ofDelimiter(" ").parseHex(hex));
  }

  /** {@code np.array(…, '>i2').tobytes()} and so on, behind the header. */
  @Test
  void everyElementType() throws IOException {
    assertArrayEquals(
        new int[] {0, 200, 255},
        Idx.read(file("00 00 08 01 00 00 00 03 00 c8 ff")).tensor().toIntArray());
    assertArrayEquals(
        new int[] {0, -56, -1},
        Idx.read(file("00 00 09 01 00 00 00 03 00 c8 ff")).tensor().toIntArray());
    assertArrayEquals(
        new int[] {-2, 1234},
        Idx.read(file("00 00 0b 01 00 00 00 02 ff fe 04 d2")).tensor().toIntArray());
    Idx ints = Idx.read(file("00 00 0c 02 00 00 00 02 00 00 00 01 ff ff fe d4 00 01 11 70"));
    assertEquals("int32[2, 1]", ints.tensor().type().toString());
    assertArrayEquals(new int[] {-300, 70000}, ints.tensor().toIntArray());
    assertArrayEquals(new double[] {-300, 70000}, ints.doubles());
    Idx floats = Idx.read(file("00 00 0d 01 00 00 00 02 3d cc cc cd c0 00 00 00"));
    assertArrayEquals(new float[] {0.1f, -2}, floats.tensor().toArray());
    Idx doubles = Idx.read(file("00 00 0e 01 00 00 00 01 3f b9 99 99 99 99 99 9a"));
    assertArrayEquals(new double[] {0.1}, doubles.doubles());
    assertArrayEquals(new float[] {0.1f}, doubles.tensor().toArray());
  }

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    Tensor ints = Tensor.of(new int[] {0, 1, 127, 5, 6, 7}, 2, 3);
    Tensor floats = Tensor.of(new float[] {0.1f, -0f, 1e30f, 5, 6, 7}, 3, 2, 1);
    for (String name : new String[] {"plain", "packed.gz"}) {
      Path file = folder.resolve(name);
      for (Idx.Type type : Idx.Type.values()) {
        boolean real = type == Idx.Type.FLOAT || type == Idx.Type.DOUBLE;
        Tensor tensor = real ? floats : ints;
        Idx.of(type, tensor).write(file);
        Idx again = Idx.read(file);
        assertEquals(type, again.type());
        assertEquals(tensor.type(), again.tensor().type());
        if (real) {
          assertArrayEquals(floats.toArray(), again.tensor().toArray());
        } else {
          assertArrayEquals(ints.toIntArray(), again.tensor().toIntArray());
        }
      }
      assertEquals(name.equals("packed.gz"), Files.readAllBytes(file)[0] == 0x1f);
    }
    assertThrows(DTypeException.class, () -> Idx.of(Idx.Type.BYTE, floats));
    Idx.of(Idx.Type.BYTE, Tensor.zeros(0, 3).cast(dev.trigrad.DType.INT32))
        .write(folder.resolve("e"));
    assertEquals("int32[0, 3]", Idx.read(folder.resolve("e")).tensor().type().toString());
  }

  @Test
  void imagesAndClasses() throws IOException {
    Path images = folder.resolve("images");
    Path classes = folder.resolve("classes");
    Idx.of(Idx.Type.UNSIGNED_BYTE, Tensor.of(new int[] {0, 51, 255, 102}, 2, 1, 2)).write(images);
    Idx.of(Idx.Type.UNSIGNED_BYTE, Tensor.of(new int[] {1, 0}, 2)).write(classes);
    TensorDataset data = Idx.classification(images, classes, 2);
    assertEquals("{features=float32[1, 2], targets=int32[]}", data.columns().toString());
    assertArrayEquals(new float[] {0, 0.2f, 1, 0.4f}, data.features().toArray());
    assertArrayEquals(new int[] {1, 0}, data.targets().toIntArray());
    var error = assertThrows(FileException.class, () -> Idx.classification(images, classes, 1));
    assertEquals(
        "idx: " + classes + " element 0 is 1, expected a class from 0 to 0", error.getMessage());
    error = assertThrows(FileException.class, () -> Idx.classification(images, images, 1));
    assertEquals(
        "idx: "
            + images
            + " has the extents [2, 1, 2], "
            + images
            + " [2, 1, 2]; expected one class per image",
        error.getMessage());
    Idx.of(Idx.Type.INT, Tensor.of(new int[] {1, 0}, 2)).write(classes);
    error = assertThrows(FileException.class, () -> Idx.classification(images, classes, 2));
    assertEquals(
        "idx: " + classes + " holds elements of type INT, expected unsigned bytes",
        error.getMessage());
    Path nan = file("00 00 0d 01 00 00 00 02 3d cc cc cd 7f c0 00 00");
    assertEquals(
        "idx: " + nan + " element 1 is not finite; it has no place in a data set",
        assertThrows(FileException.class, () -> Idx.read(nan)).getMessage());
  }
}
