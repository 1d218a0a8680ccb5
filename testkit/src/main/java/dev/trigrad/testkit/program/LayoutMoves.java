package dev.trigrad.testkit.program;

import static dev.trigrad.testkit.program.LayoutCode.*;
import static dev.trigrad.testkit.program.ReductionCode.*;

import dev.trigrad.DType;
import dev.trigrad.Shape;
import java.util.ArrayList;
import java.util.List;

/** Draws reductions and rearrangements. */
final class LayoutMoves {
  private static final ReductionCode[] REDUCTIONS = {
    SUM, SUM_KEEP, MEAN, MEAN_KEEP, MAX, MAX_KEEP, MIN, MIN_KEEP, LOG_SUM_EXP, LOG_SUM_EXP_KEEP
  };

  private final Draft draft;

  LayoutMoves(Draft draft) {
    this.draft = draft;
  }

  private Value ranked(int rank) {
    return draft.any(v -> draft.rank(v) >= rank);
  }

  void reduce() {
    Value a = draft.any(v -> draft.isFloat(v) && draft.rank(v) >= 1);
    if (a == null) {
      return;
    }
    if (draft.rank(a) >= 3 && draft.chance(3)) {
      draft.apply(SUM_KEEP, a, 1 + draft.random.nextInt(draft.rank(a) - 2));
      return;
    }
    ReductionCode code = REDUCTIONS[draft.random.nextInt(REDUCTIONS.length)];
    boolean all = draft.chance(5);
    draft.apply(code, a, all ? new int[0] : Shapes.axes(draft.shape(a), draft.random));
  }

  /** Of whole numbers, where ties are meant. */
  void reduceWhole() {
    Value a =
        draft.any(
            v -> draft.rank(v) >= 1 && draft.tensor(v).dtype() != DType.BOOL && draft.isExact(v));
    if (a == null || draft.chance(3)) {
      Shape shape = Shape.of(draft.extents[0], draft.extents[1]);
      a = draft.leaf(draft.chance(2) ? Domain.WHOLE : Domain.INTEGERS, shape);
    }
    if (a == null) {
      return;
    }
    int[] axes = Shapes.axes(draft.shape(a), draft.random);
    switch (draft.random.nextInt(6)) {
      case 0 -> draft.apply(ARGMAX, a, axes[0]);
      case 1 -> draft.apply(ARGMAX_KEEP, a, axes[0]);
      case 2 -> draft.apply(ARGSORT, a, axes[0]);
      case 3 -> draft.apply(ARGSORT_DESCENDING, a, axes[0]);
      case 4 -> draft.apply(draft.chance(2) ? MAX : MIN_KEEP, a, axes);
      default -> draft.apply(SUM, a, axes);
    }
  }

  /** Along an axis, by coefficients of its shape or broadcast to it. */
  void scan() {
    Value a = draft.any(v -> draft.isFloat(v) && draft.rank(v) >= 1);
    if (a == null) {
      return;
    }
    Shape shape = draft.shape(a);
    int axis = draft.random.nextInt(shape.rank());
    if (draft.chance(3)) {
      draft.apply(CUMULATIVE_SUM, a, axis);
      return;
    }
    Value by =
        draft.chance(2)
            ? draft.leaf(Domain.SIGNED, Shapes.below(shape, draft.random))
            : draft.any(v -> draft.type(v).equals(draft.type(a)));
    draft.apply(draft.chance(2) ? LINEAR_RECURRENCE : LINEAR_RECURRENCE_REVERSED, a, by, axis);
  }

  void arrange() {
    switch (draft.random.nextInt(9)) {
      case 0 -> draft.apply(TRANSPOSE, ranked(2));
      case 1 -> permute();
      case 2 -> reshape();
      case 3 -> expand();
      case 4, 5 -> slice();
      case 6 -> concat();
      case 7 -> pad();
      default -> select();
    }
  }

  private void permute() {
    Value a = ranked(2);
    if (a != null) {
      draft.apply(PERMUTE, a, Shapes.order(draft.rank(a), draft.random));
    }
  }

  private void reshape() {
    Value a = ranked(1);
    if (a == null) {
      return;
    }
    Shape shape = draft.shape(a);
    int[] extents =
        switch (draft.random.nextInt(4)) {
          case 0 -> new int[] {shape.elements()};
          case 1 -> new int[] {1, shape.elements()};
          case 2 -> shape.insert(draft.random.nextInt(shape.rank() + 1), 1).extents();
          default -> split(shape);
        };
    if (extents.length <= 5) {
      draft.apply(RESHAPE, a, extents);
    }
  }

  /** The last axis in two, if it can be. */
  private int[] split(Shape shape) {
    int last = shape.extent(-1);
    for (int part : new int[] {2, 3, 5}) {
      if (last % part == 0) {
        return shape.first(shape.rank() - 1).append(Shape.of(last / part, part)).extents();
      }
    }
    return new int[] {shape.elements(), 1};
  }

  private void expand() {
    Value a = draft.any(v -> draft.rank(v) <= 3);
    if (a == null) {
      return;
    }
    Shape shape = draft.shape(a);
    int[] extents = shape.extents();
    for (int i = 0; i < extents.length; i++) {
      extents[i] = extents[i] == 1 ? draft.extents[draft.random.nextInt(4)] : extents[i];
    }
    Shape wide =
        draft.chance(2) ? Shape.of(extents) : Shape.of(draft.extents[3]).append(Shape.of(extents));
    if (wide.elements() <= draft.limit()) {
      draft.apply(EXPAND, a, wide.extents());
    }
  }

  private void slice() {
    Value a = ranked(1);
    if (a == null) {
      return;
    }
    int axis = draft.random.nextInt(draft.rank(a));
    int n = draft.shape(a).extent(axis);
    int from = draft.random.nextInt(n);
    int to = from + 1 + draft.random.nextInt(n - from);
    int step = 1 + draft.random.nextInt(3);
    if (draft.chance(3)) {
      draft.apply(SLICE, a, axis, to - 1, from == 0 ? Integer.MIN_VALUE : from - 1, -step);
    } else {
      draft.apply(SLICE, a, axis, from, to, step);
    }
  }

  private void select() {
    Value a = ranked(1);
    if (a != null) {
      int axis = draft.random.nextInt(draft.rank(a));
      draft.apply(SELECT, a, axis, draft.random.nextInt(draft.shape(a).extent(axis)));
    }
  }

  private void concat() {
    Value a = ranked(1);
    if (a == null) {
      return;
    }
    int axis = draft.random.nextInt(draft.rank(a));
    Shape shape = draft.shape(a);
    DType dtype = draft.tensor(a).dtype();
    if (draft.chance(3)) {
      Value b = draft.any(v -> draft.type(v).equals(draft.type(a)));
      draft.apply(STACK, a, b, draft.random.nextInt(shape.rank() + 1));
      return;
    }
    List<Value> all = new ArrayList<>(List.of(a));
    for (int i = 0; i < 1 + draft.random.nextInt(2); i++) {
      all.add(
          draft.any(
              v ->
                  draft.rank(v) == shape.rank()
                      && draft.tensor(v).dtype() == dtype
                      && draft.shape(v).with(axis, 1).equals(shape.with(axis, 1))));
    }
    draft.applyAll(CONCAT, all, axis);
  }

  private void pad() {
    Value a = draft.any(v -> draft.isFloat(v) && draft.rank(v) >= 1 && draft.rank(v) <= 3);
    if (a == null) {
      return;
    }
    int rank = draft.rank(a);
    int[] numbers = new int[2 * rank + 1];
    long elements = 1;
    for (int d = 0; d < rank; d++) {
      numbers[d] = draft.chance(2) ? draft.random.nextInt(3) : 0;
      numbers[rank + d] = draft.chance(2) ? draft.random.nextInt(3) : 0;
      elements *= draft.shape(a).extent(d) + numbers[d] + numbers[rank + d];
    }
    numbers[2 * rank] = draft.random.nextInt(17) - 8;
    if (elements <= draft.limit()) {
      draft.apply(PAD, a, numbers);
    }
  }
}
