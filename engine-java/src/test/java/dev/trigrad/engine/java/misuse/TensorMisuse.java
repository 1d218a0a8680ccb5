package dev.trigrad.engine.java.misuse;

import static dev.trigrad.engine.java.misuse.Given.A;
import static dev.trigrad.engine.java.misuse.Given.BOOLS;
import static dev.trigrad.engine.java.misuse.Given.INTS;
import static dev.trigrad.engine.java.misuse.Given.KEY;
import static dev.trigrad.engine.java.misuse.Given.ROUNDED;
import static dev.trigrad.engine.java.misuse.Given.S;
import static dev.trigrad.engine.java.misuse.Given.V;
import static dev.trigrad.engine.java.misuse.Misuse.argument;
import static dev.trigrad.engine.java.misuse.Misuse.dtype;
import static dev.trigrad.engine.java.misuse.Misuse.shape;

import dev.trigrad.Tensor;
import java.util.stream.Stream;

/** Wrong calls of making tensors and products of matrices. */
final class TensorMisuse {
  private TensorMisuse() {}

  static Stream<Misuse> rows() {
    return Stream.of(first(), second(), third()).flatMap(rows -> rows);
  }

  private static Stream<Misuse> first() {
    return Stream.of(
        argument("tensor: array of values is null", () -> Tensor.of((float[]) null)),
        argument("tensor: array of values is null", () -> Tensor.of((int[]) null)),
        argument("tensor: array of values is null", () -> Tensor.of((boolean[]) null)),
        argument("tensor: array of rows is null", () -> Tensor.of((float[][]) null)),
        argument("tensor: row 1 is null", () -> Tensor.of(new float[][] {{1}, null})),
        shape(
            "tensor: row 1 has 1 values, row 0 has 2",
            () -> Tensor.of(new float[][] {{1, 2}, {3}})),
        argument("tensor: array of extents is null", () -> Tensor.of(new float[2], (int[]) null)),
        shape("tensor: 6 values do not fill [4, 2]", () -> Tensor.of(new float[6], 4, 2)),
        shape("tensor: 0 values do not fill [1]", () -> Tensor.of(new int[0], 1)),
        shape("shape: negative extent -1 in [-1]", () -> Tensor.of(new float[1], -1)),
        dtype(
            "tensor: operand 1099511627776 is no int32, the type of int32[]; cast the tensor to"
                + " float32 and give a float",
            () -> Tensor.of(1L << 40)),
        shape("shape: negative extent -1 in [-1]", () -> Tensor.zeros(-1)),
        shape(
            "shape: [1048576, 1048576, 1048576] has more than 2³¹ − 1 elements; split it along an"
                + " axis",
            () -> Tensor.zeros(1 << 20, 1 << 20, 1 << 20)),
        shape(
            "shape: rank 9 of [1, 1, 1, 1, 1, 1, 1, 1, 1] exceeds 8",
            () -> Tensor.ones(1, 1, 1, 1, 1, 1, 1, 1, 1)),
        dtype(
            "full: 16777217 is not exactly a float32; give a float, as in 1.6777216E7f, or use"
                + " int32",
            () -> Tensor.full(16_777_217, 2)),
        argument("shape: array of extents is null", () -> Tensor.full(1f, (int[]) null)));
  }

  private static Stream<Misuse> second() {
    return Stream.of(
        shape("arange: negative count -1", () -> Tensor.arange(-1)),
        shape("arange: negative count -2", () -> Tensor.arange(0f, 1f, -2)),
        shape("eye: size is -1, expected 0 to 46340", () -> Tensor.eye(-1)),
        shape("eye: size is 50000, expected 0 to 46340", () -> Tensor.eye(50_000)),
        argument("uniform: key is null", () -> Tensor.uniform(null, 2)),
        shape("shape: negative extent -2 in [-2]", () -> Tensor.uniform(KEY, -2)),
        argument("normal: key is null", () -> Tensor.normal(null, 2)),
        shape("shape: negative extent -1 in [2, -1]", () -> Tensor.normal(KEY, 2, -1)),
        shape("stack: needs at least one tensor", () -> Tensor.stack(0)),
        argument("stack: array of tensors is null", () -> Tensor.stack(0, (Tensor[]) null)),
        argument("stack: input 1 is null", () -> Tensor.stack(0, A, null)),
        shape("stack: shapes differ, [2, 3] and [3] (input 1)", () -> Tensor.stack(0, A, V)),
        shape("stack: axis 4 is out of range for [2, 3]", () -> Tensor.stack(4, A, A)),
        shape("stack: axis -4 is out of range for [2, 3]", () -> Tensor.stack(-4, A, A)),
        dtype(
            "stack: element types differ, float32[1, 2, 3] and int32[1, 2, 3]; cast one of them",
            () -> Tensor.stack(0, A, ROUNDED)),
        shape("item: [2, 3] has 6 elements, expected 1; use toArray", () -> A.item()),
        dtype("toIntArray: holds float32[2, 3]; cast it first", () -> A.toIntArray()),
        dtype("toBooleanArray: holds float32[2, 3]; compare it first", () -> A.toBooleanArray()),
        dtype(
            "toArray: holds int32[3]; use toIntArray, toBooleanArray or cast",
            () -> INTS.toArray()),
        dtype(
            "toArray: holds bool[2, 3]; use toIntArray, toBooleanArray or cast",
            () -> BOOLS.toArray()));
  }

  private static Stream<Misuse> third() {
    return Stream.of(
        argument("matmul: input 1 is null", () -> A.matmul(null)),
        shape("matmul: inner dimensions differ, [2, 3] × [2, 3] (3 ≠ 2)", () -> A.matmul(A)),
        shape("matmul: a scalar is no matrix, [2, 3] × []; use mul", () -> A.matmul(S)),
        shape(
            "matmul: inner dimensions differ, [3] × [2] (3 ≠ 2)", () -> V.matmul(Tensor.zeros(2))),
        shape("matmul: inner dimensions differ, [3] × [2, 3] (3 ≠ 2)", () -> V.matmul(A)),
        shape(
            "matmul: inner dimensions differ, [2, 3] × [2] (3 ≠ 2)",
            () -> A.matmul(Tensor.zeros(2))),
        shape(
            "matmul: inner dimensions differ, [4, 2, 3] × [2, 3] (3 ≠ 2)",
            () -> Tensor.zeros(4, 2, 3).matmul(A)),
        shape(
            "matmul: shapes do not broadcast, [2] and [3] (2 ≠ 3 at axis -1); extents must be equal"
                + " or 1",
            () -> Tensor.zeros(2, 2, 3).matmul(Tensor.zeros(3, 3, 4))),
        dtype(
            "matmul: takes float32, got float32[2, 3] × int32[3, 1]; cast them first",
            () -> A.matmul(INTS.reshape(3, 1))),
        dtype(
            "matmul: takes float32, got int32[3] × int32[3]; cast them first",
            () -> INTS.matmul(INTS)));
  }
}
