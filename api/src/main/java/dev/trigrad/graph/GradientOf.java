package dev.trigrad.graph;

import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.op.Composite;
import java.util.List;

/**
 * The gradients of one tensor with respect to others, as one node; its body is the backward graph,
 * recorded only when a plan is made. Inputs: y, its cotangent, then the tensors differentiated
 * against; one output for each of those.
 *
 * @param required whether it is an error if y does not depend on one of them
 */
record GradientOf(boolean required) implements Composite {
  @Override
  public String name() {
    return "gradient";
  }

  @Override
  public List<TensorType> types(List<Tensor> inputs) {
    return inputs.subList(2, inputs.size()).stream().map(Tensor::type).toList();
  }

  @Override
  public List<Tensor> body(List<Tensor> inputs) {
    var targets = inputs.subList(2, inputs.size());
    return new Backpropagation(targets, false, required)
        .run(List.of(inputs.get(0)), List.of(inputs.get(1)));
  }
}
