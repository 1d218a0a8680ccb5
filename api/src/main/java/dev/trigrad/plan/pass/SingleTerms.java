package dev.trigrad.plan.pass;

import dev.trigrad.DType;
import dev.trigrad.Shape;
import dev.trigrad.TensorType;
import dev.trigrad.op.Binary;
import dev.trigrad.op.BinaryFunction;
import dev.trigrad.op.Reduce;
import dev.trigrad.op.ReduceFunction;
import dev.trigrad.op.Reshape;
import dev.trigrad.plan.Program;
import dev.trigrad.plan.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Leaves out reductions of one term: with a batch of one, the gradient of a bias is the row itself,
 * and the mean of the losses the loss.
 *
 * <p>A sum of a row begins at +0, so 0 is added to its term, in a step that fuses with its reader.
 *
 * <p>Products of one term, as the gradients of weights are then, stay matrix products: as outer
 * products written elementwise and fused with the update they took 27 µs instead of 18 µs at 784 ×
 * 128, since each operand must be laid out beside the weights.
 */
public final class SingleTerms {
  private final Program program;
  private final List<TensorType> values;
  private final Map<Integer, Object> literals;
  private final List<Step> steps = new ArrayList<>();

  /** What a value made here adds 0 to. */
  private final Map<Integer, Integer> terms = new HashMap<>();

  private int zero = -1;

  private SingleTerms(Program program) {
    this.program = program;
    values = new ArrayList<>(program.values());
    literals = new HashMap<>(program.literals());
  }

  public static Program of(Program program) {
    var rewriting = new SingleTerms(program);
    for (Step step : program.steps()) {
      rewriting.rewrite(step);
    }
    return new Program(
        rewriting.values,
        program.inputs(),
        rewriting.literals,
        rewriting.steps,
        program.outputs(),
        program.writes(),
        program.memory());
  }

  private void rewrite(Step step) {
    if (step.op() instanceof Reduce reduce && isSingle(reduce, step)) {
      single(reduce, step);
    } else if (step.op() instanceof Reshape && terms.containsKey(step.input(0))) {
      addZero(reshaped(terms.get(step.input(0)), step.output()), step.output());
    } else {
      steps.add(step);
    }
  }

  private boolean isSingle(Reduce reduce, Step step) {
    TensorType x = program.type(step.input(0));
    return reduce.count(x.shape()) == 1 && x.elements() > 0 && x.dtype() == DType.FLOAT32;
  }

  private void single(Reduce reduce, Step step) {
    Shape shape = program.type(step.input(0)).shape();
    int last = reduce.axes().get(reduce.axes().size() - 1);
    boolean apart = last - reduce.axes().get(0) + 1 > reduce.axes().size();
    boolean alone = apart || shape.range(last + 1, shape.rank()).elements() == 1;
    if (reduce.function() == ReduceFunction.SUM && alone) {
      addZero(reshaped(step.input(0), step.output()), step.output());
    } else {
      // Rows are copied before others are added to them.
      steps.add(
          new Step(new Reshape(program.type(step.output()).shape()), step.output(), step.input(0)));
    }
  }

  private void addZero(int term, int output) {
    if (zero < 0) {
      zero = value(Shape.SCALAR);
      literals.put(zero, new float[1]);
    }
    terms.put(output, term);
    steps.add(new Step(Binary.of(BinaryFunction.ADD), output, term, zero));
  }

  private int reshaped(int id, int like) {
    return reshaped(id, program.type(like).shape());
  }

  private int reshaped(int id, Shape shape) {
    if (values.get(id).shape().equals(shape)) {
      return id;
    }
    int reshaped = value(shape);
    steps.add(new Step(new Reshape(shape), reshaped, id));
    return reshaped;
  }

  private int value(Shape shape) {
    values.add(TensorType.float32(shape));
    return values.size() - 1;
  }
}
