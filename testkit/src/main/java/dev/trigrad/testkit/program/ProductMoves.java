package dev.trigrad.testkit.program;

import static dev.trigrad.testkit.program.ElementwiseCode.*;
import static dev.trigrad.testkit.program.LayoutCode.TRANSPOSE;
import static dev.trigrad.testkit.program.ReductionCode.MATMUL;

import dev.trigrad.Shape;

/** Draws matrix products and what planners put at their ends. */
final class ProductMoves {
  private static final ElementwiseCode[] ACTIVATIONS = {RELU, TANH, SIGMOID, SOFTPLUS};

  private final Draft draft;

  ProductMoves(Draft draft) {
    this.draft = draft;
  }

  /** Any of the forms below. */
  void product() {
    switch (draft.random.nextInt(7)) {
      case 0, 1 -> sum();
      case 2, 3 -> dense();
      case 4 -> transposed();
      case 5 -> batch();
      default -> vector();
    }
  }

  private int columns() {
    return draft.chance(4) ? 1 : draft.chance(3) ? 5 + draft.random.nextInt(3) : draft.extents[2];
  }

  private Value matrix() {
    Value a = draft.chance(3) ? null : draft.any(v -> draft.isFloat(v) && draft.rank(v) == 2);
    if (a != null) {
      return a;
    }
    int rows = draft.chance(3) ? 1 : draft.extents[0];
    int inner = draft.chance(3) ? draft.extents[1] : Extents.small(draft.random);
    if (draft.chance(6)) {
      rows = 1 + 64 * (1 + draft.random.nextInt(5)) + draft.random.nextInt(2);
      inner = Extents.small(draft.random);
    }
    return draft.leaf(Domain.SIGNED, Shape.of(rows, inner));
  }

  /** Products are dear in the rehearsal. */
  private boolean isAffordable(Value a, int columns) {
    return a != null && (long) draft.shape(a).elements() * columns <= 600_000;
  }

  private Value times(Value a, int columns) {
    if (!isAffordable(a, columns)) {
      return null;
    }
    int inner = draft.shape(a).extent(-1);
    return draft.apply(MATMUL, a, draft.leaf(Domain.SIGNED, Shape.of(inner, columns)));
  }

  /** A product, added to another of as many rows or of one; perhaps a bias and an activation. */
  private void sum() {
    int columns = columns();
    Value x = matrix();
    Value first = times(x, columns);
    if (first == null) {
      return;
    }
    int rows = draft.chance(4) ? 1 : draft.shape(first).extent(0);
    Value h = draft.leaf(Domain.SIGNED, Shape.of(rows, Extents.small(draft.random)));
    Value second = times(h, columns);
    Value y = draft.chance(2) ? draft.apply(ADD, first, second) : draft.apply(ADD, second, first);
    if (y != null && draft.chance(3)) {
      y = draft.apply(ADD, y, draft.leaf(Domain.SIGNED, Shape.of(columns)));
    }
    activate(y);
  }

  private void activate(Value y) {
    if (y != null && draft.chance(2)) {
      draft.apply(ACTIVATIONS[draft.random.nextInt(ACTIVATIONS.length)], y);
    }
  }

  /** A product with a bias: a row, a column, one number, or computed. */
  private void dense() {
    int columns = draft.chance(4) ? Extents.upTo(300, draft.random) : columns();
    Value y = times(matrix(), columns);
    if (y == null) {
      return;
    }
    Shape shape = draft.shape(y);
    Value bias =
        switch (draft.random.nextInt(5)) {
          case 0 -> draft.leaf(Domain.SIGNED, Shapes.below(shape, draft.random));
          case 1 -> draft.apply(TANH, draft.leaf(Domain.SIGNED, Shape.of(columns)));
          case 2 -> draft.leaf(Domain.SIGNED, Shape.of(1, columns));
          default -> draft.leaf(Domain.SIGNED, Shape.of(columns));
        };
    activate(draft.chance(2) ? draft.apply(ADD, y, bias) : draft.apply(ADD, bias, y));
  }

  /** A product with one operand or both transposed. */
  private void transposed() {
    Value a =
        draft.chance(2)
            ? matrix()
            : draft.leaf(Domain.SIGNED, Shape.of(1, Extents.upTo(100, draft.random)));
    if (a == null) {
      return;
    }
    int rows = draft.shape(a).extent(0);
    int inner = draft.shape(a).extent(1);
    int columns = draft.chance(3) ? 1 : columns();
    if (!isAffordable(a, columns)) {
      return;
    }
    switch (draft.random.nextInt(3)) {
      case 0 -> {
        Value b = draft.leaf(Domain.SIGNED, Shape.of(columns, inner));
        draft.apply(MATMUL, a, draft.apply(TRANSPOSE, b));
      }
      case 1 -> {
        Value b = draft.leaf(Domain.SIGNED, Shape.of(rows, columns));
        draft.apply(MATMUL, draft.apply(TRANSPOSE, a), b);
      }
      default -> {
        Value b = draft.leaf(Domain.SIGNED, Shape.of(columns, rows));
        draft.apply(MATMUL, draft.apply(TRANSPOSE, a), draft.apply(TRANSPOSE, b));
      }
    }
  }

  /** Products over leading axes that broadcast. */
  private void batch() {
    int[] e = draft.extents;
    int rows = Math.min(e[0], 9);
    int inner = 1 + draft.random.nextInt(9);
    Value a = draft.leaf(Domain.SIGNED, Shape.of(e[3], rows, inner));
    Shape below = Shapes.below(Shape.of(2, e[3]), draft.random);
    Shape right = below.append(Shape.of(inner, columns()));
    if (right.rank() >= 2) {
      draft.apply(MATMUL, a, draft.leaf(Domain.SIGNED, right));
    }
  }

  /** A vector on either side. */
  private void vector() {
    Value a = draft.any(v -> draft.isFloat(v) && draft.rank(v) >= 1 && draft.rank(v) <= 2);
    if (a == null) {
      return;
    }
    Shape shape = draft.shape(a);
    if (draft.chance(2) || shape.rank() == 1) {
      draft.apply(MATMUL, a, draft.leaf(Domain.SIGNED, Shape.of(shape.extent(-1))));
    } else {
      draft.apply(MATMUL, draft.leaf(Domain.SIGNED, Shape.of(shape.extent(0))), a);
    }
  }
}
