package dev.trigrad.plan;

import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.Recorder;
import dev.trigrad.op.Access;
import dev.trigrad.op.Binary;
import dev.trigrad.op.BinaryFunction;
import dev.trigrad.op.Composite;
import dev.trigrad.op.ScatterAdd;
import java.util.List;

/**
 * {@code w − η·scatterAdd(g, indices)} along the first axis, of which only the rows that the
 * indices name are computed; made by the planner where a lookup in w before it has checked them.
 * Inputs: w [rows, …], g [indices…, …] of another shape than w, indices, and the scalar η.
 *
 * <p>A kernel that writes over w leaves the other rows alone: w − 0·η is w, bit by bit, for a
 * finite η that is neither negative nor −0; for any other one it computes them, too.
 */
public record RowDescent() implements Composite {
  @Override
  public String name() {
    return "rowDescent";
  }

  private static ScatterAdd scatter(TensorType w) {
    return new ScatterAdd(0, w.shape().extent(0));
  }

  @Override
  public List<TensorType> types(List<TensorType> inputs) {
    List<TensorType> sums = scatter(inputs.getFirst()).types(inputs.subList(1, 3));
    var operands = List.of(inputs.getFirst(), sums.getFirst());
    return Binary.of(BinaryFunction.SUB).types(operands);
  }

  /** A row that is written is read before; g has another shape, so that nothing is put over it. */
  @Override
  public Access access() {
    return Access.ROWS;
  }

  /** The sums of the rows, the product with η and the difference. */
  @Override
  public long flops(List<TensorType> inputs, List<TensorType> outputs) {
    return 3L * inputs.get(1).elements();
  }

  /** The lookup before it has refused what is out of range. */
  @Override
  public boolean canFail() {
    return false;
  }

  @Override
  public List<Tensor> body(List<Tensor> inputs) {
    Tensor w = inputs.getFirst();
    Tensor sums = Recorder.record(scatter(w.type()), inputs.get(1), inputs.get(2));
    return List.of(w.sub(sums.mul(inputs.get(3))));
  }
}
