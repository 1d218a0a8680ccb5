package dev.trigrad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Tensors are printed as NumPy printed the arrays of {@code text/printed.py}. */
class NumpyTextTest {
  private static final int LEAST = 100;

  @TestFactory
  List<DynamicTest> asNumpy() throws IOException {
    String file;
    try (var in = NumpyTextTest.class.getResourceAsStream("text/printed.txt")) {
      file = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    var tests = new ArrayList<DynamicTest>();
    for (String each : file.substring(2).split("\n= ")) {
      int end = each.indexOf('\n');
      String header = each.substring(0, end);
      String printed = each.substring(end + 1).stripTrailing();
      String name = tests.size() + " " + header.substring(0, header.indexOf(']') + 1);
      tests.add(DynamicTest.dynamicTest(name, () -> check(header, printed)));
    }
    assertTrue(tests.size() >= LEAST);
    return tests;
  }

  private static void check(String header, String printed) {
    int open = header.indexOf('[');
    int close = header.indexOf(']');
    Shape shape = Shape.of(numbers(header.substring(open + 1, close), ", ").mapToInt());
    String[] elements = numbers(header.substring(close + 1).strip(), " ").parts();
    var dtype = DType.valueOf(header.substring(0, open).toUpperCase(java.util.Locale.ROOT));
    var type = new TensorType(dtype, shape);
    assertEquals(printed + " " + type, TensorText.of(type, array(dtype, elements)));
  }

  private record Numbers(String[] parts) {
    int[] mapToInt() {
      return Arrays.stream(parts).mapToInt(Integer::parseInt).toArray();
    }
  }

  private static Numbers numbers(String text, String separator) {
    return new Numbers(text.isEmpty() ? new String[0] : text.split(separator));
  }

  private static Object array(DType dtype, String[] elements) {
    if (dtype == DType.FLOAT64) {
      return Arrays.stream(elements)
          .mapToDouble(bits -> Double.longBitsToDouble(Long.parseLong(bits)))
          .toArray();
    }
    int[] ints = new Numbers(elements).mapToInt();
    float[] floats = new float[ints.length];
    for (int i = 0; i < ints.length; i++) {
      floats[i] = dtype == DType.BOOL ? ints[i] : Float.intBitsToFloat(ints[i]);
    }
    return dtype == DType.INT32 ? ints : floats;
  }
}
