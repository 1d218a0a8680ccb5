package dev.trigrad.testkit.program;

import static dev.trigrad.testkit.program.ElementwiseCode.*;
import static dev.trigrad.testkit.program.IndexCode.*;
import static dev.trigrad.testkit.program.ReductionCode.ARGMAX;

import dev.trigrad.DType;
import dev.trigrad.Shape;

/** Draws instructions that read and write by index, given or computed. */
final class IndexMoves {
  private final Draft draft;

  IndexMoves(Draft draft) {
    this.draft = draft;
  }

  void index() {
    switch (draft.random.nextInt(8)) {
      case 0, 1 -> gather();
      case 2 -> scatter();
      case 3 -> window();
      case 4 -> oneHot();
      case 5 -> takeAlong();
      case 6 -> setRows();
      default -> numbers();
    }
  }

  /** Indices below {@code limit}: a leaf, the place of a maximum, or computed and limited. */
  private Value indices(Shape shape, int limit) {
    return switch (draft.random.nextInt(3)) {
      case 0 -> {
        Value keys = draft.leaf(Domain.WHOLE, shape.append(Shape.of(Math.min(limit, 7))));
        yield draft.apply(ARGMAX, keys, -1);
      }
      case 1 -> {
        Value any = draft.leaf(Domain.INTEGERS, shape);
        Value most = draft.leaf(Domain.INDICES, Shape.SCALAR, limit);
        yield draft.apply(MINIMUM, draft.apply(AT_LEAST, any, 0), most);
      }
      default -> draft.leaf(Domain.INDICES, shape, limit);
    };
  }

  private void gather() {
    Value a = draft.any(v -> draft.rank(v) >= 1);
    if (a == null) {
      return;
    }
    int axis = draft.random.nextInt(draft.rank(a));
    int n = draft.shape(a).extent(axis);
    Shape shape =
        switch (draft.random.nextInt(3)) {
          case 0 -> Shape.of(draft.random.nextInt(4) + 1, 2);
          case 1 -> Shape.SCALAR;
          default -> Shape.of(1 + draft.random.nextInt(9));
        };
    if ((long) draft.shape(a).elements() / n * shape.elements() <= draft.limit()) {
      draft.apply(GATHER, a, indices(shape, n), axis);
    }
  }

  private void scatter() {
    Value a = draft.any(v -> draft.isFloat(v) && draft.rank(v) >= 1);
    if (a == null) {
      return;
    }
    int axis = draft.random.nextInt(draft.rank(a));
    int extent = 1 + draft.random.nextInt(9);
    Value at = indices(Shape.of(draft.shape(a).extent(axis)), extent);
    draft.apply(SCATTER_ADD, a, at, axis, extent);
  }

  /** An index of its own for each element, a few along one axis. */
  private void takeAlong() {
    Value a = draft.any(v -> draft.rank(v) >= 1);
    if (a == null) {
      return;
    }
    int axis = draft.random.nextInt(draft.rank(a));
    int n = draft.shape(a).extent(axis);
    int count = 1 + draft.random.nextInt(n);
    draft.apply(TAKE_ALONG, a, indices(draft.shape(a).with(axis, count), n), axis);
  }

  /** Rows of the same tensor, some of which meet in one place. */
  private void setRows() {
    Value a = draft.any(v -> draft.rank(v) >= 1);
    if (a == null) {
      return;
    }
    int axis = draft.random.nextInt(draft.rank(a));
    int n = draft.shape(a).extent(axis);
    Shape count = Shape.of(1 + draft.random.nextInt(n));
    Value source = draft.apply(GATHER, a, indices(count, n), axis);
    Value at = indices(count, n);
    if (source != null && at != null) {
      draft.apply(SET_ROWS, java.util.List.of(a, at, source), axis);
    }
  }

  /** A part that begins at a computed place; backwards along the only axis of a vector. */
  private void window() {
    Value a = draft.any(v -> draft.rank(v) >= 1);
    if (a == null) {
      return;
    }
    Shape shape = draft.shape(a);
    int rank = shape.rank();
    int[] numbers = new int[2 * rank];
    int limit = Integer.MAX_VALUE;
    for (int d = 0; d < rank; d++) {
      int step = 1 + draft.random.nextInt(2);
      int size = 1 + draft.random.nextInt((shape.extent(d) - 1) / step + 1);
      numbers[d] = size;
      numbers[rank + d] = step;
      limit = Math.min(limit, shape.extent(d) - (size - 1) * step);
    }
    Value starts = indices(Shape.of(rank), limit);
    if (rank == 1 && draft.chance(2)) {
      starts = draft.apply(PLUS, starts, 8 * (numbers[0] - 1) * numbers[1]);
      numbers[1] = -numbers[1];
    }
    draft.apply(WINDOW, a, starts, numbers);
  }

  private void oneHot() {
    Shape shape = Shapes.below(Shape.of(draft.extents[0], draft.extents[3]), draft.random);
    int classes = 1 + draft.random.nextInt(9);
    draft.apply(ONE_HOT, indices(shape, classes), classes);
  }

  private void numbers() {
    if (draft.chance(2)) {
      Value numbers = draft.apply(ARANGE, java.util.List.of(), draft.extents[1]);
      if (draft.chance(2)) {
        draft.apply(TIMES, draft.apply(TO_FLOAT, numbers), 1);
      }
      return;
    }
    Shape shape = Shapes.any(draft);
    int[] numbers = new int[shape.rank() + 1];
    numbers[0] = draft.random.nextInt(1_000);
    System.arraycopy(shape.extents(), 0, numbers, 1, shape.rank());
    if (shape.elements() <= draft.limit()) {
      draft.apply(UNIFORM, java.util.List.of(), numbers);
    }
  }

  /** An int32 value with one class per row, for {@code classes}. */
  Value classes(Shape rows, int classes) {
    Value found =
        draft.any(
            v ->
                draft.tensor(v).dtype() == DType.INT32
                    && draft.shape(v).equals(rows)
                    && draft.statement(v) instanceof Statement.Leaf leaf
                    && leaf.domain() == Domain.INDICES
                    && leaf.limit() <= classes);
    return found != null ? found : indices(rows, classes);
  }
}
