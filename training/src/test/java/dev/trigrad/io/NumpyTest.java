package dev.trigrad.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.trigrad.DType;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.data.TensorDataset;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Recorder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What NumPy wrote is read, and what is written NumPy reads. */
class NumpyTest {
  private static final Map<String, Shape> SHAPES =
      Map.of(
          "scalar", Shape.SCALAR,
          "empty", Shape.of(0),
          "hole", Shape.of(2, 0, 3),
          "vector", Shape.of(7),
          "matrix", Shape.of(3, 4),
          "cube", Shape.of(2, 3, 4));

  @TempDir static Path folder;

  @BeforeAll
  static void unpack() throws IOException {
    Recorded.unpack(folder);
  }

  /** As record.py has them, before they are rounded to a type of floating point. */
  private static double[] values(String type, int n) {
    double[] values = new double[n];
    int bits = 8 * Integer.parseInt(type.substring(1));
    double least = type.startsWith("u") ? 0 : -Math.pow(2, Math.min(bits, 32) - 1);
    double most = Math.pow(2, Math.min(type.startsWith("u") ? bits : bits - 1, 31)) - 1;
    for (int i = 0; i < n; i++) {
      values[i] =
          switch (type.charAt(0)) {
            case 'b' -> i % 3 == 1 ? 1 : 0;
            case 'f' -> (i - 2.5) / 8;
            default -> i * 5 + (type.startsWith("u") ? 0 : -9);
          };
    }
    if (type.startsWith("f") && n > 5) {
      double[] special = {
        0.1, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NaN, -0.0
      };
      System.arraycopy(special, 0, values, 0, 5);
      values[0] =
          switch (bits) {
            case 16 -> Float.float16ToFloat(Float.floatToFloat16(0.1f));
            case 32 -> 0.1f;
            default -> 0.1;
          };
    } else if (!type.startsWith("f") && !type.startsWith("b") && n > 2) {
      values[0] = least;
      values[1] = most;
    }
    return values;
  }

  private static double[] numbers(Tensor tensor) {
    if (tensor.dtype() != DType.BOOL) {
      return tensor.toDoubleArray();
    }
    boolean[] truths = tensor.toBooleanArray();
    double[] numbers = new double[truths.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = truths[i] ? 1 : 0;
    }
    return numbers;
  }

  @Test
  void everyTypeOrderShapeAndVersionIsRead() throws IOException {
    int read = 0;
    List<Path> files;
    try (var all = Files.list(folder)) {
      files = all.sorted().toList();
    }
    for (Path file : files) {
      String name = file.getFileName().toString();
      if (!name.matches("(le|be|)[fiub][1248]-.*\\.npy")) {
        continue;
      }
      String[] parts = name.substring(0, name.length() - 4).split("-");
      String type = parts[0].substring(parts[0].length() - 2);
      Shape shape = SHAPES.get(parts[1]);
      DType natural =
          switch (type) {
            case "b1" -> DType.BOOL;
            case "f2", "f4" -> DType.FLOAT32;
            case "f8" -> DType.FLOAT64;
            default -> DType.INT32;
          };
      double[] expected = values(type, shape.elements());
      Tensor array = Npy.read(file);
      assertEquals(new TensorType(natural, shape), array.type(), name);
      assertArrayEquals(expected, numbers(array), name);
      byte[] bytes = Files.readAllBytes(file);
      Tensor same = Npy.read(new ByteArrayInputStream(bytes), name);
      assertArrayEquals(expected, numbers(same), name + " as a stream");
      double[] rounded = expected.clone();
      for (int i = 0; i < rounded.length; i++) {
        rounded[i] = (float) rounded[i];
      }
      assertArrayEquals(rounded, Npy.read(file, DType.FLOAT32).toDoubleArray(), name);
      assertArrayEquals(expected, Npy.read(file, DType.FLOAT64).toDoubleArray(), name);
      read++;
    }
    assertEquals(81, read);
  }

  @Test
  void archivesAreRead() {
    for (String name : List.of("stored.npz", "deflated.npz")) {
      Map<String, Tensor> arrays = Npz.read(folder.resolve(name));
      assertEquals(
          List.of("weight", "bias", "labels", "größe/x.1", "none"), List.copyOf(arrays.keySet()));
      assertArrayEquals(values("f4", 12), arrays.get("weight").toDoubleArray());
      assertEquals("float64[4]", arrays.get("bias").type().toString());
      assertArrayEquals(values("f8", 4), arrays.get("bias").toDoubleArray());
      assertArrayEquals(values("i8", 3), arrays.get("labels").toDoubleArray());
      assertEquals(false, arrays.get("größe/x.1").itemBoolean());
      assertEquals(Shape.of(0), arrays.get("none").shape());
      var types = Map.of("bias", DType.FLOAT32, "weight", DType.FLOAT64);
      Map<String, Tensor> other = Npz.read(folder.resolve(name), types);
      assertEquals("float32[4]", other.get("bias").type().toString());
      assertEquals("float64[3, 4]", other.get("weight").type().toString());
      assertEquals(
          "float32[4]", Npz.readFloat32(folder.resolve(name)).get("bias").type().toString());
      assertThrows(
          FileException.class, () -> Npz.read(folder.resolve(name), Map.of("w", DType.BOOL)));
    }
    assertEquals(Map.of(), Npz.read(folder.resolve("nothing.npz")));
  }

  @Test
  void anArchiveIsADataSet() {
    var data = new TensorDataset(Npz.readFloat32(folder.resolve("data.npz")));
    assertEquals(6, data.size());
    assertArrayEquals(new float[] {4, 5}, data.batches(1, null).get(2).features().toArray());
    assertArrayEquals(new int[] {2}, data.batches(1, null).get(2).targets().toIntArray());
  }

  @Test
  void aFloat64CellGetsItsBits() {
    Tensor array = Npy.read(folder.resolve("own-float64.npy"));
    var cell = new Cell("slot", new TensorType(DType.FLOAT64, Shape.of(2, 1, 2)));
    cell.assign(array);
    assertArrayEquals(new double[] {0.1, 0.1, 0.1, 0.1}, cell.snapshot().toDoubleArray());
  }

  private static Map<String, Tensor> own() {
    var own = new LinkedHashMap<String, Tensor>();
    float[] floats = {1.5f, -2, Float.POSITIVE_INFINITY, 0, 1e-40f, 3};
    own.put("float32", Tensor.of(floats, 2, 3));
    own.put("int32", Tensor.of(new int[] {1, -2, Integer.MAX_VALUE}));
    own.put("bool", Tensor.of(new boolean[] {true, false, true}));
    var float64 = new TensorType(DType.FLOAT64, Shape.of(2, 1, 2));
    own.put("float64", Recorder.constant(float64, new double[] {0.1, 0.1, 0.1, 0.1}));
    own.put("scalar", Tensor.of(7f));
    own.put("empty", Tensor.zeros(0, 3));
    own.put("wide", Tensor.of(new int[246], 1, 2, 1, 1, 1, 1, 1, 123));
    return own;
  }

  @Test
  void filesAreNumpysByteByByte() throws IOException {
    for (var named : own().entrySet()) {
      Path file = folder.resolve("written-" + named.getKey() + ".npy");
      Npy.write(file, named.getValue());
      byte[] expected = Files.readAllBytes(folder.resolve("own-" + named.getKey() + ".npy"));
      assertArrayEquals(expected, Files.readAllBytes(file), named.getKey());
    }
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    Path file = folder.resolve("again.npz");
    for (boolean packed : new boolean[] {false, true}) {
      if (packed) {
        Npz.writeCompressed(file, own());
      } else {
        Npz.write(file, own());
      }
      Map<String, Tensor> read = Npz.read(file);
      assertEquals(List.copyOf(own().keySet()), List.copyOf(read.keySet()));
      own()
          .forEach(
              (name, tensor) -> {
                assertEquals(tensor.type(), read.get(name).type());
                assertArrayEquals(numbers(tensor), numbers(read.get(name)), name);
              });
    }
    Tensor big = Tensor.arange(200_000).reshape(20, 10_000);
    Npz.writeCompressed(file, Map.of("big", big));
    assertArrayEquals(big.toDoubleArray(), Npz.read(file).get("big").toDoubleArray());
    Npz.write(file, Map.of());
    assertEquals(Map.of(), Npz.read(file));
  }

  @Test
  void numpyReadsWhatIsWritten() throws IOException, InterruptedException {
    var python = Path.of("/usr/bin/python3");
    assumeTrue(Files.isExecutable(python) && run("import numpy").isEmpty(), "no NumPy here");
    Npz.write(folder.resolve("ours.npz"), own());
    Npz.writeCompressed(folder.resolve("ours-packed.npz"), own());
    Npy.write(folder.resolve("ours.npy"), Tensor.arange(6).reshape(2, 3));
    String code =
        """
        import numpy as np, zipfile
        assert np.array_equal(np.load('ours.npy'), np.arange(6.0).reshape(2, 3))
        for name in 'ours.npz', 'ours-packed.npz':
            assert zipfile.ZipFile(name).testzip() is None
            with np.load(name, allow_pickle=False) as ours:
                assert ours.files == 'float32 int32 bool float64 scalar empty wide'.split()
                for key in ours.files:
                    own = np.load('own-%s.npy' % key)
                    assert own.dtype == ours[key].dtype and own.shape == ours[key].shape, key
                    assert own.tobytes() == ours[key].tobytes(), key
        """;
    assertEquals("", run(code));
  }

  private static String run(String code) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder("/usr/bin/python3", "-c", code)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor() == 0 || !said.isEmpty());
    return said;
  }
}
