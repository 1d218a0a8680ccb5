package dev.trigrad.engine.java.chain;

import dev.trigrad.DType;
import dev.trigrad.op.Integers;
import dev.trigrad.plan.Fused;
import java.util.Locale;

/**
 * Why a loop of several operations ends before the step does.
 *
 * @param reason of what kind
 * @param at the instruction that the loop does not go on with, or could not be of several for
 */
record Cut(Reason reason, int at) {
  /** Kinds of reasons. */
  enum Reason {
    /** There is nothing more to do. */
    END,
    /** The loops have no code for the operation on these operands. */
    CODE,
    /** It works on numbers of rows and the loop on rows, or the other way round. */
    ROWS,
    /** It needs a sum over the row. */
    SUM,
    /** The loop is as large as is worth it. */
    SIZE
  }

  static final Cut NONE = new Cut(Reason.END, -1);

  /** The reason in words; empty if the loop ends with the step. */
  String text(Fused step, DType[] types) {
    String name = at < 0 ? "" : step.instructions().get(at).op().name();
    return switch (reason) {
      case END -> "";
      case CODE -> code(step, types, name);
      case ROWS -> name + " works on rows of another length";
      case SUM -> name + " waits for a reduction";
      case SIZE -> "before " + name + " the loop is as large as is worth it";
    };
  }

  /** The operand that prevents it, or else the operation. */
  private String code(Fused step, DType[] types, String name) {
    Integers operands = step.instructions().get(at).operands();
    for (int i = 0; i < operands.size(); i++) {
      int operand = operands.get(i);
      if (!NumberCode.storedAsFloats(new DType[] {types[operand]})) {
        String what =
            operand < step.arity()
                ? "input " + operand
                : "the result of " + step.instructions().get(operand - step.arity()).op().name();
        return name
            + " reads "
            + what
            + ", which is "
            + types[operand].name().toLowerCase(Locale.ROOT);
      }
    }
    return "no chain code for " + name;
  }
}
