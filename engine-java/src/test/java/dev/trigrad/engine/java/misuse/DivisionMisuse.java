package dev.trigrad.engine.java.misuse;

import static dev.trigrad.engine.java.misuse.Given.A;
import static dev.trigrad.engine.java.misuse.Given.BOOLS;
import static dev.trigrad.engine.java.misuse.Given.INTS;
import static dev.trigrad.engine.java.misuse.Misuse.argument;
import static dev.trigrad.engine.java.misuse.Misuse.dtype;
import static dev.trigrad.engine.java.misuse.Misuse.shape;

import dev.trigrad.Tensor;
import java.util.stream.Stream;

/** Wrong calls of rounding, division with remainder, elementary functions and choices. */
final class DivisionMisuse {
  private static final String ZERO =
      ": integer division by zero, the divisor is 0 at position 0; replace it by where, or cast"
          + " both to float32";

  private DivisionMisuse() {}

  static Stream<Misuse> rows() {
    return Stream.of(division(), functions(), numbers()).flatMap(rows -> rows);
  }

  private static Stream<Misuse> division() {
    Tensor zeros = Tensor.of(new int[] {3, 1, 0});
    Tensor computed = INTS.sub(INTS);
    return Stream.of(
        argument("floorDivide" + ZERO, () -> INTS.floorDivide(0)),
        argument("remainder" + ZERO, () -> INTS.remainder(0)),
        argument("fmod" + ZERO, () -> INTS.fmod(0f)),
        argument(
            "remainder: integer division by zero, the divisor is 0 at position 2; replace it by"
                + " where, or cast both to float32",
            () -> INTS.remainder(zeros)),
        argument("floorDivide" + ZERO, () -> INTS.floorDivide(computed).toIntArray()),
        argument("floorDivide" + ZERO, () -> INTS.remainder(computed).toIntArray()),
        argument("remainder: input 1 is null", () -> A.remainder((Tensor) null)),
        argument("remainder: input 1 is null", () -> INTS.remainder((Tensor) null)),
        argument("fmod: input 1 is null", () -> INTS.fmod((Tensor) null)),
        argument("floorDivide: input 1 is null", () -> A.floorDivide((Tensor) null)),
        dtype(
            "remainder: element types differ, float32[2, 3] and int32[3]; cast one of them",
            () -> A.remainder(INTS)),
        dtype(
            "fmod: does not take bool[2, 3] and bool[2, 3]; cast them first",
            () -> BOOLS.fmod(BOOLS)),
        shape(
            "floorDivide: shapes do not broadcast, [2, 3] and [2] (3 ≠ 2 at axis -1); extents must"
                + " be equal or 1",
            () -> A.floorDivide(Tensor.zeros(2))),
        dtype("ceil: does not take bool[2, 3]; cast it first", () -> BOOLS.ceil()),
        dtype("floor: does not take bool[2, 3]; cast it first", () -> BOOLS.floor()));
  }

  private static Stream<Misuse> functions() {
    return Stream.of(
        dtype("tan: takes float32, got int32[3]; cast it first", () -> INTS.tan()),
        dtype("log2: does not take int32[3]; cast it first", () -> INTS.log2()),
        dtype("rsqrt: takes float32, got int32[3]; cast it first", () -> INTS.rsqrt()),
        dtype(
            "atan2: does not take int32[3] and int32[3]; cast them first", () -> INTS.atan2(INTS)),
        argument("atan2: input 1 is null", () -> A.atan2((Tensor) null)),
        argument("xor: input 1 is null", () -> BOOLS.xor(null)),
        dtype("xor: does not take int32[3] and int32[3]; cast them first", () -> INTS.xor(INTS)),
        dtype(
            "xor: element types differ, bool[2, 3] and int32[3]; cast one of them",
            () -> BOOLS.xor(INTS)));
  }

  private static Stream<Misuse> numbers() {
    return Stream.of(
        dtype("rdiv: does not take int32[] and int32[3]; cast them first", () -> INTS.rdiv(1)),
        dtype(
            "rsub: operand 0.5 is no int32, the type of int32[3]; give an integer, or cast the"
                + " tensor to float32",
            () -> INTS.rsub(0.5f)),
        dtype(
            "where: operand 0.5 is no int32, the type of int32[3]; give an integer, or cast the"
                + " tensor to float32",
            () -> INTS.greater(0).where(INTS, 0.5f)),
        argument("where: input 1 is null", () -> BOOLS.where(null, 0f)),
        argument("where: input 2 is null", () -> BOOLS.where(0, null)),
        shape("clipMin: the limit is NaN; give a number", () -> A.clipMin(Float.NaN)),
        shape("clipMax: the limit is NaN; give a number", () -> A.clipMax(Float.NaN)),
        dtype(
            "clipMin: operand 0.5 is no int32, the type of int32[3]; give an integer, or cast the"
                + " tensor to float32",
            () -> INTS.clipMin(0.5f)));
  }
}
