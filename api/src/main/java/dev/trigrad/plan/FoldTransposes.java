package dev.trigrad.plan;

import dev.trigrad.op.MatMul;
import dev.trigrad.op.Permute;
import java.util.ArrayList;
import java.util.List;

/**
 * Replaces a matrix product's operand that is another's transpose by that other one and a flag:
 * nothing is moved.
 *
 * <p>Products of one row or one column stay as they are recorded: what is added up along memory is
 * added up in another order there, and other bits would come of it. A transpose that the user
 * writes into the product is one with it from the start ({@code Tensor.matmul}), and gradients are
 * recorded so.
 */
final class FoldTransposes {
  private FoldTransposes() {}

  static Program of(Program program) {
    var uses = new Uses(program);
    List<Step> steps = new ArrayList<>();
    for (Step step : program.steps()) {
      steps.add(step.op() instanceof MatMul product ? fold(step, product, program, uses) : step);
    }
    return program.withSteps(steps);
  }

  private static Step fold(Step step, MatMul product, Program program, Uses uses) {
    int a = step.input(0);
    int b = step.input(1);
    boolean transposeA = product.transposeA();
    boolean transposeB = product.transposeB();
    if (product.m(program.type(a).shape()) == 1 || product.n(program.type(b).shape()) == 1) {
      return step;
    }
    for (Step maker = uses.maker(program, a); transposes(maker); maker = uses.maker(program, a)) {
      a = maker.input(0);
      transposeA = !transposeA;
    }
    for (Step maker = uses.maker(program, b); transposes(maker); maker = uses.maker(program, b)) {
      b = maker.input(0);
      transposeB = !transposeB;
    }
    return a == step.input(0) && b == step.input(1)
        ? step
        : new Step(new MatMul(transposeA, transposeB), step.output(), a, b);
  }

  private static boolean transposes(Step step) {
    return step != null && step.op() instanceof Permute permute && permute.transposes();
  }
}
