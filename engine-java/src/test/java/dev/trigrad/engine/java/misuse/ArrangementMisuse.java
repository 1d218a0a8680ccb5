package dev.trigrad.engine.java.misuse;

import static dev.trigrad.engine.java.misuse.Given.A;
import static dev.trigrad.engine.java.misuse.Given.BOOLS;
import static dev.trigrad.engine.java.misuse.Given.EMPTY;
import static dev.trigrad.engine.java.misuse.Given.INTS;
import static dev.trigrad.engine.java.misuse.Given.S;
import static dev.trigrad.engine.java.misuse.Given.V;
import static dev.trigrad.engine.java.misuse.Given.ZEROS;
import static dev.trigrad.engine.java.misuse.Given.expanded;
import static dev.trigrad.engine.java.misuse.Misuse.argument;
import static dev.trigrad.engine.java.misuse.Misuse.dtype;
import static dev.trigrad.engine.java.misuse.Misuse.shape;

import java.util.stream.Stream;

/** Wrong calls of orders, parts, diagonals, margins and repetitions. */
final class ArrangementMisuse {
  private ArrangementMisuse() {}

  static Stream<Misuse> rows() {
    return Stream.of(orders(), parts(), diagonals(), margins(), repeats()).flatMap(rows -> rows);
  }

  private static Stream<Misuse> orders() {
    return Stream.of(
        shape(
            "moveAxis: axis 2 is out of range for [2, 3], expected -2 to 1",
            () -> A.moveAxis(2, 0)),
        shape(
            "moveAxis: axis -3 is out of range for [2, 3], expected -2 to 1",
            () -> A.moveAxis(0, -3)),
        shape("flip: axis 2 is out of range for [2, 3], expected -2 to 1", () -> A.flip(2)),
        shape("flip: axis 1 is named twice for [2, 3]", () -> A.flip(1, -1)),
        argument("flip: array of axes is null", () -> A.flip((int[]) null)),
        shape(
            "roll: axis 0 is out of range for [], a scalar, which has no axes", () -> S.roll(0, 1)),
        shape(
            "roll: axis 0 of 2 tensors like [1073741824] has 2147483648 elements in all, more than"
                + " 2³¹ − 1; join fewer",
            () -> expanded(1 << 30).roll(0, 1)),
        dtype(
            "zerosLike: input 0 is float64[4]; float64 is stored, no operation takes it: use"
                + " float32",
            () -> Given.DOUBLE.zerosLike()));
  }

  private static Stream<Misuse> parts() {
    return Stream.of(
        shape(
            "split: size 0 along axis 1 of [2, 3], expected a positive one", () -> A.split(-1, 0)),
        shape(
            "split: size -1 along axis 0 of [0], expected a positive one",
            () -> EMPTY.split(0, -1)),
        shape(
            "split: sizes [1, 1] sum to 2, axis 1 of [2, 3] has extent 3", () -> A.split(1, 1, 1)),
        shape("split: sizes [] sum to 0, axis 1 of [2, 3] has extent 3", () -> A.split(1)),
        shape("split: negative size in [4, -1]", () -> A.split(1, 4, -1)),
        argument("split: array of sizes is null", () -> A.split(1, (int[]) null)),
        shape("split: axis 2 is out of range for [2, 3], expected -2 to 1", () -> A.split(2, 1)),
        shape("chunk: count is 0, expected at least 1", () -> A.chunk(0, 0)),
        shape("chunk: axis 2 is out of range for [2, 3], expected -2 to 1", () -> A.chunk(2, 1)),
        shape("unbind: axis 2 is out of range for [2, 3], expected -2 to 1", () -> A.unbind(2)));
  }

  private static Stream<Misuse> diagonals() {
    return Stream.of(
        shape("diagonal: axis 1 is out of range for [3], expected -1 to 0", () -> V.diagonal()),
        shape("diagonal: axis 1 is named twice for [2, 3]", () -> A.diagonal(0, 1, -1)),
        shape(
            "diag: [1, 2, 3] is neither vector nor matrix; use diagonal for stacks of matrices",
            () -> A.unsqueeze(0).diag()),
        shape("diag: a matrix of side 46341 has more than 2³¹ − 1 elements", () -> V.diag(46_338)),
        shape("triu: [3] has fewer than 2 axes", () -> V.triu()),
        shape("tril: [] has fewer than 2 axes", () -> S.tril(1)),
        dtype(
            "tril: input 0 is float64[2, 2]; float64 is stored, no operation takes it: use float32",
            () -> Given.doubles(2, 2).tril()),
        shape("outer: takes two vectors, got [2, 3] and [3]; flatten them", () -> A.outer(V)),
        dtype(
            "outer: element types differ, float32[3, 1] and int32[3]; cast one of them",
            () -> V.outer(INTS)),
        argument("outer: input 1 is null", () -> V.outer(null)));
  }

  private static Stream<Misuse> margins() {
    return Stream.of(
        shape(
            "padReflect: amount 2 along axis 0 of [2, 3], expected at most the extent − 1",
            () -> A.padReflect(new int[] {0, 0}, new int[] {2, 0})),
        shape(
            "padReflect: amount 1 along axis 0 of [0], expected at most the extent − 1",
            () -> EMPTY.padReflect(new int[] {1}, new int[] {0})),
        shape(
            "padReflect: [0] before and [0, 0] after need one number per axis of [2, 3]",
            () -> A.padReflect(new int[] {0}, ZEROS)),
        shape(
            "padReflect: negative amount along axis 1, [0, -1] before and [0, 0] after; use slice",
            () -> A.padReflect(new int[] {0, -1}, ZEROS)),
        argument("padReflect: array of amounts after is null", () -> A.padReflect(ZEROS, null)),
        shape(
            "padEdge: axis 0 of [0] has no element",
            () -> EMPTY.padEdge(new int[] {1}, new int[1])),
        shape(
            "padEdge: negative amount along axis 1, [0, 0] before and [0, -1] after; use slice",
            () -> A.padEdge(ZEROS, new int[] {0, -1})),
        argument("padEdge: array of amounts before is null", () -> A.padEdge(null, ZEROS)));
  }

  private static Stream<Misuse> repeats() {
    return Stream.of(
        shape("repeat: [2] needs a number per axis of [2, 3]; tile takes fewer", () -> A.repeat(2)),
        shape("repeat: negative number of times -1", () -> A.repeat(1, -1)),
        argument("repeat: array of times is null", () -> A.repeat((int[]) null)),
        shape(
            "repeat: 3 elements 2147483647 times are more than 2³¹ − 1",
            () -> V.repeat(Integer.MAX_VALUE)),
        shape("tile: negative number of times -1", () -> A.tile(-1)),
        argument("tile: array of times is null", () -> A.tile((int[]) null)),
        shape(
            "repeatInterleave: 1 numbers for axis 1 of [2, 3], expected one for each element",
            () -> A.repeatInterleave(1, new int[] {1})),
        shape(
            "repeatInterleave: negative number of times -2",
            () -> A.repeatInterleave(0, new int[] {1, -2})),
        shape("repeatInterleave: negative number of times -1", () -> BOOLS.repeatInterleave(0, -1)),
        shape(
            "repeatInterleave: 3 elements 2147483647 times are more than 2³¹ − 1",
            () -> V.repeatInterleave(0, Integer.MAX_VALUE)),
        shape(
            "repeatInterleave: axis 1 is out of range for [3], expected -1 to 0",
            () -> V.repeatInterleave(1, 2)),
        argument(
            "repeatInterleave: array of times is null", () -> A.repeatInterleave(0, (int[]) null)));
  }
}
