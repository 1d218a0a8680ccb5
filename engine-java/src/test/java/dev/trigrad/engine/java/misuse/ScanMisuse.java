package dev.trigrad.engine.java.misuse;

import static dev.trigrad.engine.java.misuse.Given.A;
import static dev.trigrad.engine.java.misuse.Given.BOOLS;
import static dev.trigrad.engine.java.misuse.Given.DOUBLE;
import static dev.trigrad.engine.java.misuse.Given.EMPTY;
import static dev.trigrad.engine.java.misuse.Given.INTS;
import static dev.trigrad.engine.java.misuse.Given.S;
import static dev.trigrad.engine.java.misuse.Given.V;
import static dev.trigrad.engine.java.misuse.Misuse.argument;
import static dev.trigrad.engine.java.misuse.Misuse.dtype;
import static dev.trigrad.engine.java.misuse.Misuse.shape;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Recorder;
import dev.trigrad.op.ArgSort;
import dev.trigrad.op.LinearRecurrence;
import java.util.stream.Stream;

/** Wrong calls of scans, sorts, statistics and truth over axes. */
final class ScanMisuse {
  private ScanMisuse() {}

  static Stream<Misuse> rows() {
    return Stream.of(scans(), order(), statistics()).flatMap(rows -> rows);
  }

  private static Stream<Misuse> scans() {
    return Stream.of(
        shape(
            "cumulativeProduct: axis 2 is out of range for [2, 3], expected -2 to 1",
            () -> A.cumulativeProduct(2)),
        shape(
            "linearRecurrence: axis -3 is out of range for [2, 3], expected -2 to 1",
            () -> A.linearRecurrence(V, -3)),
        argument(
            "linearRecurrence: tensor of coefficients is null", () -> A.linearRecurrence(null, 0)),
        dtype(
            "linearRecurrence: coefficients are int32[2, 3], terms are float32[2, 3], expected both"
                + " float32 or both int32; cast them",
            () -> A.linearRecurrence(INTS, 0)),
        dtype(
            "linearRecurrence: coefficients are bool[2, 3], terms are bool[2, 3], expected both"
                + " float32 or both int32; cast them",
            () -> BOOLS.linearRecurrence(BOOLS, 0)),
        shape(
            "linearRecurrence: shapes do not broadcast, [2, 3] and [2] (3 ≠ 2 at axis -1); extents"
                + " must be equal or 1",
            () -> A.linearRecurrence(Tensor.zeros(2), 0)),
        shape(
            "linearRecurrence: coefficients [3] and terms [2, 3] must have one shape; expand them",
            () -> Recorder.record(new LinearRecurrence(0, false), V, A)),
        shape(
            "linearRecurrence: axis -1 of [2, 3] counts from the end, expected 0 to 1",
            () -> Recorder.record(new LinearRecurrence(-1, false), A, A)),
        shape("prod: axis 1 is named twice for [2, 3]", () -> A.prod(1, -1)),
        argument("prod: array of axes is null", () -> A.prodKeep((int[]) null)),
        dtype("any: takes truth values, got float32[2, 3]; compare it first", () -> A.any(0)),
        dtype("all: takes truth values, got int32[3]; compare it first", () -> INTS.allKeep()),
        shape("all: axis 2 is out of range for [2, 3], expected -2 to 1", () -> BOOLS.all(2)));
  }

  private static Stream<Misuse> order() {
    return Stream.of(
        shape("sort: axis 2 is out of range for [2, 3], expected -2 to 1", () -> A.sort(2)),
        shape(
            "argsort: axis 0 is out of range for [], a scalar, which has no axes",
            () -> S.argsort(0)),
        shape(
            "argsort: axis -1 of [2, 3] counts from the end, expected 0 to 1",
            () -> Recorder.record(new ArgSort(-1, true), A)),
        argument("topK: k is 4, expected 0 to 3 along axis 1 of [2, 3]", () -> A.topK(4, -1)),
        argument("topK: k is -1, expected 0 to 3 along axis 0 of [3]", () -> V.topK(-1, 0)),
        shape("topK: axis 1 is out of range for [3], expected -1 to 0", () -> V.topK(1, 1)),
        shape("argmin: axis 0 of [0] is empty", () -> EMPTY.argmin(0)),
        shape("argmin: [0] is empty", () -> EMPTY.argmin()),
        shape("argmax: [0] is empty", () -> EMPTY.argmax()),
        dtype("argmin: does not take bool[2, 3]; cast it first", () -> BOOLS.argmin(0)),
        shape("maxWithIndex: axis 0 of [0] is empty", () -> EMPTY.maxWithIndex(0)),
        dtype("minWithIndex: does not take bool[2, 3]; cast it first", () -> BOOLS.minWithIndex(1)),
        shape(
            "minWithIndex: axis 3 is out of range for [2, 3], expected -2 to 1",
            () -> A.minWithIndexKeep(3)));
  }

  private static Stream<Misuse> statistics() {
    return Stream.of(
        dtype("var: takes float32, got int32[3]; cast it first", () -> INTS.var()),
        dtype("std: takes float32, got bool[2, 3]; cast it first", () -> BOOLS.stdKeep(0)),
        shape("var: axis 2 is out of range for [2, 3], expected -2 to 1", () -> A.var(2)),
        argument("std: array of axes is null", () -> A.std(null, 0)),
        argument("var: correction is -1, expected at least 0", () -> A.var(new int[] {0}, -1)),
        dtype("norm: takes float32, got int32[3]; cast it first", () -> INTS.norm()),
        dtype("norm: takes float32, got int32[3]; cast it first", () -> INTS.norm(new int[0], 1)),
        argument(
            "norm: p is 0.0, expected a number above 0 or infinity", () -> A.norm(new int[0], 0)),
        argument(
            "norm: p is NaN, expected a number above 0 or infinity",
            () -> A.normKeep(new int[0], Float.NaN)),
        shape(
            "norm: axis 0 of [0] is empty and max has no identity",
            () -> EMPTY.norm(new int[0], Float.POSITIVE_INFINITY)),
        argument(
            "normalize: epsilon is -1.0, expected a finite number of at least 0",
            () -> A.normalize(0, -1)),
        shape(
            "normalize: axis 2 is out of range for [2, 3], expected -2 to 1", () -> A.normalize(2)),
        dtype("normalize: takes float32, got int32[3]; cast it first", () -> INTS.normalize(0)),
        argument("quantile: q is 1.5, expected 0 to 1", () -> A.quantile(1.5, 0)),
        argument("quantile: q is NaN, expected 0 to 1", () -> A.quantile(Double.NaN, 0)),
        shape("median: axis 0 of [0] is empty", () -> EMPTY.median(0)),
        dtype("median: takes float32, got int32[3]; cast it first", () -> INTS.medianKeep(0)),
        dtype("softmin: does not take bool[2, 3]; cast it first", () -> BOOLS.softmin(0)),
        dtype(
            "mean: input 0 is float64[4]; float64 is stored, no operation takes it: use float32",
            () -> DOUBLE.mean()));
  }
}
