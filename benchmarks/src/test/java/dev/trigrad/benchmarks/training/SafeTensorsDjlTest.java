package dev.trigrad.benchmarks.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.util.passthrough.PassthroughNDManager;
import dev.trigrad.DType;
import dev.trigrad.RandomKey;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.Recorder;
import dev.trigrad.io.SafeTensors;
import dev.trigrad.io.SafeTensorsType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The Deep Java Library reads the safetensors files of this one, and this one those of it. */
class SafeTensorsDjlTest {
  private static final NDManager MANAGER = PassthroughNDManager.INSTANCE;
  private static final int FILES = 200;

  private static Map<String, Tensor> tensors(RandomKey key) {
    var tensors = new LinkedHashMap<String, Tensor>();
    int count = 1 + (int) (key.uniform(0) * 6);
    for (int i = 0; i < count; i++) {
      RandomKey own = key.split(i);
      int rank = (int) (own.uniform(0) * 4);
      int[] extents = new int[rank];
      for (int axis = 0; axis < rank; axis++) {
        extents[axis] = 1 + (int) (own.uniform(axis + 1) * 5);
      }
      Shape shape = Shape.of(extents);
      DType dtype = DType.values()[(int) (own.uniform(9) * 4)];
      Object array = dtype.newArray(shape.elements());
      for (int at = 0; at < shape.elements(); at++) {
        float value = own.uniform(at + 10);
        switch (array) {
          case float[] floats ->
              floats[at] = dtype == DType.BOOL ? Math.round(value) : value - 0.5f;
          case int[] ints -> ints[at] = Float.floatToIntBits(value);
          case Object _ -> ((double[]) array)[at] = value * Math.PI;
        }
      }
      tensors.put("layer." + i + "/é\"", Recorder.constant(new TensorType(dtype, shape), array));
    }
    return tensors;
  }

  private static DataType type(DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> DataType.FLOAT32;
      case FLOAT64 -> DataType.FLOAT64;
      case INT32 -> DataType.INT32;
      case BOOL -> DataType.BOOLEAN;
    };
  }

  private static ByteBuffer bytes(Tensor tensor) {
    int elements = tensor.shape().elements();
    ByteBuffer bytes = ByteBuffer.allocate(8 * elements).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : tensor.dtype() == DType.BOOL ? new double[0] : tensor.toDoubleArray()) {
      switch (tensor.dtype()) {
        case FLOAT32 -> bytes.putFloat((float) value);
        case INT32 -> bytes.putInt((int) value);
        case FLOAT64, BOOL -> bytes.putDouble(value);
      }
    }
    for (boolean value : tensor.dtype() == DType.BOOL ? tensor.toBooleanArray() : new boolean[0]) {
      bytes.put((byte) (value ? 1 : 0));
    }
    return bytes.flip();
  }

  private static byte[] array(ByteBuffer buffer) {
    byte[] array = new byte[buffer.remaining()];
    buffer.duplicate().get(array);
    return array;
  }

  @Test
  void readEachOthersFiles() throws IOException {
    for (int file = 0; file < FILES; file++) {
      Map<String, Tensor> tensors = tensors(RandomKey.of(file));
      var out = new ByteArrayOutputStream();
      SafeTensors.write(out, tensors, file % 2 == 0 ? Map.of() : Map.of("format", "pt"), Map.of());
      NDList theirs = NDList.decode(MANAGER, out.toByteArray());
      assertEquals(tensors.size(), theirs.size());
      for (NDArray array : theirs) {
        Tensor ours = tensors.get(array.getName());
        assertEquals(type(ours.dtype()), array.getDataType());
        assertEquals(ours.shape().rank(), array.getShape().dimension());
        assertArrayEquals(array(bytes(ours)), array(array.toByteBuffer()));
      }
      SafeTensors back = SafeTensors.read(theirs.encode(NDList.Encoding.SAFETENSORS), "djl");
      assertEquals(
          tensors.keySet(),
          back.tensors().keySet().stream()
              .sorted()
              .collect(java.util.stream.Collectors.toCollection(java.util.LinkedHashSet::new)));
      tensors.forEach(
          (name, ours) -> {
            assertEquals(ours.type(), back.tensor(name).type());
            assertArrayEquals(array(bytes(ours)), array(bytes(back.tensor(name))));
          });
    }
  }

  @Test
  void readOtherTypes() throws IOException {
    Tensor ints = Tensor.of(new int[] {0, 1, 127});
    Tensor floats = Tensor.of(new float[] {1, -0.5f, 65504});
    var types =
        Map.of(
            "I64",
            SafeTensorsType.I64,
            "I8",
            SafeTensorsType.I8,
            "U8",
            SafeTensorsType.U8,
            "F16",
            SafeTensorsType.F16,
            "BF16",
            SafeTensorsType.BF16);
    var tensors = new LinkedHashMap<String, Tensor>();
    types.keySet().forEach(name -> tensors.put(name, name.contains("F") ? floats : ints));
    var out = new ByteArrayOutputStream();
    SafeTensors.write(out, tensors, Map.of(), types);
    var found = new LinkedHashMap<String, DataType>();
    for (NDArray array : NDList.decode(MANAGER, out.toByteArray())) {
      found.put(array.getName(), array.getDataType());
    }
    assertEquals(
        Map.of(
            "I64",
            DataType.INT64,
            "I8",
            DataType.INT8,
            "U8",
            DataType.UINT8,
            "F16",
            DataType.FLOAT16,
            "BF16",
            DataType.BFLOAT16),
        found);
  }
}
