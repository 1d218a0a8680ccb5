package dev.trigrad.engine.java.misuse;

import static dev.trigrad.engine.java.misuse.Given.A;
import static dev.trigrad.engine.java.misuse.Given.BOOLS;
import static dev.trigrad.engine.java.misuse.Given.INTS;
import static dev.trigrad.engine.java.misuse.Given.ZERO;
import static dev.trigrad.engine.java.misuse.Given.ZEROS;
import static dev.trigrad.engine.java.misuse.Given.expanded;
import static dev.trigrad.engine.java.misuse.Misuse.argument;
import static dev.trigrad.engine.java.misuse.Misuse.dtype;
import static dev.trigrad.engine.java.misuse.Misuse.shape;

import dev.trigrad.DType;
import dev.trigrad.Tensor;
import java.util.stream.Stream;

/** Wrong calls of elementwise operations, with tensors and with Java numbers. */
final class ElementwiseMisuse {
  private ElementwiseMisuse() {}

  static Stream<Misuse> rows() {
    return Stream.of(first(), second(), third(), fourth()).flatMap(rows -> rows);
  }

  private static Stream<Misuse> first() {
    return Stream.of(
        argument("add: input 1 is null", () -> A.add((Tensor) null)),
        argument("greater: input 1 is null", () -> A.greater((Tensor) null)),
        argument("greaterEqual: input 1 is null", () -> A.greaterEqual((Tensor) null)),
        shape(
            "add: shapes do not broadcast, [2, 3] and [2] (3 ≠ 2 at axis -1); extents must be equal"
                + " or 1",
            () -> A.add(Tensor.zeros(2))),
        shape(
            "greater: shapes do not broadcast, [2, 3] and [2] (3 ≠ 2 at axis -1); extents must be"
                + " equal or 1",
            () -> A.greater(Tensor.zeros(2))),
        dtype(
            "greaterEqual: element types differ, float32[2, 3] and int32[3]; cast one of them",
            () -> A.greaterEqual(INTS)),
        dtype(
            "sub: element types differ, float32[2, 3] and int32[3]; cast one of them",
            () -> A.sub(INTS)),
        dtype(
            "equal: element types differ, float32[2, 3] and bool[2, 3]; cast one of them",
            () -> A.equal(BOOLS)),
        dtype(
            "add: does not take bool[2, 3] and bool[2, 3]; cast them first",
            () -> BOOLS.add(BOOLS)),
        dtype(
            "less: does not take bool[2, 3] and bool[2, 3]; cast them first",
            () -> BOOLS.less(BOOLS)),
        dtype(
            "greater: does not take bool[2, 3] and bool[2, 3]; cast them first",
            () -> BOOLS.greater(BOOLS)));
  }

  private static Stream<Misuse> second() {
    return Stream.of(
        dtype("div: does not take int32[3] and int32[3]; cast them first", () -> INTS.div(INTS)),
        dtype("pow: does not take int32[3] and int32[]; cast them first", () -> INTS.pow(2)),
        dtype("div: does not take int32[3] and int32[]; cast them first", () -> INTS.div(2)),
        dtype(
            "and: does not take float32[2, 3] and float32[2, 3]; cast them first", () -> A.and(A)),
        dtype("not: does not take float32[2, 3]; cast it first", () -> A.not()),
        dtype("neg: does not take bool[2, 3]; cast it first", () -> BOOLS.neg()),
        dtype("exp: does not take int32[3]; cast it first", () -> INTS.exp()),
        dtype("relu: does not take int32[3]; cast it first", () -> INTS.relu()),
        dtype("gelu: takes float32, got bool[2, 3]; cast it first", () -> BOOLS.gelu()),
        dtype("geluTanh: takes float32, got int32[3]; cast it first", () -> INTS.geluTanh()),
        dtype(
            "where: condition is float32[2, 3], expected bool; compare it first",
            () -> A.where(A, A)),
        dtype(
            "where: element types differ, float32[2, 3] and int32[3]; cast one of them",
            () -> BOOLS.where(A, INTS)),
        argument("where: input 2 is null", () -> BOOLS.where(A, null)),
        shape(
            "where: shapes do not broadcast, [4] and [2, 3] (4 ≠ 3 at axis -1); extents must be"
                + " equal or 1",
            () -> BOOLS.where(Tensor.zeros(4), A)),
        argument("cast: element type is null", () -> A.cast(null)),
        dtype(
            "cast: float64 values are not supported yet; use float32",
            () -> A.cast(DType.FLOAT64)));
  }

  private static Stream<Misuse> third() {
    return Stream.of(
        shape(
            "add: [65536, 65536] has more than 2³¹ − 1 elements; split it along an axis",
            () -> expanded(65_536, 1).add(expanded(1, 65_536))),
        dtype(
            "add: operand 0.5 is no int32, the type of int32[3]; give an integer, or cast the"
                + " tensor to float32",
            () -> INTS.add(0.5f)),
        dtype(
            "add: operand NaN is no int32, the type of int32[3]; give an integer, or cast the"
                + " tensor to float32",
            () -> INTS.add(Float.NaN)),
        dtype(
            "mul: operand 3.0E9 is no int32, the type of int32[3]; give an integer, or cast the"
                + " tensor to float32",
            () -> INTS.mul(3e9f)),
        dtype(
            "add: operand Infinity is no int32, the type of int32[3]; give an integer, or cast the"
                + " tensor to float32",
            () -> INTS.add(Float.POSITIVE_INFINITY)),
        dtype(
            "sub: operand 2147483648 is no int32, the type of int32[3]; cast the tensor to float32"
                + " and give a float",
            () -> INTS.sub(1L << 31)),
        dtype(
            "equal: operand 0.001 is no int32, the type of int32[3]; give an integer, or cast the"
                + " tensor to float32",
            () -> INTS.equal(1e-3f)),
        dtype(
            "add: 16777217 is not exactly a float32; give a float, as in 1.6777216E7f, or use"
                + " int32",
            () -> A.add(16_777_217)),
        dtype(
            "mul: 9223372036854775807 is not exactly a float32; give a float, as in 9.223372E18f,"
                + " or use int32",
            () -> A.mul(Long.MAX_VALUE)));
  }

  private static Stream<Misuse> fourth() {
    return Stream.of(
        dtype(
            "less: 16777219 is not exactly a float32; give a float, as in 1.677722E7f, or use"
                + " int32",
            () -> A.less(16_777_219)),
        dtype(
            "add: input 0 is bool[2, 3], which takes no number; cast it to float32 or int32",
            () -> BOOLS.add(1)),
        dtype(
            "equal: input 0 is bool[2, 3], which takes no number; cast it to float32 or int32",
            () -> BOOLS.equal(0f)),
        shape("clip: low 1 exceeds high 0", () -> A.clip(1, 0)),
        shape("clip: low NaN exceeds high 1.0", () -> A.clip(Float.NaN, 1f)),
        dtype(
            "clip: operand 0.5 is no int32, the type of int32[3]; give an integer, or cast the"
                + " tensor to float32",
            () -> INTS.clip(0, 0.5f)),
        dtype(
            "clip: input 0 is bool[2, 3], which takes no number; cast it to float32 or int32",
            () -> BOOLS.clip(0, 1)),
        dtype(
            "pad: 16777217 is not exactly a float32; give a float, as in 1.6777216E7f, or use"
                + " int32",
            () -> A.pad(ZEROS, ZEROS, 16_777_217)),
        dtype(
            "pad: operand 1.5 is no int32, the type of int32[3]; give an integer, or cast the"
                + " tensor to float32",
            () -> INTS.pad(ZERO, ZERO, 1.5f)),
        dtype(
            "pad: input 0 is bool[2, 3], which takes no number; cast it to float32 or int32",
            () -> BOOLS.pad(ZEROS, ZEROS, 1)));
  }
}
