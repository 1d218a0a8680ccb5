package dev.trigrad.engine.java.misuse;

import static dev.trigrad.engine.java.misuse.Given.A;
import static dev.trigrad.engine.java.misuse.Given.INTS;
import static dev.trigrad.engine.java.misuse.Given.PLACE;
import static dev.trigrad.engine.java.misuse.Given.S;
import static dev.trigrad.engine.java.misuse.Given.V;
import static dev.trigrad.engine.java.misuse.Given.ZERO;
import static dev.trigrad.engine.java.misuse.Given.ZEROS;
import static dev.trigrad.engine.java.misuse.Given.expanded;
import static dev.trigrad.engine.java.misuse.Misuse.argument;
import static dev.trigrad.engine.java.misuse.Misuse.dtype;
import static dev.trigrad.engine.java.misuse.Misuse.index;
import static dev.trigrad.engine.java.misuse.Misuse.shape;

import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import java.util.stream.Stream;

/** Wrong calls of operations that arrange elements. */
final class LayoutMisuse {
  private LayoutMisuse() {}

  static Stream<Misuse> rows() {
    return Stream.of(first(), second(), third(), fourth(), fifth()).flatMap(rows -> rows);
  }

  private static Stream<Misuse> first() {
    return Stream.of(
        shape("reshape: [2, 3] has 6 elements, which do not fill [4, 2]", () -> A.reshape(4, 2)),
        shape("reshape: [2, 3] has 6 elements, which do not fill [4, -1]", () -> A.reshape(4, -1)),
        shape(
            "reshape: negative extent -1 in [-1, -1]; only one may be -1, which is inferred",
            () -> A.reshape(-1, -1)),
        shape(
            "reshape: negative extent -2 in [-2, 3]; only one may be -1, which is inferred",
            () -> A.reshape(-2, 3)),
        shape("reshape: [2, 3] has 6 elements, which do not fill [0, -1]", () -> A.reshape(0, -1)),
        shape(
            "reshape: [2, 3] has 6 elements, which do not fill [65537, 65537, -1]",
            () -> A.reshape(65_537, 65_537, -1)),
        shape(
            "reshape: [2, 3] has 6 elements, which do not fill [2147483647, 2147483647, 5, 5]",
            () -> A.reshape(Integer.MAX_VALUE, Integer.MAX_VALUE, 5, 5)),
        argument("reshape: array of extents is null", () -> A.reshape((int[]) null)),
        shape("flatten: axis 2 is out of range for [2, 3], expected -2 to 1", () -> A.flatten(2)),
        shape("unsqueeze: axis 4 is out of range for [2, 3]", () -> A.unsqueeze(4)),
        shape("unsqueeze: axis -4 is out of range for [2, 3]", () -> A.unsqueeze(-4)));
  }

  private static Stream<Misuse> second() {
    return Stream.of(
        shape(
            "shape: rank 9 of [1, 1, 1, 1, 1, 1, 1, 1, 1] exceeds 8",
            () -> Tensor.zeros(1, 1, 1, 1, 1, 1, 1, 1).unsqueeze(0)),
        shape("squeeze: axis 0 of [2, 3] has extent 2, not 1", () -> A.squeeze(0)),
        shape("squeeze: axis 2 is out of range for [2, 3], expected -2 to 1", () -> A.squeeze(2)),
        shape("permute: order [0] names 1 axes, [2, 3] has 2", () -> A.permute(0)),
        shape("permute: axis 0 is named twice for [2, 3]", () -> A.permute(0, 0)),
        shape(
            "permute: axis 2 is out of range for [2, 3], expected -2 to 1", () -> A.permute(0, 2)),
        argument("permute: order of axes is null", () -> A.permute((int[]) null)),
        shape("transpose: [3] has fewer than 2 axes", () -> V.transpose()),
        shape(
            "transpose: axis 2 is out of range for [2, 3], expected -2 to 1",
            () -> A.transpose(0, 2)),
        shape(
            "expand: [2, 3] does not broadcast to [4, 3]; extents must be equal or 1",
            () -> A.expand(4, 3)),
        shape(
            "expand: [2, 3] does not broadcast to [3]; extents must be equal or 1",
            () -> A.expand(3)),
        argument("expand: shape is null", () -> A.expand((Shape) null)),
        shape(
            "shape: [2147483647, 2] has more than 2³¹ − 1 elements; split it along an axis",
            () -> S.expand(Integer.MAX_VALUE, 2)));
  }

  private static Stream<Misuse> third() {
    return Stream.of(
        shape(
            "slice: step 0 along axis 0 of [2, 3]; steps must not be zero",
            () -> A.slice(0, 0, 1, 0)),
        shape("slice: axis 2 is out of range for [2, 3], expected -2 to 1", () -> A.slice(2, 0, 1)),
        argument("slice: input 1 is null", () -> A.slice(null, Shape.of(1, 1), 1, 1)),
        shape(
            "slice: starts is int32[3], expected int32[2]",
            () -> A.slice(INTS, Shape.of(1, 1), 1, 1)),
        index(
            "slice: elements 1 to 3 along axis 0 are outside [2, 3]",
            () -> A.slice(PLACE, Shape.of(3, 1), 1, 1)),
        shape(
            "slice: sizes [1] and [2, 3] differ in rank", () -> A.slice(PLACE, Shape.of(1), 1, 1)),
        argument("slice: shape of sizes is null", () -> A.slice(PLACE, null, 1, 1)),
        shape("slice: 1 steps for [2, 3]", () -> A.slice(PLACE, Shape.of(1, 1), 1)),
        shape(
            "slice: step 0 along axis 0; steps must not be zero",
            () -> A.slice(PLACE, Shape.of(1, 1), 0, 1)),
        index("select: index 5 along axis 0 is out of range for [2, 3]", () -> A.select(0, 5)),
        index("select: index -3 along axis 0 is out of range for [2, 3]", () -> A.select(0, -3)),
        shape("select: axis 2 is out of range for [2, 3], expected -2 to 1", () -> A.select(2, 0)));
  }

  private static Stream<Misuse> fourth() {
    return Stream.of(
        shape(
            "concat: shapes differ beside axis 0, [2, 3] and [3] (input 1)", () -> A.concat(0, V)),
        shape(
            "concat: shapes differ beside axis 0, [2, 3] and [2, 2] (input 1)",
            () -> A.concat(0, Tensor.zeros(2, 2))),
        shape("concat: axis 2 is out of range for [2, 3], expected -2 to 1", () -> A.concat(2, A)),
        argument("concat: input 1 is null", () -> A.concat(0, (Tensor) null)),
        argument("concat: array of tensors is null", () -> A.concat(0, (Tensor[]) null)),
        dtype(
            "concat: element types differ, float32[2, 3] and bool[2, 3]; cast one of them",
            () -> A.concat(0, A.greater(0))),
        shape(
            "concat: axis 0 is out of range for [], a scalar, which has no axes",
            () -> S.concat(0, S)),
        shape(
            "concat: axis 0 of 2 tensors like [1073741824] has 2147483648 elements in all, more"
                + " than 2³¹ − 1; join fewer",
            () -> expanded(1 << 30).concat(0, expanded(1 << 30))),
        shape(
            "pad: negative amount along axis 0, [-1, 0] and [0, 0]; use slice",
            () -> A.pad(new int[] {-1, 0}, ZEROS, 0)),
        shape(
            "pad: [0] before and [0, 0] after need one number per axis of [2, 3]",
            () -> A.pad(ZERO, ZEROS, 0)),
        argument("pad: array of amounts before is null", () -> A.pad(null, ZEROS, 0)),
        argument("pad: array of amounts after is null", () -> A.pad(ZEROS, null, 0)));
  }

  private static Stream<Misuse> fifth() {
    return Stream.of(
        shape(
            "pad: axis 0 of [3] would have 2147483650 elements, more than 2³¹ − 1; pad less",
            () -> V.pad(new int[] {Integer.MAX_VALUE}, ZERO, 0)),
        shape(
            "shape: [1073741826, 3] has more than 2³¹ − 1 elements; split it along an axis",
            () -> A.pad(new int[] {1 << 30, 0}, ZEROS, 0)),
        index(
            "gather: index 2 at position 1 is out of range, expected -2 to 1",
            () -> A.gather(0, Tensor.of(new int[] {0, 2}))),
        index(
            "gather: index -3 at position 0 is out of range, expected -2 to 1",
            () -> A.gather(0, Tensor.of(new int[] {-3}))),
        shape(
            "gather: axis 2 is out of range for [2, 3], expected -2 to 1", () -> A.gather(2, INTS)),
        dtype("gather: indices are float32[2, 3], expected int32; cast them", () -> A.gather(0, A)),
        argument("gather: tensor of indices is null", () -> A.gather(0, null)),
        index(
            "oneHot: index 2 at position 2 is out of range, expected 0 to 1", () -> INTS.oneHot(2)),
        shape("oneHot: negative number of classes -1", () -> INTS.oneHot(-1)),
        dtype("oneHot: takes int32, got float32[2, 3]; cast it first", () -> A.oneHot(2)));
  }
}
