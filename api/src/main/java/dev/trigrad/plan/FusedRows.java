package dev.trigrad.plan;

import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.op.Access;
import dev.trigrad.op.Composite;
import dev.trigrad.op.Integers;
import dev.trigrad.op.Reduce;
import dev.trigrad.op.ReduceFunction;
import java.util.List;

/**
 * Elementwise operations and reductions over the last axes, done row by row: softmax or layer
 * normalization in one step, while a row is in the cache. Made by the planner.
 *
 * <p>Operands are numbered as in {@link Fused}. A result has the shape {@code shape}, or that with
 * extent 1 for the last axes: one number for a row. An input has one of these shapes, that of a
 * single row, or is a scalar. Besides the operations of {@link Fused} only {@link Reduce} occurs:
 * over exactly the last axes, which it keeps, or the sum over exactly the others, which is a result
 * that no instruction reads. A row has at least 16 elements.
 *
 * @param shape [rows…, elements of a row…]
 * @param axes how many of the last axes make up a row
 * @param arity number of inputs
 * @param instructions in order
 * @param results operand numbers of the step's outputs
 */
public record FusedRows(
    Shape shape, int axes, int arity, List<Fused.Instruction> instructions, Integers results)
    implements Composite {
  /** Copies the list. */
  public FusedRows {
    instructions = List.copyOf(instructions);
  }

  /** Number of rows. */
  public int rows() {
    return shape.first(shape.rank() - axes).elements();
  }

  /** Elements of a row. */
  public int length() {
    return shape.range(shape.rank() - axes, shape.rank()).elements();
  }

  /** Whether any instruction adds up columns. */
  public boolean addsColumns() {
    for (Fused.Instruction instruction : instructions) {
      if (instruction.op() instanceof Reduce reduce && addsColumns(reduce)) {
        return true;
      }
    }
    return false;
  }

  /** Whether {@code reduce} adds up the columns: numbers at the same place of all rows. */
  public boolean addsColumns(Reduce reduce) {
    int before = shape.rank() - axes;
    return reduce.function() == ReduceFunction.SUM
        && before > 0
        && reduce.axes().size() == before
        && reduce.axes().get(before - 1) == before - 1;
  }

  @Override
  public String name() {
    return "fusedRows";
  }

  @Override
  public List<TensorType> types(List<TensorType> inputs) {
    return new Fused(arity, instructions, results).types(inputs);
  }

  @Override
  public Access access() {
    return Access.ROWS;
  }

  @Override
  public long flops(List<TensorType> inputs, List<TensorType> outputs) {
    return new Fused(arity, instructions, results).flops(inputs, outputs);
  }

  /** Its kernels only compute. */
  @Override
  public boolean canFail() {
    return false;
  }

  @Override
  public List<Tensor> body(List<Tensor> inputs) {
    return new Fused(arity, instructions, results).body(inputs);
  }
}
