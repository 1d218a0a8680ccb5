package dev.trigrad.testkit.program;

import static dev.trigrad.testkit.program.ElementwiseCode.*;

import dev.trigrad.DType;
import dev.trigrad.Shape;
import java.util.List;
import java.util.function.Predicate;

/** Draws elementwise instructions of all types. */
final class ElementwiseMoves {
  private static final ElementwiseCode[] FUNCTIONS = {
    NEG, ABS, SQUARE, EXPM1, SIN, COS, ATAN, TANH, SIGMOID, RELU, SOFTPLUS, ERF, EXP
  };
  private static final ElementwiseCode[] LOGARITHMS = {LOG, LOG2, LOG10, LOG1P};
  private static final ElementwiseCode[] COMPARISONS = {
    EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER
  };
  private static final ElementwiseCode[] ARITHMETIC = {ADD, SUB, MUL, MAXIMUM, MINIMUM};

  private final Draft draft;

  ElementwiseMoves(Draft draft) {
    this.draft = draft;
  }

  private <T> T of(T[] choices) {
    return choices[draft.random.nextInt(choices.length)];
  }

  void unary() {
    Value a = draft.anyFloat();
    switch (draft.random.nextInt(8)) {
      case 0 -> draft.apply(SQRT, positive(a));
      case 1 -> draft.apply(of(LOGARITHMS), positive(a));
      case 2 -> draft.apply(CLIP, a, -8 - draft.random.nextInt(9), 4 + draft.random.nextInt(9));
      default -> draft.apply(of(FUNCTIONS), a);
    }
  }

  private Value positive(Value a) {
    return draft.apply(PLUS, draft.apply(SQUARE, a), 4);
  }

  void scalar() {
    Value a = draft.anyFloat();
    int number = draft.random.nextInt(4) * 5 - 9;
    switch (draft.random.nextInt(4)) {
      case 0 -> draft.apply(PLUS, a, number);
      case 1 -> draft.apply(OVER, a, number == -4 ? 16 : number);
      case 2 -> draft.apply(AT_LEAST, a, number);
      default -> draft.apply(TIMES, a, number);
    }
  }

  /** Two values that broadcast, or one against a leaf of any pattern below it. */
  void binary() {
    Value a = draft.anyFloat();
    Value b = partner(a, draft::isFloat, Domain.SIGNED);
    if (b == null) {
      return;
    }
    boolean turned = draft.chance(2);
    Value left = turned ? b : a;
    Value right = turned ? a : b;
    switch (draft.random.nextInt(10)) {
      case 0 -> draft.apply(DIV, left, positive(right));
      case 1 -> draft.apply(POW, positive(left), draft.apply(TANH, right));
      case 2 -> draft.apply(draft.chance(2) ? MAXIMUM : MINIMUM, left, right);
      case 3, 4, 5 -> draft.apply(MUL, left, right);
      case 6 -> draft.apply(SUB, left, right);
      default -> draft.apply(ADD, left, right);
    }
  }

  /** Numbers that large values are reduced to, and that meet with them again. */
  void meeting() {
    Value a = draft.anyFloat();
    Value number = draft.any(v -> draft.isFloat(v) && draft.shape(v).elements() == 1);
    if (a == null || number == null) {
      return;
    }
    Value large = draft.apply(of(FUNCTIONS), a);
    Value sum = draft.apply(ReductionCode.SUM, draft.apply(of(FUNCTIONS), large));
    Value small = draft.apply(of(FUNCTIONS), number);
    Value product = draft.apply(MUL, draft.chance(3) ? a : large, small);
    Value total = draft.apply(ADD, sum, small);
    if (total != null && product != null && draft.chance(2)) {
      draft.evaluate(List.of(sum, product, total));
    }
  }

  private Value partner(Value a, Predicate<Value> wanted, Domain otherwise) {
    if (a == null) {
      return null;
    }
    Shape shape = draft.shape(a);
    if (draft.chance(2)) {
      Value found =
          draft.any(b -> wanted.test(b) && Shapes.broadcast(shape, draft.shape(b), draft.limit()));
      if (found != null) {
        return found;
      }
    }
    return draft.leaf(otherwise, Shapes.below(shape, draft.random), 5);
  }

  /** int32 arithmetic, small and wrapping. */
  void integers() {
    Predicate<Value> isInt = v -> draft.tensor(v).dtype() == DType.INT32;
    Value a = draft.any(isInt);
    if (a == null || draft.chance(3)) {
      a = draft.leaf(draft.chance(4) ? Domain.WIDE_INTEGERS : Domain.INTEGERS, Shapes.any(draft));
    }
    Value b = partner(a, isInt, Domain.INTEGERS);
    switch (draft.random.nextInt(8)) {
      case 0 -> draft.apply(draft.chance(2) ? NEG : ABS, a);
      case 4 -> draft.apply(FLOOR_DIVIDE, a, draft.apply(CLIP, b, 8, 24));
      case 1 -> draft.apply(SIGN, a);
      case 2 -> draft.apply(PLUS, a, 8 * (draft.random.nextInt(9) - 4));
      case 3 -> toFloat(a);
      default -> draft.apply(of(ARITHMETIC), a, b);
    }
  }

  private Value toFloat(Value a) {
    return a != null && draft.largest(a) <= 1 << 24 ? draft.apply(TO_FLOAT, a) : null;
  }

  /** A comparison of exact numbers, logic on it, and a choice by it. */
  void choice() {
    Value a = draft.any(v -> draft.isExact(v) && draft.tensor(v).dtype() != DType.BOOL);
    if (a == null || draft.chance(2)) {
      a = draft.leaf(draft.chance(2) ? Domain.WHOLE : Domain.INTEGERS, Shapes.any(draft));
    }
    if (a == null) {
      return;
    }
    DType dtype = draft.tensor(a).dtype();
    Value b =
        partner(
            a,
            v -> draft.tensor(v).dtype() == dtype && draft.isExact(v),
            dtype == DType.INT32 ? Domain.INTEGERS : Domain.WHOLE);
    Value condition = draft.apply(of(COMPARISONS), a, b);
    Value other = partner(condition, v -> draft.tensor(v).dtype() == DType.BOOL, Domain.TRUTH);
    switch (draft.random.nextInt(4)) {
      case 0 -> condition = draft.apply(NOT, condition);
      case 1 -> condition = draft.apply(draft.chance(2) ? AND : OR, condition, other);
      default -> {}
    }
    chooseBy(condition);
  }

  private void chooseBy(Value condition) {
    if (condition == null) {
      return;
    }
    if (draft.chance(4)) {
      draft.apply(draft.chance(2) ? TO_FLOAT : TO_INT, condition);
      return;
    }
    Value yes = partner(condition, draft::isFloat, Domain.SIGNED);
    if (yes != null) {
      Shape shape = draft.shape(condition);
      Shape all =
          Shapes.broadcast(shape, draft.shape(yes), draft.limit())
              ? Shape.broadcast(shape, draft.shape(yes), "where")
              : shape;
      Value no =
          draft.any(v -> draft.isFloat(v) && Shapes.broadcast(all, draft.shape(v), draft.limit()));
      if (no == null || draft.chance(3)) {
        no = draft.leaf(Domain.SIGNED, Shapes.below(all, draft.random));
      }
      if (no != null) {
        draft.applyAll(WHERE, List.of(condition, yes, no));
      }
    }
  }

  /** Functions that jump, on whole numbers. */
  void jumps() {
    Value a = draft.any(v -> draft.isFloat(v) && draft.isExact(v));
    if (a == null || draft.chance(3)) {
      a = draft.leaf(Domain.WHOLE, Shapes.any(draft));
    }
    if (a == null) {
      return;
    }
    switch (draft.random.nextInt(6)) {
      case 0 -> draft.apply(SIGN, a);
      case 1 -> draft.apply(TO_BOOL, a);
      // Whole numbers by 4, so that there are fractions, and ties.
      case 4 -> draft.apply(draft.chance(2) ? FLOOR : ROUND, draft.apply(OVER, a, 32));
      case 5 -> {
        Shape below = Shapes.below(draft.shape(a), draft.random);
        Value divisor = draft.apply(CLIP, draft.leaf(Domain.WHOLE, below), 8, 24);
        draft.apply(FMOD, draft.apply(OVER, a, 32), divisor);
      }
      case 2 -> draft.apply(TO_INT, draft.apply(CLIP, a, -800, 800));
      default -> draft.apply(ADD, draft.apply(RELU, a), draft.apply(ABS, a));
    }
  }
}
