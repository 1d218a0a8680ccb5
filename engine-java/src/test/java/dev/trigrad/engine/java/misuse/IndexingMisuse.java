package dev.trigrad.engine.java.misuse;

import static dev.trigrad.engine.java.misuse.Given.A;
import static dev.trigrad.engine.java.misuse.Given.BOOLS;
import static dev.trigrad.engine.java.misuse.Given.INTS;
import static dev.trigrad.engine.java.misuse.Given.JAVA;
import static dev.trigrad.engine.java.misuse.Given.KEY;
import static dev.trigrad.engine.java.misuse.Given.ROUNDED;
import static dev.trigrad.engine.java.misuse.Given.S;
import static dev.trigrad.engine.java.misuse.Given.V;
import static dev.trigrad.engine.java.misuse.Misuse.argument;
import static dev.trigrad.engine.java.misuse.Misuse.dtype;
import static dev.trigrad.engine.java.misuse.Misuse.index;
import static dev.trigrad.engine.java.misuse.Misuse.shape;

import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import java.util.stream.Stream;

/** Wrong calls of what reads and writes at indices, and of leaves. */
final class IndexingMisuse {
  private static final Tensor TWO = Tensor.of(new int[] {0, -1});
  private static final Tensor FAR = Tensor.of(new int[] {0, 5});
  private static final Tensor ROWS = Tensor.of(new float[4], 2, 2);

  private IndexingMisuse() {}

  static Stream<Misuse> rows() {
    return Stream.of(reads(), writes(), rowWrites(), masks(), leaves(), draws())
        .flatMap(rows -> rows);
  }

  private static Stream<Misuse> reads() {
    return Stream.of(
        index(
            "gather: index -4 at position 0 is out of range, expected 0 to 2",
            () -> JAVA.evaluate(V.gather(0, Tensor.of(new int[] {-2}).mul(2)))),
        index(
            "gather: index 0 at position 0 is out of range, the axis is empty",
            () -> Given.EMPTY.gather(0, Tensor.of(0))),
        index(
            "indexSelect: index 5 at position 1 is out of range, expected -3 to 2",
            () -> A.indexSelect(1, FAR)),
        shape(
            "indexSelect: indices are int32[2, 3], expected one axis; gather takes any rank",
            () -> A.indexSelect(1, ROUNDED)),
        index(
            "select: index 7 at position 0 is out of range, expected -3 to 2",
            () -> A.select(1, Tensor.of(7))),
        shape(
            "select: indices are int32[3], expected a scalar; gather takes any rank",
            () -> A.select(1, INTS)),
        argument("select: tensor of indices is null", () -> A.select(1, null)),
        index(
            "takeAlong: index 5 at position 1 is out of range, expected -3 to 2",
            () -> A.takeAlong(1, Tensor.of(new int[] {0, 5}, 1, 2))),
        shape(
            "takeAlong: indices [3] do not match [2, 3] beside axis 1; gather takes whole rows",
            () -> A.takeAlong(1, INTS)),
        shape(
            "takeAlong: indices [3, 1] do not match [2, 3] beside axis 1; gather takes whole rows",
            () -> A.takeAlong(1, Tensor.of(new int[3], 3, 1))),
        dtype(
            "takeAlong: indices are float32[2, 3], expected int32; cast them",
            () -> A.takeAlong(1, A)),
        index(
            "gather: index 3 at position 1 is out of range, expected 0 to 2",
            () -> JAVA.evaluate(A.takeAlong(1, Tensor.of(new int[] {0, 1}, 2, 1).mul(3)))));
  }

  private static Tensor known(int n) {
    return Tensor.of(new int[n]);
  }

  private static Stream<Misuse> writes() {
    return Stream.of(
        shape(
            "scatterAdd: indices [2] do not match the source [2, 2], expected its extents, or 1",
            () -> A.scatterAdd(1, TWO, ROWS)),
        shape(
            "scatterSet: source [3, 2] does not match [2, 3] beside axis 1",
            () -> A.scatterSet(1, known(6).reshape(3, 2), Tensor.zeros(3, 2))),
        dtype(
            "scatterSet: source is int32[2, 3], written to float32[2, 3]; cast one",
            () -> A.scatterSet(1, ROUNDED, ROUNDED)),
        dtype(
            "scatterAdd: takes numbers, got bool[2, 3]; cast it first",
            () -> BOOLS.scatterAdd(1, ROUNDED, BOOLS)),
        index(
            "scatterSet: index 4 at position 1 is out of range, expected -3 to 2",
            () -> A.scatterSet(1, Tensor.of(new int[] {0, 4}, 1, 2), ROWS)),
        argument("scatterAdd: source is null", () -> A.scatterAdd(1, ROUNDED, null)),
        argument("scatterSet: tensor of indices is null", () -> A.scatterSet(1, null, A)),
        shape(
            "scatterSet: axis 2 is out of range for [2, 3], expected -2 to 1",
            () -> A.scatterSet(2, ROUNDED, A)),
        index(
            "lastIndex: index 3 at position 1 is out of range, expected 0 to 2",
            () -> JAVA.evaluate(V.scatterSet(0, INTS.mul(3), V))));
  }

  private static Stream<Misuse> rowWrites() {
    return Stream.of(
        shape(
            "indexAdd: indices are int32[2, 3], expected one axis; scatterAdd and scatterSet take"
                + " an index each",
            () -> A.indexAdd(1, ROUNDED, A)),
        shape(
            "indexSet: 2 indices for axis 1 of the source [2, 3], expected one for each row",
            () -> A.indexSet(1, TWO, A)),
        index(
            "indexAdd: index 5 at position 1 is out of range, expected -3 to 2",
            () -> A.indexAdd(-1, FAR, ROWS)),
        dtype(
            "indexAdd: takes numbers, got bool[2, 3]; cast it first",
            () -> BOOLS.indexAdd(1, INTS, BOOLS)),
        argument("indexSet: source is null", () -> A.indexSet(1, TWO, null)));
  }

  private static Stream<Misuse> masks() {
    return Stream.of(
        shape("maskedFill: mask [2, 3] does not broadcast to [3]", () -> V.maskedFill(BOOLS, 0)),
        dtype(
            "maskedFill: mask is float32[2, 3], expected bool; compare it",
            () -> A.maskedFill(A, 0)),
        dtype(
            "maskedFill: operand 0.5 is no int32, the type of int32[2, 3]; give an integer, or cast"
                + " the tensor to float32",
            () -> ROUNDED.maskedFill(BOOLS, 0.5f)),
        shape(
            "maskedFill: value [2, 3] does not broadcast to [3]",
            () -> V.maskedFill(Tensor.of(true), A)),
        argument("maskedFill: mask is null", () -> V.maskedFill(null, 1)));
  }

  private static Stream<Misuse> leaves() {
    return Stream.of(
        dtype(
            "tensor: 1.0E300 exceeds float32, whose largest is 3.4028235E38; scale it",
            () -> Tensor.of(1e300)),
        dtype(
            "tensor: -1.0E39 exceeds float32, whose largest is 3.4028235E38; scale it",
            () -> Tensor.of(new double[] {1, -1e39})),
        dtype(
            "full: 1.0E39 exceeds float32, whose largest is 3.4028235E38; scale it",
            () -> Tensor.full(1e39, 2)),
        dtype(
            "tensor: 2147483648 at position 1 is no int32, expected -2147483648 to 2147483647",
            () -> Tensor.of(new long[] {1, 1L << 31})),
        shape("tensor: 3 values do not fill [2]", () -> Tensor.of(new double[3], 2)),
        shape(
            "tensor: row 1 has 1 values, row 0 has 2", () -> Tensor.of(new int[][] {{1, 2}, {3}})),
        argument("tensor: row 1 is null", () -> Tensor.of(new double[][] {{1}, null})),
        shape(
            "tensor: matrix 1 has 2 rows, matrix 0 has 1",
            () -> Tensor.of(new float[][][] {{{1}}, {{1}, {2}}})),
        shape(
            "tensor: row 1 of matrix 0 has 2 values, the first has 1",
            () -> Tensor.of(new float[][][] {{{1}, {2, 3}}})),
        argument("tensor: matrix 1 is null", () -> Tensor.of(new float[][][] {{{1}}, null})),
        shape("linspace: negative count -1", () -> Tensor.linspace(0, 1, -1)),
        dtype(
            "linspace: 1.0E39 exceeds float32, whose largest is 3.4028235E38; scale it",
            () -> Tensor.linspace(0, 1e39, 2)),
        dtype("toMatrix: holds int32[2, 3]; cast it first", () -> ROUNDED.toMatrix()),
        shape("toMatrix: [3] is no matrix; reshape it, or use toArray", () -> V.toMatrix()),
        dtype("itemInt: holds float32[]; use item, itemBoolean or cast", () -> S.itemInt()),
        shape("itemInt: [3] has 3 elements, expected 1; use toIntArray", () -> INTS.itemInt()),
        dtype(
            "itemBoolean: holds float32[]; use item, itemInt or compare it first",
            () -> S.itemBoolean()),
        dtype(
            "toDoubleArray: holds bool[2, 3]; use toBooleanArray or cast",
            () -> BOOLS.toDoubleArray()));
  }

  private static Stream<Misuse> draws() {
    return Stream.of(
        argument(
            "uniform: low is 1.0, high is 0.0, expected finite float32 numbers, low no larger than"
                + " high",
            () -> Tensor.uniform(KEY, 1, 0, Shape.of(2))),
        argument(
            "uniform: low is -3.0E38, high is 3.0E38, expected finite float32 numbers, low no"
                + " larger than high",
            () -> Tensor.uniform(KEY, -3e38, 3e38, Shape.of(2))),
        argument("uniform: key is null", () -> Tensor.uniform(null, 0, 1, Shape.of(2))),
        argument("uniform: shape is null", () -> Tensor.uniform(KEY, (Shape) null)),
        argument("normal: shape is null", () -> Tensor.normal(KEY, (Shape) null)),
        argument(
            "randomInts: low is 3, high is 3, expected low below high, by at most 16777216",
            () -> Tensor.randomInts(KEY, 3, 3, Shape.of(2))),
        argument(
            "randomInts: low is 0, high is 16777217, expected low below high, by at most 16777216",
            () -> Tensor.randomInts(KEY, 0, (1 << 24) + 1, Shape.of(2))),
        argument(
            "bernoulli: p is NaN, expected 0 to 1",
            () -> Tensor.bernoulli(KEY, Double.NaN, Shape.of(2))),
        argument("bernoulli: key is null", () -> Tensor.bernoulli(null, 0.5, Shape.of(2))),
        argument("bernoulli: tensor of probabilities is null", () -> Tensor.bernoulli(KEY, null)),
        dtype(
            "bernoulli: element types differ, float32[3] and int32[3]; cast one of them",
            () -> Tensor.bernoulli(KEY, INTS)));
  }
}
