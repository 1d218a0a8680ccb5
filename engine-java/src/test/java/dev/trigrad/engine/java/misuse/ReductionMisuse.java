package dev.trigrad.engine.java.misuse;

import static dev.trigrad.engine.java.misuse.Given.A;
import static dev.trigrad.engine.java.misuse.Given.BOOLS;
import static dev.trigrad.engine.java.misuse.Given.EMPTY;
import static dev.trigrad.engine.java.misuse.Given.INTS;
import static dev.trigrad.engine.java.misuse.Given.S;
import static dev.trigrad.engine.java.misuse.Given.V;
import static dev.trigrad.engine.java.misuse.Misuse.argument;
import static dev.trigrad.engine.java.misuse.Misuse.dtype;
import static dev.trigrad.engine.java.misuse.Misuse.shape;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Recorder;
import dev.trigrad.op.CumulativeSum;
import java.util.stream.Stream;

/** Wrong calls of reductions and what normalizes. */
final class ReductionMisuse {
  private ReductionMisuse() {}

  static Stream<Misuse> rows() {
    return Stream.of(first(), second(), third()).flatMap(rows -> rows);
  }

  private static Stream<Misuse> first() {
    return Stream.of(
        shape("sum: axis 2 is out of range for [2, 3], expected -2 to 1", () -> A.sum(2)),
        shape("sum: axis 1 is named twice for [2, 3]", () -> A.sum(1, -1)),
        argument("sum: array of axes is null", () -> A.sum((int[]) null)),
        shape("mean: axis -3 is out of range for [2, 3], expected -2 to 1", () -> A.mean(-3)),
        shape("mean: axis 2 is out of range for [2, 3], expected -2 to 1", () -> A.meanKeep(2)),
        argument("mean: array of axes is null", () -> A.mean((int[]) null)),
        dtype("max: does not take bool[2, 3]; cast it first", () -> BOOLS.max()),
        shape("max: axis 5 is out of range for [2, 3], expected -2 to 1", () -> A.max(5)),
        shape("min: axis 0 is named twice for [2, 3]", () -> A.minKeep(0, 0)),
        shape("max: axis 0 of [0] is empty and max has no identity", () -> EMPTY.max()),
        shape("min: axis 0 of [0] is empty and min has no identity", () -> EMPTY.min(0)),
        shape("argmax: axis 0 of [0] is empty", () -> EMPTY.argmax(0)),
        dtype("argmax: does not take bool[2, 3]; cast it first", () -> BOOLS.argmax(0)),
        shape("argmax: axis 2 is out of range for [2, 3], expected -2 to 1", () -> A.argmaxKeep(2)),
        shape(
            "argmax: axis 0 is out of range for [], a scalar, which has no axes",
            () -> S.argmax(0)),
        dtype("logSumExp: takes float32, got int32[3]; cast it first", () -> INTS.logSumExp()),
        shape(
            "logSumExp: axis 2 is out of range for [2, 3], expected -2 to 1", () -> A.logSumExp(2)),
        shape("logSumExp: axis 1 is named twice for [2, 3]", () -> A.logSumExpKeep(1, 1)));
  }

  private static Stream<Misuse> second() {
    return Stream.of(
        dtype("softmax: takes float32, got int32[3]; cast it first", () -> INTS.softmax(0)),
        shape("softmax: axis -3 is out of range for [2, 3], expected -2 to 1", () -> A.softmax(-3)),
        shape(
            "softmax: axis 0 is out of range for [], a scalar, which has no axes",
            () -> S.softmax(0)),
        shape(
            "softmax: axis 0 of [0] is empty, and nothing can be normalized; give at least one"
                + " element",
            () -> EMPTY.softmax(0)),
        shape(
            "logSoftmax: axis 0 of [0] is empty, and nothing can be normalized; give at least one"
                + " element",
            () -> EMPTY.logSoftmax(0)),
        shape(
            "logSoftmax: axis 1 of [2, 0] is empty, and nothing can be normalized; give at least"
                + " one element",
            () -> Tensor.zeros(2, 0).logSoftmax(-1)),
        dtype("logSoftmax: takes float32, got int32[3]; cast it first", () -> INTS.logSoftmax(0)),
        shape("layerNorm: 0 last axes of [2, 3], expected 1 to 2", () -> A.layerNorm(0, 1e-5f)),
        shape("layerNorm: 3 last axes of [2, 3], expected 1 to 2", () -> A.layerNorm(3, 1e-5f)),
        dtype(
            "layerNorm: takes float32, got int32[3]; cast it first",
            () -> INTS.layerNorm(1, 1e-5f)),
        argument(
            "layerNorm: epsilon is -1.0, expected a finite number of at least 0",
            () -> A.layerNorm(1, -1f)));
  }

  private static Stream<Misuse> third() {
    return Stream.of(
        dtype(
            "cumulativeSum: does not take bool[2, 3]; cast it first",
            () -> Recorder.record(new CumulativeSum(0, false), BOOLS)),
        shape(
            "cumulativeSum: axis 2 is out of range for [2, 3], expected -2 to 1",
            () -> A.cumulativeSum(2, true)),
        shape(
            "cumulativeSum: axis 0 is out of range for [], a scalar, which has no axes",
            () -> S.cumulativeSum(0)),
        shape(
            "cumulativeSum: axis -1 of [2, 3] counts from the end, expected 0 to 1",
            () -> Recorder.record(new CumulativeSum(-1, false), A)),
        argument(
            "layerNorm: epsilon is NaN, expected a finite number of at least 0",
            () -> A.layerNorm(1, Float.NaN)),
        argument("layerNorm: weight is null", () -> A.layerNorm(null, V, 0f)),
        argument("layerNorm: bias is null", () -> A.layerNorm(V, null, 0f)),
        dtype(
            "layerNorm: weight is float32[3], bias is int32[3], expected float32; cast them first",
            () -> A.layerNorm(V, INTS, 0f)),
        shape(
            "layerNorm: weight [2] and bias [2] must have the last extents of the input [2, 3]",
            () -> A.layerNorm(Tensor.zeros(2), Tensor.zeros(2), 0f)),
        shape(
            "layerNorm: weight [3] and bias [] must have the last extents of the input [2, 3]",
            () -> A.layerNorm(V, S, 0f)));
  }
}
