package dev.trigrad.testkit.program;

import static dev.trigrad.testkit.program.CompositeCode.*;
import static dev.trigrad.testkit.program.ElementwiseCode.*;

import dev.trigrad.Shape;
import java.util.List;

/** Draws composites, the library's and the kit's own, one upon another. */
final class CompositeMoves {
  private static final CompositeCode[] OF_ONE = {GELU, GELU_TANH, BELL, SWISH, MOMENTS};
  private static final CompositeCode[] OF_TWO = {SLOPE, RECOMPUTED, REMEMBERED};

  private final Draft draft;
  private final IndexMoves indices;

  CompositeMoves(Draft draft) {
    this.draft = draft;
    this.indices = new IndexMoves(draft);
  }

  void composite() {
    Value a = draft.any(v -> draft.isFloat(v) && draft.rank(v) >= 1);
    if (a == null) {
      return;
    }
    Shape shape = draft.shape(a);
    switch (draft.random.nextInt(11)) {
      case 0 -> draft.apply(SOFTMAX, a, Shapes.axes(shape, draft.random)[0]);
      case 1 -> draft.apply(LOG_SOFTMAX, a, Shapes.axes(shape, draft.random)[0]);
      case 2 -> draft.apply(LAYER_NORM, a, 1 + draft.random.nextInt(shape.rank()));
      case 3 -> layerNorm(a);
      case 4 -> crossEntropy(a);
      case 5 -> {
        Value scale = draft.leaf(Domain.SIGNED, Shapes.below(shape, draft.random));
        if (scale != null) {
          draft.applyAll(NESTED, List.of(a, scale));
        }
      }
      case 6 -> draft.apply(draft.chance(2) ? TANH : SQUARE, draft.apply(SOFTMAX, a, -1));
      case 7, 8 -> {
        Value other = draft.any(v -> draft.isFloat(v) && draft.shape(v).equals(shape));
        CompositeCode code = OF_TWO[draft.random.nextInt(OF_TWO.length)];
        draft.apply(code, draft.chance(2) ? a : other, other);
      }
      default -> draft.applyAll(OF_ONE[draft.random.nextInt(OF_ONE.length)], List.of(a));
    }
  }

  private void layerNorm(Value a) {
    Shape shape = draft.shape(a);
    int first = draft.random.nextInt(shape.rank());
    Shape last = shape.range(first, shape.rank());
    Value weight = draft.leaf(Domain.POSITIVE, last);
    Value bias = draft.leaf(Domain.SIGNED, last);
    if (weight != null && bias != null) {
      draft.applyAll(LAYER_NORM_AFFINE, List.of(a, weight, bias));
    }
  }

  private void crossEntropy(Value a) {
    Shape shape = draft.shape(a);
    Shape rows = shape.first(shape.rank() - 1);
    Value target =
        draft.chance(2)
            ? indices.classes(rows, shape.extent(-1))
            : draft.apply(SOFTMAX, draft.leaf(Domain.SIGNED, shape), -1);
    draft.apply(CROSS_ENTROPY, a, target);
  }
}
