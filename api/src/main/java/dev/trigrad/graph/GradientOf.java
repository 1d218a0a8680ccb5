package dev.trigrad.graph;

import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.op.Composite;
import java.util.List;

/**
 * The gradients of one tensor with respect to others, as one node; its body is the backward graph,
 * recorded only when a plan is made. Inputs: y, its cotangent if given, then the tensors
 * differentiated against; one output for each of those.
 *
 * @param required whether it is an error if y does not depend on one of them
 * @param given whether there is a cotangent; else y is a scalar, and it is 1
 */
record GradientOf(boolean required, boolean given) implements Composite {
  /** The operation with these components; one instance each, which a look-up knows again. */
  static GradientOf of(boolean required, boolean given) {
    return required ? REQUIRED : given ? GIVEN : PLAIN;
  }

  private static final GradientOf REQUIRED = new GradientOf(true, false);
  private static final GradientOf PLAIN = new GradientOf(false, false);
  private static final GradientOf GIVEN = new GradientOf(false, true);

  @Override
  public String name() {
    return "gradient";
  }

  @Override
  public List<TensorType> types(List<TensorType> inputs) {
    var types = new TensorType[inputs.size() - targets()];
    for (int i = 0; i < types.length; i++) {
      types[i] = inputs.get(targets() + i);
    }
    return List.of(types);
  }

  @Override
  public List<Tensor> body(List<Tensor> inputs) {
    return body(inputs, new Expansions());
  }

  /** The backward graph, in which composites stand for what they do in {@code expansions}. */
  List<Tensor> body(List<Tensor> inputs, Expansions expansions) {
    Tensor y = inputs.getFirst();
    Tensor cotangent = given ? inputs.get(1) : Tensor.of(1f).expand(y.shape());
    return new Backpropagation(
            inputs.subList(targets(), inputs.size()), false, required, expansions)
        .run(List.of(y), List.of(cotangent));
  }

  /** The first input that is differentiated against. */
  private int targets() {
    return given ? 2 : 1;
  }
}
