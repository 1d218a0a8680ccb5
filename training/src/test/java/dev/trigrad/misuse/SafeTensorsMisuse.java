package dev.trigrad.misuse;

import static dev.trigrad.misuse.Misuse.argument;
import static dev.trigrad.misuse.Misuse.data;
import static dev.trigrad.misuse.Misuse.dtype;
import static dev.trigrad.misuse.Misuse.shape;

import dev.trigrad.DType;
import dev.trigrad.Tensor;
import dev.trigrad.io.AtomicFile;
import dev.trigrad.io.SafeTensors;
import dev.trigrad.io.SafeTensorsType;
import dev.trigrad.io.TorchWeights;
import dev.trigrad.nn.Linear;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;

/** Wrong calls of safetensors and PyTorch's weights. */
final class SafeTensorsMisuse {
  private static final Path FILE = Path.of("f");
  private static final Tensor F = Tensor.of(new float[] {1, 2});
  private static final Tensor I = Tensor.of(new int[] {3, 300});
  private static final String ODD =
      "{\"b\":{\"dtype\":\"BOOL\",\"shape\":[1],\"data_offsets\":[0,1]},"
          + "\"h\":{\"dtype\":\"F16\",\"shape\":[1],\"data_offsets\":[1,3]},"
          + "\"u\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[3,4]},"
          + "\"q\":{\"dtype\":\"F8_E5M2\",\"shape\":[1],\"data_offsets\":[4,5]},"
          + "\"n\":{\"dtype\":\"U8\",\"shape\":[1,1,1,1,1,1,1,1,1],\"data_offsets\":[5,6]},"
          + "\"e\":{\"dtype\":\"U8\",\"shape\":[0,4294967296],\"data_offsets\":[6,6]}}";

  private SafeTensorsMisuse() {}

  private static SafeTensors odd() {
    ByteBuffer bytes = ByteBuffer.allocate(8 + ODD.length() + 6);
    bytes.order(java.nio.ByteOrder.LITTLE_ENDIAN).putLong(ODD.length()).put(ODD.getBytes());
    return SafeTensors.read(bytes.put((byte) 2).rewind(), "f");
  }

  private static Executable write(
      Map<String, Tensor> tensors,
      Map<String, String> metadata,
      Map<String, SafeTensorsType> types) {
    return () -> SafeTensors.write(new ByteArrayOutputStream(), tensors, metadata, types);
  }

  static Stream<Misuse> rows() {
    return Stream.concat(reading(), writing());
  }

  private static Stream<Misuse> reading() {
    return Stream.of(
        argument("safetensors: path is null", () -> SafeTensors.open(null)),
        argument("safetensors: array of bytes is null", () -> SafeTensors.read((byte[]) null, "")),
        argument("safetensors: buffer is null", () -> SafeTensors.read((ByteBuffer) null, "")),
        argument("safetensors: name is null", () -> SafeTensors.read(new byte[9], null)),
        argument("safetensors: name of the tensor is null", () -> odd().tensor(null)),
        argument("safetensors: type is null", () -> odd().tensor("b", null)),
        argument(
            "safetensors: f: there is no tensor \"x\", of 6; see entries()",
            () -> odd().tensor("x")),
        data(
            "safetensors: f: \"b\": element 0 is 2, a truth value is 0 or 1",
            () -> odd().tensor("b")),
        dtype(
            "safetensors: f: \"h\" is F16; ask for it with DType.FLOAT32, which has all its values",
            () -> odd().tensor("h")),
        dtype(
            "safetensors: f: \"h\" is F16, which is not converted to INT32; cast it afterwards",
            () -> odd().tensor("h", DType.INT32)),
        dtype(
            "safetensors: f: \"u\" is U8; ask for it with DType.INT32, which checks each element",
            () -> odd().tensor("u")),
        dtype(
            "safetensors: f: \"u\" is U8, which is not converted to BOOL; cast it afterwards",
            () -> odd().tensor("u", DType.BOOL)),
        dtype(
            "safetensors: f: \"q\" is F8_E5M2, which is known but not read; convert it where it was"
                + " made",
            () -> odd().tensor("q")),
        shape(
            "safetensors: f: \"n\" is U8[1, 1, 1, 1, 1, 1, 1, 1, 1], a tensor has at most 8 axes"
                + " and 2³¹ − 9 elements",
            () -> odd().tensor("n", DType.INT32)),
        shape(
            "safetensors: f: \"e\" is U8[0, 4294967296], a tensor has at most 8 axes and 2³¹ − 9"
                + " elements",
            () -> odd().tensor("e", DType.INT32)));
  }

  private static Stream<Misuse> writing() {
    var nameless = new HashMap<String, Tensor>();
    nameless.put(null, F);
    var valueless = new HashMap<String, String>();
    valueless.put("k", null);
    var weights = new TorchWeights(new Linear(2, 2));
    return Stream.of(
        argument("safetensors: map of tensors is null", write(null, Map.of(), Map.of())),
        argument("safetensors: map of metadata is null", write(Map.of(), null, Map.of())),
        argument("safetensors: map of types is null", write(Map.of(), Map.of(), null)),
        argument("safetensors: name of a tensor is null", write(nameless, Map.of(), Map.of())),
        argument("safetensors: metadata 'k' is null", write(Map.of(), valueless, Map.of())),
        argument(
            "safetensors: a type is given for 'b', which is no tensor here",
            write(Map.of("a", F), Map.of(), Map.of("b", SafeTensorsType.F16))),
        argument(
            "safetensors: a tensor cannot be called '__metadata__', the format's own name",
            write(Map.of("__metadata__", F), Map.of(), Map.of())),
        argument(
            "json: character 0 of a string is half a pair of surrogates",
            write(Map.of("\udc00", F), Map.of(), Map.of())),
        argument(
            "safetensors: 'i': element 1 is 300, which U8 has not",
            write(Map.of("i", I), Map.of(), Map.of("i", SafeTensorsType.U8))),
        dtype(
            "safetensors: 'a' is float32[2], which is not written as I32",
            write(Map.of("a", F), Map.of(), Map.of("a", SafeTensorsType.I32))),
        argument("atomic file: format is null", () -> AtomicFile.write(null, FILE, _ -> {})),
        argument("npz: path is null", () -> AtomicFile.write("npz", null, _ -> {})),
        argument("npz: body that writes is null", () -> AtomicFile.write("npz", FILE, null)),
        argument("torch weights: model is null", () -> new TorchWeights(null)),
        argument("torch weights: file is null", () -> weights.load((SafeTensors) null)),
        argument("torch weights: pattern is null", () -> weights.rename(null, "")),
        argument("torch weights: prefix is null", () -> weights.prefix(null)),
        argument("torch weights: '(' is no pattern: Unclosed group", () -> weights.rename("(", "")),
        argument(
            "torch weights: '$2' cannot take the place of '(.*)': No group 2",
            () -> weights.rename("(.*)", "$2").save(FILE)),
        argument(
            "torch weights: two cells would be called 'x'; rename one",
            () -> weights.rename(".*", "x").save(FILE)));
  }
}
