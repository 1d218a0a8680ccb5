package dev.trigrad;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.trigrad.graph.Gradients;
import dev.trigrad.reference.Reference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Java numbers as operands are those numbers, or an error. */
class ScalarsTest {
  private static final int ODD = (1 << 24) + 1;
  private static final Tensor INTS = Tensor.of(new int[] {16_777_216, ODD, -3, 0});
  private static final Tensor FLOATS = Tensor.of(new float[] {16_777_216, 0.5f, -3, 0});

  private static void gives(Tensor actual, double... expected) {
    assertArrayEquals(expected, new Reference().of(actual).value());
  }

  @Test
  void integersAreExactOnIntegers() {
    gives(INTS.add(ODD), 33_554_433, 33_554_434, 16_777_214, ODD);
    gives(INTS.sub(ODD), -1, 0, -16_777_220, -ODD);
    gives(INTS.mul(ODD), 16_777_216, 33_554_433, -50_331_651, 0);
    gives(INTS.maximum(ODD), ODD, ODD, ODD, ODD);
    gives(INTS.minimum(-ODD), -ODD, -ODD, -ODD, -ODD);
    gives(INTS.equal(ODD), 0, 1, 0, 0);
    gives(INTS.notEqual(ODD), 1, 0, 1, 1);
    gives(INTS.less(ODD), 1, 0, 1, 1);
    gives(INTS.lessEqual(ODD), 1, 1, 1, 1);
    gives(INTS.greater(16_777_216L), 0, 1, 0, 0);
    gives(INTS.greaterEqual(ODD), 0, 1, 0, 0);
    gives(INTS.clip(0, ODD), 16_777_216, ODD, 0, 0);
    gives(INTS.pad(new int[] {1}, new int[] {0}, ODD), ODD, 16_777_216, ODD, -3, 0);
    gives(INTS.add(Integer.MIN_VALUE), -2_130_706_432, -2_130_706_431, 2_147_483_645, -0x1p31);
    gives(INTS.add(2f), 16_777_218, 16_777_219, -1, 2);
    gives(INTS.equal(-0x1p31f), 0, 0, 0, 0);
    gives(Tensor.of((long) ODD), ODD);
  }

  @Test
  void integersOnFloatsAreTheFloats() {
    gives(FLOATS.add(1), 16_777_217, 1.5, -2, 1);
    gives(FLOATS.mul(1 << 30), 0x1p54, 0x1p29, -0x3p30, 0);
    gives(FLOATS.pow(2L), 0x1p48, 0.25, 9, 0);
    gives(FLOATS.div(2), 0x1p23, 0.25, -1.5, 0);
    gives(FLOATS.clip(-1, 1), 1, 0.5, -1, 0);
    gives(FLOATS.less(Long.MIN_VALUE), 0, 0, 0, 0);
    gives(Tensor.full(3, 2), 3, 3);
  }

  private record Call(String message, org.junit.jupiter.api.function.Executable call) {}

  @Test
  void decimalNumbersAreTheNearestFloats() {
    gives(FLOATS.mul(0.1), 1_677_721.625, 0.1f * 0.5f, -3 * (double) 0.1f, 0);
    gives(FLOATS.add(0.1f).sub(FLOATS.add(0.1)), 0, 0, 0, 0);
    gives(INTS.equal(-3.0).cast(DType.FLOAT32), 0, 0, 1, 0);
    gives(FLOATS.less(Double.POSITIVE_INFINITY).cast(DType.FLOAT32), 1, 1, 1, 1);
    assertEquals(
        "mul: 1.0E39 exceeds float32, whose largest is 3.4028235E38; scale it",
        assertThrows(DTypeException.class, () -> FLOATS.mul(1e39)).getMessage());
  }

  static Stream<Arguments> refused() {
    String exact = "16777217 is not exactly a float32; give a float, as in 1.6777216E7f, or use";
    String type = " is no int32, the type of int32[4]; ";
    String cast = "cast the tensor to float32 and give a float";
    String give = "give an integer, or cast the tensor to float32";
    Tensor bools = INTS.equal(0);
    return Stream.of(
            new Call("add: " + exact + " int32", () -> FLOATS.add(ODD)),
            new Call("div: " + exact + " int32", () -> FLOATS.div(ODD)),
            new Call("greater: " + exact + " int32", () -> FLOATS.greater(ODD)),
            new Call("clip: " + exact + " int32", () -> FLOATS.clip(0, ODD)),
            new Call("full: " + exact + " int32", () -> Tensor.full(ODD, 2)),
            new Call("pad: " + exact + " int32", () -> FLOATS.pad(new int[1], new int[1], ODD)),
            new Call(
                "mul: 9223372036854775807 is not exactly a float32; give a float, as in"
                    + " 9.223372E18f, or use int32",
                () -> FLOATS.mul(Long.MAX_VALUE)),
            new Call("add: operand 2147483648" + type + cast, () -> INTS.add(1L << 31)),
            new Call(
                "tensor: operand 2147483648 is no int32, the type of int32[]; " + cast,
                () -> Tensor.of(1L << 31)),
            new Call("mul: operand 3.0E9" + type + give, () -> INTS.mul(3e9f)),
            new Call("mul: operand 2.1474836E9" + type + give, () -> INTS.mul(0x1p31f)),
            new Call(
                "add: operand Infinity" + type + give, () -> INTS.add(Float.POSITIVE_INFINITY)),
            new Call("sub: operand NaN" + type + give, () -> INTS.sub(Float.NaN)),
            new Call("equal: operand 0.5" + type + give, () -> INTS.equal(0.5f)),
            new Call("clip: operand 0.5" + type + give, () -> INTS.clip(0, 0.5f)),
            new Call(
                "pad: operand 1.5" + type + give, () -> INTS.pad(new int[1], new int[1], 1.5f)),
            new Call(
                "add: input 0 is bool[4], which takes no number; cast it to float32 or int32",
                () -> bools.add(1)))
        .map(call -> Arguments.of(call.message, call.call));
  }

  @ParameterizedTest
  @MethodSource
  void refused(String message, org.junit.jupiter.api.function.Executable call) {
    assertEquals(message, assertThrows(DTypeException.class, call).getMessage());
  }

  @Test
  void gradientsAreChosenWhereTheyAreNotDefined() {
    Tensor x = Tensor.of(new float[] {0, 4, -4});
    Tensor infinite = Tensor.of(new float[] {Float.POSITIVE_INFINITY, 1, 1});
    gives(Gradients.of(x.abs(), infinite, java.util.List.of(x)).getFirst(), 0, 1, -1);
    gives(Gradients.of(x.abs().sqrt().sum(), x).getFirst(), 0, 0.25, -0.25);
    gives(Gradients.of(x.relu(), infinite, java.util.List.of(x)).getFirst(), 0, 1, 0);
    gives(Gradients.of(x.clip(1, 5), infinite, java.util.List.of(x)).getFirst(), 0, 1, 0);
    gives(Gradients.of(x.maximum(1), infinite, java.util.List.of(x)).getFirst(), 0, 1, 0);
  }
}
