package dev.trigrad.plan;

import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.Recorder;
import dev.trigrad.op.Binary;
import dev.trigrad.op.BinaryFunction;
import dev.trigrad.op.Composite;
import dev.trigrad.op.MatMul;
import dev.trigrad.op.Unary;
import dev.trigrad.op.UnaryFunction;
import java.util.List;
import java.util.Optional;

/**
 * {@code f(a·b + bias)} in the matrix product's last pass; made by the planner. Inputs: a, b, and
 * bias [n] if there is one.
 *
 * @param product the matrix product
 * @param bias whether a bias row is added
 * @param activation applied last, if present
 */
public record MatMulEpilogue(MatMul product, boolean bias, Optional<UnaryFunction> activation)
    implements Composite {
  @Override
  public String name() {
    return "matmul+" + (bias ? "bias" : "") + activation.map(f -> "+" + f.label()).orElse("");
  }

  @Override
  public List<TensorType> types(List<TensorType> inputs) {
    TensorType result = product.types(inputs.subList(0, 2)).getFirst();
    if (bias) {
      var sum = Binary.of(BinaryFunction.ADD);
      result = sum.types(List.of(result, inputs.get(2))).getFirst();
    }
    return activation.isPresent()
        ? Unary.of(activation.get()).types(result.alone())
        : result.alone();
  }

  @Override
  public long flops(List<TensorType> inputs, List<TensorType> outputs) {
    long elements = outputs.getFirst().elements();
    return product.flops(inputs.subList(0, 2), outputs)
        + (bias ? elements : 0)
        + (activation.isPresent() ? elements : 0);
  }

  /** Its kernels only compute. */
  @Override
  public boolean canFail() {
    return false;
  }

  @Override
  public List<Tensor> body(List<Tensor> inputs) {
    Tensor result = Recorder.record(product, inputs.get(0), inputs.get(1));
    if (bias) {
      result = result.add(inputs.get(2));
    }
    return List.of(
        activation.isPresent() ? Recorder.record(Unary.of(activation.get()), result) : result);
  }
}
