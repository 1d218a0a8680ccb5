package dev.trigrad.engine.java.misuse;

import static dev.trigrad.engine.java.misuse.Given.KEY;
import static dev.trigrad.engine.java.misuse.Misuse.argument;
import static dev.trigrad.engine.java.misuse.Misuse.shape;

import dev.trigrad.Shape;
import java.util.stream.Stream;

/** Wrong calls of shapes and keys. */
final class ShapeMisuse {
  private ShapeMisuse() {}

  static Stream<Misuse> rows() {
    return Stream.concat(first(), second());
  }

  private static Stream<Misuse> first() {
    return Stream.of(
        shape("shape: negative extent -1 in [2, -1]", () -> Shape.of(2, -1)),
        argument("shape: array of extents is null", () -> Shape.of((int[]) null)),
        shape(
            "shape: [65536, 65536] has more than 2³¹ − 1 elements; split it along an axis",
            () -> Shape.of(65_536, 65_536)),
        shape(
            "shape: rank 9 of [1, 1, 1, 1, 1, 1, 1, 1, 1] exceeds 8",
            () -> Shape.of(1, 1, 1, 1, 1, 1, 1, 1, 1)),
        shape(
            "shape: axis 5 is out of range for [2, 3], expected -2 to 1",
            () -> Shape.of(2, 3).extent(5)),
        shape(
            "shape: axis -3 is out of range for [2, 3], expected -2 to 1",
            () -> Shape.of(2, 3).extent(-3)),
        shape(
            "shape: axis 0 is out of range for [], a scalar, which has no axes",
            () -> Shape.SCALAR.extent(0)),
        shape(
            "test: axis 2 is out of range for [2, 3], expected -2 to 1",
            () -> Shape.of(2, 3).axis(2, "test")),
        argument("test: array of axes is null", () -> Shape.of(2, 3).axes(null, "test")),
        shape("shape: axes 2 to 3 are out of range for [2, 3]", () -> Shape.of(2, 3).with(2, 1)),
        shape("shape: negative extent -1 in [-1, 3]", () -> Shape.of(2, 3).with(0, -1)),
        shape(
            "shape: axes 2147483647 to 2147483647 are out of range for [2, 3]",
            () -> Shape.of(2, 3).with(Integer.MAX_VALUE, 1)));
  }

  private static Stream<Misuse> second() {
    return Stream.of(
        shape("shape: axes 3 to 3 are out of range for [2, 3]", () -> Shape.of(2, 3).insert(3, 1)),
        shape(
            "shape: axes -1 to -1 are out of range for [2, 3]", () -> Shape.of(2, 3).insert(-1, 1)),
        shape("shape: axes 0 to 3 are out of range for [2, 3]", () -> Shape.of(2, 3).first(3)),
        shape("shape: axes 0 to -1 are out of range for [2, 3]", () -> Shape.of(2, 3).first(-1)),
        shape("shape: axes 1 to 3 are out of range for [2, 3]", () -> Shape.of(2, 3).range(1, 3)),
        shape("shape: axes 2 to 1 are out of range for [2, 3]", () -> Shape.of(2, 3).range(2, 1)),
        shape(
            "shape: axes [2] are not axes of [2, 3] in order",
            () -> Shape.of(2, 3).reduce(new int[] {2}, false)),
        shape(
            "shape: axes [1, 0] are not axes of [2, 3] in order",
            () -> Shape.of(2, 3).reduce(new int[] {1, 0}, false)),
        shape(
            "shape: [65536, 65536] has more than 2³¹ − 1 elements; split it along an axis",
            () -> Shape.of(65_536).append(Shape.of(65_536))),
        argument("random key: name is null", () -> KEY.split((String) null)));
  }
}
