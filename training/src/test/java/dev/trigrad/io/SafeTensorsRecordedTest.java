package dev.trigrad.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.DType;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.Recorder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the safetensors library itself wrote and said: see record.py beside the files. */
class SafeTensorsRecordedTest {
  private static final int MANY = 1 << 20;

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in =
        SafeTensorsRecordedTest.class.getResourceAsStream("/safetensors/" + name)) {
      return in.readAllBytes();
    }
  }

  private static SafeTensors file(String name) throws IOException {
    return SafeTensors.read(bytes(name), name);
  }

  private static byte[] written(
      Map<String, Tensor> tensors, Map<String, String> metadata, Map<String, SafeTensorsType> types)
      throws IOException {
    var out = new ByteArrayOutputStream();
    SafeTensors.write(out, tensors, metadata, types);
    return out.toByteArray();
  }

  private static Tensor doubles(double... values) {
    return Recorder.constant(new TensorType(DType.FLOAT64, Shape.of(values.length)), values);
  }

  private static void requireInts(SafeTensors file, String name, int... expected) {
    assertArrayEquals(expected, file.tensor(name, DType.INT32).toIntArray(), name);
  }

  @Test
  void readsAndWritesAllTypes() throws IOException {
    SafeTensors file = file("types.safetensors");
    assertEquals(Map.of("format", "pt"), file.metadata());
    assertEquals(
        List.of("i64", "f64", "f32", "i32", "bf16", "f16", "i16", "i8", "u8", "bool"),
        List.copyOf(file.entries().keySet()));
    float infinity = Float.POSITIVE_INFINITY;
    assertArrayEquals(
        new float[] {0f, -0f, 1.5f, -2.25f, infinity, -infinity}, file.tensor("f32").toArray());
    assertEquals("[2, 3]", file.tensor("f32").shape().toString());
    assertArrayEquals(
        new double[] {Math.PI, -1e300, Double.MIN_VALUE}, file.tensor("f64").toDoubleArray());
    assertArrayEquals(
        new float[] {(float) Math.PI, -infinity, 0f}, file.tensor("f64", DType.FLOAT32).toArray());
    assertArrayEquals(
        new float[] {1f, -0.5f, 65504f, 5.9604645e-8f},
        file.tensor("f16", DType.FLOAT32).toArray());
    assertArrayEquals(
        new float[] {1f, -0.5f, 3.0040553e38f, 9.18355e-41f},
        file.tensor("bf16", DType.FLOAT32).toArray());
    requireInts(file, "i64", Integer.MAX_VALUE, Integer.MIN_VALUE);
    requireInts(file, "i32", Integer.MAX_VALUE, Integer.MIN_VALUE);
    requireInts(file, "i16", 32767, -32768);
    requireInts(file, "i8", 127, -128);
    requireInts(file, "u8", 255, 0);
    assertArrayEquals(new boolean[] {true, false, true}, file.tensor("bool").toBooleanArray());

    var tensors = new HashMap<String, Tensor>();
    var types = new HashMap<String, SafeTensorsType>();
    for (SafeTensors.Entry entry : file.entries().values()) {
      DType dtype =
          switch (entry.type()) {
            case F64 -> DType.FLOAT64;
            case F32, F16, BF16 -> DType.FLOAT32;
            case BOOL -> DType.BOOL;
            default -> DType.INT32;
          };
      tensors.put(entry.name(), file.tensor(entry.name(), dtype));
      types.put(entry.name(), entry.type());
    }
    assertArrayEquals(bytes("types.safetensors"), written(tensors, file.metadata(), types));
  }

  @Test
  void readsUnsignedIntegers() throws IOException {
    SafeTensors file = file("unsigned.safetensors");
    requireInts(file, "u16", 65535, 0);
    assertArrayEquals(
        new double[] {4294967295.0, 0}, file.tensor("u32", DType.FLOAT64).toDoubleArray());
    String place = "safetensors: unsigned.safetensors: ";
    for (var row :
        Map.of(
                "u32", "\"u32\": element 0 is 4294967295, which INT32 cannot hold exactly",
                "u64",
                    "\"u64\": element 0 is 18446744073709551615, which INT32 cannot hold exactly",
                "i64", "\"i64\": element 0 is 2147483648, which INT32 cannot hold exactly",
                "c", "\"c\" is C64, which is known but not read; convert it where it was made")
            .entrySet()) {
      assertEquals(
          place + row.getValue(),
          assertThrows(RuntimeException.class, () -> file.tensor(row.getKey(), DType.INT32))
              .getMessage());
    }
    assertEquals(
        place + "\"u32\": element 0 is 4294967295, which FLOAT32 cannot hold exactly",
        assertThrows(FileException.class, () -> file.tensor("u32", DType.FLOAT32)).getMessage());
    assertEquals(0x1p31f, file.tensor("i64", DType.FLOAT32).toArray()[0]);
  }

  @Test
  void readsAndWritesTheSmallAndTheOdd() throws IOException {
    for (String name : new String[] {"empty", "small", "names"}) {
      SafeTensors file = file(name + ".safetensors");
      assertArrayEquals(
          bytes(name + ".safetensors"), written(file.tensors(), file.metadata(), Map.of()), name);
    }
    SafeTensors small = file("small.safetensors");
    assertEquals(Map.of("note", "a\"b\\c\n\t\u0001é😀/"), small.metadata());
    assertEquals(3.5f, small.tensor("scalar").item());
    assertEquals("[0, 3]", small.tensor("none").shape().toString());
    assertEquals("int32[2, 0, 5]", small.tensor("none too").type().toString());
    assertEquals(9, small.tensor("").toIntArray()[0]);
    assertEquals(
        List.of("é", "a\"\n", "a.b", "～", "😀", "Z"),
        List.copyOf(file("names.safetensors").entries().keySet()));
  }

  private static String hash(ByteBuffer bytes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes.rewind());
      return HexFormat.of().formatHex(digest.digest());
    } catch (java.security.GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static String hash(float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      bytes.putFloat(Float.isNaN(value) ? 0 : value);
    }
    return hash(bytes);
  }

  /** SHA-256 of the data of the one tensor as it is written. */
  private static String hash(Tensor tensor, SafeTensorsType type) throws IOException {
    byte[] bytes = written(Map.of("a", tensor), Map.of(), Map.of("a", type));
    int length = tensor.shape().elements() * type.bits() / 8;
    return hash(ByteBuffer.wrap(bytes, bytes.length - length, length).slice());
  }

  @Test
  void convertsAsNumPyAndTorchDo() throws IOException {
    var expected = new HashMap<String, String>();
    for (String line : new String(bytes("hashes.txt"), StandardCharsets.UTF_8).lines().toList()) {
      int at = line.lastIndexOf(' ');
      expected.put(line.substring(0, at), line.substring(at + 1));
    }
    byte[] every = new byte[2 << 16];
    for (int i = 0; i < 1 << 16; i++) {
      every[2 * i] = (byte) i;
      every[2 * i + 1] = (byte) (i >> 8);
    }
    for (String type : new String[] {"F16", "BF16"}) {
      String header =
          "{\"a\":{\"dtype\":\"" + type + "\",\"shape\":[65536],\"data_offsets\":[0,131072]}}";
      ByteBuffer file = ByteBuffer.allocate(8 + header.length() + every.length);
      file.order(ByteOrder.LITTLE_ENDIAN)
          .putLong(header.length())
          .put(header.getBytes())
          .put(every);
      SafeTensors read = SafeTensors.read(file.rewind(), type);
      assertEquals(
          expected.get(type.toLowerCase(java.util.Locale.ROOT) + " to f32"),
          hash(read.tensor("a", DType.FLOAT32).toArray()));
    }
    float[] floats = new float[MANY];
    for (int i = 0; i < MANY; i++) {
      floats[i] = finite((int) (i * 2654435761L));
    }
    float[] ties = new float[6 << 16];
    int[] offsets = {0x7fff, 0x8000, 0x8001, 0xfff, 0x1000, 0x1001};
    for (int i = 0; i < ties.length; i++) {
      ties[i] = finite((i / 6 << 16) + offsets[i % 6]);
    }
    for (var set : Map.of("f32", floats, "ties", ties).entrySet()) {
      Tensor tensor = Tensor.of(set.getValue());
      assertEquals(expected.get(set.getKey()), hash(tensor, SafeTensorsType.F32));
      assertEquals(expected.get(set.getKey() + " to f16"), hash(tensor, SafeTensorsType.F16));
      assertEquals(expected.get(set.getKey() + " to bf16"), hash(tensor, SafeTensorsType.BF16));
    }
    double[] wide = new double[1 << 18];
    for (int i = 0; i < wide.length; i++) {
      double value = Double.longBitsToDouble(i * 0x9E3779B97F4A7C15L);
      wide[i] = Double.isNaN(value) ? 0 : value;
    }
    assertEquals(expected.get("f64"), hash(doubles(wide), SafeTensorsType.F64));
    assertEquals(expected.get("f64 to f32"), hash(doubles(wide), SafeTensorsType.F32));
  }

  private static float finite(int bits) {
    float value = Float.intBitsToFloat(bits);
    return Float.isNaN(value) ? 0 : value;
  }

  @Test
  void refusesWhatTheLibraryRefuses() throws IOException {
    var stricter = new ArrayList<String>();
    int accepted = 0;
    int refused = 0;
    for (String line : new String(bytes("verdicts.txt"), StandardCharsets.UTF_8).lines().toList()) {
      String[] parts = line.split("\t", -1);
      byte[] bytes = Base64.getDecoder().decode(parts[1]);
      try {
        SafeTensors.read(bytes, "f");
        assertEquals("ok", parts[2], parts[0]);
        accepted++;
      } catch (FileException e) {
        refused++;
        assertEquals(1, e.getMessage().lines().count());
        if (parts[2].equals("ok")) {
          stricter.add(parts[0] + ": " + e.getMessage());
        }
      }
    }
    // Beyond the library: the description's first byte, its keys, its forms.
    assertTrue(
        stricter.removeIf(
            each ->
                each.contains("begins with '{'")
                    || each.contains("unknown key")
                    || each.contains("expected an object")
                    || each.contains("occurs twice")));
    assertEquals(List.of(), stricter);
    assertEquals(List.of(27, 456), List.of(accepted, refused));
  }
}
