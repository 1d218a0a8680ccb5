package dev.trigrad.plan.pass;

import dev.trigrad.DType;
import dev.trigrad.Shape;
import dev.trigrad.TensorType;
import dev.trigrad.op.ElementwisePrimitive;
import dev.trigrad.op.Reduce;
import dev.trigrad.plan.FusedRows;
import dev.trigrad.plan.Program;
import dev.trigrad.plan.Step;
import java.util.Arrays;

/**
 * A way to see tensors as rows, from which a step of {@link FusedRows} can be made.
 *
 * @param shape [rows…, elements of a row…]
 * @param narrow the same with extent 1 for the axes of a row
 * @param axes how many of the last axes make up a row
 */
public record Rows(Shape shape, Shape narrow, int axes) {
  /** Shorter rows cost more calls than they save. */
  private static final int SHORTEST = 16;

  /**
   * The rows that {@code step} reduces, or {@code null} if it is no reduction of rows, or of short
   * ones.
   */
  static Rows of(Step step, Program program) {
    if (!(step.op() instanceof Reduce reduce) || !reduce.keep() || reduce.axes().size() == 0) {
      return null;
    }
    TensorType x = program.type(step.input(0));
    int axes = reduce.axes().size();
    boolean last = reduce.axes().get(0) == x.shape().rank() - axes;
    return last && reduce.count(x.shape()) >= SHORTEST && x.dtype() == DType.FLOAT32
        ? new Rows(x.shape(), program.type(step.output()).shape(), axes)
        : null;
  }

  /** Whether a step of these rows may contain {@code step}. */
  boolean contain(Step step, Program program) {
    return switch (step.op()) {
      case Reduce _ -> equals(of(step, program));
      case ElementwisePrimitive _ -> elementwise(step, program);
      default -> false;
    };
  }

  private boolean elementwise(Step step, Program program) {
    Shape result = program.type(step.output()).shape();
    boolean wide = result.equals(shape);
    if (!wide && !result.equals(narrow) || !isFloat(program.type(step.output()))) {
      return false;
    }
    for (int i = 0; i < step.inputs().size(); i++) {
      TensorType type = program.type(step.input(i));
      Shape input = type.shape();
      boolean fits =
          input.elements() == 1
              || input.equals(narrow)
              || wide && (input.equals(shape) || isRow(input));
      if (!fits || !isFloat(type)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isFloat(TensorType type) {
    return type.dtype() == DType.FLOAT32 || type.dtype() == DType.BOOL;
  }

  private boolean isRow(Shape input) {
    int[] row = shape.range(shape.rank() - axes, shape.rank()).extents();
    int[] extents = input.extents();
    int before = extents.length - axes;
    if (before < 0 || !Arrays.equals(row, Arrays.copyOfRange(extents, before, extents.length))) {
      return false;
    }
    return input.first(before).elements() == 1;
  }
}
